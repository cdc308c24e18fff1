import FollowUp
import OrderedCollections
import Testing

/// What recording an attempt asks for, keeps and refuses, beyond the effects of its disposition.
@Suite struct AttemptTests {
  static let reaction: FollowUpID = "V1/extraction/PT2H"

  func desk() throws -> Desk {
    var desk = try Desk(
      at: "2026-11-23 13:40", visits: [try Fixture.visit(endedAt: "2026-11-23 13:30", "extraction")])
    try desk.turnClock(to: "2026-11-23 16:05")
    return desk
  }

  @Test func everythingCollectedBecomesThePatients() throws {
    var desk = try desk()
    let birthday = Birthday(date: try #require(AnnualDate(calendar: .lunar, month: 8, day: 15)), year: 1958)
    let wedding = SpecialDate(label: "wedding", date: try #require(AnnualDate(month: 10, day: 2)))
    try desk.perform(.setTags(["怕疼", " ", "怕疼"]))
    let attempt = try desk.call(.reachedWell) {
      $0.collected = CollectedDetails(
        birthday: birthday, specialDates: [wedding], satisfaction: 5, referral: .named("李四"),
        vip: VIPFlag(reason: "全口种植"), tags: ["怕疼", "爱聊天"], phone: PhoneNumber(number: "010-6666 8888", label: "home"),
        preferredBatch: ClockTime("16:00"))
    }
    let patient = desk.record.patient
    #expect(patient.birthday == birthday)
    #expect(patient.specialDates == [wedding])
    #expect(patient.vip == VIPFlag(reason: "全口种植"))
    #expect(patient.tags == ["怕疼", "爱聊天"])
    #expect(patient.phones.map(\.number) == ["13800000001", "13800000002", "010-6666 8888"])
    #expect(patient.preferredBatch == ClockTime("16:00"))
    #expect(attempt.collected.satisfaction == 5)
    #expect(attempt.collected.referral == .named("李四"))
    // The greetings that follow from the dates are planned with the attempt and go with it.
    #expect(desk.record.followUps.values.contains { $0.origin == .specialDate(label: "wedding") })
    try desk.perform(.takeBack(attempt.id))
    #expect(desk.record.patient.tags == ["怕疼"])
    #expect(desk.record.patient.birthday == nil)
    #expect(!desk.record.followUps.values.contains { $0.kind == .greeting })
  }

  @Test(arguments: [0, 6, -1, .max])
  func satisfactionHasFiveSteps(value: Int) throws {
    var desk = try desk()
    #expect(throws: Rejection.satisfactionOutOfRange(value)) {
      try desk.call(.reachedWell) { $0.collected.satisfaction = value }
    }
  }

  @Test func whatIsWrongIsRefusedAndChangesNothing() throws {
    var desk = try desk()
    try desk.call(.noAnswer)
    let before = desk.record
    let (now, noon) = (desk.now, try Fixture.time("12:00"))
    let wrong: [(Rejection, (inout AttemptDraft) -> Void)] = [
      (.duplicateAttempt("attempt-1"), { $0.id = "attempt-1" }),
      (.attemptInFuture(now + 1), { $0.at = now + 1 }),
      (
        .unknownFollowUp("V9/x/P1D"),
        { $0.serving = .these([ReasonOutcome(followUp: "V9/x/P1D", disposition: .noAnswer)]) }
      ),
      (.notABatch(noon), { $0.collected.preferredBatch = noon }),
      (.appointmentInPast(now), { $0.appointment = Appointment(id: "A1", patient: "P1", at: now) }),
      (.notAPhoneNumber(" - "), { $0.collected.phone = PhoneNumber(number: " - ") }),
    ]
    for (rejection, change) in wrong {
      #expect(throws: rejection) { try desk.call(.reachedWell, change) }
      #expect(desk.record == before)
    }
  }

  @Test func aClosedFollowUpIsNotServedAgain() throws {
    var desk = try desk()
    try desk.call(.reachedWell)
    #expect(throws: Rejection.followUpNotOpen(Self.reaction)) {
      try desk.call(.reachedWell) {
        $0.serving = .these([ReasonOutcome(followUp: Self.reaction, disposition: .reachedWell)])
      }
    }
  }

  @Test(arguments: Disposition.allCases)
  func anAttemptAboutNothingPlannedServesNothing(disposition: Disposition) throws {
    var desk = try desk()
    #expect(!PatientDay(desk.record, on: desk.day).entries.isEmpty)
    let before = try desk.followUp(Self.reaction)
    let attempt = try desk.call(disposition) {
      $0.serving = .these([])
      $0.callBackAt = try? Fixture.moment("2026-11-24 18:00")
    }
    #expect(attempt.outcomes == [])
    #expect(attempt.disposition == disposition)
    // Whoever is never to be called again, or has left, is not called about this either.
    let endsCalls = disposition == .doNotCall || disposition.patientStatus != nil
    #expect(try (desk.followUp(Self.reaction) == before) != endsCalls)
  }

  @Test func anEarlierCallMayBeEnteredLater() throws {
    var desk = try desk()
    let moment = try Fixture.moment("2026-11-23 16:01")
    try desk.turnClock(to: "2026-11-23 18:30")
    let attempt = try desk.call(.busy) { $0.at = moment }
    #expect(attempt.at == moment)
    #expect(attempt.enteredAt == desk.now)
    #expect(attempt.lane == .batch(try Fixture.time("16:00")))
    // A quarter of an hour after the call has passed by now.
    #expect(try desk.place(of: Self.reaction) == "timed 2026-11-23 18:30")
  }

  @Test func threeAttemptsInVainOnTwoDaysCloseAFollowUp() throws {
    var desk = try desk()
    for _ in 1...4 {
      try desk.call(.noAnswer) { $0.serving = .these([.init(followUp: Self.reaction, disposition: .noAnswer)]) }
    }
    #expect(try desk.followUp(Self.reaction).isOpen)
    try desk.turnClock(to: "2026-11-25 10:31")
    try desk.call(.messageLeft) { $0.serving = .these([.init(followUp: Self.reaction, disposition: .messageLeft)]) }
    #expect(try desk.followUp(Self.reaction).state == .skipped(.unreachable, at: desk.now))
    try desk.perform(.takeBack("attempt-5"))
    #expect(try desk.followUp(Self.reaction).isOpen)
  }

  @Test func theClinicSaysHowManyAttemptsAreEnough() throws {
    var desk = try desk()
    desk.clinic.settings.attemptsBeforeUnreachable = 2
    try desk.call(.noAnswer)
    try desk.turnClock(to: "2026-11-24 10:31")
    try desk.call(.noAnswer)
    #expect(try desk.followUp(Self.reaction).state == .skipped(.unreachable, at: desk.now))
  }

  @Test func aContactBetweenStartsTheCountOfAttemptsInVainAnew() throws {
    var desk = try desk()
    try desk.call(.noAnswer)
    try desk.turnClock(to: "2026-11-24 10:31")
    try desk.call(.callBack) { $0.callBackAt = try? Fixture.moment("2026-11-24 15:00") }
    try desk.turnClock(to: "2026-11-24 15:01")
    try desk.call(.noAnswer)
    try desk.turnClock(to: "2026-11-24 16:01")
    try desk.call(.noAnswer)
    #expect(try desk.followUp(Self.reaction).isOpen)
  }

  @Test func aPatientWhoWasReachedIsSparedCourtesyCallsNearby() throws {
    var desk = try Desk(
      at: "2026-11-20 18:00", visits: [try Fixture.visit(endedAt: "2026-10-23 10:00", "filling")])
    let courtesy: FollowUpID = "V1/general/P1M"
    #expect(try desk.followUp(courtesy).state == .planned)
    try desk.call(.reachedWell) { $0.serving = .these([]) }
    #expect(try desk.followUp(courtesy).state == .superseded(.patientReached("attempt-1"), at: desk.now))
    try desk.perform(.takeBack("attempt-1"))
    #expect(try desk.followUp(courtesy).state == .planned)
  }

  @Test func theNextOccurrenceOfARepeatingStepComesWithTheEndOfTheLast() throws {
    var desk = try Desk(
      at: "2026-11-24 09:30", visits: [try Fixture.visit(endedAt: "2025-11-24 10:00", "implant-surgery")])
    #expect(desk.record.followUps.keys.map(\.rawValue) == ["V1/implant-surgery/P1Y"])
    try desk.call(.noAnswer)
    #expect(desk.record.followUps.count == 1)
    try desk.call(.reachedWell)
    #expect(desk.record.followUps.keys.map(\.rawValue) == ["V1/implant-surgery/P1Y", "V1/implant-surgery/P2Y"])
    try desk.perform(.takeBack("attempt-2"))
    #expect(desk.record.followUps.keys.map(\.rawValue) == ["V1/implant-surgery/P1Y"])
  }

  @Test func aMissedAppointmentBecomesPartOfTheRecordWithTheCallAboutIt() throws {
    var desk = try Desk(
      at: "2026-11-20 09:30", appointments: [try Fixture.appointment(at: "2026-11-23 10:00")])
    try desk.turnClock(to: "2026-11-23 10:14")
    #expect(throws: Rejection.unknownFollowUp("A1/missed-appointment/PT0H")) {
      try desk.perform(.skip("A1/missed-appointment/PT0H", reason: "已到"))
    }
    try desk.turnClock(to: "2026-11-23 10:16")
    #expect(desk.record.followUps.isEmpty)
    let before = desk.record
    try desk.call(.noAnswer)
    #expect(try desk.place(of: "A1/missed-appointment/PT0H") == "16:00 2026-11-23 16:00")
    try desk.perform(.takeBack("attempt-1"))
    #expect(desk.record.followUps == before.followUps)
  }
}
