import FollowUp
import FrontDesk
import Screen
import Testing
import Wording

/// A small clinic on Saturday 21 November 2026 at 10:34, and calls to be made there.
enum Fixture {
  static let clinic = Clinic(
    settings: ClinicSettings(name: "阳光口腔"),
    staff: [
      StaffMember(id: "d-chen", name: "陈静", role: .dentist), StaffMember(id: "d-wang", name: "王磊", role: .dentist),
      StaffMember(id: "r-lin", name: "林小雨", role: .receptionist),
    ])

  static func instant(_ text: String) throws -> Instant {
    try #require(Instant(iso8601: text + ":00+08:00"))
  }

  static func sheet(
    _ patient: Patient, _ followUps: [FollowUp], language: Language = .chinese, events: [Event] = [],
    neighbours: [String] = [], attempt: Int = 1, scripts: ScriptBook? = nil
  ) throws -> CallSheet {
    let now = try instant("2026-11-21T10:34")
    let record = try record(patient, followUps).applying(events)
    let at = try instant("2026-11-21T10:30")
    let lane = Lane.batch(ClockTime(clampedMinutes: 630))
    let queued = followUps.map { followUp in
      QueuedFollowUp(
        followUp: followUp, placement: Placement(lane: lane, at: at, isLate: false, reason: .batchInWindow),
        isOverdue: followUp.isOverdue(at: now))
    }
    let entry = QueueEntry(
      patient: patient.id, name: patient.name, lane: lane, at: at, isVIP: patient.vip != nil, followUps: queued,
      urgency: .clinical, attempt: attempt)
    return CallSheet(
      CallSheetContext(
        entry: entry, record: record, neighbours: neighbours, clinic: clinic, scripts: try scripts ?? book(language),
        receptionist: "林小雨", now: now, language: language))
  }

  /// The record of a patient who has these calls planned.
  static func record(_ patient: Patient, _ followUps: [FollowUp]) throws -> PatientRecord {
    let registered = try instant("2026-11-21T10:34") - 400 * .day
    return PatientRecord(patient: patient, registeredAt: registered)
      .applying(followUps.map { .followUpPlanned($0, cause: nil) })
  }

  // MARK: Patients

  static func adult() -> Patient {
    var patient = Patient(id: "P1", name: "王建国")
    patient.sex = .male
    patient.phones = [PhoneNumber(number: "138 0000 0001", label: "mobile")]
    patient.attendingDentist = "d-wang"
    return patient
  }

  static func vip() throws -> Patient {
    var patient = adult()
    patient.vip = VIPFlag(reason: "全口种植")
    patient.grade = .a
    patient.tags = ["afraid-of-pain", "喜欢靠窗"]
    let date = try #require(AnnualDate(month: 3, day: 8))
    patient.birthday = Birthday(date: date, year: 1968)
    patient.phones.append(PhoneNumber(number: "010-8888 6666", label: "home", fault: .suspended))
    return patient
  }

  static func minor() throws -> Patient {
    var patient = Patient(id: "P2", name: "赵欣怡")
    patient.sex = .female
    patient.guardian = Guardian(name: "李娜", relation: "mother")
    patient.phones = [PhoneNumber(number: "13900000002", label: "mother")]
    let date = try #require(AnnualDate(month: 5, day: 15))
    patient.birthday = Birthday(date: date, year: 2017)
    return patient
  }

  // MARK: Follow-ups

  static func extraction() throws -> FollowUp {
    let end = try instant("2026-11-21T08:10")
    return FollowUp(
      id: "V1/extraction/PT2H", rule: "extraction", step: "PT2H", purpose: "reaction", kind: .clinical,
      origin: .visit("V1"), procedures: ["extraction"], teeth: [try #require(ToothNumber(36))], dentist: "d-wang",
      startsFrom: end, due: end + 2 * .hour, by: end + 3 * .hour, isClockStep: true, recordedAt: end)
  }

  static func scaling() throws -> FollowUp {
    let end = try instant("2026-11-20T15:00")
    let day = try #require(CivilDate("2026-11-21"))
    let zone = clinic.settings.timeZone
    return FollowUp(
      id: "V2/scaling/P1D", rule: "scaling", step: "P1D", purpose: "sensitivity", kind: .clinical,
      origin: .visit("V2"), procedures: ["scaling"], dentist: "d-chen", startsFrom: end, due: zone.startOfDay(day),
      by: zone.endOfDay(day), isClockStep: false, recordedAt: end)
  }

  // MARK: Scripts

  static func book(_ language: Language) throws -> ScriptBook {
    let texts: [ScriptSection: [String]] =
      switch language {
      case .chinese:
        [
          .greeting: ["您好，[请问是{guardian}吗？]我是{clinic}的{receptionist}。现在方便说两分钟吗？"],
          .opening: ["{patient}今天拔了牙[（{tooth}）]，现在感觉怎么样？"],
          .questions: ["还在渗血吗？纱布吐掉了吗？", "疼不疼，吃过止痛药没有？"],
          .advice: ["今天不要用力漱口，不要吸烟。", "{dentist}交代：肿胀可以间断冷敷。"],
          .toDentist: ["血止不住、发烧、张不开嘴"],
          .closing: ["有任何不舒服随时打给我们。"],
          .discomfort: ["您先别着急，我马上告诉{dentist}，两小时内一定给您回电话。"],
          .complaint: ["谢谢您告诉我们，我先认真记下来。"],
          .referral: ["您身边有朋友需要看牙，也请介绍给我们。"],
          .birthdayQuestion: ["想给您送份生日祝福，您生日是哪天，公历还是农历？"],
          .textMessage: ["{patient}您好，{clinic}今天打过电话给您，方便时请回电。"],
        ]
      case .english:
        [
          .greeting: ["Hello, this is {receptionist} from {clinic}. Is this a good time?"],
          .opening: ["How does the place of the tooth[ {tooth}] feel now?"],
          .questions: ["Is it still bleeding?", "Did you take anything for the pain?"],
          .advice: ["Please do not rinse today."],
          .closing: ["Call us any time if something feels wrong."],
          .discomfort: ["I will tell {dentist} at once. You will be called back within two hours."],
          .complaint: ["Thank you for telling us. I will write it all down."],
          .textMessage: ["{clinic} tried to reach you today. Please call back when it suits you."],
        ]
      case .russian:
        [
          .greeting: ["Здравствуйте, это {receptionist}, клиника {clinic}. Вам удобно говорить?"],
          .opening: ["Как сейчас чувствует себя место удаления[ (зуб {tooth})]?"],
          .questions: ["Кровь ещё идёт?", "Принимали обезболивающее?"],
          .advice: ["Сегодня, пожалуйста, не полощите рот."],
          .closing: ["Если что-то беспокоит, звоните в любое время."],
          .discomfort: ["Сейчас же передам: {dentist}. Вам перезвонят в течение двух часов."],
          .complaint: ["Спасибо, что сказали. Я всё запишу."],
          .textMessage: ["{clinic}: не смогли дозвониться. Перезвоните, когда будет удобно."],
        ]
      }
    let script = Script(try texts.mapValues { try $0.map { try ScriptTemplate($0) } })
    return ScriptBook(
      entries: [ScriptBook.Entry(scope: ScriptScope(), script: script)],
      standIns: [.dentist: language == .chinese ? "医生" : language == .english ? "your dentist" : "врачу"])
  }
}

extension CallSheet {
  /// Types a text key by key, and gives what came out of it.
  mutating func type(_ text: String) -> [CallSheetOutcome] {
    text.flatMap { handle(.key(.character($0))) }
  }

  @discardableResult
  mutating func press(_ keys: Key...) -> [CallSheetOutcome] {
    keys.flatMap { handle(.key($0)) }
  }
}
