internal import ArgumentParser
internal import FollowUp
internal import Screen
internal import Wording

struct InitCommand: ClinicCommand {
  static let configuration = CommandConfiguration(commandName: "init", abstract: Help.text(.initAbstract))

  @Option(help: ArgumentHelp(Help.text(.nameHelp)))
  var name: String?

  @Option(help: ArgumentHelp(Help.text(.timeZoneHelp), valueName: "zone"))
  var timeZone: String?

  @OptionGroup var clinicOptions: ClinicOptions

  func validate() throws {
    if let name, name.sanitized.allSatisfy(\.isWhitespace) { throw ValidationError(Help.text(.emptyName)) }
  }

  func run(_ invocation: Invocation) throws {
    var settings = ClinicSettings()
    if let name { settings.name = name.sanitized }
    if let timeZone {
      guard let zone = ClinicTimeZone(identifier: timeZone) else {
        throw Complaint(text: invocation.voice(CommandPhrase.notATimeZone, ["value": timeZone]))
      }
      settings.timeZone = zone
    }
    _ = try invocation.createClinic(in: invocation.folder, Clinic(settings: settings))
    try StandardOutput.confirm([invocation.voice(ReportPhrase.clinicMade, ["folder": invocation.folder])])
  }
}
