internal import FollowUp

/// What a snapshot stands for and what it consists of: `snapshot/head.json`, one line that vouches for itself.
struct SnapshotHead: Hashable {
  /// The end of the journal that it stands for.
  var position: JournalPosition
  /// What the journal was up to `position`.
  var coverage: JournalCoverage
  /// How many patients there are.
  var patients: Int
  var clinic: Clinic
  /// The oldest first.
  var parts: [SnapshotPartHead]

  /// Whether `file` is one of its parts'.
  func names(_ file: String, in folder: ClinicFolder) -> Bool {
    parts.contains { part in
      SnapshotFileName.Kind.allCases.contains { folder.snapshotFile(part.name, $0) == file }
    }
  }

  /// The one in the folder; nil where there is none of this version, or not the one that was written.
  static func read(in folder: ClinicFolder) throws(FileFailure) -> SnapshotHead? {
    try folder.files.content(of: folder.snapshotHead).flatMap { SnapshotHead($0) }
  }

  private static let format = "huifang-snapshot"
  /// Another one where the same text stands for something else, and where
  /// ``PatientRecord/firstDayOnList(clinic:followUpProtocol:)`` gives other days or
  /// ``PatientRecord/openWork(clinic:followUpProtocol:)`` other work.
  private static let version = 5

  private struct Stored: StoredObject {
    var format = SnapshotHead.format
    var version = SnapshotHead.version
    var bytes: Int
    var sequence: Int
    var checksum: String
    var origin: String
    var covered: String?
    var patients: Int
    var clinic: StoredClinic
    var parts: [SnapshotPartHead]

    init(_ head: SnapshotHead) {
      bytes = head.position.bytes
      sequence = head.position.sequence
      checksum = head.position.checksum
      origin = head.coverage.origin
      covered = head.coverage.checksum
      patients = head.patients
      clinic = StoredClinic(head.clinic)
      parts = head.parts
    }

    init(members: MemberReader) throws(RecordFault) {
      format = try members.value("format")
      version = try members.value("version")
      bytes = try members.amount("bytes")
      sequence = try members.amount("sequence")
      checksum = try members.value("checksum")
      origin = try members.value("origin")
      covered = try members.value("covered")
      patients = try members.amount("patients")
      clinic = try members.value("clinic")
      parts = try members.value("parts")
    }

    func write(members: inout RecordWriter) {
      members.write("bytes", bytes)
      members.write("checksum", checksum)
      members.write("clinic", clinic)
      members.write("covered", covered)
      members.write("format", format)
      members.write("origin", origin)
      members.write("parts", parts)
      members.write("patients", patients)
      members.write("sequence", sequence)
      members.write("version", version)
    }
  }

  /// The whole text of the file.
  func text() -> [UInt8] {
    var text = RecordCoding(zone: clinic.settings.timeZone).text(of: Stored(self))
    CheckedLine.close(&text, from: 0)
    return text
  }

  /// Whether `text` is a head as some version wrote it.
  static func isSound(_ text: [UInt8]) -> Bool {
    text.last == UInt8(ascii: "\n") && CheckedLine.isSound(text.dropLast())
  }

  init(
    position: JournalPosition, coverage: JournalCoverage, patients: Int, clinic: Clinic, parts: [SnapshotPartHead]
  ) {
    self.position = position
    self.coverage = coverage
    self.patients = patients
    self.clinic = clinic
    self.parts = parts
  }

  /// Nil where the text is no head of this version, or not the one that was written.
  init?(_ text: [UInt8]) {
    guard SnapshotHead.isSound(text), let stored = try? RecordCoding(zone: .universal).record(Stored.self, from: text),
      stored.format == SnapshotHead.format, stored.version == SnapshotHead.version,
      stored.bytes >= 0, stored.sequence >= 0, let clinic = try? stored.clinic.value()
    else { return nil }
    self.init(
      position: JournalPosition(bytes: stored.bytes, sequence: stored.sequence, checksum: stored.checksum),
      coverage: JournalCoverage(origin: stored.origin, checksum: stored.covered), patients: stored.patients,
      clinic: clinic, parts: stored.parts)
  }
}
