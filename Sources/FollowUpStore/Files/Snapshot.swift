internal import FollowUp
internal import OrderedCollections

/// The snapshot: the clinic as the journal has made it up to one position, so that a start need not read the whole
/// journal. It can be deleted at any time; the journal alone is the truth.
///
/// One JSON document, one record a line. The first line carries the position, and the checksum of all other lines.
struct Snapshot {
  var state: ClinicState
  var position: JournalPosition
  /// What the journal was up to `position`.
  var coverage: JournalCoverage

  private static let format = "huifang-snapshot"
  private static let version = 1

  private struct Head: Codable {
    var format: String
    var version: Int
    /// The checksum of everything after the first line.
    var content: String
    /// The end of the journal that it stands for.
    var bytes: Int
    var sequence: Int
    var checksum: String
    /// The checksums of the journal's first line and of the journal as far as `bytes`.
    var origin: String
    var covered: String
  }

  private struct Body: Codable {
    var clinic: StoredClinic
    var records: [StoredRecord]
  }

  /// The whole text of the file.
  func text() throws(RecordFault) -> [UInt8] {
    let coding = RecordCoding(zone: state.clinic.settings.timeZone)
    var body = [UInt8]("\"clinic\":".utf8)
    body += try coding.text(of: StoredClinic(state.clinic))
    body += [UInt8](",\n\"records\":[\n".utf8)
    var isFirst = true
    for record in state.records.values {
      if !isFirst { body += [UInt8](",\n".utf8) }
      isFirst = false
      body += try coding.text(of: StoredRecord(record))
    }
    body += [UInt8]("\n]}\n".utf8)
    let head = Head(
      format: Snapshot.format, version: Snapshot.version, content: JournalFormat.checksum(of: body),
      bytes: position.bytes, sequence: position.sequence, checksum: position.checksum, origin: coverage.origin,
      covered: coverage.checksum)
    return try coding.text(of: head).dropLast() + [UInt8](",\n".utf8) + body
  }

  /// Nil where the text is no snapshot of this version, or not the one that was written.
  init?(_ text: [UInt8]) {
    guard let lineFeed = text.firstIndex(of: UInt8(ascii: "\n")), lineFeed > 0 else { return nil }
    let body = text[(lineFeed + 1)...]
    let coding = RecordCoding(zone: .universal)
    guard let head = try? coding.record(Head.self, from: text[..<(lineFeed - 1)] + [UInt8(ascii: "}")]),
      head.format == Snapshot.format, head.version == Snapshot.version, head.bytes >= 0, head.sequence >= 0,
      head.content == JournalFormat.checksum(of: body),
      let content = try? coding.record(Body.self, from: [UInt8(ascii: "{")] + body),
      let clinic = try? content.clinic.value(), let records = try? content.records.map({ try $0.value() })
    else { return nil }
    state = ClinicState(clinic: clinic, records: records)
    position = JournalPosition(bytes: head.bytes, sequence: head.sequence, checksum: head.checksum)
    coverage = JournalCoverage(origin: head.origin, checksum: head.covered)
  }

  init(_ state: ClinicState, at position: JournalPosition, covering coverage: JournalCoverage) {
    self.state = state
    self.position = position
    self.coverage = coverage
  }
}
