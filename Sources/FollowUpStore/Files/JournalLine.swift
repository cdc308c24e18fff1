private import Crypto
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

  /// The lines of one commit, each with its line feed: one for each run of changes of one patient or of the clinic.
  func lines(
    for changes: [Change], _ signature: Signature, command: String, after position: JournalPosition
  ) throws(RecordFault) -> (text: [UInt8], end: JournalPosition) {
    let runs = changes.runsOfOneSubject
    var (text, end): ([UInt8], JournalPosition) = ([], position)
    for (index, run) in runs.enumerated() {
      let start = text.count
      try append(run, signature, command: command, goesOn: index + 1 < runs.count, after: &end, to: &text)
      end.bytes += text.count - start
    }
    return (text, end)
  }

  private func append(
    _ changes: ArraySlice<Change>, _ signature: Signature, command: String, goesOn: Bool,
    after position: inout JournalPosition, to text: inout [UInt8]
  ) throws(RecordFault) {
    let start = text.count
    func put(_ name: String, _ value: [UInt8]) {
      text += text.count == start ? [UInt8(ascii: "{")] : [UInt8(ascii: ",")]
      text += [UInt8](("\"" + name + "\":").utf8) + value
    }
    position.sequence += 1
    // A person reads who did what first; the changes and the hashes come last.
    put("sequence", [UInt8](String(position.sequence).utf8))
    put("at", try coding.text(of: StoredText(signature.now)))
    put("by", try coding.text(of: signature.author))
    put("desk", try coding.text(of: signature.desk))
    put("command", try coding.text(of: command))
    if goesOn { put("more", [UInt8]("true".utf8)) }
    put("changes", try coding.text(of: changes.map(StoredChange.init)))
    put("previous", try coding.text(of: position.checksum))
    text.append(UInt8(ascii: "}"))
    position.checksum = JournalFormat.checksum(of: text[start...])
    text.removeLast()
    put("checksum", try coding.text(of: position.checksum))
    text += [UInt8(ascii: "}"), UInt8(ascii: "\n")]
  }

  /// Reads a line without its line feed, which must follow on `position`.
  func line(_ text: ArraySlice<UInt8>, after position: JournalPosition) throws(DamageReason) -> JournalLine {
    guard let checksum = JournalFormat.vouchedChecksum(of: text) else { throw .checksum }
    let record: StoredLine
    do {
      record = try coding.record(StoredLine.self, from: text)
    } catch {
      throw .record(error)
    }
    guard record.previous == position.checksum else { throw .chain }
    guard record.sequence == position.sequence + 1 else {
      throw .sequence(expected: position.sequence + 1, found: record.sequence)
    }
    let version = max(record.version ?? 1, version)
    do {
      let changes = try record.changes.compactMap { stored in
        version > ClinicFolder.version ? try? stored.change() : try stored.change()
      }
      return JournalLine(
        sequence: record.sequence, at: record.at.value, by: record.by, desk: record.desk, command: record.command,
        goesOn: record.more ?? false, changes: changes, unknownChanges: record.changes.count - changes.count,
        version: version, checksum: checksum)
    } catch {
      throw .record(RecordFault(error))
    }
  }

  /// The members of a line.
  private struct StoredLine: Decodable {
    var version: Int?
    var sequence: Int
    var at: StoredText<Instant>
    var by: String
    var desk: String
    var command: String
    var more: Bool?
    var changes: [StoredChangeOrFault]
    var previous: String
  }

  /// A change, or why it is none: whether that matters depends on the version of the line.
  private enum StoredChangeOrFault: Decodable {
    case stored(StoredChange)
    case fault(RecordFault)

    init(from decoder: any Decoder) {
      do {
        self = .stored(try StoredChange(from: decoder))
      } catch {
        self = .fault(RecordFault(error))
      }
    }

    func change() throws -> Change {
      switch self {
      case .stored(let stored): try stored.value()
      case .fault(let fault): throw fault
      }
    }
  }

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

  /// The checksum of a line whose content is what it vouches for; else nil.
  static func vouchedChecksum(of text: ArraySlice<UInt8>) -> String? {
    guard let checksum = checksum(atEndOf: text) else { return nil }
    return JournalFormat.checksum(of: text.dropLast(tailLength) + [UInt8(ascii: "}")]) == checksum ? checksum : nil
  }

  /// SHA-256 in 64 hexadecimal digits.
  static func checksum(of text: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    if text.withContiguousStorageIfAvailable({ hash.update(bufferPointer: UnsafeRawBufferPointer($0)) }) == nil {
      hash.update(data: Array(text))
    }
    let digits = [UInt8]("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in hash.finalize() {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}

/// The end of a part of the journal.
struct JournalPosition: Hashable {
  var bytes = 0
  /// The number of the last line before it; 0 at the start.
  var sequence = 0
  /// The checksum of that line.
  var checksum = JournalFormat.start
}

extension [Change] {
  /// The changes in their order, cut where the patient changes (or where the clinic begins or ends).
  fileprivate var runsOfOneSubject: [ArraySlice<Change>] {
    var runs: [ArraySlice<Change>] = []
    var start = startIndex
    while start < endIndex {
      let end = self[start...].firstIndex { $0.subject != self[start].subject } ?? endIndex
      runs.append(self[start..<end])
      start = end
    }
    return runs
  }
}

extension Change {
  /// Nil for the clinic.
  fileprivate var subject: PatientID? {
    switch self {
    case .clinic: nil
    case .patient(let id, _): id
    }
  }
}
