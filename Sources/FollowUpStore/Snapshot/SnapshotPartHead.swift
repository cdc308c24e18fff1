internal import FollowUp

/// What a snapshot says of one of its parts.
struct SnapshotPartHead: Hashable {
  /// What the names of its files begin with.
  var name: String
  /// How many patients it holds.
  var patients: Int
  /// The first and the last of them; nil where an earlier version wrote the part.
  var firstPatient: PatientID?
  var lastPatient: PatientID?
  /// The lengths of its files, in bytes.
  var records: Int
  var openWork: Int
  var places: Int
  var days: Int
  /// By which rules its days were found; see ``ListRules``.
  var rules: String
  /// The last day on which one of its patients was called from a batch; nil: none was.
  var lastDayCalled: CivilDate?

  /// Whether `patient` may be among its patients.
  func mayHold(_ patient: PatientID) -> Bool {
    if let firstPatient, patient < firstPatient { return false }
    if let lastPatient, lastPatient < patient { return false }
    return true
  }
}

extension SnapshotPartHead: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    name = try members.value("name")
    patients = try members.amount("patients")
    records = try members.amount("records")
    openWork = try members.amount("openWork")
    places = try members.amount("places")
    days = try members.amount("days")
    rules = try members.value("rules")
    let lastDayCalled: StoredText<CivilDate>? = try members.value("lastDayCalled")
    self.lastDayCalled = lastDayCalled?.value
    let firstPatient: StoredText<PatientID>? = try members.value("firstPatient")
    self.firstPatient = firstPatient?.value
    let lastPatient: StoredText<PatientID>? = try members.value("lastPatient")
    self.lastPatient = lastPatient?.value
  }

  func write(members: inout RecordWriter) {
    members.write("days", days)
    members.write("firstPatient", StoredText(firstPatient))
    members.write("lastDayCalled", StoredText(lastDayCalled))
    members.write("lastPatient", StoredText(lastPatient))
    members.write("name", name)
    members.write("openWork", openWork)
    members.write("patients", patients)
    members.write("places", places)
    members.write("records", records)
    members.write("rules", rules)
  }
}
