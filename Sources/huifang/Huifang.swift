internal import ArgumentParser
internal import Wording

@main
struct Huifang: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "huifang", abstract: Help.text(.programAbstract), discussion: Help.text(.programDiscussion),
    version: "0.1.0",
    subcommands: [
      DeskCommand.self, DemoCommand.self, InitCommand.self, ImportCommand.self, ExportCommand.self, QueueCommand.self,
      PlanCommand.self, PatientsCommand.self, RecordCommand.self, CheckCommand.self,
    ],
    defaultSubcommand: DeskCommand.self)
}
