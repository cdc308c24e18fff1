import FollowUp
import OrderedCollections
import Testing

/// The list of Tuesday 24 November 2026 unless a test says otherwise.
@Suite struct QueueOrderTests {
  let clinic = Clinic()

  /// A record with open follow-ups that are made for the test, planned as `change` says.
  func record(
    _ id: PatientID, name: String = "张三", vip: Bool = false, phones: [String] = [], _ followUps: FollowUp...
  ) throws -> PatientRecord {
    var patient = Fixture.patient(id, name: name, phones: phones)
    patient.vip = vip ? VIPFlag(reason: "") : nil
    var record = PatientRecord(patient: patient, registeredAt: try Fixture.moment("2026-01-01 09:00"))
    record.apply(followUps.map { .followUpPlanned($0, cause: nil) })
    return record
  }

  /// A follow-up whose window is the days from `due` to `by`.
  func followUp(
    _ id: FollowUpID, _ kind: FollowUpKind = .clinical, due: String = "2026-11-24", by: String = "2026-11-24",
    origin: FollowUpOrigin = .visit("V1"), state: FollowUp.State = .planned
  ) throws -> FollowUp {
    let zone = clinic.settings.timeZone
    let start = zone.startOfDay(try Fixture.date(due))
    return FollowUp(
      id: id, rule: "general", step: "P1D", purpose: "attention", kind: kind, origin: origin, startsFrom: start - .day,
      due: start, by: zone.endOfDay(try Fixture.date(by)), isClockStep: false, recordedAt: start - .day, state: state)
  }

  func timed(_ at: String) throws -> FollowUp.State {
    .rescheduled(Rescheduling(lane: .timed, at: try Fixture.moment(at), reason: .byDesk))
  }

  func queue(
    _ records: [PatientRecord], at now: String, on date: String? = nil, clinic: Clinic? = nil
  ) throws -> Queue {
    let now = try Fixture.moment(now)
    return Queue.build(
      records: records, on: try date.map(Fixture.date) ?? self.clinic.settings.timeZone.date(of: now), now: now,
      clinic: clinic ?? self.clinic, protocol: Fixture.followUpProtocol)
  }

  @Test func theClassesFollowOneAnother() throws {
    let records = [
      try record("greeting", try followUp("1", .greeting)),
      try record("other", try followUp("2", .relationship)),
      try record("overdue other", try followUp("3", .marketing, due: "2026-11-10", by: "2026-11-20")),
      try record("clinical", try followUp("4")),
      try record("vip", vip: true, try followUp("5", .greeting)),
      try record("overdue clinical", try followUp("6", due: "2026-11-20", by: "2026-11-20")),
      try record(
        "missed",
        try followUp(
          "7", origin: .appointment("A1"),
          state: .rescheduled(
            Rescheduling(
              lane: .batch(try Fixture.time("16:00")), at: try Fixture.moment("2026-11-24 16:00"), reason: .byDesk)))),
      try record("timed", try followUp("8", .greeting, state: try timed("2026-11-24 10:00"))),
      try record("timed later", try followUp("9", state: try timed("2026-11-24 15:00"))),
    ]
    for records in [records, records.reversed()] {
      let queue = try queue(records, at: "2026-11-24 10:31")
      #expect(
        queue.entries.map(\.patient.rawValue) == [
          "timed", "missed", "overdue clinical", "vip", "clinical", "timed later", "overdue other", "other", "greeting",
        ])
      #expect(
        queue.entries.map(\.urgency) == [
          .timedDue, .missedAppointment, .overdueClinical, .vip, .clinical, .clinical, .overdueOther, .other, .greeting,
        ])
    }
  }

  @Test func insideAClassTheEarlierEndThenTheNameThenTheIDDecides() throws {
    let queue = try queue(
      [
        try record("P4", name: "乙", try followUp("a", by: "2026-11-25")),
        try record("P3", name: "甲", try followUp("b", by: "2026-11-25")),
        try record("P2", name: "乙", try followUp("c", by: "2026-11-25")),
        try record("P1", name: "龙", try followUp("d", by: "2026-11-24")),
      ], at: "2026-11-24 10:31")
    #expect(queue.entries.map(\.patient.rawValue) == ["P1", "P2", "P4", "P3"])
  }

  @Test func onePatientIsOneCallABatch() throws {
    let queue = try queue(
      [
        try record(
          "P1", try followUp("greeting", .greeting), try followUp("relationship", .relationship),
          try followUp("clinical"), try followUp("late", due: "2026-11-20", by: "2026-11-20"))
      ], at: "2026-11-24 10:31")
    let entry = try #require(queue.entries.first)
    #expect(queue.entries.count == 1)
    #expect(entry.followUps.map(\.followUp.id.rawValue) == ["late", "clinical", "relationship", "greeting"])
    #expect(entry.urgency == .overdueClinical)
    #expect(entry.lane == .batch(try Fixture.time("10:30")))
    #expect(entry.followUps.map(\.isOverdue) == [true, false, false, false])
  }

  @Test func timedCallsOfOnePatientJoinOnceTheyAreDue() throws {
    let records = [
      try record(
        "P1", try followUp("a", state: try timed("2026-11-24 11:00")),
        try followUp("b", state: try timed("2026-11-24 11:30")),
        try followUp("c", state: try timed("2026-11-24 18:00")))
    ]
    let early = try queue(records, at: "2026-11-24 10:00").entries
    #expect(early.map { $0.followUps.count } == [1, 1, 1])
    let later = try queue(records, at: "2026-11-24 11:30").entries
    #expect(later.map { $0.followUps.count } == [2, 1])
    #expect(later.first?.at == (try Fixture.moment("2026-11-24 11:00")))
  }

  @Test func whatIsNotFinishedMovesOn() throws {
    let batch = try record("P1", try followUp("a"))
    let clock = try record("P2", try followUp("b", state: try timed("2026-11-24 11:00")))
    func lanes(_ now: String) throws -> [String] {
      try queue([batch, clock], at: now).entries.sorted { $0.patient < $1.patient }.map(\.lane.code)
    }
    #expect(try lanes("2026-11-24 09:00") == ["10:30", "timed"])
    #expect(try lanes("2026-11-24 15:59") == ["10:30", "timed"])
    #expect(try lanes("2026-11-24 16:00") == ["16:00", "timed"])
    #expect(try lanes("2026-11-24 23:00") == ["16:00", "timed"])
    #expect(try lanes("2026-11-25 08:00") == ["10:30", "10:30"])
    #expect(try lanes("2026-11-25 16:30") == ["16:00", "16:00"])
    // Sunday is closed: they stand in Monday's first batch.
    #expect(try lanes("2026-11-29 12:00") == [])
    let monday = try queue([batch, clock], at: "2026-11-29 12:00", on: "2026-11-30")
    #expect(monday.entries.map(\.lane.code) == ["10:30", "10:30"])
    let placement = try #require(monday.entries.first?.followUps.first?.placement)
    #expect(placement.reason == .carriedOver(from: try Fixture.moment("2026-11-24 10:30")))
    #expect(placement.at == (try Fixture.moment("2026-11-30 10:30")))
  }

  @Test func otherDaysShowWhatIsPutThere() throws {
    let records = [
      try record("past", try followUp("a")),
      try record("coming", try followUp("b", due: "2026-11-27", by: "2026-11-27")),
      try record("done", try followUp("c", state: .done(at: try Fixture.moment("2026-11-24 10:40")))),
    ]
    let now = "2026-11-26 09:00"
    #expect(try queue(records, at: now).entries.map(\.patient.rawValue) == ["past"])
    #expect(try queue(records, at: now, on: "2026-11-24").entries.map(\.patient.rawValue) == ["past"])
    #expect(try queue(records, at: now, on: "2026-11-24").entries.map(\.lane.code) == ["10:30"])
    #expect(try queue(records, at: now, on: "2026-11-27").entries.map(\.patient.rawValue) == ["coming"])
    #expect(try queue(records, at: now, on: "2026-11-28").entries.isEmpty)
  }

  @Test func callsBeyondTheCapacityThatHaveTimeCanWait() throws {
    var small = clinic
    small.settings.batchCapacity = 2
    let records = try (1...5).map { number in
      try record(
        PatientID("P\(number)"),
        try followUp(FollowUpID("F\(number)"), .relationship, by: number == 4 ? "2026-11-25" : "2026-11-30"))
    }
    let queue = try queue(records, at: "2026-11-24 10:31", clinic: small)
    // P4 must be called by the next open day; the others are worked off in order.
    #expect(queue.entries.map(\.patient.rawValue) == ["P4", "P1", "P2", "P3", "P5"])
    #expect(queue.entries.map(\.canWait) == [false, false, true, true, true])
    #expect(queue.batches.first == BatchProgress(time: try Fixture.time("10:30"), made: 0, total: 5))
  }

  @Test func thoseWhoShareANumberStandTogether() throws {
    let records = [
      try record("P1", name: "一", phones: ["13800000001"], try followUp("1", by: "2026-11-24")),
      try record("P2", name: "二", phones: ["13900000000"], try followUp("2", by: "2026-11-25")),
      try record("P3", name: "三", phones: ["138-0000-0001", "13700000000"], try followUp("3", by: "2026-11-26")),
      try record("P4", name: "四", phones: ["+86 13700000000"], try followUp("4", by: "2026-11-27")),
      try record("P5", name: "五", phones: ["13800000001"], try followUp("5", state: try timed("2026-11-24 15:00"))),
    ]
    let entries = try queue(records, at: "2026-11-24 10:31").entries
    #expect(entries.filter { $0.lane != .timed }.map(\.patient.rawValue) == ["P1", "P3", "P4", "P2"])
    let sharing = Dictionary(uniqueKeysWithValues: entries.map { ($0.patient, Set($0.sharesNumberWith)) })
    #expect(sharing == ["P1": ["P3", "P5"], "P2": [], "P3": ["P1", "P4", "P5"], "P4": ["P3"], "P5": ["P1", "P3"]])
  }

  @Test func aNumberThatDoesNotWorkIsNotShared() throws {
    var wrong = try record("P1", phones: ["13800000001"], try followUp("1"))
    var patient = wrong.patient
    patient.phones[0].fault = .wrongPerson
    wrong.apply(.patientChanged(patient, cause: nil))
    let entries = try queue(
      [wrong, try record("P2", phones: ["13800000001"], try followUp("2"))], at: "2026-11-24 10:31"
    ).entries
    #expect(entries.map(\.sharesNumberWith) == [[], []])
  }

  /// Whatever the records: the order is one of urgency, but for households and for what can wait.
  @Test(arguments: [UInt64](1...40))
  func theOrderIsOneOfUrgency(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var small = clinic
    small.settings.batchCapacity = 5
    let days = (10...30).map { "2026-11-\($0)" }
    let records = try (1...30).map { number in
      let followUps = try (0...Int.random(in: 0...2, using: &generator)).map { index in
        let first = Int.random(in: days.indices, using: &generator)
        let last = Int.random(in: first..<days.count, using: &generator)
        let isTimed = Int.random(in: 0..<4, using: &generator) == 0
        return try followUp(
          FollowUpID("\(number)-\(index)"), FollowUpKind.allCases.randomElement(using: &generator) ?? .clinical,
          due: days[first], by: days[last], state: isTimed ? try timed("2026-11-24 11:00") : .planned)
      }
      var record = try record(
        PatientID("P\(number)"), name: "N\(number % 7)", vip: number % 5 == 0, phones: ["\(number)"])
      record.apply(followUps.map { .followUpPlanned($0, cause: nil) })
      return record
    }
    let queue = try queue(records, at: "2026-11-24 11:05", clinic: small)
    #expect(try self.queue(records.shuffled(using: &generator), at: "2026-11-24 11:05", clinic: small) == queue)
    for entries in [queue.entries.filter { !$0.canWait }, queue.entries.filter(\.canWait)] {
      for (earlier, later) in zip(entries, entries.dropFirst()) { #expect(earlier.urgency <= later.urgency) }
    }
    let firstWaiting = queue.entries.firstIndex(where: \.canWait) ?? queue.entries.endIndex
    #expect(queue.entries[firstWaiting...].allSatisfy { $0.canWait })
    let calls = queue.entries.map { "\($0.patient) \($0.lane.code) \($0.at)" }
    #expect(Set(calls).count == calls.count)
    let listed = queue.entries.flatMap { $0.followUps.map(\.followUp.id) }
    #expect(Set(listed).count == listed.count)
    #expect(queue.batches.map(\.total).reduce(0, +) == queue.entries.filter { $0.lane != .timed }.count)
  }
}
