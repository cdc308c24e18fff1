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

  /// As the library's own, but wrong usage is one line in the person's language, and points to the help; and help that
  /// can't be written is told.
  static func main() {
    StandardDescriptors.occupy()
    let arguments = Array(CommandLine.arguments.dropFirst()).withCommandFirst(of: commandNames + [helpName])
    // Reading the arguments takes as long as reading half of the sample clinic.
    if arguments.first == DemoCommand.name { DemoClinic.beginReading() }
    do {
      var command = try commandAskedFor(by: arguments)
      try command.run()
    } catch {
      switch exitCode(for: error) {
      case .success: tell(fullMessage(for: error))
      case .validationFailure:
        let command = arguments.first.flatMap { commandNames.contains($0) ? " " + $0 : nil }
        StandardError.write(
          "huifang: " + Help.text(.wrongUsage, ["reason": message(for: error), "command": command ?? ""]))
        Glibc.exit(ExitCode.validationFailure.rawValue)
      default: exit(withError: error)
      }
    }
  }

  private static func tell(_ text: String) {
    guard !text.isEmpty else { return }
    do {
      try StandardOutput.write(text + "\n")
    } catch {
      StandardError.write("huifang: " + Complaint(error, Help.voice).text)
      Glibc.exit(ExitCode.failure.rawValue)
    }
  }

  /// The command that the arguments ask for. Unless they are plain, it is read alone, which takes a third of the time
  /// that it takes among all others, and less where it says whose part it is; what can't be read so, as help and wrong
  /// usage, is read once more by the whole program.
  private static func commandAskedFor(by arguments: [String]) throws -> any ParsableCommand {
    guard let first = arguments.first, !first.hasPrefix("-") else {
      // Who names no command wants to know which there are.
      if !helpOptions.isDisjoint(with: arguments) { return try parseAsRoot(["--help"]) }
      return try DeskCommand(plain: arguments) ?? read(DeskCommand.self, from: arguments[...]) ?? parseAsRoot(arguments)
    }
    // The language of the help is known by now.
    if first == helpName { return try parseAsRoot(arguments.words) }
    if first == QueueCommand.name, let command = QueueCommand(plain: arguments.dropFirst()) { return command }
    guard let named = configuration.subcommands.first(where: { $0.configuration.commandName == first }) else {
      return try parseAsRoot(helpOptions.isDisjoint(with: arguments) ? arguments : ["--help"])
    }
    return try read(named, from: arguments.dropFirst()) ?? parseAsRoot(arguments)
  }

  private static var commandNames: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }

  /// The library's own command.
  private static let helpName = "help"
  private static let helpOptions: Set<String> = ["--help", "-h"]

  /// - Returns: nil where the arguments do not ask for just that: where they ask for help, what is read is another
  ///   command.
  private static func read<Command: ParsableCommand>(
    _ command: Command.Type, from arguments: ArraySlice<String>
  ) -> (any ParsableCommand)? {
    (try? command.parseAsRoot(Array(arguments))) as? Command
  }
}
