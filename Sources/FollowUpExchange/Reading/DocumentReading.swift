internal import FollowUp
internal import OrderedCollections
internal import Wording

/// One document, or a part of one, while it is read: what its rows may refer to, and what has been taken so far.
struct DocumentReading {
  let log: ProblemLog
  let clinic: Clinic
  let now: Instant
  private let knownProcedures: Set<String>
  private let known: KnownRows
  /// What is known of the rows of a part from all of the document; nil where the document is read as a whole.
  private let findings: RowFindings?

  /// The settings as they are with the document's own.
  private(set) var settings: ClinicSettings
  /// Those of the clinic first.
  private(set) var staff: OrderedSet<StaffID>
  private var patients: [PatientRows] = []
  /// Where in `patients` a patient's rows are.
  private var indexes: [PatientID: Int] = [:]
  /// Patients whose own row was refused.
  private var refusedPatients: Set<PatientID> = []
  /// Who referred the patients of the rows, with the place of the row.
  private(set) var referrers: [Referrer] = []
  /// The row with an id that came first in the section that is being read, by its offset.
  private var firstRows: [String: Int] = [:]

  struct Referrer {
    var row: Row
    var id: String
    var offset: Int
  }

  init(
    _ setting: ReadingSetting, log: ProblemLog, known: KnownRows, findings: RowFindings? = nil
  ) {
    self.log = log
    self.known = known
    self.findings = findings
    clinic = setting.clinic
    now = setting.now
    knownProcedures = setting.knownProcedures
    settings = setting.clinic.settings
    staff = OrderedSet(setting.clinic.staff.map(\.id))
  }

  /// All of a document.
  /// - Throws: where the text has become another since it was verified.
  mutating func document(_ text: JSONDocument, _ fields: Fields) throws(JSONSyntaxError) -> ExchangeDocument {
    let sections = WholeSections(text: text, fields: fields)
    var document = try clinicAndStaff(text, fields)
    try takeRows(of: sections, into: &document)
    document.unrecognizedFields = try unrecognized(text, fields)
    return document
  }

  /// What a document says of the clinic itself.
  mutating func clinicAndStaff(_ text: JSONDocument, _ fields: Fields) throws(JSONSyntaxError) -> ExchangeDocument {
    var document = ExchangeDocument()
    if let value = fields.take("clinic") {
      if value.kind == .object {
        document.clinic = try changes(of: value, in: text)
      } else {
        fields.refuse(.wrongType(expected: .object), "clinic", value)
      }
    }
    document.staff = try rows(of: .staff, in: WholeSections(text: text, fields: fields)) { reading, fields in
      reading.staffMember(fields)
    }
    staff.append(contentsOf: document.staff.map(\.id))
    return document
  }

  /// The rows about patients. A patient may be described after those whom the rows name as referring them.
  mutating func takeRows(
    of sections: some RowSections, into document: inout ExchangeDocument
  ) throws(JSONSyntaxError) {
    for patient in try rows(of: .patient, in: sections, read: { $0.patient($1) }) {
      withRows(of: patient.id) { $0.patient = patient }
    }
    if findings == nil { tellUnknownReferrers() }
    for visit in try rows(of: .visit, in: sections, read: { $0.visit($1) }) {
      withRows(of: visit.patient) { $0.visits.append(visit) }
    }
    for item in try rows(of: .planItem, in: sections, read: { $0.planItem($1) }) {
      withRows(of: item.patient) { $0.planItems.append(item) }
    }
    for appointment in try rows(of: .appointment, in: sections, read: { $0.appointment($1) }) {
      withRows(of: appointment.patient) { $0.appointments.append(appointment) }
    }
    document.attempts = try rows(of: .attempt, in: sections, read: { $0.attempt($1) })
    for (patient, followUp) in try rows(of: .followUp, in: sections, read: { $0.followUp($1) }) {
      withRows(of: patient) { $0.followUps.append(followUp) }
    }
    document.patients = patients
  }

  /// The members of a document that this version does not know.
  func unrecognized(_ text: JSONDocument, _ fields: Fields) throws(JSONSyntaxError) -> UnrecognizedFields? {
    var rest: [JSONValue.Member] = []
    for member in fields.untaken {
      rest.append(JSONValue.Member(key: member.key, value: try text.read(member.value) { $0.value }))
    }
    return UnrecognizedMembers.fields(rest)
  }

  /// The section `clinic`; its settings hold for the rest of the document.
  private mutating func changes(
    of section: ScannedValue, in text: JSONDocument
  ) throws(JSONSyntaxError) -> ClinicChanges {
    let row = Row(log: log, entity: .clinic, number: nil, offset: section.offset, consequence: .settingRefused)
    let changes = try text.read(section) { [settings] in ClinicReading.changes(Fields($0, of: row), to: settings) }
    row.taken()
    settings = changes.applied(to: settings)
    return changes
  }

  private mutating func withRows(of patient: PatientID, _ change: (inout ImportedRows) -> Void) {
    if let index = indexes[patient], patients.indices.contains(index) {
      change(&patients[index].rows)
    } else {
      indexes[patient] = patients.count
      var rows = ImportedRows()
      change(&rows)
      patients.append(PatientRows(id: patient, rows: rows))
    }
  }

  /// The rows of one section that can be taken.
  private mutating func rows<Element>(
    of entity: ExchangeEntity, in sections: some RowSections, read: (inout DocumentReading, Fields) -> Element?
  ) throws(JSONSyntaxError) -> [Element] {
    firstRows.removeAll(keepingCapacity: true)
    var elements: [Element] = []
    try sections.forEachRow(of: entity) { number, value in
      let row = Row(log: log, entity: entity, number: number, offset: value.offset)
      guard value.kind == .object else {
        row.refuse(.wrongType(expected: .object), field: nil, value: value.shown)
        return
      }
      if let element = read(&self, Fields(value, of: row)), !row.isRefused {
        row.taken()
        elements.append(element)
      } else if entity == .patient, let id = row.id {
        if indexes[PatientID(id)] == nil { refusedPatients.insert(PatientID(id)) }
      }
    }
    return elements
  }

  /// Somebody may be referred by a patient who comes later in the document.
  private mutating func tellUnknownReferrers() {
    for referrer in referrers where !referrer.row.isRefused {
      let id = PatientID(referrer.id)
      if indexes[id] == nil, !known.contains(id) { referrer.tellUnknown() }
    }
    referrers = []
  }

  /// The ids of the patients of whom rows were taken that describe them, in the order of the rows.
  var describedPatients: [PatientID] { patients.filter { $0.rows.patient != nil }.map(\.id) }

  // MARK: What the sections share

  /// The id of the row; refuses the row where an earlier one has the same.
  mutating func id(_ fields: Fields) -> String? {
    guard let id = fields.identifier("id", required: true) else { return nil }
    let row = fields.row
    row.id = id
    if let findings, row.entity != .patient, row.entity != .staff {
      guard let firstLine = findings.firstLine(of: row) else { return id }
      row.refuse(.duplicateID(firstLine: firstLine), field: "id", value: id)
      return nil
    }
    let first = DocumentReading.value(of: &firstRows[id, default: row.offset])
    if first != row.offset {
      row.refuse(.duplicateID(firstLine: log.line(of: first)), field: "id", value: id)
      return nil
    }
    return id
  }

  /// What stands in `place`: so an entry that may be absent is filled and read with one look-up.
  private static func value<Value>(of place: inout Value) -> Value { place }

  /// The patient whom the row is about. Refuses the row where its id is that of another patient's row already.
  mutating func patientID(_ fields: Fields) -> PatientID? {
    guard let text = fields.identifier("patient", required: true) else { return nil }
    let (row, id) = (fields.row, PatientID(text))
    guard indexes[id] != nil || known.contains(id) else {
      if refusedPatients.contains(id) {
        row.refuse(.refusedPatient, field: "patient", value: text)
      } else {
        row.refuse(.unknownPatient, field: "patient", value: text, asking: .patient(text))
      }
      return nil
    }
    if let rowID = row.id, let owner = owner(of: row, id: rowID), owner != id {
      row.refuse(.ofAnotherPatient(HostileText.shown(owner.rawValue)), field: "id", value: rowID)
      return nil
    }
    return id
  }

  /// The patient whose row of that id the clinic has.
  private func owner(of row: Row, id: String) -> PatientID? {
    findings?.owner(of: row) ?? known.owner(of: RowKey(entity: row.entity, id: id))
  }

  /// Who referred the patient of `id`; oneself is left out, with a warning.
  mutating func referrer(of id: String, _ fields: Fields) -> PatientID? {
    guard let referrer = fields.identifier("referrer") else { return nil }
    guard referrer != id else {
      fields.row.warn(.ownReferrer, field: "referrer", value: referrer, offset: fields.offset)
      return nil
    }
    referrers.append(Referrer(row: fields.row, id: referrer, offset: fields.offset))
    return PatientID(referrer)
  }

  /// A member of the staff; one that nobody knows is kept, with a warning.
  mutating func staffID(_ key: StaticString, _ fields: Fields, required: Bool = false) -> StaffID? {
    guard let text = fields.identifier(key, required: required) else { return nil }
    let id = StaffID(text)
    if !staff.contains(id) {
      fields.row.warnOnce(
        .unknownStaff, field: fields.path("\(key)"), value: text, offset: fields.offset, asking: .staff(text))
    }
    return id
  }

  /// A procedure code; one that no rule names is kept, with a warning.
  mutating func procedureCode(_ key: StaticString, _ fields: Fields, required: Bool = false) -> String? {
    guard let code = fields.text(key, required: required), !code.isEmpty else { return nil }
    if !knownProcedures.contains(code) {
      fields.row.warnOnce(
        .unknownProcedure, field: fields.path("\(key)"), value: code, offset: fields.offset
      ) { [knownProcedures] in
        knownProcedures.sorted().nearest(to: code, within: .close)
      }
    }
    return code
  }

  /// A tooth as text or number.
  func tooth(_ fields: Fields) -> ToothNumber? {
    guard let value = fields.take("tooth") else { return nil }
    if let text = value.text, text.isEmpty { return nil }
    guard let text = value.text ?? value.digits else {
      fields.refuse(.wrongType(expected: .text), "tooth", value)
      return nil
    }
    if text.utf8.count == 2, let number = Int(text), let tooth = ToothNumber(number) { return tooth }
    fields.refuse(.badTooth, "tooth", value)
    return nil
  }
}

extension DocumentReading.Referrer {
  /// Says that neither the document nor the clinic knows the patient.
  func tellUnknown() {
    row.warnOnce(.unknownReferrer, field: "referrer", value: id, offset: offset, asking: .patient(id))
    row.taken()
  }
}

/// For which clinic, and when, documents are read.
struct ReadingSetting: Sendable {
  /// The settings that a document leaves out are its.
  var clinic: Clinic
  /// What lies after it is in the future.
  var now: Instant
  var knownProcedures: Set<String>
}
