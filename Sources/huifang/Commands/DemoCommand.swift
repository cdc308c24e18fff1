internal import ArgumentParser
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import FoundationEssentials
internal import Wording

struct DemoCommand: ClinicCommand {
  static let name = "demo"
  static let configuration = CommandConfiguration(
    commandName: name, abstract: Help.text(.demoAbstract), discussion: Help.text(.demoDiscussion))

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    let folder = clinicOptions.data ?? temporaryFolder(invocation.surroundings)
    try Desk(invocation, interface).open(folder, isBackedUp: false) { try invocation.openDemo(in: folder) }
    try StandardOutput.write(lines: [invocation.voice(ReportPhrase.demoStays, ["folder": folder])])
  }

  private func temporaryFolder(_ surroundings: Surroundings) -> String {
    surroundings.temporaryFolder + "/" + FreshIdentifier.make(prefix: "huifang-demo-")
  }
}
