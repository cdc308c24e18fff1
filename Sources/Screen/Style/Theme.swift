/// How every role looks, on terminals of every depth of colour.
///
/// A theme is a YAML file in `themes/`:
///
/// ```yaml
/// name: default            # by which it is chosen
/// backgrounds: [dark, light]   # the terminals it is made for; contrast is checked against black, white or both
/// roles:                   # all of them, by the raw value of Role
///   text: {}               # the terminal's own colours
///   vip:
///     foreground: 172      # a colour of the 256: a number, a name of the first sixteen, or `terminal`
///     background: 231      # left out: the terminal's own
///     bold: true           # also: dim, underline, reverse, italic
///     basic: { foreground: yellow, bold: true }   # with 16 colours; left out: the nearest colours, same attributes
///     mono: { bold: true, underline: true }       # with none; left out: the same attributes
/// ```
public struct Theme: Hashable, Sendable {
  public let name: String
  public let backgrounds: Set<Background>
  private var entries: [Role: Entry]

  /// A role that `entries` leaves out looks like ``Theme/fallback``'s.
  public init(name: String, backgrounds: Set<Background>, entries: [Role: Entry]) {
    self.name = name
    self.backgrounds = backgrounds
    self.entries = entries
  }

  /// The background of the terminal that a theme is made for.
  public enum Background: String, CaseIterable, Hashable, Sendable {
    case dark, light

    /// What contrast is measured against.
    public var color: RGB {
      switch self {
      case .dark: RGB(red: 0, green: 0, blue: 0)
      case .light: RGB(red: 255, green: 255, blue: 255)
      }
    }
  }

  /// How one role looks at each depth of colour.
  public struct Entry: Hashable, Sendable {
    public var full: Appearance
    /// Nil: the nearest of the sixteen colours, with the same attributes.
    public var basic: Appearance?
    /// Nil: the attributes of ``full``.
    public var mono: Attributes?

    public init(_ full: Appearance, basic: Appearance? = nil, mono: Attributes? = nil) {
      self.full = full
      self.basic = basic
      self.mono = mono
    }

    public func appearance(at depth: ColorDepth) -> Appearance {
      switch depth {
      case .palette256: full
      case .sixteen:
        basic
          ?? Appearance(
            foreground: full.foreground?.basic, background: full.background?.basic, attributes: full.attributes)
      case .none: Appearance(attributes: mono ?? full.attributes)
      }
    }
  }

  /// The theme with no more colours than that on terminals of any depth.
  public func limited(to depth: ColorDepth) -> Theme {
    guard depth != .palette256 else { return self }
    let limited = Role.allCases.map { role in
      let entry = entry(for: role)
      let appearance = entry.appearance(at: depth)
      return (role, Entry(appearance, basic: appearance, mono: entry.appearance(at: .none).attributes))
    }
    return Theme(name: name, backgrounds: backgrounds, entries: Dictionary(limited) { first, _ in first })
  }

  public func entry(for role: Role) -> Entry {
    entries[role] ?? Theme.fallback.entries[role] ?? Entry(Appearance())
  }

  /// What a terminal of that depth is told for `style`.
  ///
  /// A surface lends its background and, where it has one, its foreground to everything that stands on it: so text on
  /// a selection can be read whatever its role. Attributes add up.
  public func appearance(of style: Style, at depth: ColorDepth) -> Appearance {
    let role = entry(for: style.role).appearance(at: depth)
    guard let surfaceRole = style.surface, surfaceRole != style.role else {
      return role.adding(style.attributes)
    }
    let surface = entry(for: surfaceRole).appearance(at: depth)
    return Appearance(
      foreground: surface.foreground ?? role.foreground, background: surface.background ?? role.background,
      attributes: role.attributes.union(surface.attributes).union(style.attributes))
  }
}

/// The colours and attributes of a cell. Nil: the terminal's own.
public struct Appearance: Hashable, Sendable {
  public var foreground: Color?
  public var background: Color?
  public var attributes: Attributes

  public init(foreground: Color? = nil, background: Color? = nil, attributes: Attributes = []) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  func adding(_ more: Attributes) -> Appearance {
    Appearance(foreground: foreground, background: background, attributes: attributes.union(more))
  }
}
