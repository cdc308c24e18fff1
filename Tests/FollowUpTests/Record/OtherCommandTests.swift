import FollowUp
import OrderedCollections
import Testing

/// The commands that record no attempt.
@Suite struct OtherCommandTests {
  static let healing: FollowUpID = "V1/extraction/P7D"

  func desk() throws -> Desk {
    try Desk(at: "2026-11-23 13:40", visits: [try Fixture.visit(endedAt: "2026-11-23 13:30", "extraction")])
  }

  @Test func aCallIsAskedForOnADayOrAtATime() throws {
    var desk = try desk()
    let day = FollowUpRequest(
      id: "R1", requestedBy: "王磊", date: .day(try Fixture.date("2026-11-26")), note: "拆线后看看")
    let moment = FollowUpRequest(
      id: "R2", requestedBy: "王磊", date: .moment(try Fixture.moment("2026-11-26 15:20")), note: "", dentist: "d-chen")
    try desk.perform(.requestFollowUp(day))
    try desk.perform(.requestFollowUp(moment))
    #expect(try desk.place(of: "R1") == "10:30 2026-11-26 10:30")
    #expect(try desk.place(of: "R2") == "timed 2026-11-26 15:20")
    #expect(try desk.followUp("R1").note == "拆线后看看")
    #expect(try desk.followUp("R1").dentist == "d-wang")
    #expect(try desk.followUp("R2").dentist == "d-chen")
    #expect(try desk.followUp("R1").origin == .request(by: "王磊"))
    #expect(throws: Rejection.duplicateFollowUp("R1")) { try desk.perform(.requestFollowUp(day)) }
  }

  @Test func nobodyIsToBeCalledWhoDoesNotWantIt() throws {
    var desk = try desk()
    try desk.perform(.setConsent(Consent(clinical: false, marketing: true)))
    let before = desk.record
    let request = FollowUpRequest(
      id: "R1", requestedBy: "王磊", date: .day(try Fixture.date("2026-11-26")), note: "看看")
    #expect(throws: Rejection.consentWithdrawn(.clinical)) { try desk.perform(.requestFollowUp(request)) }
    #expect(desk.record == before)
    try desk.perform(.setConsent(Consent(clinical: true, marketing: false)))
    try desk.perform(.requestFollowUp(request))
    #expect(try desk.followUp("R1").isOpen)
  }

  @Test func theDeskMovesAFollowUp() throws {
    var desk = try desk()
    let (noon, date) = (try Fixture.time("12:00"), try Fixture.moment("2026-12-01 08:15"))
    try desk.perform(.reschedule(Self.healing, lane: .batch(try Fixture.time("16:00")), at: date))
    #expect(try desk.place(of: Self.healing) == "16:00 2026-12-01 16:00")
    try desk.perform(.reschedule(Self.healing, lane: .timed, at: date))
    #expect(try desk.place(of: Self.healing) == "timed 2026-12-01 08:15")
    #expect(try desk.perform(.reschedule(Self.healing, lane: .timed, at: date)) == [])
    #expect(throws: Rejection.notABatch(noon)) {
      try desk.perform(.reschedule(Self.healing, lane: .batch(noon), at: date))
    }
    #expect(throws: Rejection.unknownFollowUp("x")) { try desk.perform(.reschedule("x", lane: .timed, at: date)) }
  }

  @Test func theDeskSkipsWithAReason() throws {
    var desk = try desk()
    #expect(throws: Rejection.emptySkipReason) { try desk.perform(.skip(Self.healing, reason: " \n")) }
    try desk.perform(.skip(Self.healing, reason: "已复诊"))
    #expect(try desk.followUp(Self.healing).state == .skipped(.byDesk("已复诊"), at: desk.now))
    #expect(throws: Rejection.followUpNotOpen(Self.healing)) { try desk.perform(.skip(Self.healing, reason: "x")) }
  }

  @Test func theDeskPutsBackWhatItSkippedOrMoved() throws {
    var desk = try desk()
    try desk.perform(.skip(Self.healing, reason: "已复诊"))
    try desk.perform(.putBack(Self.healing, as: .planned))
    #expect(try desk.followUp(Self.healing).state == .planned)
    let place = Rescheduling(lane: .timed, at: desk.now + .hour, reason: .byDesk)
    try desk.perform(.reschedule(Self.healing, lane: place.lane, at: place.at))
    try desk.perform(.putBack(Self.healing, as: .planned))
    #expect(try desk.followUp(Self.healing).state == .planned)
    #expect(throws: Rejection.followUpNotOpen(Self.healing)) {
      try desk.perform(.putBack(Self.healing, as: .planned))
    }
    #expect(throws: Rejection.unknownFollowUp("none")) { try desk.perform(.putBack("none", as: .planned)) }
  }

  @Test func consentWithdrawnCancelsItsKindAlone() throws {
    var desk = try Desk(
      at: "2026-11-23 13:40", visits: [try Fixture.visit(endedAt: "2026-11-23 13:30", "filling")])
    try desk.perform(.setConsent(Consent(clinical: true, marketing: false)))
    #expect(
      try desk.followUp("V1/general/P1M").state == .cancelled(.consentWithdrawn(.marketing), at: desk.now))
    #expect(try desk.followUp("V1/general/P7D").state == .planned)
  }

  @Test func detailsThatAreThereAlreadyChangeNothing() throws {
    var desk = try desk()
    let wedding = SpecialDate(label: "wedding", date: try #require(AnnualDate(month: 10, day: 2)))
    let commands: [Command] = [
      .setVIP(VIPFlag(reason: "种植")), .setTags(["怕疼"]), .setGrade(.a), .setPreferredBatch(ClockTime("16:00")),
      .setConsent(Consent(clinical: true, marketing: false)), .addPhone(PhoneNumber(number: "13900000000")),
      .setBirthday(Birthday(date: wedding.date)), .addSpecialDate(wedding),
    ]
    for command in commands {
      #expect(try !desk.perform(command).isEmpty, "\(command)")
      #expect(try desk.perform(command) == [], "\(command)")
    }
    let noon = try Fixture.time("12:00")
    #expect(throws: Rejection.notABatch(noon)) { try desk.perform(.setPreferredBatch(noon)) }
    for number in ["  ", "12", "13800000001 13800000002"] {
      #expect(throws: Rejection.notAPhoneNumber(number)) { try desk.perform(.addPhone(PhoneNumber(number: number))) }
    }
  }

  @Test func appointmentsAreBookedAndKept() throws {
    var desk = try desk()
    let appointment = try Fixture.appointment(at: "2026-11-28 10:00")
    try desk.perform(.bookAppointment(appointment))
    #expect(throws: Rejection.duplicateAppointment("A1")) { try desk.perform(.bookAppointment(appointment)) }
    try desk.perform(.setAppointmentStatus("A1", .arrived))
    #expect(desk.record.appointments["A1"]?.appointment.status == .arrived)
    #expect(try desk.perform(.setAppointmentStatus("A1", .arrived)) == [])
    #expect(throws: Rejection.unknownAppointment("A2")) { try desk.perform(.setAppointmentStatus("A2", .missed)) }
  }

  @Test func anEscalationGoesFromOpenToAnswered() throws {
    var desk = try desk()
    try desk.call(.complaint)
    let id: EscalationID = "attempt-1/escalation"
    #expect(throws: Rejection.unknownEscalation("x")) { try desk.perform(.acknowledgeEscalation("x")) }
    desk.author = "王磊"
    try desk.perform(.acknowledgeEscalation(id))
    #expect(desk.record.escalations[id]?.state == .acknowledged(by: "王磊", at: desk.now))
    #expect(try desk.perform(.acknowledgeEscalation(id)) == [])
    #expect(throws: Rejection.emptyAnswer) { try desk.perform(.answerEscalation(id, answer: " ")) }
    try desk.perform(.answerEscalation(id, answer: "已致电"))
    #expect(desk.record.escalations[id]?.isPending == false)
    #expect(throws: Rejection.escalationNotPending(id)) { try desk.perform(.acknowledgeEscalation(id)) }
    #expect(throws: Rejection.escalationNotPending(id)) { try desk.perform(.answerEscalation(id, answer: "x")) }
  }

  @Test func whatWasSaidOfAnEscalationIsUndoneStepByStep() throws {
    var desk = try desk()
    try desk.call(.discomfort)
    let id: EscalationID = "attempt-1/escalation"
    func state() -> Escalation.State? { desk.record.escalations[id]?.state }
    #expect(throws: Rejection.unknownEscalation("x")) { try desk.perform(.takeBackAcknowledgement("x")) }
    #expect(throws: Rejection.unknownEscalation("x")) { try desk.perform(.takeBackAnswer("x", restoring: .open)) }
    #expect(throws: Rejection.escalationChangedSince(id)) { try desk.perform(.takeBackAcknowledgement(id)) }
    #expect(throws: Rejection.escalationChangedSince(id)) { try desk.perform(.takeBackAnswer(id, restoring: .open)) }

    try desk.perform(.acknowledgeEscalation(id))
    let acknowledged = try #require(state())
    try desk.perform(.answerEscalation(id, answer: "已致电"))
    let answered = try #require(state())
    // An answer that came since is not undone with the acknowledgement, nor turned into another one.
    #expect(throws: Rejection.escalationChangedSince(id)) { try desk.perform(.takeBackAcknowledgement(id)) }
    for other in [answered, .withdrawn(at: desk.now)] {
      #expect(throws: Rejection.escalationNotPending(id)) {
        try desk.perform(.takeBackAnswer(id, restoring: other))
      }
    }
    desk.author = "周敏"
    #expect(
      try desk.perform(.takeBackAnswer(id, restoring: acknowledged)) == [
        .escalationPutBack(id, to: acknowledged, by: "周敏", at: desk.now)
      ])
    #expect(state() == acknowledged)
    try desk.perform(.takeBackAcknowledgement(id))
    #expect(state() == .open)
    try desk.perform(.takeBack("attempt-1"))
    #expect(state() == .withdrawn(at: desk.now))
    #expect(throws: Rejection.escalationChangedSince(id)) { try desk.perform(.takeBackAcknowledgement(id)) }
  }
}
