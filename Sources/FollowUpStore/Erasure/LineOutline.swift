internal import FollowUp

/// Of a line of the journal, whom it is about: read without what it says of them.
struct LineOutline: ReadableValue {
  /// Left out where it is 1.
  var version: Int?
  var sequence: Int
  /// Of each change; nil for one of the clinic.
  var patients: [PatientID?]
  /// What the line records to be erased.
  var erasure: Erasure?

  private struct Subject: ReadableValue {
    var patient: StoredText<PatientID>?

    init(reading value: RecordValue) throws(RecordFault) { patient = try value.members().value("patient") }
  }

  init(reading value: RecordValue) throws(RecordFault) {
    let members = try value.members()
    version = try members.value("version")
    sequence = try members.value("sequence")
    let subjects: [Subject] = try members.value("changes")
    patients = subjects.map { $0.patient?.value }
    let stored: StoredErasure? = try members.value("erasure")
    erasure = stored?.value
  }

  /// What a line is about whose checksum vouches for it; nil for any other.
  init?(_ line: ArraySlice<UInt8>) {
    guard JournalFormat.vouchedChecksum(of: line) != nil,
      let outline = try? RecordCoding(zone: .universal).record(LineOutline.self, from: line)
    else { return nil }
    self = outline
  }
}
