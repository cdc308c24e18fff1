import OrderedCollections
import Testing

@testable import FollowUp

/// What holds for any record, whatever happens to it in whatever order.
@Suite struct PlanningPropertyTests {
  static let codes = [
    "extraction", "root-canal-filling", "root-canal-visit", "canal-enlargement", "orthodontic-bonding",
    "orthodontic-retainer", "prosthesis-fitting", "scaling", "implant-surgery", "infusion", "filling", "whitening",
    "consultation", "unheard-of",
  ]
  static let dentists: [StaffID] = ["d-wang", "d-li", "d-chen"]

  @Test(arguments: 0..<24) func holdsForAnyHistory(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    var fixture = try PlanningFixture(settings: RandomClinic.settings(using: &random)) {
      $0.membership = seed % 4 == 0 ? .child : nil
    }
    // From autumn 2026, a step of up to some weeks at a time.
    var now = Instant(secondsSinceEpoch: 1_790_000_000)
    for step in 0..<40 {
      now = now + Int64.random(in: 60...(step % 5 == 0 ? 40 * .day : 3 * .day), using: &random)
      let before = fixture.record.followUps
      try fixture.happened(try happening(to: fixture, step, at: now, using: &random), at: now)
      check(fixture, before: before, at: now)
    }
  }

  /// Visits that planning passes over have no window that is not over.
  @Test(arguments: 0..<8) func whatIsPlainlyOverHasNoOpenWindow(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed + 100))
    let fixture = try PlanningFixture(settings: RandomClinic.settings(using: &random))
    let calendar = OpeningCalendar(settings: fixture.clinic.settings)
    let now = Instant(secondsSinceEpoch: 1_790_000_000)
    var verdicts: [Bool: Int] = [:]
    for number in 0..<600 {
      let ended = now - Int64.random(in: 0...420 * .day, using: &random)
      let procedures = (0...Int.random(in: 0...1, using: &random)).compactMap { _ in
        Self.codes.randomElement(using: &random).map {
          Procedure(code: $0, needsProsthesis: .random(using: &random), hasReaction: .random(using: &random))
        }
      }
      let visit = Visit(id: VisitID("V\(number)"), patient: "P0001", endedAt: ended, procedures: procedures)
      let isOver = fixture.followUpProtocol.rulesByProcedure.arePlainlyOver(for: visit, at: now)
      verdicts[isOver, default: 0] += 1
      guard isOver else { continue }
      for step in fixture.followUpProtocol.rules(appliedBy: visit).flatMap(\.steps).map(\.step) {
        #expect(!step.repeats && step.window(from: ended, calendar: calendar).by < now, "\(visit) \(step.name)")
      }
    }
    #expect(verdicts[true, default: 0] > 50 && verdicts[false, default: 0] > 50, "\(verdicts)")
  }

  private func check(_ fixture: PlanningFixture, before: OrderedDictionary<FollowUpID, FollowUp>, at now: Instant) {
    let patient = fixture.record.patient
    let open = fixture.record.followUps.values.filter(\.isOpen)
    #expect(patient.status == .active || open.isEmpty)
    #expect(open.allSatisfy { patient.consent.allows($0.kind) })
    for followUp in fixture.record.followUps.values
    where before[followUp.id] == nil && followUp.rule != "missed-appointment" {
      #expect(followUp.by >= now, "nothing is planned whose window is over")
      #expect(followUp.recordedAt == now)
    }
    for (id, followUp) in before {
      let after = fixture.record.followUps[id]
      #expect(after != nil, "nothing is lost")
      if case .done = followUp.state { #expect(after == followUp, "what is done stays done") }
    }
    let placing = Placing(calendar: OpeningCalendar(settings: fixture.clinic.settings))
    let zone = fixture.zone
    let placed = open.map { followUp in
      (followUp, day: zone.date(of: placing.place(followUp, preferredBatch: patient.preferredBatch).at).dayNumber)
    }
    for (followUp, day) in placed where followUp.kind != .clinical && followUp.state == .planned {
      let tooClose = placed.filter { other, otherDay in
        let isSameCall = other.origin.visit == followUp.origin.visit && followUp.origin.visit != nil && day == otherDay
        return other.id != followUp.id && abs(otherDay - day) <= 7 && !isSameCall
      }
      #expect(tooClose.isEmpty, "\(followUp.id) stands beside another call")
    }
    var repeated: [String: Int] = [:]
    for followUp in open where followUp.rule == "child-member-report" || followUp.rule == "special-date" {
      repeated["\(followUp.rule) \(followUp.origin)", default: 0] += 1
    }
    #expect(repeated.values.allSatisfy { $0 == 1 }, "the next occurrence only")
  }

  private func happening(
    to fixture: PlanningFixture, _ step: Int, at now: Instant, using random: inout SeededGenerator
  ) throws -> [Event] {
    let record = fixture.record
    let dentist = try #require(PlanningPropertyTests.dentists.randomElement(using: &random))
    switch Int.random(in: 0..<12, using: &random) {
    case 0...3:
      let known = record.visits.keys.randomElement(using: &random)
      let id = Int.random(in: 0..<4, using: &random) == 0 ? known ?? "V0" : VisitID("V\(step)")
      let procedures = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        Procedure(
          code: PlanningPropertyTests.codes.randomElement(using: &random) ?? "filling",
          tooth: ToothNumber(.random(in: 11...18, using: &random)), needsProsthesis: Bool.random(using: &random),
          isRestored: Bool.random(using: &random), hasReaction: Bool.random(using: &random))
      }
      let handovers = Int.random(in: 0..<3, using: &random) == 0 ? [Handover(to: "d-li", purpose: "implant")] : []
      let ended = now - Int64.random(in: 0...(200 * .day), using: &random)
      return [
        .visitRecorded(
          Visit(
            id: id, patient: record.id, dentist: dentist, endedAt: Bool.random(using: &random) ? now : ended,
            procedures: procedures, handovers: handovers))
      ]
    case 4, 5:
      let known = record.appointments.keys.randomElement(using: &random)
      let id = Bool.random(using: &random) ? known ?? "A0" : AppointmentID("A\(step)")
      let status = try #require(AppointmentStatus.allCases.randomElement(using: &random))
      let at = now + Int64.random(in: -(2 * .day)...(90 * .day), using: &random)
      return [
        .appointmentRecorded(
          Appointment(id: id, patient: record.id, dentist: dentist, at: at, status: status), at: now, cause: nil)
      ]
    case 6, 7, 8:
      let open = record.openFollowUps(at: now, clinic: fixture.clinic, followUpProtocol: fixture.followUpProtocol)
      guard let served = open.randomElement(using: &random) else { return [] }
      let disposition = try #require(Disposition.allCases.randomElement(using: &random))
      let states: [FollowUp.State] = [
        .done(at: now), .skipped(.unreachable, at: now), .needsNumber,
        .rescheduled(Rescheduling(lane: .timed, at: now + .hour, reason: .disposition(disposition))),
      ]
      let id = AttemptID("C\(step)")
      let events: [Event] = record.followUps[served.id] == nil ? [.followUpPlanned(served, cause: id)] : []
      return events + [
        .attemptRecorded(
          ContactAttempt(
            id: id, outcomes: [ReasonOutcome(followUp: served.id, disposition: disposition)], disposition: disposition,
            at: now, enteredAt: now, by: "林小雨")),
        .followUpMoved(served.id, to: try #require(states.randomElement(using: &random)), cause: id),
      ]
    default:
      var patient = record.patient
      switch Int.random(in: 0..<7, using: &random) {
      case 0: patient.consent.clinical.toggle()
      case 1: patient.consent.marketing.toggle()
      case 2 where patient.status == .active: patient.status = step % 3 == 0 ? .moved : .active
      case 2: patient.status = .active
      case 3: patient.membership = patient.membership == nil ? .child : nil
      case 4: patient.preferredBatch = fixture.clinic.settings.batches.randomElement(using: &random)
      default:
        let calendar = try #require(DateCalendar.allCases.randomElement(using: &random))
        patient.birthday = AnnualDate(
          calendar: calendar, month: .random(in: 1...12, using: &random), day: .random(in: 1...30, using: &random),
          isLeapMonth: calendar == .lunar && Bool.random(using: &random)
        ).map { Birthday(date: $0) }
      }
      return [.patientChanged(patient, cause: nil)]
    }
  }
}
