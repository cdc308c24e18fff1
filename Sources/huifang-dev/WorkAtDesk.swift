internal import ArgumentParser
private import ClinicDocuments
private import FollowUp
private import FollowUpStore
private import Foundation
private import OrderedCollections

/// A desk without a person: it does what desks do, quickly and at random. Several of them on one folder, and ended in
/// the middle of it, show whether anything is lost.
struct WorkAtDesk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "work", abstract: "Does random commands in a clinic's folder and says which ones were kept.",
    discussion: """
      Each line is an attempt that is on disk: its place in the journal, the patient and the attempt's id. At the end, \
      with --until, the state as this desk has it: the number of lines, and a number that is the same for the same \
      state where SWIFT_DETERMINISTIC_HASHING is set.
      """)

  @Argument(help: "The clinic's folder.")
  var folder: String

  @Option(help: "How many attempts to record.")
  var attempts = 1_000

  @Option(help: "Another number does other things.")
  var seed: UInt64 = 1

  @Option(help: "Wait at the end until there is a file of this name.")
  var until: String?

  func run() throws {
    let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol
    let store = try JSONFileStore.open(folder: folder, followUpProtocol: followUpProtocol)
    let patients = try store.summaries().map(\.patient)
    var random = SampleRandom(seed: seed)
    var kept = 0
    while kept < attempts {
      let patient = random.pick(patients, otherwise: "")
      let now = Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970))
      let signature = Signature(author: "前台 \(seed)", desk: "desk-\(seed)", now: now)
      let id = AttemptID("\(seed)-\(kept)")
      let command = command(id, &random)
      do {
        let commit = try store.transact(signature, command: "work") { view in
          let context = DecisionContext(
            clinic: view.clinic, followUpProtocol: followUpProtocol, now: now, author: signature.author,
            desk: signature.desk)
          return try view.record(of: patient)?.decide(command, in: context).map { .patient(patient, $0) } ?? []
        }
        if case .recordAttempt = command, let sequence = commit.sequence {
          kept += 1
          say("\(sequence) \(patient) \(id)")
        }
        switch random.number(1...100) {
        case 1: try store.prepareForNextStart()
        case 2: _ = try store.refresh()
        default: break
        }
      } catch is Rejection {
        // Another desk is calling the patient just now.
      } catch StoreError.busy {
        // Nothing more was kept; a person would try again too.
      }
    }
    guard let until else { return }
    say("done")
    while !FileManager.default.fileExists(atPath: until) { Thread.sleep(forTimeInterval: 0.01) }
    _ = try store.refresh()
    var state = Hasher()
    state.combine(store.clinic)
    try store.forEachRecord { state.combine($0) }
    say("\(try store.check().lines) \(state.finalize())")
  }

  private func command(_ id: AttemptID, _ random: inout SampleRandom) -> Command {
    switch random.number(1...10) {
    case 1: .setVIP(random.chance(50) ? VIPFlag(reason: "种植 \(id)") : nil)
    case 2: .setTags(["标签 \(random.number(1...5))"])
    case 3: .claim(desk: "desk-\(seed)")
    case 4: .releaseClaim(desk: "desk-\(seed)")
    default:
      .recordAttempt(
        AttemptDraft(
          id: id, serving: random.chance(70) ? .whatIsDue : .these([]),
          disposition: random.chance(50) ? .noAnswer : .reachedWell))
    }
  }

  /// At once, so that what was said before an end by force can be read.
  private func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
