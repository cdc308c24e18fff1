/// How a cell is to look, in terms of meaning: a role, the surface it stands on, and attributes on top.
public struct Style: Hashable, Sendable {
  public var role: Role
  /// Gives the background; nil for the page itself.
  public var surface: Role?
  /// Added to those that the theme gives the role and the surface.
  public var attributes: Attributes

  public init(_ role: Role = .text, on surface: Role? = nil, _ attributes: Attributes = []) {
    self.role = role
    self.surface = surface
    self.attributes = attributes
  }

  public static let plain = Style()

  /// The same role on another surface.
  public func on(_ surface: Role?) -> Style { Style(role, on: surface, attributes) }

  /// The same with more attributes.
  public func with(_ more: Attributes) -> Style { Style(role, on: surface, attributes.union(more)) }
}

/// What a terminal can do to a cell beside colouring it.
public struct Attributes: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  public static let bold = Attributes(rawValue: 1)
  public static let dim = Attributes(rawValue: 2)
  public static let underline = Attributes(rawValue: 4)
  public static let reverse = Attributes(rawValue: 8)
  public static let italic = Attributes(rawValue: 16)

  /// Those a theme file may name, by the name they have there.
  public static let named: KeyValuePairs<String, Attributes> = [
    "bold": .bold, "dim": .dim, "underline": .underline, "reverse": .reverse, "italic": .italic,
  ]
}

/// A piece of text in one style.
public struct Span: Hashable, Sendable {
  public var text: String
  public var style: Style

  public init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }
}
