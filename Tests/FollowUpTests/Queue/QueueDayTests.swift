import FollowUp
import OrderedCollections
import Testing

/// What happens at a desk during the day, as the list shows it.
@Suite struct QueueDayTests {
  static let reaction: FollowUpID = "V1/extraction/PT2H"

  func desk() throws -> Desk {
    var desk = try Desk(
      at: "2026-11-23 13:40", visits: [try Fixture.visit(endedAt: "2026-11-23 13:30", "extraction")])
    try desk.turnClock(to: "2026-11-23 16:05")
    return desk
  }

  func queue(_ desk: Desk) -> Queue {
    Queue.build(
      records: [desk.record], on: desk.day.date, now: desk.now, clinic: desk.clinic, protocol: desk.followUpProtocol)
  }

  @Test func aBatchCountsItsCalls() throws {
    var desk = try desk()
    let (morning, afternoon) = (try Fixture.time("10:30"), try Fixture.time("16:00"))
    #expect(
      queue(desk).batches == [
        BatchProgress(time: morning, made: 0, total: 0), BatchProgress(time: afternoon, made: 0, total: 1),
      ])
    // With another number to try the call is not over.
    try desk.call(.suspended)
    #expect(queue(desk).batches.last == BatchProgress(time: afternoon, made: 0, total: 1))
    #expect(queue(desk).entries.first?.attempt == 2)
    try desk.call(.noAnswer)
    #expect(queue(desk).batches.last == BatchProgress(time: afternoon, made: 1, total: 1))
    #expect(queue(desk).entries.isEmpty)
    try desk.perform(.takeBack("attempt-2"))
    #expect(queue(desk).batches.last == BatchProgress(time: afternoon, made: 0, total: 1))
  }

  @Test func aClaimShowsWhileItHolds() throws {
    var desk = try desk()
    try desk.perform(.claim(desk: "desk-1"))
    #expect(queue(desk).entries.first?.claim?.by == "林小雨")
    #expect(try desk.status(of: Self.reaction) == .claimed)
    #expect(try desk.status(of: "V1/extraction/P7D") == .planned)
    desk.now = desk.now + Claim.lifetime
    #expect(queue(desk).entries.first?.claim == nil)
    #expect(try desk.status(of: Self.reaction) == .due)
  }

  @Test func aPromisedCallIsPersonalAndThenAnyones() throws {
    var desk = try desk()
    try desk.call(.callBack) { $0.callBackAt = try? Fixture.moment("2026-11-23 18:00") }
    #expect(queue(desk).entries.map(\.personalTo) == ["林小雨"])
    #expect(queue(desk).entries.map(\.lane) == [.timed])
    try desk.turnClock(to: "2026-11-23 18:29")
    #expect(queue(desk).entries.map(\.personalTo) == ["林小雨"])
    #expect(queue(desk).entries.map(\.urgency) == [.timedDue])
    try desk.turnClock(to: "2026-11-23 18:30")
    #expect(queue(desk).entries.map(\.personalTo) == [nil])
  }

  @Test func whoNeedsANumberStaysOnTheList() throws {
    var desk = try desk()
    try desk.call(.suspended)
    try desk.call(.invalidNumber)
    let entry = try #require(queue(desk).entries.first)
    #expect(entry.followUps.map(\.followUp.state) == [.needsNumber])
    try desk.turnClock(to: "2026-11-24 09:00")
    #expect(queue(desk).entries.map(\.lane.code) == ["10:30"])
  }

  @Test func aMissedAppointmentComesUpByItself() throws {
    var desk = try Desk(at: "2026-11-20 09:30", appointments: [try Fixture.appointment(at: "2026-11-23 14:00")])
    try desk.turnClock(to: "2026-11-23 14:14")
    #expect(queue(desk).entries.isEmpty)
    try desk.turnClock(to: "2026-11-23 14:15")
    #expect(queue(desk).entries.map(\.urgency) == [.timedDue])
    #expect(queue(desk).entries.first?.followUps.map(\.followUp.rule) == ["missed-appointment"])
    #expect(desk.record.followUps.isEmpty)
    try desk.perform(.setAppointmentStatus("A1", .arrived))
    #expect(queue(desk).entries.isEmpty)
  }

  @Test func pendingEscalationsAreCounted() throws {
    var desk = try desk()
    try desk.call(.discomfort)
    #expect(queue(desk).escalations.map(\.patient) == [desk.record.id])
    try desk.perform(.acknowledgeEscalation("attempt-1/escalation"))
    #expect(queue(desk).escalations.count == 1)
    try desk.perform(.answerEscalation("attempt-1/escalation", answer: "已处理"))
    #expect(queue(desk).escalations.isEmpty)
  }

  @Test func aPlanNamesTheStateOfEveryFollowUp() throws {
    var desk = try Desk(
      at: "2026-11-23 13:40",
      visits: [
        try Fixture.visit(endedAt: "2026-11-23 13:30", "extraction"),
        try Fixture.visit("V2", endedAt: "2026-11-23 13:30", "filling"),
      ])
    #expect(try desk.status(of: Self.reaction) == .planned)
    try desk.turnClock(to: "2026-11-23 15:30")
    #expect(try desk.status(of: Self.reaction) == .due)
    try desk.turnClock(to: "2026-11-23 16:00")
    try desk.call(.noAnswer)
    #expect(try desk.status(of: Self.reaction) == .rescheduled)
    try desk.turnClock(to: "2026-11-24 10:30")
    #expect(try desk.status(of: Self.reaction) == .due)
    try desk.perform(.skip("V2/general/P1D", reason: "已到店"))
    #expect(try desk.status(of: "V2/general/P1D") == .skipped)
    try desk.call(.reachedWell)
    #expect(try desk.status(of: Self.reaction) == .done)
    try desk.perform(.setConsent(Consent(clinical: false, marketing: true)))
    #expect(try desk.status(of: "V2/general/P3D") == .cancelled)
  }

  @Test func everyPlaceIsExplained() throws {
    var desk = try desk()
    let first = try #require(desk.record.explanation(of: Self.reaction, on: desk.day))
    #expect(first.followUp.rule == "extraction")
    #expect(first.firstPlacement.reason == .batchInWindow)
    #expect(!first.isCarriedOver)
    #expect(!first.isPlacedFromRecording)
    #expect(first.cause == .kind(.clinical))
    #expect(first.fold == nil)

    try desk.turnClock(to: "2026-11-24 10:31")
    let later = try #require(desk.record.explanation(of: Self.reaction, on: desk.day))
    #expect(later.isCarriedOver)
    #expect(later.placement.reason == .carriedOver(from: first.placement.at))
    #expect(later.cause == .overdue(since: later.followUp.by, .clinical))
    #expect(later.urgency == .overdueClinical)
    #expect(desk.record.explanation(of: "unknown", on: desk.day) == nil)

    desk.clinic.settings.batchCapacity = 0
    var folded = desk
    folded.clinic.settings.batchCapacity = 0
    try folded.turnClock(to: "2026-11-24 10:31")
    var entry = try #require(queue(folded).entries.first)
    #expect(folded.record.explanations(of: entry, on: folded.day).map(\.fold) == [nil])
    entry.canWait = true
    let reason = FoldReason(capacity: 0, nextOpenDay: try Fixture.date("2026-11-25"))
    #expect(folded.record.explanations(of: entry, on: folded.day).map(\.fold) == [reason])
  }
}
