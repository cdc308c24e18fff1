internal import ClinicDocuments
internal import FollowUp
internal import FrontDesk
internal import Screen
internal import Wording

/// What people can edit of the interface: scripts, themes, keys; the built-in ones where they did not.
struct DeskDocuments {
  let keymap: Keymap
  let themes: DeskThemes
  private let own: OwnDocuments
  private let followUpProtocol: FollowUpProtocol

  /// The documents of the clinic in `folder`.
  init(folder: String, keymap: Keymap, themes: DeskThemes, followUpProtocol: FollowUpProtocol) {
    own = OwnDocuments(folder: folder)
    self.keymap = keymap
    self.themes = themes
    self.followUpProtocol = followUpProtocol
  }

  func scripts(_ language: Language) -> ScriptsDocument {
    ScriptsDocument(language: language, own: own.scriptSources, followUpProtocol: followUpProtocol)
  }
}

/// The themes that can be had at a desk, in the colours that are wanted.
struct DeskThemes: Sendable {
  private let library: ThemeLibrary
  /// No more colours than these are used; nil: as many as the terminal has.
  private let mostColors: ColorDepth?

  /// The themes of the clinic in `folder` and of the person; what is the person's goes before what is the clinic's.
  init(folder: String, personal: OwnDocuments, configuration: Configuration) {
    library = ThemeLibrary(own: OwnDocuments(folder: folder).themeSources + personal.themeSources)
    mostColors =
      switch configuration.color {
      case .automatic: nil
      case .sixteen: .sixteen
      case .none: ColorDepth.none
      }
  }

  var names: [String] { library.names }

  /// What is wrong with the themes that the clinic and the person have written.
  var problems: [DocumentProblem] { library.problems }

  /// The theme of that name; the plainest one where there is none of that name.
  func theme(_ name: String) -> Theme {
    let theme = library.theme(name) ?? .fallback
    return mostColors.map { theme.limited(to: $0) } ?? theme
  }
}

extension Configuration {
  /// The keys that it asks for, as far as they can be had, and what is wrong with the others.
  var keymap: (keymap: Keymap, problems: [KeymapProblem]) {
    var problems: [KeymapProblem] = []
    let keymap = Keymap(customizedBy: keyBindings, problems: &problems)
    return (keymap, problems)
  }

  /// The same problems; none, without making a keymap, where no keys are asked for.
  var keymapProblems: [KeymapProblem] { keys.isEmpty ? [] : keymap.problems }

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
