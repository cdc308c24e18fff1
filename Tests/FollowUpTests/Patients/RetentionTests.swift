import FollowUp
import Testing

/// Who has not been here for longer than data is kept.
@Suite struct RetentionTests {
  private let zone = ClinicTimeZone.china

  private func instant(_ text: String) throws -> Instant { try #require(Instant(iso8601: text)) }

  @Test func theLastThingThatTookPlaceCounts() throws {
    var record = PatientRecord(
      patient: Patient(id: "P1", name: "张三"), registeredAt: try instant("2026-01-01T00:00:00+08:00"))
    #expect(record.lastActivity == record.registeredAt)
    // Whoever was imported lately need not have been here lately.
    let visit = try instant("2015-05-01T10:00:00+08:00")
    record.apply(.visitRecorded(Visit(id: "V1", patient: "P1", endedAt: visit, procedures: [])))
    #expect(record.lastActivity == visit)
    let call = try instant("2016-02-29T10:00:00+08:00")
    record.apply(
      .attemptRecorded(
        ContactAttempt(id: "T1", outcomes: [], disposition: .noAnswer, at: call, enteredAt: call, by: "林小雨")))
    #expect(record.lastActivity == call)
    let appointment = Appointment(id: "A1", patient: "P1", dentist: nil, at: try instant("2027-01-01T09:00:00+08:00"))
    record.apply(.appointmentRecorded(appointment, at: call, cause: nil))
    #expect(record.lastActivity == appointment.at)
  }

  @Test(arguments: [
    ("P10Y", "2026-02-28", false), ("P10Y", "2026-03-01", true), ("P1M", "2016-03-29", false),
    ("P1M", "2016-03-30", true), ("P1D", "2016-03-01", false), ("P1D", "2016-03-02", true),
    ("P999999Y", "9999-12-31", false),
  ])
  func thePeriodCountsOnTheCalendar(period: String, today: String, isIdle: Bool) throws {
    // The last minute of 29 February at the clinic; in universal time it is still the afternoon.
    let record = PatientRecord(
      patient: Patient(id: "P1", name: "张三"), registeredAt: try instant("2016-02-29T23:59:00+08:00"))
    let period = try #require(CalendarDuration(period))
    #expect(try record.isIdle(for: period, on: #require(CivilDate(today)), in: zone) == isIdle)
  }

  @Test(arguments: [("P10Y", true), ("P6M", true), ("P1D", true), ("P0D", false), ("PT2H", false), ("P1DT1H", false)])
  func aPeriodIsAtLeastADay(text: String, isPeriod: Bool) throws {
    #expect(try #require(CalendarDuration(text)).isRetentionPeriod == isPeriod)
  }
}
