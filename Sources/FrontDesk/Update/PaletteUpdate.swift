import Screen
import Wording

extension Palette {
  /// The actions whose name, sentence or keys contain what is typed, those whose name begins with it first.
  func actions(in voice: Voice, keymap: Keymap) -> [Action] {
    let typed = field.trimmed.lowercased()
    let all = Action.allCases.filter { !$0.isPlainMovement }
    guard !typed.isEmpty else { return all }
    let beginning = all.filter { voice($0.phrase).lowercased().hasPrefix(typed) || $0.rawValue.hasPrefix(typed) }
    let containing = all.filter { action in
      !beginning.contains(action)
        && (voice(action.phrase).lowercased().contains(typed) || action.rawValue.contains(typed)
          || voice(action.helpPhrase).lowercased().contains(typed))
    }
    return beginning + containing
  }
}

extension Action {
  /// Moving about needs no name: arrows do it.
  var isPlainMovement: Bool {
    switch self {
    case .moveUp, .moveDown, .pageUp, .pageDown, .moveToFirst, .moveToLast, .confirm, .back, .openPalette: true
    default: false
    }
  }
}

extension Model {
  mutating func answer(_ palette: Palette, _ event: InputEvent) -> [Effect] {
    var palette = palette
    let actions = palette.actions(in: voice, keymap: keymap)
    switch event {
    case .key(.escape, _), .key(.character("c"), .control):
      dialog = nil
      return []
    case .key(.enter, _):
      guard actions.indices.contains(palette.selection) else { return [] }
      dialog = nil
      return perform(actions[palette.selection])
    case .key(.up, _), .key(.tab, .shift): palette.selection -= 1
    case .key(.down, _), .key(.tab, []): palette.selection += 1
    case .key(.pageUp, _): palette.selection -= 10
    case .key(.pageDown, _): palette.selection += 10
    case .key(.home, _) where palette.field.isEmpty: palette.selection = 0
    case .key(.end, _) where palette.field.isEmpty: palette.selection = actions.count
    default:
      if palette.field.handle(event).isChange { palette.selection = 0 }
    }
    let count = palette.actions(in: voice, keymap: keymap).count
    palette.selection = min(max(0, palette.selection), max(0, count - 1))
    dialog = .palette(palette)
    return []
  }
}
