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
  /// What follows on `option`, where it is written as it should be; nil where it is missing. For what has to be known
  /// before the arguments are read, which may then find them wrong.
  func value(of option: String) -> String? {
    for (name, value) in zip(self, dropFirst()) where name == option { return value }
    return first { $0.hasPrefix(option + "=") }.map { String($0.dropFirst(option.count + 1)) }
  }
}
