internal import ClinicDocuments
internal import FollowUp
internal import FrontDesk
internal import Screen
internal import Wording

/// What people can edit of the interface: scripts, themes, keys; the built-in ones where they did not.
struct DeskDocuments {
  private let own: OwnDocuments
  private let followUpProtocol: FollowUpProtocol
  let keymap: Keymap
  /// Keys that can't be had as the configuration asks.
  let keymapProblems: [KeymapProblem]

  init(folder: String, followUpProtocol: FollowUpProtocol, configuration: Configuration) {
    own = OwnDocuments(folder: folder)
    self.followUpProtocol = followUpProtocol
    var problems: [KeymapProblem] = []
    keymap = Keymap(customizedBy: configuration.keyBindings, problems: &problems)
    keymapProblems = problems
  }

  /// The names of the themes that can be had.
  var themeNames: [String] { ThemeDocument.builtInNames }

  /// The theme of that name, or the plainest one where there is none.
  func theme(_ name: String) -> Theme {
    ThemeDocument.builtIn(named: name)?.theme ?? .fallback
  }

  func scripts(_ language: Language) -> ScriptsDocument {
    ScriptsDocument(language: language, own: own.scriptSources, followUpProtocol: followUpProtocol)
  }
}

extension Configuration {
  fileprivate var keyBindings: [KeyBinding] {
    keys.compactMap { setting in
      guard let context = KeyContext(rawValue: setting.context), let action = Action(rawValue: setting.action)
      else { return nil }
      return KeyBinding(setting.keys.compactMap { KeyStroke($0) }, action, in: context)
    }
  }
}

extension KeyVocabulary {
  /// The names that the interface knows.
  static let interface = KeyVocabulary(
    contexts: KeyContext.allCases.map(\.rawValue), actions: Action.allCases.map(\.rawValue),
    isKey: { KeyStroke($0) != nil })
}
