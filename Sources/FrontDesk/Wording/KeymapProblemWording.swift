public import Wording

extension KeymapProblem {
  /// What can't be had, with the names that stand in the configuration at `path`; one line.
  public func described(in voice: Voice, document path: String) -> String {
    switch self {
    case .keyBoundTwice(let stroke, let context, let kept, let refused):
      voice(
        KeymapPhrase.boundTwice,
        [
          "document": path, "context": context.rawValue, "key": stroke.symbol, "kept": kept.rawValue,
          "refused": refused.rawValue,
        ])
    case .keyWritesText(let stroke, let action):
      voice(KeymapPhrase.writesText, ["document": path, "key": stroke.symbol, "refused": action.rawValue])
    case .actionWithoutKey(let action):
      voice(KeymapPhrase.actionWithoutKey, ["document": path, "refused": action.rawValue])
    case .allKeysTaken(let action, let context):
      voice(
        KeymapPhrase.allKeysTaken, ["document": path, "context": context.rawValue, "refused": action.rawValue])
    }
  }
}
