internal import ArgumentParser
internal import FollowUp
internal import Wording

/// The options of a command that can be limited to some days.
struct DayRange: ParsableArguments {
  @Option(help: ArgumentHelp(Help.text(.fromHelp), valueName: "date"), transform: CivilDate.argument)
  var from: CivilDate?

  @Option(help: ArgumentHelp(Help.text(.toHelp), valueName: "date"), transform: CivilDate.argument)
  var to: CivilDate?

  func validate() throws {
    if let from, let to, from > to {
      throw ValidationError(Help.text(.fromAfterTo, ["from": from.description, "to": to.description]))
    }
  }

  func contains(_ date: CivilDate) -> Bool {
    from.map { date >= $0 } ?? true && to.map { date <= $0 } ?? true
  }
}
