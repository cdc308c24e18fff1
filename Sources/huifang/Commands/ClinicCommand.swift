internal import ArgumentParser
internal import ClinicDocuments
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import FoundationEssentials
internal import FrontDesk
internal import Wording

/// A command on a clinic's folder: what the options say, made ready, and one way to fail.
protocol ClinicCommand: ParsableCommand {
  var clinicOptions: ClinicOptions { get }
  func run(_ invocation: Invocation) throws
}

extension ClinicCommand {
  func run() throws {
    let invocation = try Invocation(clinicOptions)
    do {
      try run(invocation)
    } catch let error as ValidationError {
      throw error
    } catch let code as ExitCode {
      throw code
    } catch {
      invocation.complain(Complaint(error, invocation.voice).text)
      throw ExitCode.failure
    }
  }
}

/// One run of the program: its options, configuration, clock and language.
struct Invocation {
  let surroundings: Surroundings
  let configuration: Configuration
  /// What is wrong with the person's configuration.
  let configurationNotes: [String]
  let folder: String
  /// What the person has written beside the configuration.
  let personalDocuments: OwnDocuments
  let clock: Clock
  let language: Language
  /// Of what takes long the person at the terminal is told how far it is.
  let progress = WorkProgress()
  private let user: String?

  init(_ options: ClinicOptions, surroundings: Surroundings = .current) throws {
    self.surroundings = surroundings
    let file = ConfigurationFile(in: surroundings)
    var document = file.read()
    folder = options.folder(configured: document.configuration.dataFolder, in: surroundings)
    // The configuration may name a theme of the clinic whose folder it has just told.
    let themes = OwnDocuments(folder: folder).themeNames
    if !themes.isEmpty { document = file.read(themes: themes) }
    configuration = document.configuration
    personalDocuments = file.own
    clock = try options.clock(in: surroundings)
    language = options.language ?? configuration.language ?? surroundings.language
    let line = ProgressLine(Voice(language), .standardError)
    progress.listener = { line.show($0) }
    let names = [options.user, surroundings["HUIFANG_USER"], configuration.receptionist].lazy.compactMap(\.self)
    user = names.map(HostileText.cleaned).first { !$0.isEmpty }
    let voice = Voice(language)
    configurationNotes =
      document.problems.map { $0.described(in: voice) }
      + configuration.keymapProblems.map { $0.described(in: voice, document: file.path) }
  }

  var voice: Voice { Voice(language) }

  /// Opens the clinic in the folder for a command, which tells at once what a person should know.
  func openClinicAndTell(access: JSONFileStore.Access = .readingAndWriting) throws -> ClinicSession {
    let session = try openClinic(access: access)
    let scripts = session.ownScriptProblems(language)
    let notes = configurationNotes + session.takeNotes(in: voice) + scripts.map { $0.described(in: voice) }
    for note in notes { complain(note) }
    return session
  }

  /// Opens the clinic in the folder.
  func openClinic(access: JSONFileStore.Access = .readingAndWriting) throws -> ClinicSession {
    lazy var document = protocolDocument(in: folder)
    let store = try JSONFileStore.open(
      folder: folder, access: access, followUpProtocol: document.followUpProtocol, progress: progress)
    return session(of: store, in: folder, document, progress)
  }

  /// Makes a clinic of these settings and this staff in `folder`.
  func createClinic(in folder: String, _ clinic: Clinic) throws -> any EventStore {
    let store = try JSONFileStore.create(
      folder: folder, settings: clinic.settings, signature: signature,
      followUpProtocol: protocolDocument(in: folder).followUpProtocol)
    if !clinic.staff.isEmpty {
      try store.transact(signature, command: "recordStaff") { _ in
        clinic.staff.map { .clinic(.staffMemberRecorded($0)) }
      }
    }
    return store
  }

  /// Shows the demonstration at once; it is put into `folder` by ``ClinicSession/keep()``.
  func openDemo(in folder: String) throws -> ClinicSession {
    try JSONFileStore.requireNoClinic(inFolder: folder)
    let demo = try DemoClinic(now: clock.now())
    return session(of: demo.memory, in: folder, protocolDocument(in: folder), progress) {
      try demo.keep(in: folder, self)
    }
  }

  private func protocolDocument(in folder: String) -> ProtocolDocument {
    ProtocolDocument(own: OwnDocuments(folder: folder).protocolSource)
  }

  private func session(
    of store: any EventStore, in folder: String, _ protocolDocument: ProtocolDocument,
    _ progress: WorkProgress,
    keeping: (() throws -> any EventStore)? = nil
  ) -> ClinicSession {
    // Of several receptionists nobody is taken for the one at the desk, but in the demonstration.
    let receptionists = store.clinic.staff.filter { $0.role == .receptionist }
    let isOnlyOne = receptionists.count == 1 || keeping != nil
    let name = user ?? (isOnlyOne ? receptionists.first?.name : nil) ?? surroundings.loginName
    return ClinicSession(
      store: store, folder: folder, clock: clock, identity: DeskIdentity(name: name, desk: deskName),
      protocolDocument: protocolDocument, progress: progress, keeping: keeping)
  }

  /// Who signs what is recorded before anybody has opened the clinic.
  var signature: Signature {
    Signature(author: user ?? surroundings.loginName, desk: deskName, now: clock.now())
  }

  /// Names this desk among all that work on the clinic: the terminal, so that a program that was killed finds its
  /// own calls again when it is started anew; without one the process.
  private var deskName: String {
    let place = surroundings.terminalName ?? String(ProcessInfo.processInfo.processIdentifier)
    return "\(ProcessInfo.processInfo.hostName)-\(place)"
  }

  func complain(_ text: String) {
    StandardError.write("huifang: \(text)")
  }
}
