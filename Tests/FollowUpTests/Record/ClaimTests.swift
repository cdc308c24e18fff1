import FollowUp
import OrderedCollections
import Testing

@Suite struct ClaimTests {
  func desk() throws -> Desk {
    var desk = try Desk(
      at: "2026-11-23 13:40", visits: [try Fixture.visit(endedAt: "2026-11-23 13:30", "extraction")])
    try desk.turnClock(to: "2026-11-23 16:00")
    return desk
  }

  @Test func aClaimLastsAQuarterOfAnHour() throws {
    var desk = try desk()
    try desk.perform(.claim(desk: "desk-1"))
    let claim = try #require(desk.record.claim)
    #expect(claim == Claim(by: "林小雨", desk: "desk-1", at: desk.now, expires: desk.now + 900))
    #expect(claim.holds(at: desk.now + 899))
    #expect(!claim.holds(at: desk.now + 900))
    // By another machine's clock, and by one that was set to another day.
    #expect(claim.holds(at: desk.now - 7_200))
    #expect(!claim.holds(at: desk.now - 7_201))
  }

  @Test func anotherDeskNeitherClaimsNorRecords() throws {
    var desk = try desk()
    try desk.perform(.claim(desk: "desk-1"))
    let claim = try #require(desk.record.claim)
    desk.name = "desk-2"
    #expect(throws: Rejection.claimedBy(claim)) { try desk.perform(.claim(desk: "desk-2")) }
    #expect(throws: Rejection.claimedBy(claim)) { try desk.call(.reachedWell) }
    // One person at two desks is told apart.
    desk.author = claim.by
    #expect(throws: Rejection.claimedBy(claim)) { try desk.call(.reachedWell) }
    // Nor is what the call is about moved or left out meanwhile.
    let followUp = try #require(desk.record.followUps.values.first { $0.isOpen })
    #expect(throws: Rejection.claimedBy(claim)) { try desk.perform(.skip(followUp.id, reason: "出差")) }
    #expect(throws: Rejection.claimedBy(claim)) {
      try desk.perform(.reschedule(followUp.id, lane: .timed, at: desk.now + 3_600))
    }
    try desk.perform(.releaseClaim(desk: "desk-2"))
    #expect(desk.record.claim == claim)
    // What is no call goes on.
    try desk.perform(.setVIP(VIPFlag(reason: "全口种植")))
    #expect(desk.record.patient.vip != nil)
  }

  @Test func anExpiredClaimIsFree() throws {
    var desk = try desk()
    try desk.perform(.claim(desk: "desk-1"))
    desk.now = desk.now + Claim.lifetime
    try desk.perform(.claim(desk: "desk-2"))
    #expect(desk.record.claim?.desk == "desk-2")
  }

  @Test func theSameDeskRenewsItsClaim() throws {
    var desk = try desk()
    try desk.perform(.claim(desk: "desk-1"))
    #expect(try desk.perform(.claim(desk: "desk-1")) == [])
    desk.now = desk.now + 60
    try desk.perform(.claim(desk: "desk-1"))
    #expect(desk.record.claim?.expires == desk.now + Claim.lifetime)
  }

  @Test func recordingAndReleasingGiveThePatientBack() throws {
    var desk = try desk()
    try desk.perform(.claim(desk: "desk-1"))
    try desk.call(.noAnswer)
    #expect(desk.record.claim == nil)
    try desk.perform(.claim(desk: "desk-1"))
    try desk.perform(.releaseClaim(desk: "desk-1"))
    #expect(desk.record.claim == nil)
    #expect(try desk.perform(.releaseClaim(desk: "desk-1")) == [])
  }
}
