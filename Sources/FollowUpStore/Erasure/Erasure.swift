public import FollowUp

/// What was taken out of the history when one patient was erased. It says who it was by the id alone.
public struct Erasure: Hashable, Sendable {
  public var patient: PatientID
  /// The numbers of the lines of the history that held something, ascending.
  public var lines: [Int]
  /// How many events were in them.
  public var events: Int
  /// The checksum with which the history ended before, so that it can be held against a copy; empty for a store without
  /// checksums.
  public var end: String

  public init(patient: PatientID, lines: [Int], events: Int, end: String) {
    self.patient = patient
    self.lines = lines
    self.events = events
    self.end = end
  }
}

/// An erasure on disk: a member of the journal's line that records it.
struct StoredErasure: StoredObject {
  var patient: StoredText<PatientID>
  var lines: [Int]
  var events: Int
  var end: String

  init(_ erasure: Erasure) {
    patient = StoredText(erasure.patient)
    lines = erasure.lines
    events = erasure.events
    end = erasure.end
  }

  init(members: MemberReader) throws(RecordFault) {
    patient = try members.value("patient")
    lines = try members.value("lines")
    events = try members.value("events")
    end = try members.value("end")
  }

  func write(members: inout RecordWriter) {
    members.write("end", end)
    members.write("events", events)
    members.write("lines", lines)
    members.write("patient", patient)
  }

  var value: Erasure { Erasure(patient: patient.value, lines: lines, events: events, end: end) }
}
