internal import FollowUp

/// An entry of the access log on disk.
struct StoredAccess: StoredObject {
  var at: StoredText<Instant>
  var by: String
  var desk: String
  /// Left out where many patients were opened at once.
  var patient: StoredText<PatientID>?
  var way: StoredText<PatientAccess.Way>

  init(_ access: PatientAccess) {
    at = StoredText(access.at)
    by = access.by
    desk = access.desk
    patient = StoredText(access.patient)
    way = StoredText(access.way)
  }

  init(members: MemberReader) throws(RecordFault) {
    at = try members.value("at")
    by = try members.value("by")
    desk = try members.value("desk")
    patient = try members.value("patient")
    way = try members.value("way")
  }

  func write(members: inout RecordWriter) {
    members.write("at", at)
    members.write("by", by)
    members.write("desk", desk)
    members.write("patient", patient)
    members.write("way", way)
  }

  var value: PatientAccess {
    PatientAccess(patient: patient?.value, way: way.value, at: at.value, by: by, desk: desk)
  }
}

extension PatientAccess.Way: StoredAsText {}
