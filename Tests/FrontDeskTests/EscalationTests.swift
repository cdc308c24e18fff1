import FollowUp
import FrontDesk
import OrderedCollections
import Testing
import Wording

/// What the dentist said about a patient who was unwell, written down and undone.
@Suite struct EscalationTests {
  private let escalation: EscalationID = "T9/escalation"

  /// The page of escalations with one of 赵欣怡 on it.
  private func page() throws -> (DeskFixture, Model) {
    var fixture = try DeskFixture()
    let opened = Escalation(
      id: escalation, attempt: "T9", cause: .discomfort, dentist: "d-chen", note: "肿",
      openedAt: try fixture.instant("2026-11-21T10:00:00+08:00"),
      deadline: try fixture.instant("2026-11-21T12:00:00+08:00"))
    fixture.records["P0002"]?.apply(.escalationOpened(opened))
    var model = try fixture.model()
    model.press("e")
    return (fixture, model)
  }

  private func command(in effects: [Effect]) -> Command? { request(in: effects)?.command }

  private func request(in effects: [Effect]) -> Request? {
    effects.lazy.compactMap { if case .perform(let request) = $0 { request } else { nil } }.first
  }

  /// Lets the command of `effects` be decided and applied, and the list be read again, as the program would.
  private func commit(_ effects: [Effect], _ fixture: inout DeskFixture, _ model: inout Model) throws {
    let asked = try #require(request(in: effects))
    var record = try #require(fixture.records[asked.patient])
    let context = DecisionContext(
      clinic: fixture.clinic, followUpProtocol: FollowUpProtocol(rules: [], proceduresWithoutFollowUp: []),
      now: model.now, author: fixture.identity.name, desk: fixture.identity.desk)
    record.apply(try record.decide(asked.command, in: context))
    fixture.records[asked.patient] = record
    _ = update(&model, .committed(asked.id, record))
    _ = update(&model, .deskLoaded(try fixture.data()))
  }

  @Test func acknowledgingIsUndone() throws {
    var (fixture, model) = try page()
    try commit(model.press("a"), &fixture, &model)
    #expect(model.lines().contains { $0.contains("医生已知") && $0.contains("u 撤销") })
    let undone = model.press("u")
    #expect(command(in: undone) == .takeBackAcknowledgement(escalation))
    try commit(undone, &fixture, &model)
    #expect(fixture.records["P0002"]?.escalations[escalation]?.state == .open)
    #expect(model.lines().contains { $0.contains("已撤销") })
  }

  @Test(arguments: Language.allCases)
  func howFarItIsIsNeverCut(language: Language) throws {
    var (fixture, model) = try page()
    while model.voice.language != language { model.press("F8") }
    try commit(model.press("a"), &fixture, &model)
    let state = ["zh": "医生已知（林小雨 10:34）", "en": "dentist knows (林小雨 10:34)", "ru": "врач знает (林小雨 10:34)"]
    let wanted = try #require(state[language.rawValue])
    #expect(model.lines().contains { $0.contains(wanted) && $0.contains("肿") })
  }

  @Test func anAnswerIsUndoneToTheStateBeforeIt() throws {
    var (fixture, model) = try page()
    try commit(model.press("a"), &fixture, &model)
    let acknowledged = try #require(fixture.records["P0002"]?.escalations[escalation]?.state)
    model.press("Enter", "已致电")
    try commit(model.press("Enter"), &fixture, &model)
    #expect(fixture.records["P0002"]?.escalations[escalation]?.isPending == false)
    let undone = model.press("u")
    #expect(command(in: undone) == .takeBackAnswer(escalation, restoring: acknowledged))
    try commit(undone, &fixture, &model)
    #expect(fixture.records["P0002"]?.escalations[escalation]?.state == acknowledged)
    try commit(model.press("u"), &fixture, &model)
    #expect(fixture.records["P0002"]?.escalations[escalation]?.state == .open)
  }
}
