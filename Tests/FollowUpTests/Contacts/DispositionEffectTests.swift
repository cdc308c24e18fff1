import FollowUp
import OrderedCollections
import Testing

/// What each disposition does to the follow-up it was about. An extraction that ended on Monday 23 November 2026 at
/// 13:30 is called about from the 16:00 batch.
@Suite struct DispositionEffectTests {
  static let reaction: FollowUpID = "V1/extraction/PT2H"
  static let healing: FollowUpID = "V1/extraction/P7D"

  func desk(phones: [String] = ["13800000001", "13800000002"], settings: ClinicSettings = ClinicSettings()) throws
    -> Desk
  {
    var desk = try Desk(
      at: "2026-11-23 13:40", patient: Fixture.patient(phones: phones),
      visits: [try Fixture.visit(endedAt: "2026-11-23 13:30", "extraction")], settings: settings)
    try desk.turnClock(to: "2026-11-23 16:05")
    return desk
  }

  @Test(arguments: [Disposition.reachedWell, .booked, .notInterested, .discomfort, .complaint])
  func aContactThatSettlesTheMatterIsDone(disposition: Disposition) throws {
    var desk = try desk()
    let attempt = try desk.call(disposition)
    #expect(attempt.outcomes == [ReasonOutcome(followUp: Self.reaction, disposition: disposition)])
    #expect(attempt.lane == .batch(try Fixture.time("16:00")))
    #expect(try desk.followUp(Self.reaction).state == .done(at: desk.now))
    #expect(try desk.followUp(Self.healing).state == .planned)
  }

  @Test(arguments: [
    (Disposition.noAnswer, "10:30 2026-11-24 10:30"), (.poweredOff, "10:30 2026-11-24 10:30"),
    (.messageLeft, "10:30 2026-11-24 10:30"), (.thirdParty, "10:30 2026-11-24 10:30"),
    (.declinedCall, "10:30 2026-11-24 10:30"), (.busy, "timed 2026-11-23 16:20"),
  ])
  func aContactThatFailedIsTriedAgain(disposition: Disposition, place: String) throws {
    var desk = try desk()
    try desk.call(disposition)
    #expect(try desk.place(of: Self.reaction) == place)
    #expect(try desk.status(of: Self.reaction) == .rescheduled)
    let followUp = try desk.followUp(Self.reaction)
    let placement = Placing(calendar: OpeningCalendar(settings: desk.clinic.settings))
      .place(followUp, preferredBatch: nil)
    #expect(placement.reason == .rescheduled(.disposition(disposition)))
    #expect(followUp.personalTo(at: desk.now) == nil)
  }

  /// The batch it was called from counts, not only the clock.
  @Test(arguments: [
    ("2026-11-23 10:20", "16:00 2026-11-23 16:00"), ("2026-11-23 10:31", "16:00 2026-11-23 16:00"),
    ("2026-11-23 15:59", "16:00 2026-11-23 16:00"), ("2026-11-23 16:00", "10:30 2026-11-24 10:30"),
    ("2026-11-28 16:30", "10:30 2026-11-30 10:30"),
  ])
  func noAnswerGoesToTheOtherBatch(calledAt: String, place: String) throws {
    var desk = try Desk(
      at: "2026-11-16 12:00", visits: [try Fixture.visit(endedAt: "2026-11-16 11:00", "extraction")])
    try desk.turnClock(to: calledAt)
    try desk.call(.noAnswer) { $0.serving = .these([ReasonOutcome(followUp: Self.healing, disposition: .noAnswer)]) }
    #expect(try desk.place(of: Self.healing) == place)
  }

  @Test func aDeclinedCallWaitsForTheNextOpenDayAndThePreferredBatch() throws {
    var patient = Fixture.patient()
    patient.preferredBatch = try Fixture.time("16:00")
    var desk = try Desk(
      at: "2026-11-21 11:00", patient: patient,
      visits: [try Fixture.visit(endedAt: "2026-11-21 10:00", "implant-surgery")])
    try desk.turnClock(to: "2026-11-21 16:01")
    try desk.call(.declinedCall)
    #expect(try desk.place(of: "V1/implant-surgery/PT2H") == "16:00 2026-11-23 16:00")
  }

  @Test func aBusyLineIsTriedTwiceAndThenWaitsForTheNextBatch() throws {
    var desk = try desk()
    try desk.call(.busy)
    #expect(try desk.place(of: Self.reaction) == "timed 2026-11-23 16:20")
    try desk.turnClock(to: "2026-11-23 16:21")
    try desk.call(.busy)
    #expect(try desk.place(of: Self.reaction) == "timed 2026-11-23 16:36")
    try desk.turnClock(to: "2026-11-23 16:36")
    try desk.call(.busy)
    #expect(try desk.place(of: Self.reaction) == "10:30 2026-11-24 10:30")
    try desk.turnClock(to: "2026-11-24 10:35")
    // A fourth attempt in vain, on a second day.
    try desk.call(.busy)
    #expect(try desk.followUp(Self.reaction).state == .skipped(.unreachable, at: desk.now))
  }

  @Test func anotherResultBetweenStartsTheCountOfBusyLinesAnew() throws {
    var settings = ClinicSettings()
    settings.attemptsBeforeUnreachable = 100
    var desk = try desk(settings: settings)
    for disposition in [Disposition.busy, .busy, .noAnswer] { try desk.call(disposition) }
    try desk.turnClock(to: "2026-11-24 10:40")
    try desk.call(.busy)
    #expect(try desk.place(of: Self.reaction) == "timed 2026-11-24 10:55")
    try desk.call(.busy)
    #expect(try desk.place(of: Self.reaction) == "timed 2026-11-24 10:55")
    try desk.call(.busy)
    #expect(try desk.place(of: Self.reaction) == "16:00 2026-11-24 16:00")
    try desk.turnClock(to: "2026-11-24 16:01")
    try desk.call(.busy)
    #expect(try desk.place(of: Self.reaction) == "timed 2026-11-24 16:16")
  }

  @Test func aBusyLineAtTheEndOfCallingHoursWaitsForTheNextBatch() throws {
    var desk = try desk()
    try desk.turnClock(to: "2026-11-23 19:45")
    try desk.call(.busy)
    #expect(try desk.place(of: Self.reaction) == "timed 2026-11-23 20:00")
    try desk.turnClock(to: "2026-11-23 20:00")
    try desk.call(.busy)
    #expect(try desk.place(of: Self.reaction) == "10:30 2026-11-24 10:30")
  }

  @Test func aCallBackStandsAtTheTimePromisedAndIsPersonalForHalfAnHour() throws {
    var desk = try desk()
    let promised = try Fixture.moment("2026-11-23 18:10")
    try desk.call(.callBack) { $0.callBackAt = promised }
    #expect(try desk.place(of: Self.reaction) == "timed 2026-11-23 18:10")
    let followUp = try desk.followUp(Self.reaction)
    #expect(followUp.personalTo(at: desk.now) == "林小雨")
    #expect(followUp.personalTo(at: promised + 30 * .minute - 1) == "林小雨")
    #expect(followUp.personalTo(at: promised + 30 * .minute) == nil)
  }

  @Test func aCallBackNeedsATimeToCome() throws {
    var desk = try desk()
    #expect(throws: Rejection.callBackTimeMissing) { try desk.call(.callBack) }
    let now = desk.now
    #expect(throws: Rejection.callBackTimeInPast(now)) { try desk.call(.callBack) { $0.callBackAt = now } }
    #expect(desk.record.attempts.isEmpty)
  }

  @Test func aPromiseAboutNothingOnTheListBecomesACallOfItsOwn() throws {
    var desk = try Desk(at: "2026-11-23 09:30")
    let promised = try Fixture.moment("2026-11-24 15:00")
    try desk.call(.callBack) {
      $0.callBackAt = promised
      $0.note = "问种植价格"
    }
    let followUp = try desk.followUp("attempt-1/call-back")
    #expect(followUp.note == "问种植价格")
    #expect(followUp.rule == "dentist-request")
    #expect(try desk.place(of: "attempt-1/call-back") == "timed 2026-11-24 15:00")
    #expect(followUp.personalTo(at: desk.now) == "林小雨")
    try desk.perform(.takeBack("attempt-1"))
    #expect(desk.record.followUps.isEmpty)
  }

  @Test(arguments: [
    (Disposition.suspended, PhoneFault.suspended), (.invalidNumber, .invalidNumber), (.wrongPerson, .wrongPerson),
  ])
  func aFaultyNumberGivesWayToTheNextOneAndThenToTheSearchForOne(disposition: Disposition, fault: PhoneFault) throws {
    var desk = try desk()
    let first = try desk.call(disposition)
    #expect(first.phone == "13800000001")
    #expect(desk.record.patient.phones.map(\.fault) == [fault, nil])
    #expect(try desk.followUp(Self.reaction).state == .planned)
    let second = try desk.call(disposition)
    #expect(second.phone == "13800000002")
    #expect(desk.record.patient.phones.map(\.fault) == [fault, fault])
    #expect(try desk.followUp(Self.reaction).state == .needsNumber)
    #expect(try desk.status(of: Self.reaction) == .due)

    try desk.perform(.addPhone(PhoneNumber(number: "139 0000 0000", label: "mother")))
    #expect(try desk.followUp(Self.reaction).state == .planned)
    #expect(desk.record.patient.phones.last?.label == "mother")
  }

  @Test func aNumberLearnedDuringTheCallKeepsItOnTheList() throws {
    var desk = try desk(phones: ["13800000001"])
    try desk.call(.wrongPerson) { $0.collected.phone = PhoneNumber(number: "13900000000") }
    #expect(try desk.followUp(Self.reaction).state == .planned)
    #expect(desk.record.patient.phones.map(\.works) == [false, true])
  }

  @Test func aNumberThatIsAddedAgainWorksAgain() throws {
    var desk = try desk(phones: ["+86 138-0000-0001"])
    try desk.call(.suspended)
    #expect(try desk.followUp(Self.reaction).state == .needsNumber)
    try desk.perform(.addPhone(PhoneNumber(number: "13800000001")))
    #expect(desk.record.patient.phones == [PhoneNumber(number: "+86 138-0000-0001")])
    #expect(try desk.followUp(Self.reaction).state == .planned)
  }

  @Test func noFaultIsMarkedWhereNoNumberWasUsed() throws {
    var desk = try desk()
    let attempt = try desk.call(.wrongPerson) { $0.channel = .weChat }
    #expect(attempt.phone == nil)
    #expect(desk.record.patient.phones.map(\.works) == [true, true])
  }

  @Test(arguments: [(Disposition.discomfort, Escalation.Cause.discomfort), (.complaint, .complaint)])
  func whatADentistMustHearIsEscalated(disposition: Disposition, cause: Escalation.Cause) throws {
    var desk = try desk()
    try desk.turnClock(to: "2026-11-23 19:00")
    try desk.call(disposition) { $0.note = "还在渗血" }
    let escalation = try #require(desk.record.escalations["attempt-1/escalation"])
    #expect(escalation.cause == cause)
    #expect(escalation.dentist == "d-wang")
    #expect(escalation.note == "还在渗血")
    #expect(escalation.openedAt == desk.now)
    // One hour on Monday until 20:00, another on Tuesday from 09:00.
    #expect(desk.zone.text(escalation.deadline) == "2026-11-24 10:00")
    #expect(escalation.state == .open)
  }

  @Test func withoutAnAttendingDentistTheOneWhoTreatedIsTold() throws {
    var patient = Fixture.patient()
    patient.attendingDentist = nil
    var desk = try Desk(
      at: "2026-11-23 13:40", patient: patient,
      visits: [try Fixture.visit(endedAt: "2026-11-23 13:30", "extraction")])
    try desk.call(.discomfort)
    #expect(desk.record.escalations["attempt-1/escalation"]?.dentist == "d-li")
  }

  @Test func eachReasonOfACallHasItsOwnResult() throws {
    var desk = try Desk(
      at: "2026-11-23 13:40",
      visits: [
        try Fixture.visit(endedAt: "2026-11-23 13:30", "extraction"),
        try Fixture.visit("V2", endedAt: "2026-11-23 13:30", "implant-surgery"),
      ])
    try desk.turnClock(to: "2026-11-23 16:00")
    let attempt = try desk.call(.reachedWell) {
      $0.serving = .these([
        ReasonOutcome(followUp: Self.reaction, disposition: .reachedWell),
        ReasonOutcome(followUp: "V2/implant-surgery/PT2H", disposition: .callBack),
      ])
      $0.callBackAt = try? Fixture.moment("2026-11-23 18:00")
    }
    #expect(attempt.disposition == .callBack)
    #expect(try desk.followUp(Self.reaction).state == .done(at: desk.now))
    #expect(try desk.place(of: "V2/implant-surgery/PT2H") == "timed 2026-11-23 18:00")
    #expect(desk.record.followUps.count == 4)
  }

  @Test func withoutReasonsTheWholeEntryIsServed() throws {
    var desk = try Desk(
      at: "2026-11-23 13:40",
      visits: [
        try Fixture.visit(endedAt: "2026-11-23 13:30", "extraction"),
        try Fixture.visit("V2", endedAt: "2026-11-23 13:30", "implant-surgery"),
      ])
    try desk.turnClock(to: "2026-11-23 16:00")
    let attempt = try desk.call(.reachedWell)
    #expect(
      Set(attempt.outcomes.map(\.followUp)) == [Self.reaction, "V2/implant-surgery/PT2H"])
    let another = try desk.call(.reachedWell)
    #expect(another.outcomes.isEmpty)
    #expect(another.lane == nil)
  }

  @Test(arguments: [
    (Disposition.moved, PatientStatus.moved), (.elsewhere, .elsewhere), (.deceased, .deceased),
  ])
  func aPatientWhoHasLeftIsNotCalledAgain(disposition: Disposition, status: PatientStatus) throws {
    var desk = try desk()
    try desk.call(disposition)
    #expect(desk.record.patient.status == status)
    for id in [Self.reaction, Self.healing] {
      #expect(try desk.followUp(id).state == .cancelled(.patientLeft(status), at: desk.now))
    }
    try desk.perform(
      .importRows(ImportedRows(visits: [try Fixture.visit("V2", endedAt: "2026-11-23 15:00", "filling")])))
    #expect(desk.record.followUps.count == 2)
    let request = FollowUpRequest(id: "R1", requestedBy: "王磊", date: .moment(desk.now), note: "")
    #expect(throws: Rejection.patientLeft(status)) { try desk.perform(.requestFollowUp(request)) }
  }

  @Test(arguments: [
    (Set<ConsentKind>(), Consent(clinical: false, marketing: true)),
    (Set([ConsentKind.marketing]), Consent(clinical: true, marketing: false)),
    (Set(ConsentKind.allCases), Consent(clinical: false, marketing: false)),
  ])
  func consentIsWithdrawnAsThePatientSaid(withdrawn: Set<ConsentKind>, consent: Consent) throws {
    var desk = try desk()
    try desk.call(.doNotCall) { $0.withdrawnConsents = withdrawn }
    #expect(desk.record.patient.consent == consent)
    let expected: FollowUp.State =
      consent.clinical ? .done(at: desk.now) : .cancelled(.consentWithdrawn(.clinical), at: desk.now)
    #expect(try desk.followUp(Self.reaction).state == expected)
    #expect(try desk.followUp(Self.healing).isOpen == consent.clinical)
  }

  @Test func aPatientWhoAsksNotToBeCalledAtAllWithdrawsBoth() throws {
    var desk = try Desk(at: "2026-11-23 09:00")
    try desk.call(.doNotCall)
    #expect(desk.record.patient.consent == Consent(clinical: false, marketing: false))
  }

  @Test func anAppointmentAgreedOnIsRecorded() throws {
    var desk = try desk()
    let appointment = try Fixture.appointment("A9", patient: "someone else", at: "2026-11-28 09:30")
    let attempt = try desk.call(.booked) { $0.appointment = appointment }
    #expect(attempt.appointment == "A9")
    #expect(desk.record.appointments["A9"]?.appointment.patient == "P1")
    #expect(desk.record.appointments["A9"]?.recordedAt == desk.now)
    #expect(throws: Rejection.duplicateAppointment("A9")) { try desk.call(.booked) { $0.appointment = appointment } }
    try desk.perform(.takeBack("attempt-1"))
    #expect(desk.record.appointments.isEmpty)
  }

  /// Every code has an effect that these tests name: none falls through unseen.
  @Test func theOrderOfSeriousnessNamesEveryDispositionOnce() {
    #expect(Set(Disposition.mostSeriousFirst) == Set(Disposition.allCases))
    #expect(Disposition.mostSeriousFirst.count == Disposition.allCases.count)
  }
}
