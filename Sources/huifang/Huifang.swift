internal import ArgumentParser
internal import Glibc
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
    // Reading the arguments takes as long as reading half of the sample clinic.
    if CommandLine.arguments.dropFirst().first == DemoCommand.name { DemoClinic.beginReading() }
    do {
      var command = try commandAskedFor()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      guard code == .validationFailure else { exit(withError: error) }
      let named = configuration.subcommands.compactMap { $0.configuration.commandName }
      let command = CommandLine.arguments.dropFirst().first.flatMap { named.contains($0) ? " " + $0 : nil }
      StandardError.write(
        "huifang: " + Help.text(.wrongUsage, ["reason": message(for: error), "command": command ?? ""]))
      Glibc.exit(code.rawValue)
    }
  }

  /// The command that the arguments ask for. Unless they are plain, it is read alone, which takes a third of the time
  /// that it takes among all others, and less where it says whose part it is; what can't be read so, as help and wrong
  /// usage, is read once more by the whole program.
  private static func commandAskedFor() throws -> any ParsableCommand {
    let arguments = CommandLine.arguments.dropFirst()
    guard let first = arguments.first, !first.hasPrefix("--") else {
      return try DeskCommand(plain: arguments) ?? (try? DeskCommand.parseAsRoot(Array(arguments))) ?? parseAsRoot()
    }
    if first == QueueCommand.name, let command = QueueCommand(plain: arguments.dropFirst()) { return command }
    let named = configuration.subcommands.first { $0.configuration.commandName == first }
    return try (try? named?.parseAsRoot(Array(arguments.dropFirst()))) ?? parseAsRoot()
  }
}
