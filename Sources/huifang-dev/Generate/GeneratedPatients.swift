internal import FollowUp
internal import OrderedCollections

/// The patients of a clinic of any size: each with treatments of the last ten years, the follow-ups that came of them
/// and the calls that were made. Each is made of the seed and the patient's number alone, so that any of them can be
/// made on any core.
struct GeneratedPatients: Sendable {
  let size: ClinicSize
  let seed: UInt64
  /// The clinic, its protocol, and when the patients are registered.
  let context: DecisionContext
  private let today: CivilDate
  private let receptionists: [String]
  private let dentists: [StaffID]

  init(_ size: ClinicSize, seed: UInt64, in context: DecisionContext) {
    self.size = size
    self.seed = seed
    self.context = context
    today = context.clinic.settings.timeZone.date(of: context.now)
    receptionists = context.clinic.staff.filter { $0.role == .receptionist }.map(\.name)
    dentists = context.clinic.staff.filter { $0.role == .dentist }.map(\.id)
  }

  static func id(of number: Int) -> PatientID {
    let digits = String(number)
    return PatientID("P" + String(repeating: "0", count: max(0, 7 - digits.count)) + digits)
  }

  /// A patient who still has to be called sooner than may be.
  struct Contradiction: Error {
    var patient: PatientID
  }

  /// The record of patient `number`, from 1, and how it came to be. Throws `Contradiction`.
  func registered(_ number: Int) throws -> (record: PatientRecord, events: [Event]) {
    var life = GeneratedLife(number, in: self)
    // What would be on a list now has been done, but for those who are on today's.
    for _ in 0..<4 {
      guard let result = PatientRecord.registering(life.rows, in: context) else { break }
      let due = result.0.followUps.values.filter { $0.isOpen && $0.due < soon }
      if due.isEmpty || isOnTodaysList(number) { return result }
      for followUp in due { life.addCall(for: followUp) }
    }
    throw Contradiction(patient: GeneratedPatients.id(of: number))
  }

  /// Patients that are on today's list lie evenly among the others.
  func isOnTodaysList(_ number: Int) -> Bool { number % max(1, size.patients / ClinicSize.callsToday) == 0 }

  fileprivate var timeZone: ClinicTimeZone { context.clinic.settings.timeZone }
  /// Nobody but those on today's list is to be called before.
  private var soon: Instant { timeZone.startOfDay(today.adding(days: 4)) }

  fileprivate func instant(daysAgo days: Int, minutes: Int) -> Instant {
    timeZone.instant(of: today.adding(days: -days), at: ClockTime(clampedMinutes: minutes))
  }

  fileprivate func receptionist(_ random: inout SampleRandom) -> String { random.pick(receptionists) }
  fileprivate func dentist(_ random: inout SampleRandom) -> StaffID? {
    random.pick(dentists.map(Optional.some), otherwise: nil)
  }

  /// The follow-ups that come of one visit, as they are planned when it ends.
  fileprivate func followUps(of visit: Visit, _ patient: Patient) -> [FollowUp] {
    var context = context
    context.now = visit.endedAt
    let rows = ImportedRows(patient: patient, visits: [visit])
    return PatientRecord.registering(rows, in: context)?.0.followUps.values.filter { $0.origin == .visit(visit.id) }
      ?? []
  }
}

/// What is known of one generated patient.
private struct GeneratedLife {
  private(set) var rows: ImportedRows
  private let patient: Patient
  private let clinic: GeneratedPatients
  private var random: SampleRandom

  init(_ number: Int, in clinic: GeneratedPatients) {
    self.clinic = clinic
    random = SampleRandom(seed: clinic.seed &+ UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
    patient = GeneratedLife.patient(number, &random)
    rows = ImportedRows(patient: patient)
    if clinic.isOnTodaysList(number) { addVisit(endingAt: clinic.instant(daysAgo: 1, minutes: 10 * 60), "filling") }
    let planned = rows.visits.flatMap { clinic.followUps(of: $0, patient) }
    var past: [FollowUp] = []
    while planned.count + past.count < clinic.size.followUpsOfEach {
      // Longer ago than any step but the yearly ones.
      let end = clinic.instant(
        daysAgo: random.number(GeneratedLife.daysOfVisits), minutes: random.number(9 * 60...18 * 60))
      let visit = addVisit(endingAt: end, random.weighted(GeneratedLife.procedures, otherwise: "filling"))
      past += clinic.followUps(of: visit, patient)
    }
    past.sort { $0.due < $1.due }
    for followUp in past.suffix(max(0, clinic.size.followUpsOfEach - planned.count)) { addCall(for: followUp) }
    rows.visits.sort { $0.endedAt < $1.endedAt }
  }

  private static let daysOfVisits = 430...3_650

  private static let procedures = [
    ("filling", weight: 40), ("scaling", weight: 25), ("extraction", weight: 10), ("periodontal", weight: 8),
    ("root-canal-filling", weight: 7), ("orthodontic-adjustment", weight: 5), ("prosthesis-fitting", weight: 3),
    ("implant-surgery", weight: 2),
  ]

  private static let notes = ["恢复得不错", "有一点酸，说过两天再看", "很满意，谢谢王医生", "说下个月再约", "出差，回来再联系"]

  private static func patient(_ number: Int, _ random: inout SampleRandom) -> Patient {
    let isFemale = random.chance(52)
    let surname = random.chance(95) ? random.pick(SampleNames.commonSurnames) : random.pick(SampleNames.unusualSurnames)
    let given = random.pick(isFemale ? SampleNames.femaleNames : SampleNames.maleNames)
    var patient = Patient(id: GeneratedPatients.id(of: number), name: surname + given)
    patient.sex = isFemale ? .female : .male
    patient.phones = [PhoneNumber(number: "13" + String(random.number(100_000_000...999_999_999)))]
    if random.chance(2) { patient.vip = VIPFlag(reason: "全口种植") }
    if random.chance(10) { patient.tags = [random.pick(["怕疼", "赶时间", "爱聊天", "听力不好"])] }
    return patient
  }

  @discardableResult
  private mutating func addVisit(endingAt end: Instant, _ procedure: String) -> Visit {
    let tooth = ToothNumber(random.number(1...4) * 10 + random.number(1...7))
    let visit = Visit(
      id: VisitID("\(patient.id.rawValue)-v\(rows.visits.count + 1)"), patient: patient.id,
      dentist: clinic.dentist(&random), endedAt: end, procedures: [Procedure(code: procedure, tooth: tooth)])
    rows.visits.append(visit)
    return visit
  }

  /// The follow-up is done: by a call soon after it was due.
  mutating func addCall(for followUp: FollowUp) {
    let start = followUp.isClockStep ? followUp.due : followUp.due + 10 * .hour + 30 * .minute
    let call = min(start + Int64(random.number(1...40)) * .minute, clinic.context.now)
    var done = followUp
    done.state = .done(at: call)
    rows.followUps.append(done)
    rows.attempts.append(
      ContactAttempt(
        id: AttemptID("\(patient.id.rawValue)-t\(rows.attempts.count + 1)"),
        outcomes: [ReasonOutcome(followUp: followUp.id, disposition: .reachedWell)], disposition: .reachedWell,
        at: call, enteredAt: call, by: clinic.receptionist(&random), phone: patient.phones.first?.number,
        note: random.chance(30) ? random.pick(GeneratedLife.notes) : ""))
  }
}
