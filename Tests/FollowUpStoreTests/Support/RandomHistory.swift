import FollowUp
import FollowUpStore
import OrderedCollections

/// Random numbers that a seed repeats: SplitMix64, after Steele, Lea and Flood.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Changes of every kind, with every member of theirs sometimes there and sometimes not, that can follow on what a
/// clinic holds.
struct RandomHistory {
  private var random: SeededGenerator
  private var patients: [PatientID]
  private var made = 0

  init(seed: UInt64, patients: [PatientID] = []) {
    random = SeededGenerator(seed: seed)
    self.patients = patients
  }

  mutating func commit() -> [Change] {
    switch Int.random(in: 0..<12, using: &random) {
    case 0: return [.clinic(.settingsChanged(settings()))]
    case 1: return [.clinic(.staffMemberRecorded(staffMember()))]
    case 2: return importedPatients()
    default:
      guard let patient = patients.randomElement(using: &random) else { return importedPatients() }
      return (0..<Int.random(in: 1...4, using: &random)).map { _ in .patient(patient, event(of: patient)) }
    }
  }

  private mutating func importedPatients() -> [Change] {
    (0..<Int.random(in: 1...3, using: &random)).flatMap { _ -> [Change] in
      let id = PatientID(name("P"))
      patients.append(id)
      return [.patient(id, .patientRegistered(patient(id), at: instant())), .patient(id, event(of: id))]
    }
  }

  private mutating func maybe<Value>(_ make: (inout RandomHistory) -> Value) -> Value? {
    Bool.random(using: &random) ? make(&self) : nil
  }

  private mutating func one<Value>(of values: [Value], or other: Value) -> Value {
    values.randomElement(using: &random) ?? other
  }

  private mutating func name(_ prefix: String) -> String {
    made += 1
    return "\(prefix)\(made)-\(UInt16.random(in: 0...9999, using: &random))"
  }

  /// Few names, so that events meet what earlier ones made.
  private mutating func known(_ prefix: String) -> String { "\(prefix)\(Int.random(in: 1...6, using: &random))" }

  private mutating func text() -> String {
    one(of: ["怕疼", "Мама", "", "a \"quoted\" \\ word", "line\nfeed\u{0}\u{1b}[31m", "👩‍👧 é e\u{301}", "=1+1"], or: "")
  }

  private mutating func instant() -> Instant {
    Instant(secondsSinceEpoch: Int64.random(in: -2_000_000_000...4_000_000_000, using: &random))
  }

  private mutating func unrecognized() -> UnrecognizedFields? {
    maybe { _ in UnrecognizedFields(json: #"{"a":1.50,"b":[null]}"#) }
  }

  private mutating func clockTime() -> ClockTime {
    ClockTime(clampedMinutes: Int.random(in: 0..<1440, using: &random))
  }

  private mutating func settings() -> ClinicSettings {
    var settings = ClinicSettings(name: text(), timeZone: one(of: [.china, .universal], or: .china))
    settings.batches = [clockTime()]
    settings.callingHours = clockTime()...ClockTime(clampedMinutes: 1439)
    settings.closedWeekdays = Set(Weekday.allCases.shuffled(using: &random).prefix(2))
    settings.openDates = [CivilDate(dayNumber: Int.random(in: 0...40_000, using: &random))]
    settings.retention = maybe { CalendarDuration(months: Int.random(in: 1...99, using: &$0.random), days: 3) }
    settings.batchCapacity = Int.random(in: 0...90, using: &random)
    settings.unrecognizedFields = unrecognized()
    settings.unrecognizedDocumentFields = unrecognized()
    return settings
  }

  private mutating func staffMember() -> StaffMember {
    StaffMember(
      id: StaffID(known("d")), name: text(), role: one(of: StaffRole.allCases, or: .dentist),
      unrecognizedFields: unrecognized())
  }

  private mutating func annualDate() -> AnnualDate? {
    let month = Int.random(in: 1...12, using: &random)
    return Bool.random(using: &random)
      ? AnnualDate(month: month, day: 28)
      : AnnualDate(calendar: .lunar, month: month, day: 30, isLeapMonth: Bool.random(using: &random))
  }

  private mutating func birthday() -> Birthday? {
    guard let date = annualDate() else { return nil }
    return Birthday(
      date: date, year: maybe { Int.random(in: 1900...2026, using: &$0.random) }, unrecognizedFields: unrecognized())
  }

  private mutating func phone() -> PhoneNumber {
    PhoneNumber(
      number: text(), label: maybe { $0.text() }, fault: maybe { $0.one(of: PhoneFault.allCases, or: .suspended) },
      unrecognizedFields: unrecognized())
  }

  private mutating func specialDates() -> [SpecialDate] {
    guard let date = annualDate() else { return [] }
    return maybe {
      [SpecialDate(label: $0.text(), date: date, year: 2001, unrecognizedFields: $0.unrecognized())]
    } ?? []
  }

  private mutating func patient(_ id: PatientID) -> Patient {
    var patient = Patient(id: id, name: text())
    patient.sex = maybe { $0.one(of: Sex.allCases, or: .female) }
    patient.phones = maybe { [$0.phone(), $0.phone()] } ?? []
    patient.birthday = birthday()
    patient.specialDates = specialDates()
    patient.guardian = maybe {
      Guardian(name: $0.text(), relation: $0.maybe { $0.text() }, unrecognizedFields: $0.unrecognized())
    }
    patient.household = maybe { $0.known("H") }
    patient.vip = maybe { VIPFlag(reason: $0.text()) }
    patient.grade = maybe { $0.one(of: PatientGrade.allCases, or: .a) }
    patient.tags = maybe { [$0.text(), $0.text()] } ?? []
    patient.isKeyConsumer = Bool.random(using: &random)
    patient.source = maybe { $0.text() }
    patient.referrer = maybe { PatientID($0.known("P")) }
    patient.attendingDentist = maybe { StaffID($0.known("d")) }
    patient.hasDesignatedDentist = Bool.random(using: &random)
    patient.preferredBatch = maybe { $0.clockTime() }
    patient.consent = Consent(
      clinical: Bool.random(using: &random), marketing: Bool.random(using: &random))
    patient.membership = maybe { Membership($0.one(of: ["child", "gold"], or: "")) }
    patient.status = one(of: PatientStatus.allCases, or: .active)
    patient.unrecognizedFields = unrecognized()
    return patient
  }

  private mutating func cause() -> AttemptID? { maybe { AttemptID($0.known("T")) } }

  private mutating func event(of patient: PatientID) -> Event {
    switch Int.random(in: 0..<15, using: &random) {
    case 0: return .patientChanged(self.patient(patient), cause: cause())
    case 1: return .patientImported(self.patient(patient))
    case 2: return .visitRecorded(visit(of: patient))
    case 3: return .appointmentRecorded(appointment(of: patient), at: instant(), cause: cause())
    case 4: return .appointmentImported(appointment(of: patient), at: instant())
    case 5: return .planItemRecorded(planItem(of: patient))
    case 6: return .followUpPlanned(followUp(), cause: cause())
    case 7: return .followUpMoved(FollowUpID(known("F")), to: state(), cause: cause())
    case 8: return .attemptRecorded(attempt())
    case 9:
      return .attemptTakenBack(AttemptID(known("T")), by: text(), at: instant(), correction: cause())
    case 10: return .escalationOpened(escalation())
    case 11: return .escalationMoved(EscalationID(known("E")), to: escalationState())
    case 12:
      return .escalationPutBack(EscalationID(known("E")), to: escalationState(), by: text(), at: instant())
    case 13: return .patientClaimed(Claim(by: text(), desk: text(), at: instant(), expires: instant()))
    default: return .claimReleased
    }
  }

  private mutating func visit(of patient: PatientID) -> Visit {
    Visit(
      id: VisitID(known("V")), patient: patient, dentist: maybe { StaffID($0.known("d")) }, endedAt: instant(),
      procedures: maybe {
        [
          Procedure(
            code: $0.text(), tooth: $0.tooth(), needsProsthesis: Bool.random(using: &$0.random),
            isRestored: Bool.random(using: &$0.random), hasReaction: Bool.random(using: &$0.random),
            unrecognizedFields: $0.unrecognized())
        ]
      } ?? [],
      handovers: maybe {
        [Handover(to: "d1", purpose: $0.maybe { $0.text() }, unrecognizedFields: $0.unrecognized())]
      } ?? [],
      unrecognizedFields: unrecognized())
  }

  private mutating func tooth() -> ToothNumber? {
    maybe { $0.one(of: [11, 36, 48, 85], or: 11) }.flatMap(ToothNumber.init)
  }

  private mutating func appointment(of patient: PatientID) -> Appointment {
    Appointment(
      id: AppointmentID(known("A")), patient: patient, dentist: maybe { StaffID($0.known("d")) }, at: instant(),
      code: maybe { $0.text() }, status: one(of: AppointmentStatus.allCases, or: .booked),
      unrecognizedFields: unrecognized())
  }

  private mutating func planItem(of patient: PatientID) -> PlanItem {
    PlanItem(
      id: PlanItemID(known("I")), patient: patient, code: text(), tooth: tooth(),
      isChiefComplaint: Bool.random(using: &random), state: one(of: PlanItemState.allCases, or: .done),
      hesitation: maybe { $0.text() }, unrecognizedFields: unrecognized())
  }

  private mutating func followUp() -> FollowUp {
    let origins: [FollowUpOrigin] = [
      .visit(VisitID(known("V"))), .appointment(AppointmentID(known("A"))), .specialDate(label: text()),
      .request(by: text()),
    ]
    return FollowUp(
      id: FollowUpID(known("F")), rule: RuleID(known("rule")), step: "P7D", purpose: text(),
      kind: one(of: FollowUpKind.allCases, or: .clinical), origin: one(of: origins, or: .request(by: "")),
      procedures: maybe { [$0.text()] } ?? [], teeth: tooth().map { [$0] } ?? [],
      dentist: maybe { StaffID($0.known("d")) }, startsFrom: instant(), due: instant(), by: instant(),
      isClockStep: Bool.random(using: &random), recordedAt: instant(), note: text(), state: state())
  }

  private mutating func state() -> FollowUp.State {
    let lane: Lane = one(of: [.timed, .batch(clockTime())], or: .timed)
    let reason: ReschedulingReason = one(
      of: [.byDesk, .disposition(one(of: Disposition.allCases, or: .busy))], or: .byDesk)
    let states: [FollowUp.State] = [
      .planned, .needsNumber, .done(at: instant()), .skipped(.byDesk(text()), at: instant()),
      .rescheduled(Rescheduling(lane: lane, at: instant(), reason: reason, personalTo: maybe { $0.text() })),
      .skipped(.unreachable, at: instant()),
      .cancelled(.consentWithdrawn(one(of: ConsentKind.allCases, or: .clinical)), at: instant()),
      .cancelled(.patientLeft(one(of: PatientStatus.allCases, or: .moved)), at: instant()),
      .cancelled(.originChanged, at: instant()), .cancelled(.byDesk(text()), at: instant()),
      .superseded(.anotherCallPlanned(FollowUpID(known("F"))), at: instant()),
      .superseded(.patientReached(AttemptID(known("T"))), at: instant()),
      .superseded(.appointmentBooked(AppointmentID(known("A"))), at: instant()),
    ]
    return one(of: states, or: .planned)
  }

  private mutating func attempt() -> ContactAttempt {
    let details = CollectedDetails(
      birthday: birthday(), specialDates: specialDates(),
      satisfaction: maybe { Int.random(in: 1...5, using: &$0.random) },
      referral: maybe { $0.one(of: [.asked, .agreed, .named($0.text())], or: .asked) },
      vip: maybe { VIPFlag(reason: $0.text()) }, tags: maybe { [$0.text()] } ?? [], phone: maybe { $0.phone() },
      preferredBatch: maybe { $0.clockTime() })
    return ContactAttempt(
      id: AttemptID(known("T")),
      outcomes: maybe {
        [ReasonOutcome(followUp: "F1", disposition: $0.one(of: Disposition.allCases, or: .busy))]
      } ?? [],
      disposition: one(of: Disposition.allCases, or: .busy), at: instant(), enteredAt: instant(), by: text(),
      channel: one(of: ContactChannel.allCases, or: .phone), phone: maybe { $0.text() },
      lane: maybe { .batch($0.clockTime()) }, note: text(), collected: maybe { _ in details } ?? CollectedDetails(),
      callBackAt: maybe { $0.instant() }, appointment: maybe { AppointmentID($0.known("A")) }, corrects: cause(),
      standing: one(
        of: [.stands, .takenBack(by: text(), at: instant()), .corrected(by: AttemptID(known("T")))], or: .stands))
  }

  private mutating func escalation() -> Escalation {
    Escalation(
      id: EscalationID(known("E")), attempt: AttemptID(known("T")),
      cause: one(of: [.discomfort, .complaint], or: .complaint),
      dentist: maybe { StaffID($0.known("d")) }, note: text(), openedAt: instant(), deadline: instant(),
      state: escalationState())
  }

  private mutating func escalationState() -> Escalation.State {
    let states: [Escalation.State] = [
      .open, .acknowledged(by: text(), at: instant()), .answered(text(), by: text(), at: instant()),
      .withdrawn(at: instant()),
    ]
    return one(of: states, or: .open)
  }
}
