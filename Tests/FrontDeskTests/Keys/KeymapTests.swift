import FrontDesk
import Screen
import Testing
import Wording

@Suite struct KeymapTests {
  private let keymap = Keymap.standard

  @Test func noKeyIsBoundTwiceInOneContext() {
    for context in KeyContext.allCases {
      let strokes = keymap.bindings.filter { $0.context == context }.flatMap(\.strokes)
      #expect(Set(strokes).count == strokes.count, "\(context.rawValue): \(strokes.map(\.description))")
    }
  }

  @Test func everyBindingIsWritten() {
    for binding in KeyBindingNames.all {
      #expect(KeyStroke(binding) != nil, "\(binding)")
    }
    #expect(keymap.bindings.allSatisfy { !$0.strokes.isEmpty })
  }

  @Test(arguments: Action.allCases)
  func everyActionHasAKeySomewhere(_ action: Action) {
    #expect(keymap.bindings.contains { $0.action == action })
  }

  /// The palette itself and the moves through it need no sign that some keyboard lacks, and it offers all the others.
  @Test func everyActionIsReachedWithoutLatinLetters() throws {
    for action in [Action.openPalette, .back, .confirm, .moveUp, .moveDown, .openHelp, .quit] {
      #expect(keymap.strokes(for: action, in: .anywhere).contains { $0.isOnEveryLayout }, "\(action.rawValue)")
    }
    var model = try DeskFixture().model(.english, rows: 60)
    model.press("F2")
    let shown = model.lines().joined(separator: "\n")
    for action in Action.allCases {
      let hasOwnKey = keymap.bindings.contains { $0.action == action && $0.strokes.contains { $0.isOnEveryLayout } }
      guard !hasOwnKey else { continue }
      model.press("F2", Voice(.english)(action.phrase))
      #expect(model.lines().joined(separator: "\n").contains(Voice(.english)(action.phrase)), "\(action.rawValue)")
      model.press("Esc")
    }
    #expect(shown.contains(Voice(.english)(DialogPhrase.paletteTitle)))
  }

  @Test(
    arguments: [
      ("м", Action.toggleVIP), ("г", .undo), ("й", .quit), ("о", .moveDown), ("л", .moveUp), ("Ж", .openPalette),
      ("？", .openHelp), ("／", .search), ("：", .openPalette), ("ｖ", .toggleVIP), ("、", .search),
    ] as [(Character, Action)])
  func otherLayoutsWork(_ typed: Character, _ action: Action) {
    #expect(keymap.action(for: KeyStroke(typed), in: .queue) == action)
  }

  @Test func lettersAreTextWhereTextIsTyped() {
    #expect(keymap.action(for: KeyStroke("v"), in: .search, isTyping: true) == nil)
    #expect(keymap.action(for: KeyStroke(.function(6)), in: .search, isTyping: true) == .toggleVIP)
    #expect(keymap.action(for: KeyStroke(.character("p"), .control), in: .search, isTyping: true) == .openPalette)
  }

  @Test(
    arguments: ["j", "G", "?", ":", "Ctrl-P", "Shift-Tab", "F12", "Enter", "Esc", "PageDown", "Alt-Left", "Space", "-"])
  func notationGoesThereAndBack(_ text: String) throws {
    let stroke = try #require(KeyStroke(text))
    #expect(KeyStroke(stroke.description) == stroke)
  }

  @Test(arguments: ["", "Ctrl-", "F0", "F99", "Hyper-x", "enter enter", "ab"])
  func whatIsNoKeyIsNone(_ text: String) {
    #expect(KeyStroke(text) == nil)
  }

  // MARK: - A clinic's own keys

  private func customized(_ bindings: KeyBinding...) -> (Keymap, [KeymapProblem]) {
    var problems: [KeymapProblem] = []
    return (Keymap(customizedBy: bindings, problems: &problems), problems)
  }

  @Test func ownKeysReplaceTheBuiltInOnes() {
    let (keymap, problems) = customized(KeyBinding([KeyStroke("d")], .recordNoAnswer, in: .queue))
    #expect(problems.isEmpty)
    #expect(keymap.action(for: KeyStroke("d"), in: .queue) == .recordNoAnswer)
    #expect(keymap.action(for: KeyStroke("n"), in: .queue) == nil)
  }

  @Test func aKeyGivenAwayIsTakenFromItsBuiltInAction() {
    let (keymap, problems) = customized(KeyBinding([KeyStroke("s")], .recordNoAnswer, in: .queue))
    #expect(problems == [.allKeysTaken(.skipFollowUp, .queue)])
    #expect(keymap.action(for: KeyStroke("s"), in: .queue) == .recordNoAnswer)
    #expect(!keymap.strokes(for: .skipFollowUp, in: .queue).contains(KeyStroke("s")))
  }

  @Test func conflictsAreTold() {
    let (keymap, problems) = customized(
      KeyBinding([KeyStroke("d")], .recordNoAnswer, in: .queue), KeyBinding([KeyStroke("d")], .explain, in: .queue),
      KeyBinding([KeyStroke("d")], .openPatient, in: .search))
    #expect(
      problems == [
        .keyBoundTwice(KeyStroke("d"), .queue, kept: .recordNoAnswer, refused: .explain),
        .keyWritesText(KeyStroke("d"), .openPatient),
      ])
    #expect(keymap.action(for: KeyStroke("w"), in: .queue) == .explain)
  }

  @Test func nobodyIsLockedIn() {
    let (keymap, problems) = customized(
      KeyBinding(
        [KeyStroke("q"), KeyStroke(.function(10)), KeyStroke(.character("c"), .control)], .undo, in: .anywhere))
    #expect(problems == [.actionWithoutKey(.quit)])
    #expect(!keymap.strokes(for: .quit, in: .anywhere).isEmpty)
  }

  @Test func anActionThatLosesItsLastKeyIsTold() {
    let enter = KeyStroke(.enter)
    let (keymap, problems) = customized(KeyBinding([KeyStroke("v"), enter], .toggleVIP, in: .queue))
    #expect(problems == [.allKeysTaken(.openCallSheet, .queue)])
    #expect(keymap.action(for: enter, in: .queue) == .toggleVIP)
    let (_, none) = customized(
      KeyBinding([KeyStroke("v"), enter], .toggleVIP, in: .queue),
      KeyBinding([KeyStroke(.function(5))], .openCallSheet, in: .queue))
    #expect(none.isEmpty)
  }

  // MARK: - The table for people

  @Test(arguments: Language.allCases)
  func theTableNamesEveryKey(_ language: Language) {
    let table = KeymapTable.markdown(language)
    for binding in keymap.bindings {
      #expect(table.contains(Voice(language)(binding.action.helpPhrase)))
      for stroke in binding.strokes { #expect(table.contains("`\(stroke.symbol)`")) }
    }
  }

  @Test(arguments: Language.allCases)
  func theHelpShowsEveryKey(_ language: Language) throws {
    var model = try DeskFixture().model(language, columns: 120, rows: 200)
    model.press("F1")
    let help = model.lines().joined(separator: "\n")
    for binding in keymap.bindings {
      #expect(help.contains(Voice(language)(binding.action.phrase)), "\(binding.action.rawValue)")
      for stroke in binding.strokes { #expect(help.contains(stroke.symbol), "\(stroke)") }
    }
  }
}

/// The names of keys that the interface speaks of.
private enum KeyBindingNames {
  static let all = Keymap.standard.bindings.flatMap(\.strokes).map(\.description)
}
