internal import ArgumentParser
internal import FollowUp
internal import Wording

/// A command that a desk asks for again and again, nearly always with nothing but options that every command takes.
///
/// Such arguments are plain: read without the parser, whose look at each property of a command takes longer than
/// reading today's list from the disk.
protocol PlainCommand: ClinicCommand {
  /// The command as the parser makes it where only options that every command takes are named. (A function, since
  /// in an initializer the compiler takes an assignment for the default value that the parser would be told of.)
  static func plain(_ options: ClinicOptions) -> Self
}

extension PlainCommand {
  /// Nil for arguments that are not plain, as for all that are wrong: those are the parser's.
  init?(plain arguments: some Sequence<String>) {
    guard let options = ClinicOptions(plain: arguments) else { return nil }
    self = .plain(options)
  }
}

extension ClinicOptions {
  /// Nil unless `arguments` are names of these options, written out, each with its value behind it, and none twice.
  init?(plain arguments: some Sequence<String>) {
    var values: [String: String] = [:]
    var rest = arguments.makeIterator()
    while let name = rest.next() {
      guard let value = rest.next(), !value.isEmpty, !value.hasPrefix("-"),
        values.updateValue(value, forKey: name) == nil
      else { return nil }
    }
    var options = ClinicOptions()
    options.data = values.removeValue(forKey: "--data")
    do {
      options.user = try values.removeValue(forKey: "--user").map(Self.userName)
      options.now = try values.removeValue(forKey: "--now").map(Self.instant)
      options.language = try values.removeValue(forKey: "--language").map(Self.language)
    } catch {
      return nil
    }
    guard values.isEmpty else { return nil }
    self = options
  }
}
