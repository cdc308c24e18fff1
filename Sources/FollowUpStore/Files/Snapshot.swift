internal import FollowUp
internal import OrderedCollections

/// The snapshot: the clinic as the journal has made it up to one position, so that a start need not read the whole
/// journal. It can be deleted at any time; the journal alone is the truth.
///
/// One JSON document, one record a line. The first line carries the position, and a checksum of that and of all other
/// lines.
struct Snapshot {
  var state: ClinicState
  var position: JournalPosition
  /// What the journal was up to `position`.
  var coverage: JournalCoverage

  private static let format = "huifang-snapshot"
  private static let version = 2

  private struct Head: StoredObject {
    var format = Snapshot.format
    var version = Snapshot.version
    /// Vouches for the members below and for everything after the first line.
    var content: String
    /// The end of the journal that it stands for.
    var bytes: Int
    var sequence: Int
    var checksum: String
    /// The checksums of the journal's first line and of the journal as far as `bytes`.
    var origin: String
    var covered: String

    init(_ snapshot: Snapshot, of body: [UInt8]) {
      content = ""
      bytes = snapshot.position.bytes
      sequence = snapshot.position.sequence
      checksum = snapshot.position.checksum
      origin = snapshot.coverage.origin
      covered = snapshot.coverage.checksum
      content = checksum(with: body[...])
    }

    func checksum(with body: ArraySlice<UInt8>) -> String {
      let place = "\(bytes) \(sequence) \(checksum) \(origin) \(covered)\n"
      return JournalFormat.checksum(of: ([UInt8](place.utf8) + body)[...])
    }

    init(members: MemberReader) throws(RecordFault) {
      format = try members.value("format")
      version = try members.value("version")
      content = try members.value("content")
      bytes = try members.value("bytes")
      sequence = try members.value("sequence")
      checksum = try members.value("checksum")
      origin = try members.value("origin")
      covered = try members.value("covered")
    }

    func write(members: inout RecordWriter) {
      members.write("bytes", bytes)
      members.write("checksum", checksum)
      members.write("content", content)
      members.write("covered", covered)
      members.write("format", format)
      members.write("origin", origin)
      members.write("sequence", sequence)
      members.write("version", version)
    }
  }

  /// What comes before, between and after the records.
  private static let beforeClinic = [UInt8]("\"clinic\":".utf8)
  private static let beforeRecords = [UInt8](",\n\"records\":[\n".utf8)
  private static let betweenRecords = [UInt8](",\n".utf8)
  private static let end = [UInt8]("\n]}\n".utf8)

  /// The whole text of the file.
  func text() -> [UInt8] {
    let coding = RecordCoding(zone: state.clinic.settings.timeZone)
    var body = Snapshot.beforeClinic
    coding.append(StoredClinic(state.clinic), to: &body)
    body += Snapshot.beforeRecords
    var isFirst = true
    state.forEachRecord { record in
      if !isFirst { body += Snapshot.betweenRecords }
      isFirst = false
      coding.append(StoredRecord(record), to: &body)
    }
    body += Snapshot.end
    var text = coding.text(of: Head(self, of: body))
    text.removeLast()
    text += Snapshot.betweenRecords
    text += body
    return text
  }

  /// Nil where the text is no snapshot of this version, or not the one that was written.
  init?(_ text: [UInt8]) {
    guard let lineFeed = text.firstIndex(of: UInt8(ascii: "\n")), lineFeed > 0 else { return nil }
    let body = text[(lineFeed + 1)...]
    let coding = RecordCoding(zone: .universal)
    guard let head = try? coding.record(Head.self, from: text[..<(lineFeed - 1)] + [UInt8(ascii: "}")]),
      head.format == Snapshot.format, head.version == Snapshot.version, head.bytes >= 0, head.sequence >= 0,
      head.content == head.checksum(with: body), let state = try? Snapshot.state(of: body, coding)
    else { return nil }
    self.state = state
    position = JournalPosition(bytes: head.bytes, sequence: head.sequence, checksum: head.checksum)
    coverage = JournalCoverage(origin: head.origin, checksum: head.covered)
  }

  /// The clinic on its line and the records on theirs, each read on its own so that what it takes to read one is all
  /// the memory that reading needs.
  private static func state(of body: ArraySlice<UInt8>, _ coding: RecordCoding) throws -> ClinicState {
    var lines = body.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)[...]
    guard let clinic = lines.popFirst(), clinic.starts(with: beforeClinic), clinic.last == UInt8(ascii: ","),
      lines.popFirst()?.elementsEqual(beforeRecords.dropFirst(2).dropLast()) == true, lines.popLast()?.isEmpty == true,
      lines.popLast()?.elementsEqual(end.dropFirst().dropLast()) == true
    else { throw RecordFault.notJSON }
    var records: [PatientRecord] = []
    records.reserveCapacity(lines.count)
    for line in lines where !line.isEmpty {
      let text = line.last == UInt8(ascii: ",") ? line.dropLast() : line
      records.append(try coding.record(StoredRecord.self, from: text).value())
    }
    let stored = try coding.record(StoredClinic.self, from: clinic.dropFirst(beforeClinic.count).dropLast())
    return ClinicState(clinic: try stored.value(), records: records)
  }

  init(_ state: ClinicState, at position: JournalPosition, covering coverage: JournalCoverage) {
    self.state = state
    self.position = position
    self.coverage = coverage
  }
}
