import Foundation

@testable import FollowUpStore

/// A place for one clinic's folder that goes when the test is over.
final class TemporaryFolder {
  let root: URL

  init() throws {
    root = FileManager.default.temporaryDirectory.appending(path: "huifang-store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: root, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  deinit {
    try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: clinic)
    try? FileManager.default.removeItem(at: root)
  }

  var clinic: String { root.appending(path: "clinic").path(percentEncoded: false) }
  var journal: String { clinic + "/journal.jsonl" }
  var snapshot: String { clinic + "/snapshot" }
  var snapshotHead: String { snapshot + "/head.json" }
  var marker: String { clinic + "/clinic.json" }

  func folder(_ files: any FileSystem = SystemFiles()) -> ClinicFolder { ClinicFolder(path: clinic, files: files) }

  func read(_ path: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: path))) }

  /// Writes `bytes` with mode 0600.
  func write(_ bytes: [UInt8], to path: String) throws {
    try Data(bytes).write(to: URL(filePath: path))
    try setMode(0o600, of: path)
  }

  func setMode(_ mode: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  func mode(of path: String) throws -> Int {
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
    return mode?.intValue ?? -1
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  func names(in folder: String) throws -> [String] {
    exists(folder) ? try FileManager.default.contentsOfDirectory(atPath: folder).sorted() : []
  }

  /// What is in the clinic's files and its snapshot's, by their paths.
  func everyFile() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for place in [clinic, snapshot] {
      for name in try names(in: place) where place + "/" + name != snapshot {
        files[place + "/" + name] = try read(place + "/" + name)
      }
    }
    return files
  }

  /// A store on the folder, which is made where it is missing.
  func store(_ files: any FileSystem = SystemFiles(), patience: Int = 5_000) throws -> JSONFileStore {
    if !exists(marker) {
      _ = try JSONFileStore.create(
        folder(), settings: Sample.settings, signature: Sample.signature(0), rules: Sample.rules)
    }
    return try JSONFileStore(folder(files), access: .readingAndWriting, rules: Sample.rules, patience: patience)
  }

  /// Only opens what is there.
  func reopen(
    _ files: any FileSystem = SystemFiles(), access: JSONFileStore.Access = .readingAndWriting,
    mostInMemory: Int = 32 << 20
  ) throws -> JSONFileStore {
    try JSONFileStore(folder(files), access: access, rules: Sample.rules, mostInMemory: mostInMemory)
  }

  /// How much of the journal, in bytes, a start reads that begins with the snapshot.
  func journalBytesReadAtStart() throws -> Int {
    let size = try read(journal).count
    return min(size, 256) + min(size, JournalCoverage.mostOfFirstLine) + (size <= JournalCoverage.mostRead ? size : 0)
  }
}

extension JSONFileStore {
  /// All that the store says of the clinic.
  var state: ClinicState {
    get throws { ClinicState(clinic: clinic, records: try everything()) }
  }
}
