import FollowUp
import FrontDesk
import Screen
import Testing
import Wording

/// Whatever is typed at whatever size: nothing traps, and nothing is drawn outside.
@Suite struct RandomKeysTests {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func anything(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let fixture = try DeskFixture()
    var model = try fixture.model(Language.allCases.randomElement(using: &random) ?? .chinese)
    for _ in 0..<150 {
      let event = Self.event(&random)
      answer(update(&model, .input(event)), fixture, &model, &random)
      if model.isWaiting { answer(update(&model, .tryAgain), fixture, &model, &random) }
      check(model)
    }
  }

  /// The picture fills its size exactly, and the cursor stands on it.
  private func check(_ model: Model) {
    let (buffer, cursor) = model.frame()
    #expect(buffer.size == model.size)
    if let cursor { #expect(buffer.bounds.contains(cursor), "\(cursor) on \(model.size)") }
    for row in 0..<buffer.size.rows {
      let cells = Array(buffer.row(row))
      let isWhole = cells.indices.allSatisfy { index in
        let hasSecondHalf = index + 1 < cells.count && cells[index + 1].isTrailing
        return cells[index].isWide == hasSecondHalf
      }
      #expect(isWhole && cells.first?.isTrailing != true, "row \(row) of \(model.size)")
    }
  }

  private func answer(
    _ effects: [Effect], _ fixture: DeskFixture, _ model: inout Model, _ random: inout SplitMix
  ) {
    var waiting = effects[...]
    while let effect = waiting.popFirst() { waiting += answer(effect, fixture, &model, &random) }
  }

  private func answer(
    _ effect: Effect, _ fixture: DeskFixture, _ model: inout Model, _ random: inout SplitMix
  ) -> [Effect] {
    switch effect {
    case .perform(let request), .retry(let request):
      guard let record = fixture.records[request.patient] else {
        return update(&model, .rejected(request.id, .unknownPatient(request.patient)))
      }
      switch random.next() % 6 {
      case 0: return update(&model, .rejected(request.id, .emptyAnswer))
      case 1: return update(&model, .notStored(request.id, "full"))
      case 2:
        return update(&model, .waiting(request.id, .importing(name: "周\u{1B}[敏", desk: "desk-2", since: "10:30")))
      case 3: return update(&model, .waiting(request.id, .somebody))
      default: return update(&model, .committed(request.id, record))
      }
    case .loadPatient(let id): return update(&model, .patientLoaded(id, fixture.records[id]))
    case .search(let text):
      let matches = fixture.records.values.prefix(Int(random.next() % 5)).map { PatientMatch(patient: $0.patient) }
      return update(&model, .patientsFound(text, matches, count: matches.count + 3))
    case .logAccess: return random.next() % 4 == 0 ? update(&model, .told("full")) : []
    case .readAnew: return update(&model, random.next() % 4 == 0 ? .notRead("gone") : .reloaded)
    case .loadDesk, .loadScripts, .reportMouse, .rememberPreferences, .quit: return []
    }
  }

  private static let sizes = [(0, 0), (1, 1), (20, 5), (40, 10), (80, 24), (120, 40), (300, 100), (3, 50), (200, 2)]

  private static func event(_ random: inout SplitMix) -> InputEvent {
    let characters = Array("jkgGvvupwnosrceaixqSqLT1234567890/?:й牙é\u{1F600} ")
    let keys: [Key] = [
      .up, .down, .left, .right, .pageUp, .pageDown, .home, .end, .enter, .enter, .escape, .tab, .backspace, .delete,
    ]
    switch random.next() % 12 {
    case 0:
      let size = sizes.randomElement(using: &random) ?? (80, 24)
      return .resize(Size(columns: size.0, rows: size.1))
    case 1: return .text("欧阳明\u{202E}")
    case 2: return .paste("复制\n的\u{1B}[31m文字")
    case 3: return .key(.function(Int(random.next() % 12) + 1))
    case 4:
      let position = Position(row: Int(random.next() % 110), column: Int(random.next() % 310))
      return .mouse(MouseEvent(random.next() % 2 == 0 ? .press : .wheelDown, at: position))
    case 5, 6, 7: return .key(keys.randomElement(using: &random) ?? .up)
    default: return .key(.character(characters.randomElement(using: &random) ?? "j"))
    }
  }
}

/// The splitmix64 generator, so that a seed always gives the same keys.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
