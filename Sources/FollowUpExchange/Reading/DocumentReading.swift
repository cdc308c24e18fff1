internal import FollowUp
internal import OrderedCollections
internal import Wording

/// One document while it is read: what its rows may refer to, and what has been taken so far.
struct DocumentReading {
  let log: ProblemLog
  let clinic: Clinic
  let now: Instant
  /// What is read. It is good only as long as the bytes that it borrows.
  private let text: JSONDocument
  private let knownProcedures: Set<String>
  private let known: KnownRows

  /// The settings as they are with the document's own.
  private(set) var settings: ClinicSettings
  /// Those of the clinic first.
  private var staff: OrderedSet<StaffID> = []
  private var patients: [PatientRows] = []
  /// Where in `patients` a patient's rows are.
  private var indexes: [PatientID: Int] = [:]
  /// Patients whose own row was refused.
  private var refusedPatients: Set<PatientID> = []
  /// Who referred the patients of the rows, with the place of the row.
  private var referrers: [(row: Row, referrer: String, offset: Int)] = []
  private let patientSuggestions = Suggestions()
  private let staffSuggestions = Suggestions()
  private var nearestPatients: [String: String?] = [:]
  private var patientIDs: [String]?
  /// The row with an id that came first in the section that is being read, by its offset.
  private var firstRows: [String: Int] = [:]

  init(
    _ text: JSONDocument, log: ProblemLog, clinic: Clinic, now: Instant, knownProcedures: Set<String>, known: KnownRows
  ) {
    self.text = text
    self.log = log
    self.clinic = clinic
    self.now = now
    self.knownProcedures = knownProcedures
    self.known = known
    settings = clinic.settings
  }

  /// - Throws: where the text has become another since it was verified.
  mutating func document(_ fields: Fields) throws(JSONSyntaxError) -> ExchangeDocument {
    var document = ExchangeDocument()
    if let value = fields.take("clinic") {
      if value.kind == .object {
        document.clinic = try changes(of: value)
      } else {
        fields.refuse(.wrongType(expected: .object), "clinic", value)
      }
    }

    staff = OrderedSet(clinic.staff.map(\.id))
    document.staff = try rows(of: .staff, "staff", fields) { reading, fields in
      reading.staffMember(fields)
    }
    staff.append(contentsOf: document.staff.map(\.id))

    for patient in try rows(of: .patient, "patients", fields, read: { $0.patient($1) }) {
      withRows(of: patient.id) { $0.patient = patient }
    }
    tellUnknownReferrers()
    for visit in try rows(of: .visit, "visits", fields, read: { $0.visit($1) }) {
      withRows(of: visit.patient) { $0.visits.append(visit) }
    }
    for item in try rows(of: .planItem, "planItems", fields, read: { $0.planItem($1) }) {
      withRows(of: item.patient) { $0.planItems.append(item) }
    }
    for appointment in try rows(of: .appointment, "appointments", fields, read: { $0.appointment($1) }) {
      withRows(of: appointment.patient) { $0.appointments.append(appointment) }
    }
    document.attempts = try rows(of: .attempt, "attempts", fields, read: { $0.attempt($1) })
    for (patient, followUp) in try rows(of: .followUp, "followUps", fields, read: { $0.followUp($1) }) {
      withRows(of: patient) { $0.followUps.append(followUp) }
    }
    document.patients = patients
    var rest: [JSONValue.Member] = []
    for member in fields.untaken {
      rest.append(JSONValue.Member(key: member.key, value: try text.read(member.value) { $0.value }))
    }
    document.unrecognizedFields = UnrecognizedMembers.fields(rest)
    return document
  }

  /// The section `clinic`; its settings hold for the rest of the document.
  private mutating func changes(of section: ScannedValue) throws(JSONSyntaxError) -> ClinicChanges {
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
    of entity: ExchangeEntity, _ section: StaticString, _ fields: Fields,
    read: (inout DocumentReading, Fields) -> Element?
  ) throws(JSONSyntaxError) -> [Element] {
    guard let list = fields.take(section) else { return [] }
    guard list.kind == .array else {
      fields.refuse(.wrongType(expected: .list), "\(section)", list)
      return []
    }
    firstRows.removeAll(keepingCapacity: true)
    var elements: [Element] = []
    let text = text
    try text.forEachElement(of: list) { position, value in
      let row = Row(log: log, entity: entity, number: position + 1, offset: value.offset)
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
    for (row, referrer, offset) in referrers where !row.isRefused {
      let id = PatientID(referrer)
      guard indexes[id] == nil, !known.contains(id) else { continue }
      let nearest = nearestPatient(to: referrer)
      row.warnOnce(.unknownReferrer, field: "referrer", value: referrer, offset: offset) { nearest }
      row.taken()
    }
    referrers = []
  }

  // MARK: What the sections share

  /// The id of the row; refuses the row where an earlier one has the same.
  mutating func id(_ fields: Fields) -> String? {
    guard let id = fields.identifier("id", required: true) else { return nil }
    let row = fields.row
    row.id = id
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
        row.refuse(.unknownPatient, field: "patient", value: text, nearest: nearestPatient(to: text))
      }
      return nil
    }
    if let rowID = row.id, let owner = known.owner(of: RowKey(entity: row.entity, id: rowID)), owner != id {
      row.refuse(.ofAnotherPatient(HostileText.shown(owner.rawValue)), field: "id", value: rowID)
      return nil
    }
    return id
  }

  /// The ids of the patients described in the document, then of all others; collected once.
  private mutating func allPatients() -> [String] {
    if let patientIDs { return patientIDs }
    let described = Set(patients.lazy.map(\.id))
    let ids = patients.map(\.id.rawValue) + known.patients.lazy.filter { !described.contains($0) }.map(\.rawValue)
    patientIDs = ids
    return ids
  }

  /// Asked once for each text, however many rows have it.
  private mutating func nearestPatient(to text: String) -> String? {
    if let found = nearestPatients[text] { return found }
    let nearest = patientSuggestions.nearest(to: text, among: allPatients())
    nearestPatients[text] = .some(nearest)
    return nearest
  }

  /// Who referred the patient of `id`; oneself is left out, with a warning.
  mutating func referrer(of id: String, _ fields: Fields) -> PatientID? {
    guard let referrer = fields.identifier("referrer") else { return nil }
    guard referrer != id else {
      fields.row.warn(.ownReferrer, field: "referrer", value: referrer, offset: fields.offset)
      return nil
    }
    referrers.append((fields.row, referrer, fields.offset))
    return PatientID(referrer)
  }

  /// A member of the staff; one that nobody knows is kept, with a warning.
  mutating func staffID(_ key: StaticString, _ fields: Fields, required: Bool = false) -> StaffID? {
    guard let text = fields.identifier(key, required: required) else { return nil }
    let id = StaffID(text)
    if !staff.contains(id) {
      fields.row.warnOnce(.unknownStaff, field: fields.path("\(key)"), value: text, offset: fields.offset) {
        [staff, staffSuggestions] in staffSuggestions.nearest(to: text, among: staff.lazy.map(\.rawValue))
      }
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
