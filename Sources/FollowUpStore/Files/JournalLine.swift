internal import Crypto
internal import FollowUp

/// One line of the journal: changes of one patient, or of the clinic, and the place of the line in the chain.
struct JournalLine {
  /// The number of the line, 1 for the first.
  var sequence: Int
  var at: Instant
  var by: String
  var desk: String
  var command: String
  /// Whether the commit goes on in the next line.
  var goesOn: Bool
  /// Changes that this version does not know are left out; that happens only in lines of a newer version.
  var changes: [Change]
  /// Changes that were left out.
  var unknownChanges: Int
  /// How many changes it held of patients who were erased since.
  var erased: Int
  /// What was erased, in the line that records it.
  var erasure: Erasure?
  /// The version of the format that the line was written in.
  var version: Int
  /// Vouches for all of the line and, through `previous`, for all lines before it.
  var checksum: String
}

/// Writing and reading the lines of a journal.
struct JournalFormat {
  private let coding: RecordCoding
  private let version: Int

  /// `previous` of the first line.
  static let start = String(repeating: "0", count: 64)

  /// Instants are written with the offset of `zone`. In lines of a `version` newer than this program's, changes that
  /// it does not know are passed over.
  init(zone: ClinicTimeZone, version: Int = ClinicFolder.version) {
    coding = RecordCoding(zone: zone)
    self.version = version
  }

  /// The lines of one commit, each with its line feed: one for each run of changes of one patient or of the clinic. Of
  /// those, what can be something else than its text says was read back.
  /// - Throws: where it would be read as something else; then it must never be written.
  func lines(
    for changes: [Change], _ signature: Signature, command: String, after position: JournalPosition
  ) throws(RecordFault) -> JournalLines {
    guard coding.canWrite(signature.now) else { throw .notTheSame }
    let runs = changes.runsOfOneSubject
    var lines = JournalLines(text: [], end: position, lengths: [])
    for (index, run) in runs.enumerated() {
      let start = lines.text.count
      append(
        try readableText(of: run), signature, command: command, goesOn: index + 1 < runs.count, after: &lines.end,
        to: &lines.text)
      lines.lengths.append(lines.text.count - start)
    }
    lines.end.bytes += lines.text.count
    return lines
  }

  /// Reads `lines` back, which were made of all the others.
  /// - Throws: where they are read as something else.
  func requireSame(
    _ lines: JournalLines, as changes: [Change], _ signature: Signature, command: String
  ) throws(RecordFault) {
    let runs = changes.runsOfOneSubject
    guard runs.count == lines.lengths.count else { throw .notTheSame }
    var rest = lines.text[...]
    for (index, (run, length)) in zip(runs, lines.lengths).enumerated() {
      let line = try coding.record(Line.self, from: rest.prefix(length).dropLast())
      if let fault = line.fault { throw fault }
      guard line.says(signature, command: command, goesOn: index + 1 < runs.count), line.changes[...] == run
      else { throw .notTheSame }
      rest = rest.dropFirst(length)
    }
  }

  /// - Throws: where a line of that signature and command would be read as another.
  func requireReadable(_ signature: Signature, command: String) throws(RecordFault) {
    var (text, position): ([UInt8], JournalPosition) = ([], JournalPosition())
    append(
      self.text(of: [Change]()), signature, command: command, goesOn: true, after: &position, to: &text)
    let line = try coding.record(Line.self, from: text[...].dropLast())
    guard line.says(signature, command: command, goesOn: true) else { throw .notTheSame }
  }

  /// The text of the changes of one line. Those that can be something which their text does not say are read back.
  /// - Throws: where it would be read as something else; then it must never be written.
  func readableText(of changes: ArraySlice<Change>) throws(RecordFault) -> ChangesText {
    var writer = coding.writer()
    writer.parts = WrittenParts()
    for change in changes {
      writer.bytes.append(UInt8(ascii: ","))
      let start = writer.bytes.count
      writer.saysEveryInstant = true
      change.write(to: &writer)
      if change.isSaidByItsText, writer.saysEveryInstant { continue }
      guard try coding.record(Change.self, from: writer.bytes[start...]) == change else { throw .notTheSame }
    }
    writer.closeContainer(from: 0, UInt8(ascii: "["), UInt8(ascii: "]"))
    return ChangesText(bytes: writer.bytes, parts: writer.parts ?? WrittenParts())
  }

  /// Adds a line of changes, of which `changes` is the text, as a part of the commit of `signature`.
  ///
  /// As for every line, `position` moves on but for its bytes.
  func append(
    _ changes: ChangesText, _ signature: Signature, command: String, goesOn: Bool,
    after position: inout JournalPosition, to text: inout [UInt8]
  ) {
    append(
      NewLine(
        sequence: position.sequence + 1, signature: signature, command: command, goesOn: goesOn, changes: changes,
        previous: position.checksum),
      after: &position, to: &text)
  }

  private func text(of changes: some Sequence<Change>) -> ChangesText {
    ChangesText(bytes: coding.text(of: WrittenChanges(changes: changes)))
  }

  /// Adds `line`, of whose changes only `changes` are kept, since the others were of a patient who was erased.
  ///
  /// As for every line, `position` moves on but for its bytes.
  func append(
    _ line: JournalLine, keeping changes: [Change], after position: inout JournalPosition, to text: inout [UInt8]
  ) {
    append(
      NewLine(
        sequence: line.sequence, signature: Signature(author: line.by, desk: line.desk, now: line.at),
        command: line.command, goesOn: line.goesOn, erased: line.erased + line.changes.count - changes.count,
        changes: self.text(of: changes), previous: position.checksum),
      after: &position, to: &text)
  }

  /// Adds the line that records an erasure.
  func append(
    _ erasure: Erasure, _ signature: Signature, after position: inout JournalPosition, to text: inout [UInt8]
  ) {
    append(
      NewLine(
        sequence: position.sequence + 1, signature: signature, command: "erase", goesOn: false,
        erasure: StoredErasure(erasure), changes: self.text(of: [Change]()), previous: position.checksum),
      after: &position, to: &text)
  }

  private func append(_ line: NewLine, after position: inout JournalPosition, to text: inout [UInt8]) {
    let start = text.count
    coding.append(line, to: &text)
    JournalFormat.close(&text, from: start, after: &position)
  }

  /// Adds a line that says the same as `line` and follows on `position`.
  static func append(
    _ line: ArraySlice<UInt8>, chainedTo position: inout JournalPosition, to text: inout [UInt8]
  ) throws(DamageReason) {
    guard previous(atEndOf: line) != nil else { throw .chain }
    let start = text.count
    text += line.dropLast(tailLength + previousMember.count + 65)
    text += previousMember
    text += position.checksum.utf8
    text += closing
    close(&text, from: start, after: &position)
  }

  /// Adds the checksum to the object that begins at `start` and ends the text, and a line feed behind it.
  private static func close(_ text: inout [UInt8], from start: Int, after position: inout JournalPosition) {
    position.sequence += 1
    position.checksum = JournalFormat.checksum(of: text[start...])
    text.removeLast()
    text += JournalFormat.checksumMember
    text += position.checksum.utf8
    text += JournalFormat.closing
    text.append(UInt8(ascii: "\n"))
  }

  /// Reads a line without its line feed, which must follow on `position`.
  func line(_ text: ArraySlice<UInt8>, after position: JournalPosition) throws(DamageReason) -> JournalLine {
    try read(text, after: position)
  }

  /// Reads a line without its line feed, whose place in the chain was verified.
  func content(of text: ArraySlice<UInt8>) throws(DamageReason) -> JournalLine { try read(text, after: nil) }

  private func read(
    _ text: ArraySlice<UInt8>, after position: JournalPosition?
  ) throws(DamageReason) -> JournalLine {
    guard let checksum = JournalFormat.vouchedChecksum(of: text) else { throw .checksum }
    let line: Line
    do {
      line = try coding.record(Line.self, from: text)
    } catch {
      throw .record(error)
    }
    if let position {
      guard line.previous == position.checksum else { throw .chain }
      guard line.sequence == position.sequence + 1 else {
        throw .sequence(expected: position.sequence + 1, found: line.sequence)
      }
    }
    let version = max(line.version ?? 1, version)
    if let fault = line.fault, version <= ClinicFolder.version { throw .record(fault) }
    return JournalLine(
      sequence: line.sequence, at: line.at.value, by: line.by, desk: line.desk, command: line.command,
      goesOn: line.more ?? false, changes: line.changes, unknownChanges: line.unknownChanges,
      erased: line.erased ?? 0, erasure: line.erasure?.value, version: version, checksum: checksum)
  }

  /// The members of a line to be written, but for its checksum.
  private struct NewLine: WritableValue {
    var sequence: Int
    var signature: Signature
    var command: String
    var goesOn: Bool
    var erased = 0
    var erasure: StoredErasure?
    var changes: ChangesText
    var previous: String

    /// A person reads who did what first; the changes and the hashes come last.
    func write(to writer: inout RecordWriter) {
      writer.writeObject { members in
        members.write("sequence", sequence)
        members.write("at", StoredText(signature.now))
        members.write("by", signature.author)
        members.write("desk", signature.desk)
        members.write("command", command)
        members.write("more", goesOn.ifTrue)
        members.write("erased", erased > 0 ? erased : nil)
        members.write("erasure", erasure)
        members.write("changes", changes)
        members.write("previous", previous)
      }
    }
  }

  /// The members of a line that was read.
  private struct Line: ReadableValue {
    /// Left out where it is 1.
    var version: Int?
    var sequence: Int
    var at: StoredText<Instant>
    var by: String
    var desk: String
    var command: String
    var more: Bool?
    var erased: Int?
    var erasure: StoredErasure?
    /// Those that this version knows.
    var changes: [Change] = []
    var unknownChanges = 0
    /// Why the first of the others is none that this version knows.
    var fault: RecordFault?
    var previous: String

    init(reading value: RecordValue) throws(RecordFault) {
      let members = try value.members()
      version = try members.value("version")
      sequence = try members.value("sequence")
      at = try members.value("at")
      by = try members.value("by")
      desk = try members.value("desk")
      command = try members.value("command")
      more = try members.value("more")
      erased = try members.amount("erased")
      erasure = try members.value("erasure")
      previous = try members.value("previous")
      for element in try members.required("changes").elements() {
        do {
          changes.append(try Change(reading: element))
        } catch {
          fault = fault ?? error
          unknownChanges += 1
        }
      }
    }

    func says(_ signature: Signature, command: String, goesOn: Bool) -> Bool {
      by == signature.author && desk == signature.desk && at.value == signature.now && self.command == command
        && (more ?? false) == goesOn
    }
  }

  /// Changes that are written one after the other.
  private struct WrittenChanges<Changes: Sequence<Change>>: WritableValue {
    var changes: Changes

    func write(to writer: inout RecordWriter) {
      let start = writer.bytes.count
      for change in changes {
        writer.bytes.append(UInt8(ascii: ","))
        change.write(to: &writer)
      }
      writer.closeContainer(from: start, UInt8(ascii: "["), UInt8(ascii: "]"))
    }
  }

  private static let noChanges = [UInt8]("\"changes\":[]".utf8)
  private static let previousMember = [UInt8](",\"previous\":\"".utf8)
  /// `,"checksum":"…"}`, with which every line ends.
  private static let checksumMember = [UInt8](",\"checksum\":\"".utf8)
  private static let closing = [UInt8]("\"}".utf8)
  private static let tailLength = checksumMember.count + 64 + closing.count

  /// The checksum that a line, or the end of one, ends with; nil where there is none.
  static func checksum(atEndOf text: ArraySlice<UInt8>) -> String? {
    let tail = text.suffix(tailLength)
    guard tail.count == tailLength, tail.starts(with: checksumMember), tail.suffix(closing.count).elementsEqual(closing)
    else { return nil }
    return String(decoding: tail.dropFirst(checksumMember.count).prefix(64), as: UTF8.self)
  }

  /// The checksum of the line before, as a line ends with it before its own; nil where there is none.
  static func previous(atEndOf text: ArraySlice<UInt8>) -> String? {
    let tail = text.dropLast(tailLength).suffix(previousMember.count + 65)
    guard tail.count == previousMember.count + 65, tail.starts(with: previousMember), tail.last == UInt8(ascii: "\"")
    else { return nil }
    return String(decoding: tail.dropFirst(previousMember.count).dropLast(), as: UTF8.self)
  }

  /// Whether a line says of nobody what happened.
  static func hasNoChanges(_ text: ArraySlice<UInt8>) -> Bool {
    text.dropLast(tailLength + previousMember.count + 65).suffix(noChanges.count).elementsEqual(noChanges)
  }

  /// The checksum of a line whose content is what it vouches for; else nil.
  static func vouchedChecksum(of text: ArraySlice<UInt8>) -> String? {
    guard let checksum = checksum(atEndOf: text) else { return nil }
    return JournalFormat.checksum(of: text.dropLast(tailLength), and: [UInt8(ascii: "}")]) == checksum ? checksum : nil
  }

  /// SHA-256 in 64 hexadecimal digits, of `text` and `rest` behind it.
  static func checksum(of text: ArraySlice<UInt8>, and rest: [UInt8] = []) -> String {
    hash(of: text, and: rest).hexadecimalDigits
  }

  /// In 64 hexadecimal digits, of all that `hash` was given.
  static func checksum(_ hash: SHA256) -> String { hash.finalize().hexadecimalDigits }

  /// SHA-256 of `text` and `rest` behind it.
  static func hash(of text: ArraySlice<UInt8>, and rest: [UInt8] = []) -> SHA256Digest {
    var hash = SHA256()
    text.withUnsafeBytes { hash.update(bufferPointer: $0) }
    if !rest.isEmpty { rest.withUnsafeBytes { hash.update(bufferPointer: $0) } }
    return hash.finalize()
  }
}

/// The lines of one commit.
struct JournalLines {
  /// Each with its line feed.
  fileprivate(set) var text: [UInt8]
  /// Where they end.
  fileprivate(set) var end: JournalPosition
  /// Of each line, in bytes, with its line feed.
  fileprivate var lengths: [Int]
}

/// The text of a line's changes, a JSON array. Only ``JournalFormat`` makes it.
struct ChangesText: WritableValue {
  fileprivate var bytes: [UInt8]
  /// Where parts of records stand in it, as far as that was asked for.
  fileprivate var parts = WrittenParts()

  /// The lists of `record` that need not be written anew. The text is that of `changes`, all that the record came of,
  /// with instants as the record's text has them.
  func texts(of changes: ArraySlice<Change>, in record: PatientRecord) -> RecordTexts {
    RecordTexts(of: changes, bytes, parts, in: record)
  }

  func write(to writer: inout RecordWriter) { writer.bytes += bytes }
}
