internal import FollowUp
internal import FoundationEssentials
internal import Glibc
internal import Wording

/// What the program finds around it: environment, clock, terminal. Read here and nowhere else, and handed on.
struct Surroundings: Sendable {
  static let current = Surroundings()

  private init() {}

  /// The value of an environment variable that is set and not empty. Each is read when it is asked for, since all of
  /// them are a hundred, and four are wanted.
  subscript(name: String) -> String? {
    guard let value = getenv(name).map({ String(cString: $0) }), !value.isEmpty else { return nil }
    return value
  }

  var home: String { self["HOME"] ?? FileManager.default.currentDirectoryPath }

  /// Where programs keep a person's data, by the XDG Base Directory Specification.
  var dataHome: String { self["XDG_DATA_HOME"] ?? home + "/.local/share" }

  /// The folder of the clinic, unless a person names another one.
  var clinicFolder: String { dataHome + "/huifang" }

  /// Where programs keep a person's configuration, by the XDG Base Directory Specification.
  var configurationHome: String { self["XDG_CONFIG_HOME"] ?? home + "/.config" }

  var temporaryFolder: String { self["TMPDIR"] ?? "/tmp" }

  /// The name of who is logged in.
  var loginName: String { self["USER"] ?? self["LOGNAME"] ?? "desk" }

  /// The language that LC_ALL, LC_MESSAGES or LANG asks for, in this order; Chinese where they name no language.
  var language: Language {
    let name = self["LC_ALL"] ?? self["LC_MESSAGES"] ?? self["LANG"] ?? ""
    return Language(rawValue: String(name.prefix(2)).lowercased()) ?? .chinese
  }

  /// The name of the terminal on standard input, `pts-3`; nil where it is none.
  var terminalName: String? {
    guard let name = ttyname(STDIN_FILENO) else { return nil }
    let path = String(cString: name)
    return (path.hasPrefix("/dev/") ? String(path.dropFirst(5)) : path).replacing("/", with: "-")
  }
}

/// The clock: the system's, or pinned to one instant.
struct Clock: Sendable {
  let pinned: Instant?

  func now() -> Instant {
    if let pinned { return pinned }
    return Instant(secondsSinceEpoch: Int64(Date.now.timeIntervalSince1970.rounded(.down)))
  }
}

/// Makes ids that no other desk makes.
enum FreshIdentifier {
  /// `prefix` and 12 characters of a random 60-bit number, unique without asking anyone.
  static func make(prefix: String) -> String {
    let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")
    return prefix + String((0..<12).compactMap { _ in digits.randomElement() })
  }
}
