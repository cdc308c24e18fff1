public import Wording

/// How a person wants the interface; kept from one start to the next.
public struct Preferences: Hashable, Sendable {
  public var language: Language
  /// The name of a theme.
  public var theme: String
  public var isMouseOn: Bool

  public init(language: Language = .chinese, theme: String = "default", isMouseOn: Bool = false) {
    self.language = language
    self.theme = theme
    self.isMouseOn = isMouseOn
  }
}
