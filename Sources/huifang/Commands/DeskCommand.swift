internal import ArgumentParser
internal import ClinicDocuments
internal import CursesTerminal
internal import FollowUp
internal import FollowUpStore
internal import FrontDesk
internal import Screen
internal import Wording

/// The options of the terminal interface.
struct InterfaceOptions: ParsableArguments {
  @Option(help: ArgumentHelp(Help.text(.themeHelp), valueName: "name"))
  var theme: String?

  @Flag(help: ArgumentHelp(Help.text(.asciiHelp)))
  var ascii = false
}

/// `huifang` without a command.
struct DeskCommand: ClinicCommand {
  static let configuration = CommandConfiguration(
    commandName: "desk", abstract: Help.text(.deskAbstract), shouldDisplay: false)

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    try Desk(invocation, interface).open { try invocation.openClinic() }
  }
}

/// The terminal interface on a clinic that is opened once the terminal is known to work.
struct Desk {
  private let invocation: Invocation
  private let interface: InterfaceOptions

  init(_ invocation: Invocation, _ interface: InterfaceOptions) {
    self.invocation = invocation
    self.interface = interface
  }

  /// Returns when the person leaves or the terminal is gone; the terminal is as it was then.
  func open(_ openClinic: () throws -> ClinicSession) throws {
    try CursesTerminal.requireUsable()
    let session = try openClinic()
    let configuration = invocation.configuration
    let documents = DeskDocuments(
      folder: session.folder, personal: invocation.personalDocuments,
      followUpProtocol: session.protocolDocument.followUpProtocol, configuration: configuration)
    let wanted = interface.theme.flatMap { documents.themeNames.contains($0) ? $0 : nil }
    let preferences = Preferences(
      language: invocation.language, theme: wanted ?? configuration.theme ?? Preferences().theme,
      isMouseOn: configuration.usesMouse)
    let terminal = try CursesTerminal(
      theme: documents.theme(preferences.theme),
      options: .init(
        isColored: configuration.color == .none ? false : nil, isLimitedToASCII: interface.ascii))
    defer { terminal.restore() }
    terminal.isMouseReported = preferences.isMouseOn
    let model = Model(
      identity: session.identity, run: FreshIdentifier.make(prefix: ""), now: session.clock.now(), size: terminal.size,
      preferences: preferences,
      keymap: documents.keymap, themeNames: documents.themeNames)
    let notes =
      invocation.configurationNotes + themeNotes(documents) + session.takeNotes(in: invocation.voice)
    let performer = EffectPerformer(
      session: session, terminal: terminal, documents: documents, voice: invocation.voice, notes: notes)
    var loop = DeskLoop(model: model, performer: performer, session: session, terminal: terminal)
    try loop.run(telling: notes)
    try session.store.prepareForNextStart()
  }

  /// A theme that was asked for and is not there, and what is wrong with those that were written.
  private func themeNotes(_ documents: DeskDocuments) -> [String] {
    let voice = invocation.voice
    let problems = documents.themeProblems.map { $0.described(in: voice) }
    guard let name = interface.theme, !documents.themeNames.contains(name) else { return problems }
    let names = documents.themeNames.joined(separator: ", ")
    return [voice(NoticePhrase.unknownTheme, ["name": name, "names": names])] + problems
  }
}
