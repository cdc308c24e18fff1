public import Wording

/// What a person sets for the program at their desk. What is nil is decided by options, environment and defaults.
public struct Configuration: Hashable, Sendable {
  public var language: Language?
  /// The name of a theme.
  public var theme: String?
  /// The name that records carry.
  public var receptionist: String?
  /// The clinic's folder as it is written: may begin with `~`, may be relative.
  public var dataFolder: String?
  /// Whether the mouse is used; off unless asked for, since it takes the selecting of text from the terminal.
  public var usesMouse: Bool
  public var color: ColorChoice
  /// In the order of the document.
  public var keys: [KeySetting]

  public init(
    language: Language? = nil, theme: String? = nil, receptionist: String? = nil, dataFolder: String? = nil,
    usesMouse: Bool = false, color: ColorChoice = .automatic, keys: [KeySetting] = []
  ) {
    self.language = language
    self.theme = theme
    self.receptionist = receptionist
    self.dataFolder = dataFolder
    self.usesMouse = usesMouse
    self.color = color
    self.keys = keys
  }

  /// How many colours to use; the raw value is what the document says.
  public enum ColorChoice: String, CaseIterable, Sendable {
    /// As many as the terminal has; none where NO_COLOR is set.
    case automatic = "auto"
    case sixteen = "16"
    case none
  }

  /// Keys that a person gives to an action in place of the built-in ones.
  public struct KeySetting: Hashable, Sendable {
    /// Where the keys hold, by the name that the document uses.
    public var context: String
    public var action: String
    /// As written; each is a key.
    public var keys: [String]
    /// Where it is written, for problems that show only when all keys are put together.
    public var line: Int?

    public init(context: String, action: String, keys: [String], line: Int? = nil) {
      self.context = context
      self.action = action
      self.keys = keys
      self.line = line
    }
  }
}

/// The names that a configuration may use for keys: they belong to the interface, which this module does not know.
public struct KeyVocabulary: Sendable {
  public var contexts: [String]
  public var actions: [String]
  /// Whether a text names a key: `j`, `Ctrl-P`, `F5`.
  public var isKey: @Sendable (String) -> Bool

  public init(contexts: [String], actions: [String], isKey: @escaping @Sendable (String) -> Bool) {
    self.contexts = contexts
    self.actions = actions
    self.isKey = isKey
  }
}
