internal import FollowUp

/// A patient's details on disk, with the names and codes of the exchange document.
struct StoredPatient: Codable {
  var id: StoredText<PatientID>
  var name: String
  var sex: StoredText<Sex>?
  var phones: [StoredPhoneNumber]?
  var birthday: StoredBirthday?
  var specialDates: [StoredSpecialDate]?
  var guardian: StoredGuardian?
  var household: String?
  var vip: StoredVIPFlag?
  var grade: StoredText<PatientGrade>?
  var tags: [String]?
  var keyConsumer: Bool?
  var source: String?
  var referrer: StoredText<PatientID>?
  var attendingDentist: StoredText<StaffID>?
  var designatedDentist: Bool?
  var preferredBatch: StoredText<ClockTime>?
  var consent: StoredConsent?
  var membership: String?
  var status: StoredText<PatientStatus>?
  var unrecognized: StoredText<UnrecognizedFields>?

  init(_ patient: Patient) {
    id = StoredText(patient.id)
    name = patient.name
    sex = StoredText(patient.sex)
    phones = patient.phones.map(StoredPhoneNumber.init).unlessEmpty
    birthday = patient.birthday.map(StoredBirthday.init)
    specialDates = patient.specialDates.map(StoredSpecialDate.init).unlessEmpty
    guardian = patient.guardian.map(StoredGuardian.init)
    household = patient.household
    vip = patient.vip.map(StoredVIPFlag.init)
    grade = StoredText(patient.grade)
    tags = patient.tags.unlessEmpty
    keyConsumer = patient.isKeyConsumer.ifTrue
    source = patient.source
    referrer = StoredText(patient.referrer)
    attendingDentist = StoredText(patient.attendingDentist)
    designatedDentist = patient.hasDesignatedDentist.ifTrue
    preferredBatch = StoredText(patient.preferredBatch)
    consent = patient.consent == Consent() ? nil : StoredConsent(patient.consent)
    membership = patient.membership?.code
    status = patient.status == .active ? nil : StoredText(patient.status)
    unrecognized = StoredText(patient.unrecognizedFields)
  }

  func value() throws -> Patient {
    var patient = Patient(id: id.value, name: name)
    patient.sex = sex?.value
    patient.phones = phones?.map { $0.value() } ?? []
    patient.birthday = try birthday?.value()
    patient.specialDates = try specialDates?.map { try $0.value() } ?? []
    patient.guardian = guardian?.value()
    patient.household = household
    patient.vip = vip?.value()
    patient.grade = grade?.value
    patient.tags = tags ?? []
    patient.isKeyConsumer = keyConsumer ?? false
    patient.source = source
    patient.referrer = referrer?.value
    patient.attendingDentist = attendingDentist?.value
    patient.hasDesignatedDentist = designatedDentist ?? false
    patient.preferredBatch = preferredBatch?.value
    patient.consent = consent?.value() ?? Consent()
    patient.membership = membership.map { Membership($0) }
    patient.status = status?.value ?? .active
    patient.unrecognizedFields = unrecognized?.value
    return patient
  }
}

struct StoredPhoneNumber: Codable {
  var number: String
  var label: String?
  var fault: StoredText<PhoneFault>?
  var unrecognized: StoredText<UnrecognizedFields>?

  init(_ phone: PhoneNumber) {
    number = phone.number
    label = phone.label
    fault = StoredText(phone.fault)
    unrecognized = StoredText(phone.unrecognizedFields)
  }

  func value() -> PhoneNumber {
    PhoneNumber(number: number, label: label, fault: fault?.value, unrecognizedFields: unrecognized?.value)
  }
}

struct StoredGuardian: Codable {
  var name: String
  var relation: String?
  var unrecognized: StoredText<UnrecognizedFields>?

  init(_ guardian: Guardian) {
    name = guardian.name
    relation = guardian.relation
    unrecognized = StoredText(guardian.unrecognizedFields)
  }

  func value() -> Guardian {
    Guardian(name: name, relation: relation, unrecognizedFields: unrecognized?.value)
  }
}

struct StoredVIPFlag: Codable {
  var reason: String

  init(_ flag: VIPFlag) { reason = flag.reason }

  func value() -> VIPFlag { VIPFlag(reason: reason) }
}

struct StoredConsent: Codable {
  var clinical: Bool
  var marketing: Bool

  init(_ consent: Consent) {
    clinical = consent.clinical
    marketing = consent.marketing
  }

  func value() -> Consent { Consent(clinical: clinical, marketing: marketing) }
}

extension StoredPatient: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    id = try members.value("id")
    name = try members.value("name")
    sex = try members.value("sex")
    phones = try members.value("phones")
    birthday = try members.value("birthday")
    specialDates = try members.value("specialDates")
    guardian = try members.value("guardian")
    household = try members.value("household")
    vip = try members.value("vip")
    grade = try members.value("grade")
    tags = try members.value("tags")
    keyConsumer = try members.value("keyConsumer")
    source = try members.value("source")
    referrer = try members.value("referrer")
    attendingDentist = try members.value("attendingDentist")
    designatedDentist = try members.value("designatedDentist")
    preferredBatch = try members.value("preferredBatch")
    consent = try members.value("consent")
    membership = try members.value("membership")
    status = try members.value("status")
    unrecognized = try members.value("unrecognized")
  }

  func write(members: inout RecordWriter) {
    members.write("attendingDentist", attendingDentist)
    members.write("birthday", birthday)
    members.write("consent", consent)
    members.write("designatedDentist", designatedDentist)
    members.write("grade", grade)
    members.write("guardian", guardian)
    members.write("household", household)
    members.write("id", id)
    members.write("keyConsumer", keyConsumer)
    members.write("membership", membership)
    members.write("name", name)
    members.write("phones", phones)
    members.write("preferredBatch", preferredBatch)
    members.write("referrer", referrer)
    members.write("sex", sex)
    members.write("source", source)
    members.write("specialDates", specialDates)
    members.write("status", status)
    members.write("tags", tags)
    members.write("unrecognized", unrecognized)
    members.write("vip", vip)
  }
}

extension StoredPhoneNumber: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    number = try members.value("number")
    label = try members.value("label")
    fault = try members.value("fault")
    unrecognized = try members.value("unrecognized")
  }

  func write(members: inout RecordWriter) {
    members.write("fault", fault)
    members.write("label", label)
    members.write("number", number)
    members.write("unrecognized", unrecognized)
  }
}

extension StoredGuardian: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    name = try members.value("name")
    relation = try members.value("relation")
    unrecognized = try members.value("unrecognized")
  }

  func write(members: inout RecordWriter) {
    members.write("name", name)
    members.write("relation", relation)
    members.write("unrecognized", unrecognized)
  }
}

extension StoredVIPFlag: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    reason = try members.value("reason")
  }

  func write(members: inout RecordWriter) {
    members.write("reason", reason)
  }
}

extension StoredConsent: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    clinical = try members.value("clinical")
    marketing = try members.value("marketing")
  }

  func write(members: inout RecordWriter) {
    members.write("clinical", clinical)
    members.write("marketing", marketing)
  }
}
