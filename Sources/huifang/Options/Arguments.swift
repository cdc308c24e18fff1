internal import ArgumentParser
internal import FollowUp
internal import Wording

extension OutputFormat: ExpressibleByArgument {}

extension CivilDate {
  /// Reads the value of an option.
  static func argument(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(text) else { throw ValidationError(Help.text(.notADate, ["value": text])) }
    return date
  }
}

extension [String] {
  /// The arguments of the program with the command in front of the options that stand before it: `--data FOLDER queue`
  /// as `queue --data FOLDER`. Where the first argument that is none of these options, nor the value of one, is none of
  /// `commands`, they stay as they are.
  func withCommandFirst(of commands: @autoclosure () -> [String]) -> [String] {
    var place = 0
    while place < count, self[place].hasPrefix("-"), self[place] != "--" {
      place += optionsWithValue.contains(self[place]) ? 2 : 1
    }
    guard place > 0, place < count, commands().contains(self[place]) else { return self }
    return [self[place]] + self[..<place] + self[(place + 1)...]
  }

  /// Those that are neither options nor values of options that may stand before a command.
  var words: [String] {
    var (words, isValue): ([String], Bool) = ([], false)
    for argument in self {
      if !isValue, !argument.hasPrefix("-") { words.append(argument) }
      isValue = !isValue && optionsWithValue.contains(argument)
    }
    return words
  }

  /// What follows on `option`, where it is written as it should be; nil where it is missing. For what has to be known
  /// before the arguments are read, which may then find them wrong.
  func value(of option: String) -> String? {
    for (name, value) in zip(self, dropFirst()) where name == option { return value }
    return first { $0.hasPrefix(option + "=") }.map { String($0.dropFirst(option.count + 1)) }
  }
}

/// The options of ``ClinicOptions`` and ``InterfaceOptions`` that are followed by their value.
private let optionsWithValue: Set<String> = ["--data", "--now", "--language", "--user", "--theme"]
