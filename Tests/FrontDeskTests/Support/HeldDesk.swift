import FollowUp
import FrontDesk
import Testing
import Wording

/// A desk with all that the program does for it: commands are decided and kept, unless somebody else holds the clinic.
struct HeldDesk {
  var fixture: DeskFixture
  var model: Model
  /// Who holds the clinic; nil where it is free.
  var holder: ClinicHolder?
  /// What was kept, in order.
  private(set) var kept: [Request] = []
  /// What was asked to be kept, also in vain, in order.
  private(set) var asked: [Request] = []
  private(set) var others: [Effect] = []
  /// Refuses a command in place of the rules, where it gives something.
  var refusal: (Request) -> Rejection? = { _ in nil }

  static let importing = ClinicHolder.importing(name: "周敏", desk: "desk-2", since: "10:30")

  /// A desk while another one imports.
  init(_ language: Language = .chinese, holder: ClinicHolder? = HeldDesk.importing) throws {
    fixture = try DeskFixture()
    model = try fixture.model(language)
    self.holder = holder
  }

  mutating func press(_ keys: String...) throws {
    for key in keys { try perform(model.press(key)) }
  }

  mutating func send(_ message: Message) throws { try perform(update(&model, message)) }

  /// Time passes.
  mutating func wait() throws { try send(.tryAgain) }

  /// The other one is done, and time passes.
  mutating func freeClinic() throws {
    holder = nil
    try wait()
  }

  private mutating func perform(_ effects: [Effect]) throws {
    var waiting = effects[...]
    while let effect = waiting.popFirst() {
      switch effect {
      case .perform(let request), .retry(let request): waiting += update(&model, try answer(to: request))
      case .readAnew: waiting += update(&model, .reloaded)
      case .loadDesk: waiting += update(&model, .deskLoaded(try fixture.data()))
      case .loadPatient(let id): waiting += update(&model, .patientLoaded(id, fixture.records[id]))
      default: others.append(effect)
      }
    }
  }

  private mutating func answer(to request: Request) throws -> Message {
    asked.append(request)
    if let holder { return .waiting(request.id, holder) }
    if let rejection = refusal(request) { return .rejected(request.id, rejection) }
    guard var record = fixture.records[request.patient] else {
      return .rejected(request.id, .unknownPatient(request.patient))
    }
    let context = DecisionContext(
      clinic: fixture.clinic, followUpProtocol: FollowUpProtocol(rules: [], proceduresWithoutFollowUp: []),
      now: model.now, author: fixture.identity.name, desk: fixture.identity.desk)
    do {
      for event in try record.decide(request.command, in: context) { record.apply(event) }
    } catch {
      return .rejected(request.id, error)
    }
    fixture.records[request.patient] = record
    kept.append(request)
    return .committed(request.id, record)
  }

  var lines: [String] { model.lines() }

  func shows(_ text: String) -> Bool { lines.contains { $0.contains(text) } }
}
