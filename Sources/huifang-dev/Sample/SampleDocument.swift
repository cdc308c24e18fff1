internal import FollowUp
internal import FollowUpExchange

/// The sample clinic, 阳光口腔, made from a seed: the same every time.
enum SampleDocument {
  /// The seed of the document in `sample-data`.
  static let seed: UInt64 = 5

  static let settings: ClinicSettings = {
    var settings = ClinicSettings(name: "阳光口腔")
    // The national holiday of 2026, and the working days that make up for it.
    settings.closedDates = Set((1...7).compactMap { CivilDate(year: 2026, month: 10, day: $0) })
    settings.openDates = Set([(9, 27), (10, 10)].compactMap { CivilDate(year: 2026, month: $0.0, day: $0.1) })
    return settings
  }()

  static let staff = [
    StaffMember(id: "c-zhou", name: "周婉清", role: .coordinator),
    StaffMember(id: StaffID(SampleDentists.orthodontist), name: "陈静", role: .dentist),
    StaffMember(id: StaffID(SampleDentists.endodontist), name: "李思源", role: .dentist),
    StaffMember(id: StaffID(SampleDentists.surgeon), name: "王磊", role: .dentist),
    StaffMember(id: StaffID(SampleDentists.children), name: "赵敏", role: .dentist),
    StaffMember(id: "m-xu", name: "徐志远", role: .manager),
    StaffMember(id: "r-gao", name: "高晓雯", role: .receptionist),
    StaffMember(id: "r-lin", name: "林小雨", role: .receptionist),
    StaffMember(id: "r-meng", name: "孟佳", role: .receptionist),
  ]

  /// When its call records begin.
  static let start = settings.timeZone.startOfDay(
    settings.timeZone.date(of: SampleClinic.now).adding(days: -SampleClinic.daysOfCalls))

  /// When they end: in the evening of the sample's day.
  static let end = settings.timeZone.instant(
    of: settings.timeZone.date(of: SampleClinic.now), at: ClockTime(clampedMinutes: 20 * 60))

  /// The whole document. Throws where the domain refuses a call that the sample makes.
  static func make(seed: UInt64 = seed, followUpProtocol: FollowUpProtocol) throws(Rejection) -> ExchangeDocument {
    var document = SampleRows(seed: seed, now: SampleClinic.now, settings: settings).document(staff: staff)
    var calls = SampleCalls(
      seed: seed &+ 10, document: document, followUpProtocol: followUpProtocol, from: start, to: end)
    document.attempts = try calls.make()
    return document
  }
}
