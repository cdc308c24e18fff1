import FollowUp
import OrderedCollections
import Testing

/// Properties that hold after any sequence of commands.
@Suite struct RandomCommandTests {
  static let seeds = [UInt64](1...12)
  static let length = 60

  func desk() throws -> Desk {
    try Desk(
      at: "2026-11-02 09:00",
      visits: [
        try Fixture.visit(endedAt: "2026-11-01 18:00", "extraction", "filling"),
        try Fixture.visit("V2", endedAt: "2025-11-08 11:00", "implant-surgery", "scaling"),
      ],
      appointments: [try Fixture.appointment(at: "2026-11-03 10:00")])
  }

  @Test(arguments: seeds)
  func takingBackGivesTheRecordBefore(seed: UInt64) throws {
    var desk = try desk()
    var commands = RandomCommands(seed: seed)
    var takenBack = 0
    for _ in 0..<Self.length {
      desk.now = desk.now + commands.pause()
      // Time alone may have made room for the next occurrence of something.
      desk.record.apply(Planning.reconcile(desk.record, in: desk.context))
      var trial = desk
      let draft = commands.draft(for: trial)
      if (try? trial.perform(.recordAttempt(draft))) != nil {
        #expect(trial.record.attempts[draft.id]?.stands == true)
        try trial.perform(.takeBack(draft.id))
        #expect(trial.record.attempts[draft.id]?.stands == false)
        #expect(trial.record.escalations.values.allSatisfy { $0.attempt != draft.id || !$0.isPending })
        let differences = trial.record.differences(from: desk.record, but: draft.id)
        #expect(differences.isEmpty, "after \(draft.disposition) of \(draft.serving)")
        takenBack += 1
      }
      _ = try? desk.perform(commands.command(for: desk))
    }
    #expect(takenBack > 10)
  }

  @Test(arguments: seeds)
  func theEventsAloneGiveTheSameRecord(seed: UInt64) throws {
    var desk = try desk()
    var replayed = desk.record
    var commands = RandomCommands(seed: seed &+ 1_000)
    for _ in 0..<Self.length {
      desk.now = desk.now + commands.pause()
      let before = desk.record
      do {
        replayed.apply(try desk.perform(commands.command(for: desk)))
      } catch {
        #expect(desk.record == before)
      }
      #expect(replayed == desk.record)
    }
  }

  /// Whatever happened: nothing open that consent or the patient's leaving forbids, ids in order with their keys.
  @Test(arguments: seeds)
  func theRecordStaysSound(seed: UInt64) throws {
    var desk = try desk()
    var commands = RandomCommands(seed: seed &+ 2_000)
    for _ in 0..<Self.length {
      desk.now = desk.now + commands.pause()
      _ = try? desk.perform(commands.command(for: desk))
      let record = desk.record
      for followUp in record.followUps.values where followUp.isOpen {
        #expect(record.patient.status == .active)
        #expect(followUp.kind == .clinical ? record.patient.consent.clinical : record.patient.consent.marketing)
      }
      #expect(record.replaced.keys.allSatisfy { record.attempts[$0]?.stands == true })
      #expect(record.followUps.allSatisfy { $0.key == $0.value.id })
      let rows = record.planRows(at: desk.now, clinic: desk.clinic, followUpProtocol: desk.followUpProtocol)
      #expect(Set(rows.map(\.followUp.id)).count == rows.count)
      #expect(rows.count >= record.followUps.count)
    }
  }

  /// Events out of place, such as a damaged journal might hold, never trap and leave what they are not about.
  @Test(arguments: seeds)
  func eventsInAnyOrderAreTaken(seed: UInt64) throws {
    var desk = try desk()
    var commands = RandomCommands(seed: seed &+ 3_000)
    var events: [Event] = []
    for _ in 0..<Self.length {
      desk.now = desk.now + commands.pause()
      events += (try? desk.perform(commands.command(for: desk))) ?? []
    }
    var record = PatientRecord(patient: Fixture.patient(), registeredAt: desk.now)
    record.apply(events.shuffled(using: &commands.generator))
    #expect(record.id == "P1")
    var stranger = PatientRecord(patient: Fixture.patient("P2"), registeredAt: desk.now)
    stranger.apply(events.filter { if case .patientChanged = $0 { true } else { false } })
    #expect(stranger.patient == Fixture.patient("P2"))
  }
}

extension PatientRecord {
  /// What is different from `other`, but for one attempt, its escalation, and the claim that recording it released.
  func differences(from other: PatientRecord, but attempt: AttemptID) -> [String] {
    var differences: [String] = []
    if patient != other.patient { differences.append("patient: \(patient) was \(other.patient)") }
    if visits != other.visits { differences.append("visits") }
    if appointments != other.appointments { differences.append("appointments") }
    if replaced != other.replaced { differences.append("replaced") }
    if followUps.keys != other.followUps.keys {
      differences.append("ids: \(followUps.keys) were \(other.followUps.keys)")
    }
    for followUp in followUps.values where other.followUps[followUp.id] != followUp {
      let before = other.followUps[followUp.id].map { "\($0.state)" } ?? "none"
      differences.append("\(followUp.id): \(followUp.state) was \(before)")
    }
    if attempts.filter({ $0.key != attempt }) != other.attempts { differences.append("attempts") }
    if escalations.filter({ $0.value.attempt != attempt }) != other.escalations { differences.append("escalations") }
    return differences
  }
}
