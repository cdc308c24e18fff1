/// Which key does what, where.
///
/// A stroke is looked up in the context of the page, then among the bindings that hold anywhere, and only then as
/// the Latin key on the same place of the keyboard. So a layout's own characters can be bound too.
public struct Keymap: Hashable, Sendable {
  /// The bindings in the order in which help shows them.
  public private(set) var bindings: [KeyBinding]
  private var table: [KeyContext: [KeyStroke: Action]]
  /// The keys of each action that work in a context, those of the context first.
  private var strokes: [KeyContext: [Action: [KeyStroke]]]

  /// The built-in keys.
  public static let standard = Keymap(KeyBinding.standard)

  private init(_ bindings: [KeyBinding]) {
    self.bindings = bindings
    table = [:]
    strokes = [:]
    for binding in bindings {
      strokes[binding.context, default: [:]][binding.action, default: []] += binding.strokes
      for stroke in binding.strokes where table[binding.context]?[stroke] == nil {
        table[binding.context, default: [:]][stroke] = binding.action
      }
    }
    let general = strokes[.anywhere] ?? [:]
    for context in KeyContext.allCases where context != .anywhere {
      let own = table[context] ?? [:]
      strokes[context, default: [:]].merge(general.mapValues { $0.filter { own[$0] == nil } }) { $0 + $1 }
    }
  }

  /// The built-in keys with a clinic's own on top.
  ///
  /// An action for which `custom` names keys in a context has those keys there in place of the built-in ones; a
  /// built-in key that `custom` gives to another action is that action's. What can't be had is left out and told
  /// in `problems`.
  public init(customizedBy custom: [KeyBinding], problems: inout [KeymapProblem]) {
    var taken: [KeyContext: [KeyStroke: Action]] = [:]
    var accepted: [KeyBinding] = []
    for binding in custom {
      var strokes: [KeyStroke] = []
      for stroke in binding.strokes {
        if binding.context == .search && stroke.writesText {
          problems.append(.keyWritesText(stroke, binding.action))
        } else if let other = taken[binding.context]?[stroke], other != binding.action {
          problems.append(.keyBoundTwice(stroke, binding.context, kept: other, refused: binding.action))
        } else {
          taken[binding.context, default: [:]][stroke] = binding.action
          strokes.append(stroke)
        }
      }
      if !strokes.isEmpty {
        accepted.append(KeyBinding(strokes, binding.action, in: binding.context))
      }
    }
    var merged = KeyBinding.standard.map { binding in
      guard !accepted.contains(where: { $0.context == binding.context && $0.action == binding.action }) else {
        return KeyBinding([], binding.action, in: binding.context)
      }
      return KeyBinding(
        binding.strokes.filter { taken[binding.context]?[$0] == nil }, binding.action, in: binding.context)
    }
    for binding in accepted {
      if let index = merged.firstIndex(where: { $0.context == binding.context && $0.action == binding.action }) {
        merged[index] = KeyBinding(merged[index].strokes + binding.strokes, binding.action, in: binding.context)
      } else {
        merged.append(binding)
      }
    }
    for action in Action.indispensable where !merged.contains(where: { $0.action == action && !$0.strokes.isEmpty }) {
      problems.append(.actionWithoutKey(action))
      for (index, standard) in KeyBinding.standard.enumerated() where standard.action == action {
        merged[index] = standard
      }
    }
    for standard in KeyBinding.standard where !Action.indispensable.contains(standard.action) {
      let problem = KeymapProblem.allKeysTaken(standard.action, standard.context)
      let isLeft = merged.contains {
        $0.action == standard.action && [standard.context, .anywhere].contains($0.context) && !$0.strokes.isEmpty
      }
      if !isLeft, !problems.contains(problem) { problems.append(problem) }
    }
    self.init(merged.filter { !$0.strokes.isEmpty })
  }

  /// What `stroke` does in `context`; nil where it does nothing there. While `isTyping`, a text field takes
  /// characters, and only keys that write none are commands.
  public func action(for stroke: KeyStroke, in context: KeyContext, isTyping: Bool = false) -> Action? {
    if isTyping && stroke.writesText { return nil }
    return lookUp(stroke, in: context) ?? lookUp(stroke.onLatinLayout, in: context)
  }

  private func lookUp(_ stroke: KeyStroke, in context: KeyContext) -> Action? {
    table[context]?[stroke] ?? table[.anywhere]?[stroke]
  }

  /// The keys of `action` that work in `context`, those of the context first.
  public func strokes(for action: Action, in context: KeyContext) -> [KeyStroke] {
    strokes[context]?[action] ?? []
  }
}

/// The keys of one action in one context.
public struct KeyBinding: Hashable, Sendable {
  public var strokes: [KeyStroke]
  public var action: Action
  public var context: KeyContext

  public init(_ strokes: [KeyStroke], _ action: Action, in context: KeyContext) {
    self.strokes = strokes
    self.action = action
    self.context = context
  }
}

/// What can't be had of a clinic's own keys.
public enum KeymapProblem: Hashable, Sendable {
  case keyBoundTwice(KeyStroke, KeyContext, kept: Action, refused: Action)
  /// A character can be no command where text is typed.
  case keyWritesText(KeyStroke, Action)
  /// Nobody could find the way out without it; it keeps its built-in keys.
  case actionWithoutKey(Action)
  /// Its built-in keys in that context do something else now, and it was given no others.
  case allKeysTaken(Action, KeyContext)
}

extension Action {
  /// The actions that always have a key.
  static let indispensable: [Action] = [.quit, .openHelp, .openPalette, .back, .confirm]
}
