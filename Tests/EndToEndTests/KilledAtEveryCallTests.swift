import Foundation
import Testing

/// The real program, ended by SIGKILL just before each of its system calls that change something on the disk, one after
/// the other: the clinic is as it was before or as it is after, what was told as done is done, and work goes on.
@Suite struct KilledAtEveryCallTests {
  @Test(arguments: Deed.allCases)
  func leavesTheClinicAsBeforeOrAsAfter(deed: Deed) throws {
    let start = try Place(for: deed)
    let before = try start.state()
    let whole = try start.copy()
    let unharmed = try KilledProgram(whole.arguments, atCall: 0, home: whole.url)
    #expect(unharmed.process.status == 0 && unharmed.hasAcknowledged, "\(unharmed.process.errorOutput)")
    let after = try whole.state()
    try #require(before != after)
    guard case .ranToItsEnd(let calls) = unharmed.ending else { return }
    #expect(calls >= deed.fewestCalls)

    var seen: Set<State> = []
    // Where threads take turns, a run may make some calls more or less.
    for number in 1...(calls * 2) {
      let place = try start.copy()
      let run = try KilledProgram(place.arguments, atCall: number, home: place.url)
      let moment: Comment = "\(deed), call \(number): \(run.ending)"
      let state = try place.state()
      #expect(state == after || state == before && !run.hasAcknowledged, moment)
      if deed == .restoreInPlace { #expect(try place.stillHolds(start.journal), moment) }
      seen.insert(state)
      try place.expectThatWorkGoesOn(from: state, moment)
      if deed == .erase, state == after { #expect(try place.filesNaming("张三") == [], moment) }
      if case .ranToItsEnd = run.ending { return #expect(seen == [before, after]) }
      try #require(run.process.status == 128 + 9, moment)
    }
    Issue.record("The program never came to its end.")
  }

  /// Where one program may not watch another, nothing is taken for proven.
  @Test func whoCannotWatchSaysSo() throws {
    let folder = try TemporaryFolder()
    let watcher = try BuiltProgram.url("killed-at-call").path
    let reports = ["outer", "inner"].map { folder.url.appending(path: $0) }
    // Whoever is watched already can't be watched by another.
    let watched = try StartedProcess(
      watcher, ["0", reports[0].path, watcher, "0", reports[1].path, "true"],
      environment: BuiltProgram.pinnedEnvironment(home: folder.url), in: folder.url
    ).finished()
    #expect(watched.status == 125)
    #expect(watched.errorOutput.contains("the system does not let a program be watched (ptrace)"))
    #expect(!FileManager.default.fileExists(atPath: reports[1].path))
  }
}

/// What is done when the program is ended.
enum Deed: CaseIterable {
  case initialize, record
  /// A save that finds so much to read that it leaves a snapshot, in the place of an older one.
  case recordWithSnapshot
  case importDocument
  /// In the place of an older backup.
  case backup
  /// Where there was no clinic.
  case restore
  case restoreInPlace
  case erase

  /// It could not do its work with fewer calls that change something: were there fewer, they were not all seen.
  fileprivate var fewestCalls: Int {
    switch self {
    // Folder, lock, journal, marker and the first line.
    case .initialize: 12
    // The lock, a write, a synchronization, and the word that it is done.
    case .record, .importDocument: 4
    // A file made, written, synchronized, named and renamed, the folder synchronized, and the word.
    case .backup: 7
    case .recordWithSnapshot, .restore, .restoreInPlace, .erase: 20
    }
  }
}

/// What a person could find out.
private struct State: Hashable {
  /// Everything that the clinic says; nil where there is none.
  var clinic: String?
  /// What the clinic says that comes of the backup.
  var backup: String?
}

/// A folder with a clinic, and with what is to be done to it.
private final class Place {
  private static let now = "2026-11-21T10:34:00+08:00"

  private let folder: TemporaryFolder
  private let deed: Deed

  var url: URL { folder.url }
  private var clinic: String { url.path + "/clinic" }
  private var document: String { url.path + "/document.json" }
  private var backup: String { url.path + "/clinic.jsonl.gz" }

  /// Every byte of the clinic's history.
  var journal: Data {
    get throws { try Data(contentsOf: URL(filePath: clinic + "/journal.jsonl")) }
  }

  init(for deed: Deed) throws {
    folder = try TemporaryFolder()
    self.deed = deed
    try write(patients: #"{"id": "P1", "name": "张三"}, {"id": "P2", "name": "李四"}"#, visit: "V1")
    try expectSuccess(["init"])
    try expectSuccess(["import", document])
    try expectSuccess(["backup", backup])
    try expectSuccess(["record", "P2", "--disposition", "no-answer"])
    switch deed {
    case .record, .backup, .restoreInPlace: break
    case .recordWithSnapshot:
      try leaveSnapshot()
      let longText = String(repeating: "很", count: 6_000)
      let patients = (3...20).map { ##"{"id": "P\##($0)", "name": "患者", "notes": "\##(longText)"}"## }
      try write(patients: patients.joined(separator: ", "), visit: "V2")
      try expectSuccess(["import", document])
    case .importDocument: try write(patients: #"{"id": "P3", "name": "王五"}"#, visit: "V2")
    case .initialize, .restore: try FileManager.default.removeItem(atPath: clinic)
    case .erase: try leaveSnapshot()
    }
  }

  private init(copying other: Place) throws {
    folder = try TemporaryFolder()
    deed = other.deed
    for name in try FileManager.default.contentsOfDirectory(atPath: other.url.path) {
      try FileManager.default.copyItem(at: other.url.appending(path: name), to: url.appending(path: name))
    }
  }

  func copy() throws -> Place { try Place(copying: self) }

  /// The whole command line of the deed.
  var arguments: [String] { complete(words, clinic) }

  private var words: [String] {
    switch deed {
    case .initialize: ["init", "--name", "阳光口腔"]
    case .record, .recordWithSnapshot: ["record", "P1", "--disposition", "reached-well"]
    case .importDocument: ["import", document]
    case .backup: ["backup", backup]
    case .restore: ["restore", backup]
    case .restoreInPlace: ["restore", backup, "--replace"]
    case .erase: ["erase", "P1", "--yes"]
    }
  }

  func state() throws -> State {
    var state = State(clinic: try content(of: clinic))
    if deed == .backup {
      let restored = url.path + "/" + UUID().uuidString
      try expectSuccess(["restore", backup], in: restored)
      state.backup = try content(of: restored)
    }
    return state
  }

  /// Whether the clinic whose journal that is lies in one of the folders.
  func stillHolds(_ journal: Data) throws -> Bool {
    try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil).contains { folder in
      (try? Data(contentsOf: folder.appending(path: "journal.jsonl"))) == journal
    }
  }

  /// Nothing is wrong with the clinic, but for an erasure that the next command brings to its end; and that one works.
  func expectThatWorkGoesOn(from state: State, _ moment: Comment) throws {
    if state.clinic == nil { try expectSuccess(words, moment) }
    // Where there is nobody yet, somebody comes.
    if deed == .initialize { try expectSuccess(["import", document], moment) }
    let check = try run(["check"])
    let isUnfinished = deed == .erase && check.errorOutput.contains("an erasure was cut short")
    let isLeft = [.restore, .restoreInPlace].contains(deed) && saysOnly(check.errorOutput, "left by a restore")
    #expect(check.status == 0 || isUnfinished || isLeft, "\(moment): \(check.errorOutput)")
    #expect(try isLeft == !folders(withEnding: ".restoring-").isEmpty, "\(moment)")
    try expectSuccess(["record", "P2", "--disposition", "busy"], moment)
    if isUnfinished { try expectSuccess(["check"], moment) }
  }

  private func saysOnly(_ output: String, _ words: String) -> Bool {
    let lines = output.split(separator: "\n")
    return !lines.isEmpty && lines.allSatisfy { $0.contains(words) }
  }

  private func folders(withEnding ending: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).filter { $0.contains(ending) }
  }

  /// The files of the clinic in which those words can be read.
  func filesNaming(_ words: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: clinic).filter { name in
      FileManager.default.contents(atPath: clinic + "/" + name)?.firstRange(of: Data(words.utf8)) != nil
    }
  }

  /// Everything that the clinic in the folder says; nil where there is none. The identifiers of attempts are random,
  /// and of the same length.
  private func content(of clinic: String) throws -> String? {
    let export = try run(["export"], in: clinic)
    if export.status == 1, export.errorOutput.contains("no clinic here") { return nil }
    #expect(export.status == 0, "\(export.errorOutput)")
    return export.output.replacing(/"attempt-[0-9a-z]{12}"/, with: "\"attempt\"")
  }

  /// A snapshot that is damaged is replaced by the next save.
  private func leaveSnapshot() throws {
    let snapshot = clinic + "/snapshot"
    try FileManager.default.createDirectory(
      atPath: snapshot, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    let head = URL(filePath: snapshot + "/head.json")
    try Data("{}\n".utf8).write(to: head)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: head.path)
    try expectSuccess(["record", "P2", "--disposition", "busy"])
    #expect(try FileManager.default.contentsOfDirectory(atPath: snapshot).count == 5)
  }

  private func write(patients: String, visit: String) throws {
    try Data(
      """
      { "format": "huifang-exchange", "version": 1, "patients": [ \(patients) ],
        "visits": [ {"id": "\(visit)", "patient": "P1", "endedAt": "2026-11-21T08:00:00+08:00",
          "procedures": [ {"code": "extraction"} ]} ] }
      """.utf8
    ).write(to: URL(filePath: document))
  }

  private func complete(_ words: [String], _ clinic: String) -> [String] {
    words + ["--data", clinic, "--now", Self.now, "--language", "en"]
  }

  private func run(_ words: [String], in folder: String? = nil) throws -> FinishedProcess {
    try BuiltProgram.run(complete(words, folder ?? clinic), home: url)
  }

  @discardableResult
  private func expectSuccess(
    _ words: [String], in folder: String? = nil, _ moment: Comment = ""
  ) throws -> FinishedProcess {
    let process = try run(words, in: folder)
    #expect(process.status == 0, "\(moment): \(words): \(process.output)\(process.errorOutput)")
    return process
  }
}
