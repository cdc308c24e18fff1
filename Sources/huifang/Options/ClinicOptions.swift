internal import ArgumentParser
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import Wording

/// The options that every command takes.
struct ClinicOptions: ParsableArguments {
  @Option(help: ArgumentHelp(Help.text(.dataHelp), valueName: "folder"))
  var data: String?

  @Option(help: ArgumentHelp(Help.text(.nowHelp), valueName: "instant"), transform: ClinicOptions.instant)
  var now: Instant?

  @Option(help: ArgumentHelp(Help.text(.languageHelp), valueName: "zh|en|ru"), transform: ClinicOptions.language)
  var language: Language?

  @Option(help: ArgumentHelp(Help.text(.userHelp), valueName: "name"), transform: ClinicOptions.userName)
  var user: String?

  /// The folder of the clinic: `--data`, HUIFANG_DATA, or the person's own data folder.
  func folder(configured: String?, in surroundings: Surroundings = .current) -> String {
    data ?? surroundings["HUIFANG_DATA"] ?? configured ?? surroundings.clinicFolder
  }

  /// The clock: pinned by `--now` or HUIFANG_NOW, else the system's.
  func clock(in surroundings: Surroundings = .current) throws -> Clock {
    if let now { return Clock(pinned: now) }
    guard let text = surroundings["HUIFANG_NOW"] else { return Clock(pinned: nil) }
    guard let instant = Instant(iso8601: text) else {
      throw ValidationError(Help.text(.notAnInstant, ["option": "HUIFANG_NOW", "value": text]))
    }
    return Clock(pinned: instant)
  }

  static func instant(_ text: String) throws -> Instant {
    guard let instant = Instant(iso8601: text) else {
      throw ValidationError(Help.text(.notAnInstant, ["option": "--now", "value": text]))
    }
    return instant
  }

  static func userName(_ text: String) throws -> String {
    guard !HostileText.cleaned(text).isEmpty else { throw ValidationError(Help.text(.emptyUser)) }
    return text
  }

  static func language(_ text: String) throws -> Language {
    guard let language = Language(rawValue: text) else {
      throw ValidationError(Help.text(.notALanguage, ["value": text]))
    }
    return language
  }
}

/// Wording of help and usage errors, which comes before the options are read: in the language that `--language` asks
/// for where it is written as it should be, else in that of the environment.
enum Help {
  static let voice = Voice(
    CommandLine.arguments.value(of: "--language").flatMap { Language(rawValue: $0) } ?? Surroundings.current.language)

  static func text(_ phrase: PrivacyPhrase) -> String { voice(phrase) }

  static func text(_ phrase: CommandPhrase, _ values: KeyValuePairs<String, String> = [:]) -> String {
    voice(phrase, values)
  }
}
