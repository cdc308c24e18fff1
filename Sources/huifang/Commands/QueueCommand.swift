internal import ArgumentParser
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Wording

struct QueueCommand: PlainCommand {
  static let name = "queue"
  static let configuration = CommandConfiguration(
    commandName: name, _superCommandName: "huifang", abstract: Help.text(.queueAbstract))

  @Option(help: ArgumentHelp(Help.text(.dateHelp), valueName: "date"), transform: CivilDate.argument)
  var date: CivilDate?

  @Option(help: ArgumentHelp(Help.text(.formatHelp)))
  var format = OutputFormat.table

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let session = try invocation.openClinicAndTell(access: .reading)
    let queue = try session.queue(on: date ?? session.today)
    try format.write(
      QueueReport(queue, timeZone: session.zone),
      QueueTable(clinic: session.store.clinic).table(of: queue, invocation.voice),
      none: invocation.voice(ReportPhrase.queueEmpty))
  }
}

extension QueueCommand {
  static func plain(_ options: ClinicOptions) -> QueueCommand {
    var command = QueueCommand()
    command.date = nil
    command.format = .table
    command.clinicOptions = options
    return command
  }
}
