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

extension InterfaceOptions {
  /// What they are where none is named.
  static var unnamed: InterfaceOptions {
    var options = InterfaceOptions()
    options.theme = nil
    options.ascii = false
    return options
  }
}

/// `huifang` without a command.
struct DeskCommand: PlainCommand {
  static let name = "desk"
  static let configuration = CommandConfiguration(
    commandName: name, _superCommandName: "huifang", abstract: Help.text(.deskAbstract))

  @OptionGroup var interface: InterfaceOptions
  @OptionGroup var clinicOptions: ClinicOptions

  func run(_ invocation: Invocation) throws {
    try Desk(invocation, interface).open(invocation.folder, isBackedUp: true) { try invocation.openClinic() }
  }
}

extension DeskCommand {
  static func plain(_ options: ClinicOptions) -> DeskCommand {
    var command = DeskCommand()
    command.interface = .unnamed
    command.clinicOptions = options
    return command
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

  /// Opens or makes the clinic in `folder` by `openClinic` and returns when the person leaves or the terminal is gone;
  /// the terminal is as it was then. With `isBackedUp` a backup is made of it each day.
  func open(_ folder: String, isBackedUp: Bool, _ openClinic: () throws -> ClinicSession) throws {
    try CursesTerminal.requireUsable()
    let configuration = invocation.configuration
    let keymap = configuration.keymap.keymap
    let session = try openClinic()
    let (themes, themeName, theme) = appearance(in: folder)
    let documents = DeskDocuments(
      folder: folder, keymap: keymap, themes: themes, followUpProtocol: session.protocolDocument.followUpProtocol)
    let preferences = Preferences(
      language: invocation.language, theme: themeName, isMouseOn: configuration.usesMouse)
    // From here on the screen has the terminal to itself.
    session.progress.listener = nil
    let terminal = try CursesTerminal(
      theme: theme,
      options: .init(
        isColored: configuration.color == .none ? false : nil, isLimitedToASCII: interface.ascii))
    defer { terminal.restore() }
    terminal.isMouseReported = preferences.isMouseOn
    let model = Model(
      identity: session.identity, run: FreshIdentifier.make(prefix: ""), now: session.clock.now(), size: terminal.size,
      preferences: preferences,
      keymap: keymap, themeNames: themes.names)
    let notes = settingsNotes(themes) + session.takeNotes(in: invocation.voice)
    let performer = EffectPerformer(
      session: session, terminal: terminal, documents: documents, voice: invocation.voice, notes: notes)
    var loop = DeskLoop(
      model: model, performer: performer, session: session, terminal: terminal, isBackedUp: isBackedUp)
    try loop.run(telling: notes)
    try prepareForNextStart(session, leaving: terminal)
  }

  /// All that was recorded is saved. Where the disk has no room for what makes the next start quick, that is told.
  private func prepareForNextStart(_ session: ClinicSession, leaving terminal: CursesTerminal) throws {
    do {
      try session.store.prepareForNextStart()
    } catch let error as StoreError {
      guard case .noSpace = error else { throw error }
      terminal.restore()
      StandardError.write("huifang: " + StoreNote.snapshotNotWritten(error).description(in: invocation.voice))
    }
  }

  /// The themes, the name of the one to begin with, and it.
  private func appearance(in folder: String) -> (themes: DeskThemes, name: String, theme: Theme) {
    let (configuration, asked) = (invocation.configuration, interface.theme)
    let themes = DeskThemes(folder: folder, personal: invocation.personalDocuments, configuration: configuration)
    let wanted = asked.flatMap { themes.names.contains($0) ? $0 : nil }
    let name = wanted ?? configuration.theme ?? Preferences().theme
    return (themes, name, themes.theme(name))
  }

  /// A theme that was asked for and is not there, and what is wrong in the settings and with the themes that were
  /// written; where that is more than one thing, first how many, since a screen tells one at a time.
  private func settingsNotes(_ themes: DeskThemes) -> [String] {
    let voice = invocation.voice
    var notes: [String] = []
    if let name = interface.theme, !themes.names.contains(name) {
      let names = themes.names.joined(separator: ", ")
      notes.append(voice(NoticePhrase.unknownTheme, ["name": name, "names": names]))
    }
    let mistakes = invocation.configurationNotes + themes.problems.map { $0.described(in: voice) }
    if mistakes.count > 1 {
      notes.append(voice(NoticePhrase.severalMistakes, ["count": String(mistakes.count)]))
    }
    return notes + mistakes
  }
}
