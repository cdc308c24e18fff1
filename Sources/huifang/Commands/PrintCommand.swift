internal import ArgumentParser
internal import ClinicDocuments
internal import Wording

/// Prints a built-in document, so that a clinic can make it its own.
struct PrintCommand: ClinicCommand {
  static let configuration = CommandConfiguration(
    commandName: "print", abstract: Help.text(.printAbstract), discussion: Help.text(.printDiscussion))

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case `protocol`, scripts
  }

  @Argument(help: ArgumentHelp(Help.text(.printWhatHelp)))
  var subject: Subject

  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let name =
      switch subject {
      case .protocol: "protocol.yaml"
      case .scripts: "scripts/\(invocation.language.rawValue).yaml"
      }
    try StandardOutput.write(BuiltInDocument.named(name).bytes)
  }
}
