internal import ArgumentParser
internal import BackgroundWork
internal import ClinicDocuments
internal import Dispatch
internal import FollowUp
internal import FollowUpStore
internal import Synchronization

/// The clinic whose list the arguments will most likely ask for, opened on another core while they are read, which
/// takes as long. It is opened for reading, so that nothing has happened where they ask for something else.
final class HeadStart: Sendable {
  struct OpenedClinic {
    let folder: String
    let store: JSONFileStore
    let protocolDocument: ProtocolDocument
  }

  /// That of this run; nil for commands that show no list.
  static let current = HeadStart(CommandLine.arguments, .current)

  private let opened = Mutex<OpenedClinic?>(nil)
  private let work = DispatchGroup()

  private init?(_ arguments: [String], _ surroundings: Surroundings) {
    let first = arguments.dropFirst().first ?? DeskCommand.name
    let isList = first == DeskCommand.name || first == QueueCommand.name
    guard isList || first.hasPrefix("--") && first != "--help" && first != "--version" else { return nil }
    DispatchQueue.global(qos: .userInitiated).async(group: work) { [self] in
      opened.withLock { $0 = HeadStart.open(arguments, surroundings) }
    }
  }

  /// Whatever fails here fails once more, and is told, where the arguments have been read.
  private static func open(_ arguments: [String], _ surroundings: Surroundings) -> sending OpenedClinic? {
    let file = ConfigurationFile(in: surroundings)
    let folder =
      arguments.value(of: "--data") ?? surroundings["HUIFANG_DATA"] ?? file.read().configuration.dataFolder
      ?? surroundings.clinicFolder
    // What takes long is done where it can be told, and what was read be kept.
    guard JSONFileStore.opensAtOnce(folder: folder) else { return nil }
    let document = Background { ProtocolDocument(own: OwnDocuments(folder: folder).protocolSource) }
    let store = try? JSONFileStore.open(
      folder: folder, access: .reading, followUpProtocol: document.value.followUpProtocol)
    guard let store else { return nil }
    let now = (arguments.value(of: "--now") ?? surroundings["HUIFANG_NOW"]).flatMap { Instant(iso8601: $0) }
    _ = try? store.recordsWithOpenWork(on: store.clinic.settings.timeZone.date(of: Clock(pinned: now).now()))
    return OpenedClinic(folder: folder, store: store, protocolDocument: document.value)
  }

  /// The clinic in `folder`, if it is the one; nobody else is given it.
  func clinic(in folder: String) -> sending OpenedClinic? {
    work.wait()
    let clinic = opened.withLock { opened in
      let clinic = opened
      opened = nil
      return clinic
    }
    return clinic?.folder == folder ? clinic : nil
  }
}
