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
