import FollowUp
import FrontDesk
import OrderedCollections
import Screen
import Testing
import Wording

/// A clinic on the morning of Saturday, 21 November 2026, with one of every kind of call.
struct DeskFixture {
  let zone = ClinicTimeZone.china
  var clinic: Clinic
  var records: [PatientID: PatientRecord] = [:]
  var entries: [QueueEntry] = []
  let identity = DeskIdentity(name: "林小雨", desk: "desk-1")

  static let morning = "2026-11-21T10:34:00+08:00"

  init() throws {
    clinic = Clinic(
      settings: ClinicSettings(name: "阳光口腔", timeZone: zone),
      staff: [
        StaffMember(id: "d-chen", name: "陈静", role: .dentist),
        StaffMember(id: "d-wang", name: "王磊", role: .dentist),
        StaffMember(id: "r-lin", name: "林小雨", role: .receptionist),
      ])
    try addSurgery()
    try addMinor()
    try addHousehold()
    try addOrdinary()
    try addLater()
  }

  // MARK: - The list

  private mutating func addSurgery() throws {
    var wang = patient("P0001", "王建国", .male, "1968-03-02", phone: "13800000001")
    wang.vip = VIPFlag(reason: "全口种植")
    wang.tags = ["afraid-of-pain", "punctual"]
    wang.grade = .a
    wang.attendingDentist = "d-wang"
    let followUp = try followUp(
      "V1/extraction/PT2H", "extraction", "PT2H", "reaction", ["extraction"], [36], from: "2026-11-21T09:00:00+08:00",
      due: "2026-11-21T11:00:00+08:00", by: "2026-11-21T12:00:00+08:00", isClock: true)
    var record = try record(of: wang, appointments: [("A1", "2026-11-28T09:30:00+08:00", "implant-surgery")])
    record.apply(.attemptRecorded(try attempt("T1", "2026-11-14T16:05:00+08:00", .noAnswer)))
    add(record, [followUp], .timed, at: "2026-11-21T11:00:00+08:00", .clinical, reason: .timedAtDue)
  }

  private mutating func addMinor() throws {
    var zhao = patient("P0002", "赵欣怡", .female, "2017-05-15", phone: "13800000002")
    zhao.guardian = Guardian(name: "李娜", relation: "mother")
    zhao.attendingDentist = "d-chen"
    let followUp = try followUp(
      "V2/orthodontic-adjustment/P7D", "orthodontic-adjustment", "P7D", "adaptation", ["orthodontic-adjustment"], [],
      from: "2026-11-13T15:00:00+08:00", due: "2026-11-20T00:00:00+08:00", by: "2026-11-20T23:59:59+08:00")
    var record = try record(of: zhao)
    record.apply(.attemptRecorded(try attempt("T2", "2026-11-20T16:20:00+08:00", .noAnswer)))
    add(
      record, [followUp], .batch(tenThirty), at: "2026-11-21T10:30:00+08:00", .overdueClinical, attempt: 2,
      reason: .carriedOver(from: try instant("2026-11-20T16:00:00+08:00")))
  }

  private mutating func addHousehold() throws {
    for (id, name, sex, birth) in [
      ("P0003", "陈大明", Sex.male, "1979-01-30"), ("P0004", "陈小明", Sex.male, "2001-08-08"),
    ] {
      var patient = patient(PatientID(id), name, sex, birth, phone: "13900000003")
      patient.household = "H1"
      let followUp = try followUp(
        FollowUpID("V\(id)/scaling/P1D"), "scaling", "P1D", "sensitivity", ["scaling"], [],
        from: "2026-11-20T11:00:00+08:00",
        due: "2026-11-21T00:00:00+08:00", by: "2026-11-21T23:59:59+08:00")
      add(try record(of: patient), [followUp], .batch(tenThirty), at: "2026-11-21T10:30:00+08:00", .clinical)
      entries[entries.count - 1].sharesNumberWith = [id == "P0003" ? "P0004" : "P0003"]
    }
  }

  private mutating func addOrdinary() throws {
    var sun = patient("P0005", "孙丽华", .female, "1990-10-02", phone: "13700000005")
    sun.consent.marketing = false
    let reasons = try [
      followUp(
        "V5/root-canal-filling/P7D", "root-canal-filling", "P7D", "healing", ["root-canal-filling"], [26],
        from: "2026-11-14T10:00:00+08:00", due: "2026-11-21T00:00:00+08:00", by: "2026-11-28T23:59:59+08:00"),
      followUp(
        "V5/general/P7D", "general", "P7D", "recovery", ["filling"], [27], from: "2026-11-14T10:00:00+08:00",
        due: "2026-11-21T00:00:00+08:00", by: "2026-11-21T23:59:59+08:00"),
    ]
    add(try record(of: sun), reasons, .batch(tenThirty), at: "2026-11-21T10:30:00+08:00", .clinical)

    let held = patient("P0006", "欧阳明", .male, "1985-06-01", phone: "13600000006")
    let surgery = try followUp(
      "V6/implant-surgery/P3M", "implant-surgery", "P3M", "maintenance", ["implant-surgery"], [46],
      from: "2026-08-20T10:00:00+08:00", due: "2026-11-20T00:00:00+08:00", by: "2026-12-04T23:59:59+08:00")
    add(try record(of: held), [surgery], .batch(tenThirty), at: "2026-11-21T10:30:00+08:00", .clinical)
    entries[entries.count - 1].claim = Claim(
      by: "周敏", desk: "desk-2", at: try instant("2026-11-21T10:30:00+08:00"),
      expires: try instant("2026-11-21T10:45:00+08:00"))
  }

  private mutating func addLater() throws {
    let liu = patient("P0007", "刘洋", .male, "1995-12-12", phone: "13500000007")
    let restoration = try followUp(
      "V7/general/P3D", "general", "P3D", "progress", ["filling"], [14], from: "2026-11-18T18:00:00+08:00",
      due: "2026-11-21T00:00:00+08:00", by: "2026-11-21T23:59:59+08:00")
    add(try record(of: liu), [restoration], .batch(sixteen), at: "2026-11-21T16:00:00+08:00", .clinical)

    let he = patient("P0008", "何美玲", .female, nil, phone: "13400000008")
    let relation = try followUp(
      "V8/general/P1M", "general", "P1M", "relationship", ["whitening"], [], from: "2026-10-20T10:00:00+08:00",
      due: "2026-11-20T00:00:00+08:00", by: "2026-11-27T23:59:59+08:00", kind: .relationship)
    add(try record(of: he), [relation], .batch(sixteen), at: "2026-11-21T16:00:00+08:00", .other)
    entries[entries.count - 1].canWait = true
  }

  // MARK: - Parts

  var tenThirty: ClockTime { ClockTime(clampedMinutes: 630) }
  var sixteen: ClockTime { ClockTime(clampedMinutes: 960) }

  func instant(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

  func patient(_ id: PatientID, _ name: String, _ sex: Sex, _ birth: String?, phone: String) -> Patient {
    var patient = Patient(id: id, name: name)
    patient.sex = sex
    patient.phones = [PhoneNumber(number: phone, label: "mobile")]
    if let birth = birth.flatMap({ CivilDate($0) }),
      let date = AnnualDate(month: birth.month, day: birth.day)
    {
      patient.birthday = Birthday(date: date, year: birth.year)
    }
    return patient
  }

  func record(
    of patient: Patient, appointments: [(id: AppointmentID, at: String, code: String)] = []
  ) throws -> PatientRecord {
    var record = PatientRecord(patient: patient, registeredAt: try instant("2026-01-05T09:00:00+08:00"))
    for appointment in appointments {
      let booked = Appointment(
        id: appointment.id, patient: patient.id, dentist: "d-chen", at: try instant(appointment.at),
        code: appointment.code)
      record.apply(.appointmentRecorded(booked, at: try instant("2026-11-14T10:00:00+08:00"), cause: nil))
    }
    return record
  }

  func attempt(_ id: AttemptID, _ at: String, _ disposition: Disposition) throws -> ContactAttempt {
    ContactAttempt(
      id: id, outcomes: [], disposition: disposition, at: try instant(at), enteredAt: try instant(at), by: "林小雨")
  }

  func followUp(
    _ id: FollowUpID, _ rule: RuleID, _ step: String, _ purpose: String, _ procedures: [String], _ teeth: [Int],
    from start: String, due: String, by: String, isClock: Bool = false, kind: FollowUpKind = .clinical
  ) throws -> FollowUp {
    FollowUp(
      id: id, rule: rule, step: step, purpose: purpose, kind: kind, origin: .visit("V1"), procedures: procedures,
      teeth: teeth.compactMap { ToothNumber($0) }, dentist: "d-wang", startsFrom: try instant(start),
      due: try instant(due), by: try instant(by), isClockStep: isClock, recordedAt: try instant(start))
  }

  mutating func add(
    _ record: PatientRecord, _ followUps: [FollowUp], _ lane: Lane, at: String, _ urgency: Urgency, attempt: Int = 1,
    reason: PlacementReason = .batchInWindow
  ) {
    var record = record
    for followUp in followUps { record.apply(.followUpPlanned(followUp, cause: nil)) }
    records[record.id] = record
    guard let moment = Instant(iso8601: at), let now = Instant(iso8601: DeskFixture.morning) else { return }
    let queued = followUps.map {
      QueuedFollowUp(
        followUp: $0, placement: Placement(lane: lane, at: moment, isLate: false, reason: reason),
        isOverdue: $0.isOverdue(at: now))
    }
    entries.append(
      QueueEntry(
        patient: record.id, name: record.patient.name, lane: lane, at: moment, isVIP: record.patient.vip != nil,
        followUps: queued, urgency: urgency, guardian: record.patient.guardian, birthday: record.patient.birthday,
        attendingDentist: record.patient.attendingDentist, attempt: attempt))
  }

  /// Hands a patient to the dentist.
  mutating func escalate(
    _ patient: PatientID, _ cause: Escalation.Cause, note: String, deadline: String
  ) throws {
    let deadline = try instant(deadline)
    let escalation = Escalation(
      id: EscalationID("\(patient)/escalation"), attempt: "T9", cause: cause, dentist: "d-wang", note: note,
      openedAt: deadline - 2 * 3600, deadline: deadline)
    records[patient]?.apply(.escalationOpened(escalation))
  }

  // MARK: - Whole things

  func data(now: String = DeskFixture.morning) throws -> DeskData {
    let now = try instant(now)
    let queue = Queue(
      date: zone.date(of: now), now: now, entries: entries,
      batches: [
        BatchProgress(time: tenThirty, made: 12, total: 17), BatchProgress(time: sixteen, made: 0, total: 14),
      ],
      escalations: records.values.flatMap { record in
        record.escalations.values.filter(\.isPending).map { PendingEscalation(escalation: $0, of: record.patient) }
      }.sorted { $0.escalation.deadline < $1.escalation.deadline })
    return DeskData(
      clinic: clinic, followUpProtocol: FollowUpProtocol(rules: [], proceduresWithoutFollowUp: []), queue: queue)
  }

  func model(
    _ language: Language = .chinese, columns: Int = 80, rows: Int = 24, now: String = DeskFixture.morning,
    isLoaded: Bool = true
  ) throws -> Model {
    var model = Model(
      identity: identity, now: try instant(now), size: Size(columns: columns, rows: rows),
      preferences: Preferences(language: language), themeNames: ["default", "light", "mono"])
    if isLoaded { show(try data(now: now), in: &model) }
    return model
  }

  /// Gives the model a list that was read, and the records that it asks for then.
  func show(_ data: DeskData, in model: inout Model) {
    read(update(&model, .deskLoaded(data)), in: &model)
  }

  /// Answers what `effects` ask to read of patients, as the program would.
  func read(_ effects: [Effect], in model: inout Model) {
    for case .loadPatient(let id) in effects { read(update(&model, .patientLoaded(id, records[id])), in: &model) }
  }
}

extension Model {
  /// The picture as rows of text.
  func lines() -> [String] { frame().buffer.lines }

  func frame() -> (buffer: CellBuffer, cursor: Position?) {
    var buffer = CellBuffer(size: size)
    let cursor = view(self, in: &buffer)
    return (buffer, cursor)
  }

  /// Types keys one after the other: names as in configuration, other texts as an input method would deliver them.
  /// The records that the keys ask for are read from `fixture`; nil leaves that to the caller.
  @discardableResult
  mutating func press(_ keys: String..., reading fixture: DeskFixture? = nil) -> [Effect] {
    keys.flatMap { name in
      let effects =
        KeyStroke(name).map { update(&self, .input(.key($0.key, $0.modifiers))) }
        ?? update(&self, .input(.text(name)))
      fixture?.read(effects, in: &self)
      return effects
    }
  }
}
