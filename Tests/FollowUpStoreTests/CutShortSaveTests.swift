import FollowUp
import Foundation
import Testing

@testable import FollowUpStore

/// What a save of many lines has left that was cut short, as an import whose program was ended.
@Suite struct CutShortSaveTests {
  private let format = JournalFormat(zone: Sample.settings.timeZone)

  /// The lines of a commit that registers patients with names of these lengths.
  private func lines(_ names: [Int], after position: JournalPosition) throws -> JournalLines {
    let changes = names.enumerated().map { index, length in
      Sample.registration(
        PatientID("P\(position.sequence)-\(index)"),
        name: String(repeating: "欧", count: length / 3)
          + String(repeating: "y", count: length % 3))
    }
    return try format.lines(for: changes, Sample.signature(3), command: "import", after: position)
  }

  private func append(_ text: some Sequence<UInt8>, to folder: TemporaryFolder) throws {
    let file = try FileHandle(forWritingTo: URL(filePath: folder.journal))
    try file.seekToEnd()
    try file.write(contentsOf: Data(text))
    try file.close()
  }

  /// Wherever the journal ends, and however long its lines are.
  @Test(arguments: Array(1...24) as [UInt64])
  func theLastWholeCommitIsFound(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let store = try folder.store()
    var (text, ends, position) = ([UInt8](), [store.journal.position.bytes], store.journal.position)
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let longest = [20, 300, 20_000, 90_000].randomElement(using: &random) ?? 20
      let names = (0..<Int.random(in: 1...(longest > 300 ? 6 : 200), using: &random)).map { _ in
        Int.random(in: 1...longest, using: &random)
      }
      let commit = try lines(names, after: position)
      text += commit.text
      position = commit.end
      ends.append(position.bytes)
    }
    let before = try folder.read(folder.journal)
    for _ in 0..<20 {
      let cut = Int.random(in: 0...text.count, using: &random)
      try folder.write(before + text.prefix(cut), to: folder.journal)
      let journal = try Journal(in: folder.folder(), version: ClinicFolder.version, isWritable: false)
      let size = before.count + cut
      #expect(try journal.extent() == Journal.Extent(end: ends.last { $0 <= size } ?? 0, size: size))
    }
  }

  /// Each second every desk looks for news.
  @Test(arguments: [20, 900_000])
  func whatIsLeftIsReadOnce(longest: Int) throws {
    let folder = try TemporaryFolder()
    let desk = try folder.store()
    let files = FaultyFiles(.crash, at: .max)
    let (front, back) = (try folder.reopen(files), try folder.reopen())
    let commit = try lines([longest, longest, 20], after: desk.journal.position)
    let left = commit.text.dropLast(300)
    try append(left, to: folder)
    var read = files.bytesRead
    #expect(try front.refresh().isEmpty)
    // Once to verify it, and before that from its end on to find its beginning, in stretches that grow.
    #expect((left.count...(4 * left.count + (1 << 16))).contains(files.bytesRead - read))
    for _ in 0..<3 {
      read = files.bytesRead
      #expect(try front.refresh().isEmpty)
      #expect(files.bytesRead - read <= 512)
    }
    // Somebody takes it out, and writes as much.
    let former = try folder.read(folder.journal).dropLast(left.count)
    try folder.write([UInt8](former), to: folder.journal)
    let empty = try lines([1], after: desk.journal.position).text.count - 1
    let other = try lines([left.count - empty], after: desk.journal.position)
    #expect(other.text.count == left.count)
    try append(other.text, to: folder)
    #expect(try front.refresh() == ChangedSubjects(patients: [PatientID("P\(desk.journal.position.sequence)-0")]))
    // What comes next is news, and so is what comes behind another rest.
    try back.transact(Sample.signature(4), command: "import") { _ in [Sample.registration("later")] }
    #expect(try front.refresh() == ChangedSubjects(patients: ["later"]))
    try append(try lines([longest, 20], after: back.journal.position).text.dropLast(200), to: folder)
    for _ in 0..<2 { #expect(try front.refresh().isEmpty) }
    try back.transact(Sample.signature(5), command: "import") { _ in [Sample.registration("last")] }
    #expect(try front.refresh() == ChangedSubjects(patients: ["last"]))
    #expect(try folder.reopen().state == front.state)
  }

  /// Between the looks at how long the journal is and at how it ends.
  @Test func whoLooksWhileItIsSetAsideGoesOn() throws {
    let folder = try TemporaryFolder()
    let desk = try folder.store()
    let files = FaultyFiles(.crash, at: .max)
    let front = try folder.reopen(files)
    let end = desk.journal.position
    try append(try lines([20, 20], after: end).text.dropLast(200), to: folder)
    #expect(try front.refresh().isEmpty)
    files.beforeRead = (
      folder.journal,
      {
        #expect(throws: Never.self) {
          let file = try FileHandle(forWritingTo: URL(filePath: folder.journal))
          try file.truncate(atOffset: UInt64(end.bytes))
          try file.close()
        }
      }
    )
    #expect(try front.refresh().isEmpty)
    #expect(files.beforeRead == nil)
    #expect(front.journal.position == end)
  }

  /// However much is left, what is damaged in it is told, and not taken for a save that was cut short.
  @Test(arguments: [20, 700_000], ["line feed", "a letter"])
  func damageIsNotTakenForIt(longest: Int, place: String) throws {
    let folder = try TemporaryFolder()
    let desk = try folder.store()
    let front = try folder.reopen()
    var text = try lines([longest, longest, 20], after: desk.journal.position).text
    if place == "line feed" {
      text[text.count - 1] = UInt8(ascii: ";")
    } else {
      text[text.count / 2] ^= 1
      text.removeLast(100)
    }
    try append(text, to: folder)
    for _ in 0..<2 { #expect(throws: StoreError.self) { try front.refresh() } }
    #expect(throws: StoreError.self) { try folder.reopen() }
  }

  /// What somebody has typed looks like nothing else than what it is.
  @Test(arguments: [#"x","more":true,""#, #"x",","#, #"\","changes":[""#, "\u{2028}\n,\"more\":true,\"x"])
  func whatIsTypedIsNotTakenForAMark(text: String) throws {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    let signature = Signature(author: text, desk: text, now: Sample.start)
    try store.transact(signature, command: text) { _ in [Sample.registration("P1", name: text)] }
    let extent = try store.journal.extent()
    #expect(extent == Journal.Extent(end: store.journal.position.bytes, size: store.journal.position.bytes))
    let commit = try format.lines(
      for: ["P2", "P3"].map { Sample.registration(PatientID($0), name: text) }, signature, command: text,
      after: store.journal.position)
    let first = try #require(commit.text.firstIndex(of: UInt8(ascii: "\n")))
    try append(commit.text[...first], to: folder)
    #expect(try store.journal.extent() == Journal.Extent(end: extent.end, size: extent.size + first + 1))
    try append(commit.text[(first + 1)...], to: folder)
    #expect(try store.refresh() == ChangedSubjects(patients: ["P2", "P3"]))
    try append(Array(#"{"x":1,"more":true,"y":2}"#.utf8 + [UInt8(ascii: "\n")]), to: folder)
    #expect(throws: StoreError.self) { try store.refresh() }
    #expect(throws: StoreError.self) { try folder.reopen() }
  }
}
