import ClinicDocuments
import FollowUp
import FollowUpStore
import FrontDesk
import Screen
import Testing
import Wording

@testable import huifang

/// What the program does with what can't be recorded at once, since somebody else holds the clinic.
@Suite struct WaitingTests {
  private static let holder = LockHolder(
    name: "林小雨", desk: "front-2", process: 1, since: "2026-11-21T10:30:00+08:00", command: "import")
  private let store: HeldStore
  private let session: ClinicSession

  /// The demonstration, as somebody imports.
  init() throws {
    let now = try #require(Instant(iso8601: "2026-11-21T10:34:00+08:00"))
    store = HeldStore(try DemoClinic(now: now).memory)
    (store.isHeld, store.holder) = (true, Self.holder)
    session = ClinicSession(
      store: store, folder: "", clock: Clock(pinned: now), identity: DeskIdentity(name: "周敏", desk: "front-1"),
      protocolDocument: ProtocolDocument(), progress: WorkProgress())
  }

  private func performer(_ terminal: any Terminal) -> EffectPerformer {
    let themes = DeskThemes(folder: "", personal: OwnDocuments(folder: ""), configuration: Configuration())
    let documents = DeskDocuments(
      folder: "", keymap: .standard, themes: themes, followUpProtocol: session.protocolDocument.followUpProtocol)
    return EffectPerformer(
      session: session, terminal: terminal, documents: documents, voice: Voice(.chinese), notes: [])
  }

  // MARK: - Effects

  private func request(_ command: Command = .setVIP(VIPFlag(reason: "怕疼"))) throws -> Request {
    let patient = try #require(try store.summaries().first?.patient)
    return Request(id: RequestID(number: 7), patient: patient, command: command)
  }

  @Test func whatIsHeldIsHandedBack() throws {
    var performer = performer(ScriptedTerminal([]))
    let request = try request()
    let waiting = Message.waiting(request.id, .importing(name: "林小雨", desk: "front-2", since: "10:30"))
    #expect(performer.perform(.perform(request)) == [waiting])
    #expect(performer.perform(.retry(request)) == [waiting])
    #expect(store.patience == [.short, .none])
    #expect(store.commands.isEmpty)
    store.isHeld = false
    let answer = performer.perform(.retry(request))
    guard case .committed(request.id, let record)? = answer.first else {
      Issue.record("\(answer)")
      return
    }
    #expect(record.patient.vip?.reason == "怕疼")
    #expect(store.commands == ["setVIP"])
  }

  @Test func whoHoldsTheClinicIsNamedAsFarAsAnybodyKnows() throws {
    let request = try request()
    var performer = performer(ScriptedTerminal([]))
    store.holder = LockHolder(name: "周敏", desk: "front-3", process: 1, since: "2026-11-21T10:30:00+08:00")
    let waiting = Message.waiting(request.id, .recording(name: "周敏", desk: "front-3"))
    #expect(performer.perform(.perform(request)) == [waiting])
    store.holder = nil
    #expect(performer.perform(.retry(request)) == [.waiting(request.id, .somebody)])
  }

  @Test func whatIsRefusedAfterTheWaitIsRefused() throws {
    var performer = performer(ScriptedTerminal([]))
    var request = try request()
    _ = performer.perform(.perform(request))
    _ = try store.memory.erase([request.patient], session.signature) { _ in }
    store.isHeld = false
    #expect(performer.perform(.retry(request)) == [.rejected(request.id, .unknownPatient(request.patient))])
    request.patient = try #require(try store.summaries().first?.patient)
    #expect(performer.perform(.retry(request)).count == 1)
    #expect(store.commands.count == 2)
  }

  @Test func readingGoesOn() throws {
    var performer = performer(ScriptedTerminal([]))
    guard case .deskLoaded? = performer.perform(.loadDesk).first else {
      Issue.record("the list could not be read")
      return
    }
    #expect(performer.perform(.search("w")).count == 1)
    #expect(store.patience.isEmpty)
  }

  // MARK: - The loop

  private func run(_ steps: [ScriptedTerminal.Step]) throws -> ScriptedTerminal {
    let terminal = ScriptedTerminal(steps)
    let model = Model(identity: session.identity, now: session.clock.now(), size: terminal.size)
    var loop = DeskLoop(
      model: model, performer: performer(terminal), session: session, terminal: terminal, isBackedUp: false)
    try loop.run(telling: [])
    return terminal
  }

  @Test func theScreenGoesOnAndTheChangeIsToldWhenItIsKept() throws {
    let store = store
    let terminal = try run([
      .key("n"), .key("Down"), .wait {}, .key("v"), .wait {}, .wait { store.isHeld = false }, .wait {},
    ])
    #expect(store.commands == ["recordAttempt", "setVIP"])
    let frames = terminal.frames.map { $0.joined(separator: "\n") }
    #expect(frames[1].contains("等待 林小雨（front-2）导入完成，10:30 开始"))
    #expect(frames[2] != frames[1])
    #expect(frames.dropLast(2).allSatisfy { !$0.contains("已记录") && !$0.contains("标为大患者 ★") })
    #expect(frames.last?.contains("标为大患者 ★") == true)
    // While something waits it is asked for a few times a second, else nobody is woken.
    let short = Duration.milliseconds(100)
    let long = Duration.seconds(1)
    #expect(terminal.timeouts == [long, short, short, short, short, short, long, long])
    // Every retry is one question.
    #expect(store.patience.filter { $0 == .short }.count == 2)
  }

  @Test func aTerminalThatGoesLosesNothingThatCanBeKept() throws {
    let store = store
    _ = try run([.key("n"), .key("Down"), .key("v"), .hangUp { store.isHeld = false }])
    #expect(store.commands == ["recordAttempt", "setVIP"])
  }

  @Test func leavingIsAskedForTwiceAndKeepsNothing() throws {
    let terminal = try run([.key("n"), .key("q"), .wait {}, .key("q"), .key("n")])
    #expect(store.commands.isEmpty)
    #expect(terminal.frames.contains { $0.contains { $0.contains("还有 1 项等着保存") } })
    #expect(terminal.timeouts.count == 4)
  }
}
