import FollowUp
import OrderedCollections
import Testing

@Suite struct TakeBackTests {
  static let reaction: FollowUpID = "V1/extraction/PT2H"

  func desk() throws -> Desk {
    var desk = try Desk(
      at: "2026-11-23 13:40", visits: [try Fixture.visit(endedAt: "2026-11-23 13:30", "extraction")])
    try desk.turnClock(to: "2026-11-23 16:05")
    return desk
  }

  @Test func theAttemptStaysReadableAndItsEscalationIsWithdrawn() throws {
    var desk = try desk()
    try desk.call(.discomfort)
    try desk.turnClock(to: "2026-11-23 16:06")
    desk.author = "陈静"
    try desk.perform(.takeBack("attempt-1"))
    #expect(desk.record.attempts["attempt-1"]?.standing == .takenBack(by: "陈静", at: desk.now))
    #expect(desk.record.escalations["attempt-1/escalation"]?.state == .withdrawn(at: desk.now))
    #expect(try desk.followUp(Self.reaction).state == .planned)
    #expect(desk.record.replaced.isEmpty)
  }

  @Test func anAnswerOfTheDentistIsNotTakenAway() throws {
    var desk = try desk()
    try desk.call(.complaint)
    try desk.perform(.answerEscalation("attempt-1/escalation", answer: "已致电"))
    try desk.perform(.takeBack("attempt-1"))
    let state = desk.record.escalations["attempt-1/escalation"]?.state
    #expect(state == .answered("已致电", by: "林小雨", at: desk.now))
  }

  @Test func whatIsUnknownOrUndoneIsRefused() throws {
    var desk = try desk()
    #expect(throws: Rejection.unknownAttempt("x")) { try desk.perform(.takeBack("x")) }
    try desk.call(.noAnswer)
    try desk.perform(.takeBack("attempt-1"))
    #expect(throws: Rejection.attemptAlreadyTakenBack("attempt-1")) { try desk.perform(.takeBack("attempt-1")) }
  }

  @Test func laterAttemptsAreTakenBackFirst() throws {
    var desk = try desk()
    try desk.call(.noAnswer)
    try desk.call(.reachedWell) { $0.serving = .these([.init(followUp: Self.reaction, disposition: .reachedWell)]) }
    #expect(throws: Rejection.laterAttemptDependsOn("attempt-1", later: "attempt-2")) {
      try desk.perform(.takeBack("attempt-1"))
    }
    try desk.perform(.takeBack("attempt-2"))
    try desk.perform(.takeBack("attempt-1"))
    #expect(try desk.followUp(Self.reaction).state == .planned)
  }

  @Test func whatOthersChangedSinceStays() throws {
    var desk = try desk()
    try desk.call(.wrongPerson) {
      $0.collected = CollectedDetails(vip: VIPFlag(reason: "种植"), tags: ["怕疼"])
    }
    try desk.perform(.setVIP(VIPFlag(reason: "全口种植")))
    try desk.perform(.setTags(["怕疼", "爱聊天"]))
    try desk.perform(.setGrade(.a))
    try desk.perform(.takeBack("attempt-1"))
    let patient = desk.record.patient
    #expect(patient.vip == VIPFlag(reason: "全口种植"))
    #expect(patient.tags == ["爱聊天"])
    #expect(patient.grade == .a)
    #expect(patient.phones.map(\.fault) == [nil, nil])
  }

  @Test func whatALaterAttemptBuiltOnDoesNotComeBack() throws {
    var desk = try desk()
    try desk.call(.reachedWell) { $0.collected.vip = VIPFlag(reason: "first") }
    try desk.call(.reachedWell) { $0.collected.vip = VIPFlag(reason: "second") }
    try desk.perform(.takeBack("attempt-1"))
    #expect(desk.record.patient.vip == VIPFlag(reason: "second"))
    try desk.perform(.takeBack("attempt-2"))
    #expect(desk.record.patient.vip == nil)
  }

  @Test func aFollowUpMovedByHandSinceStaysThere() throws {
    var desk = try desk()
    try desk.call(.noAnswer)
    let wednesday = try Fixture.moment("2026-11-25 08:00")
    try desk.perform(.reschedule(Self.reaction, lane: .batch(try Fixture.time("16:00")), at: wednesday))
    try desk.perform(.takeBack("attempt-1"))
    #expect(try desk.place(of: Self.reaction) == "16:00 2026-11-25 16:00")
  }

  @Test func aKeptAppointmentStays() throws {
    var desk = try desk()
    let appointment = try Fixture.appointment("A9", at: "2026-11-28 09:30")
    try desk.call(.booked) { $0.appointment = appointment }
    try desk.perform(.setAppointmentStatus("A9", .arrived))
    try desk.perform(.takeBack("attempt-1"))
    #expect(desk.record.appointments["A9"]?.appointment.status == .arrived)
  }

  @Test func aCorrectionTakesThePlaceOfWhatItCorrects() throws {
    var desk = try desk()
    let moment = desk.now
    try desk.call(.noAnswer)
    try desk.turnClock(to: "2026-11-23 17:00")
    try desk.perform(.correct("attempt-1", AttemptDraft(id: "attempt-2", disposition: .reachedWell)))
    let (wrong, right) = (desk.record.attempts["attempt-1"], desk.record.attempts["attempt-2"])
    #expect(wrong?.standing == .corrected(by: "attempt-2"))
    #expect(wrong?.disposition == .noAnswer)
    #expect(right?.corrects == "attempt-1")
    #expect(right?.at == moment)
    #expect(right?.enteredAt == desk.now)
    #expect(right?.lane == wrong?.lane)
    #expect(right?.outcomes == [ReasonOutcome(followUp: Self.reaction, disposition: .reachedWell)])
    #expect(try desk.followUp(Self.reaction).state == .done(at: moment))
  }

  @Test func aRefusedCorrectionLeavesTheAttempt() throws {
    var desk = try desk()
    try desk.call(.noAnswer)
    let before = desk.record
    #expect(throws: Rejection.callBackTimeMissing) {
      try desk.perform(.correct("attempt-1", AttemptDraft(id: "attempt-2", disposition: .callBack)))
    }
    #expect(throws: Rejection.duplicateAttempt("attempt-1")) {
      try desk.perform(.correct("attempt-1", AttemptDraft(id: "attempt-1", disposition: .reachedWell)))
    }
    #expect(desk.record == before)
  }
}
