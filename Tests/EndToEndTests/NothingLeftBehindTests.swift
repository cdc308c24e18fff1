import Foundation
import Glibc
import Testing

/// A command that writes a file with patients' data is ended while it makes its system calls, at one after the other:
/// nothing of what it wrote stays, but in its place and whole.
@Suite struct NothingLeftBehindTests {
  private static let signals = [SIGKILL, SIGINT, SIGTERM, SIGHUP]

  /// On a file system that knows files without a name.
  @Test(arguments: WrittenFile.allCases, signals)
  func nothingIsLeftBehind(written: WrittenFile, signal: Int32) throws {
    try endAtEveryCall(written, signal, hasOnlyNamedFiles: false) { place, run, moment in
      let left = try place.left()
      // The file can't take another's place at once: it has a name for a moment then.
      if written.isReplaced, signal == SIGKILL, case .killed(let call) = run.ending, call.hasPrefix("rename") {
        #expect(left.count == 1, moment)
        for name in left { #expect(try place.isWhole(name), moment) }
      } else {
        #expect(left == [], moment)
      }
    }
  }

  /// Where every file has a name, those that the rows of a large export wait in have theirs for a moment, too, in which
  /// any signal may come.
  @Test func rowsOfALargeExportWaitInFiles() throws {
    var names: Set<String> = []
    try endAtEveryCall(.largeExport, SIGKILL, hasOnlyNamedFiles: true) { place, _, _ in
      names.formUnion(try place.left())
    }
    #expect(names.contains { $0.hasPrefix(".sorting-") })
  }

  /// Where every file has a name, only SIGKILL leaves the one that is written.
  @Test(arguments: WrittenFile.allCases.filter { $0 != .largeExport }, signals)
  func aSignalThatEndsItRemovesAFileThatHasANameAlready(written: WrittenFile, signal: Int32) throws {
    var leftovers = 0
    try endAtEveryCall(written, signal, hasOnlyNamedFiles: true) { place, _, moment in
      let left = try place.left()
      leftovers += left.count
      #expect(signal == SIGKILL || left == [], moment)
    }
    #expect((leftovers > 0) == (signal == SIGKILL))
  }

  /// Ends the command at each call in turn, until it makes fewer. Its place is as it was before, or as it is after.
  private func endAtEveryCall(
    _ written: WrittenFile, _ signal: Int32, hasOnlyNamedFiles: Bool,
    _ verify: (_ place: WritingPlace, _ run: KilledProgram, _ moment: Comment) throws -> Void
  ) throws {
    let place = try WritingPlace(for: written)
    let before = try place.content()
    var seen: Set<Data?> = []
    for number in 1...100 {
      let run = try KilledProgram(
        place.arguments, atCall: number, signal: signal, hasOnlyNamedFiles: hasOnlyNamedFiles, home: place.url)
      let moment: Comment = "\(written), signal \(signal), call \(number): \(run.ending)"
      let content = try place.content()
      seen.insert(content)
      if content != before { #expect(try place.isWhole(place.name), moment) }
      try verify(place, run, moment)
      if case .ranToItsEnd = run.ending {
        #expect(run.process.status == 0, "\(moment): \(run.process.errorOutput)")
        #expect(number > 6 && content != before && seen.contains(before), moment)
        return
      }
      #expect(run.process.status == 128 + signal, moment)
      try place.clear()
    }
    Issue.record("The program never came to its end.")
  }
}

enum WrittenFile: CaseIterable {
  case export, exportOverAnother, backup, backupOverAnother
  /// Of so much that rows wait in files.
  case largeExport

  var isReplaced: Bool { self == .exportOverAnother || self == .backupOverAnother }
  fileprivate var isBackup: Bool { self == .backup || self == .backupOverAnother }
}

/// A folder with a clinic, and with what is to be written beside it.
private final class WritingPlace {
  private let folder: TemporaryFolder
  private let written: WrittenFile
  /// What is there before.
  private var names: Set<String> = []
  /// What stands there that is replaced: of a clinic without patients.
  private var older: Data?
  /// What the whole file holds.
  private var whole: Data?

  var url: URL { folder.url }
  /// The file that is to be written.
  let name = "written"

  init(for written: WrittenFile) throws {
    folder = try TemporaryFolder()
    self.written = written
    let document = url.appending(path: "document.json")
    let remarks = String(repeating: "牙龈恢复得很好", count: 1_000)
    let visits = (1...(written == .largeExport ? 60 : 1)).map { number in
      """
      {"id": "V\(number)", "patient": "P1", "endedAt": "2026-11-21T08:00:00+08:00", "procedures": [{"code": "scaling"}],
       "remarks": "\(remarks)"}
      """
    }
    try Data(
      """
      { "format": "huifang-exchange", "version": 1,
        "patients": [ {"id": "P1", "name": "张三"}, {"id": "P2", "name": "李四"} ],
        "visits": [ \(visits.joined(separator: ", ")) ] }
      """.utf8
    ).write(to: document)
    try run([["init"], self.words])
    older = try content()
    try run([["import", document.path], self.words])
    whole = try content()
    try FileManager.default.removeItem(at: url.appending(path: name))
    names = Set(try FileManager.default.contentsOfDirectory(atPath: url.path))
    try clear()
  }

  private func run(_ commands: [[String]]) throws {
    for words in commands {
      let process = try BuiltProgram.run(complete(words), home: url)
      try #require(process.status == 0, "\(words): \(process.errorOutput)")
    }
  }

  private var words: [String] {
    let path = url.appending(path: name).path
    return written.isBackup ? ["backup", path] : ["export", "--output", path]
  }

  /// The whole command line.
  var arguments: [String] { complete(words) }

  private func complete(_ words: [String]) -> [String] {
    words + ["--data", url.appending(path: "clinic").path, "--now", "2026-11-21T10:34:00+08:00", "--language", "en"]
  }

  /// What stands in the place of the file; nil for nothing.
  func content() throws -> Data? {
    let file = url.appending(path: name)
    return FileManager.default.fileExists(atPath: file.path) ? try Data(contentsOf: file) : nil
  }

  /// Whether the file of that name is what the command writes when nobody ends it.
  func isWhole(_ name: String) throws -> Bool { try Data(contentsOf: url.appending(path: name)) == whole }

  /// The names of what has come beside the file.
  func left() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0 != name && !names.contains($0) }.sorted()
  }

  /// Everything is as before.
  func clear() throws {
    for name in try left() + [name] {
      let file = url.appending(path: name)
      if FileManager.default.fileExists(atPath: file.path) { try FileManager.default.removeItem(at: file) }
    }
    if written.isReplaced { try older?.write(to: url.appending(path: name)) }
  }
}
