internal import ArgumentParser
internal import Foundation
internal import Wording

@main
struct Huifang: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "huifang", abstract: Help.text(.programAbstract), discussion: Help.text(.programDiscussion),
    version: "0.1.0",
    subcommands: [
      DeskCommand.self, DemoCommand.self, InitCommand.self, ImportCommand.self, ExportCommand.self, QueueCommand.self,
      PlanCommand.self, PatientsCommand.self, RecordCommand.self, PrintCommand.self, CheckCommand.self,
      BackupCommand.self, RestoreCommand.self, AccessCommand.self, EraseCommand.self, RetentionCommand.self,
    ],
    defaultSubcommand: DeskCommand.self)

  /// As the library's own, but wrong usage is one line in the person's language, and points to the help.
  static func main() {
    StandardDescriptors.occupy()
    // Reading the arguments takes as long as reading half of the sample clinic, or the list of today.
    if CommandLine.arguments.dropFirst().first == DemoCommand.configuration.commandName { DemoClinic.beginReading() }
    _ = HeadStart.current
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      guard code == .validationFailure else { exit(withError: error) }
      let named = configuration.subcommands.compactMap { $0.configuration.commandName }
      let command = CommandLine.arguments.dropFirst().first.flatMap { named.contains($0) ? " " + $0 : nil }
      StandardError.write(
        "huifang: " + Help.text(.wrongUsage, ["reason": message(for: error), "command": command ?? ""]))
      Foundation.exit(code.rawValue)
    }
  }
}
