internal import FollowUp
private import FollowUpStore
internal import Foundation

extension Bench {
  /// How soon what is measured follows on what was measured before.
  enum Pace: CaseIterable {
    /// What the bare append needs of the system is in the processor's caches still, and what a desk needs is not.
    case atOnce
    /// As at a desk: other programs have had the processor since.
    case asPeopleDo

    fileprivate var name: String {
      switch self {
      case .atOnce: "Recording, at once after what was before"
      case .asPeopleDo: "Recording, after 20 ms of nothing"
      }
    }

    fileprivate func wait() {
      if self == .asPeopleDo { usleep(20_000) }
    }
  }

  /// For each line of today's list what `n` does at a desk: it records that nobody answered. Beside that as many bytes
  /// added to a file and put on the disk.
  func measureRecording(
    _ folder: String, in work: URL, _ followUpProtocol: FollowUpProtocol, _ pace: Pace
  ) throws {
    let copy = work.appending(path: "clinic").path
    try FileManager.default.copyItem(atPath: folder, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    // Else the copy is still on its way to the disk while the first outcomes are recorded.
    sync()
    let store = try JSONFileStore.open(folder: copy, followUpProtocol: followUpProtocol)
    let now = Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970))
    let signature = Signature(author: "林小雨", desk: "bench", now: now)
    let day = QueueDay(
      store.clinic.settings.timeZone.date(of: now), now: now, clinic: store.clinic, followUpProtocol: followUpProtocol)
    let queue = Queue(try store.openWork(on: day.date).map { PatientDay($0, on: day) }, on: day)
    let journal = copy + "/journal.jsonl"
    let rawFile = work.appending(path: "raw")
    try Data().write(to: rawFile)
    let raw = try FileHandle(forWritingTo: rawFile)
    let (ownName, rawName) = ("recording an outcome", "append of as many bytes and fdatasync")
    var recording = Measurements()
    var sizes: [Int] = []
    func measureRaw() {
      let line = Data(repeating: UInt8(ascii: "x"), count: sizes.last ?? 0)
      pace.wait()
      recording.add(
        rawName,
        ContinuousClock().measure {
          raw.write(line)
          fdatasync(raw.fileDescriptor)
        })
    }
    for (turn, entry) in queue.entries.enumerated() {
      let patient = entry.patient
      // Whoever comes second finds the disk awake, so each is second as often as the other.
      let isRawFirst = turn % 2 == 1
      if isRawFirst { measureRaw() }
      let before = try size(of: journal)
      let draft = AttemptDraft(
        id: AttemptID("bench-\(turn)"),
        serving: .these(entry.followUps.map { ReasonOutcome(followUp: $0.followUp.id, disposition: .noAnswer) }),
        disposition: .noAnswer)
      // As the desk has read it to show who is chosen.
      _ = try store.record(of: patient)
      pace.wait()
      let duration = try ContinuousClock().measure {
        _ = try store.transact(signature, command: "recordAttempt") { view in
          let context = DecisionContext(
            clinic: view.clinic, followUpProtocol: followUpProtocol, now: now, author: signature.author,
            desk: signature.desk)
          let events = try view.record(of: patient)?.decide(.recordAttempt(draft), in: context) ?? []
          return events.map { .patient(patient, $0) }
        }
      }
      recording.add(ownName, duration)
      let bytes = try size(of: journal) - before
      guard bytes > 0 else { throw PseudoTerminal.Failure(description: "\(patient): nothing was recorded") }
      sizes.append(bytes)
      if !isRawFirst { measureRaw() }
    }
    print(pace.name)
    for line in recording.lines(comparedTo: rawName) { print(line) }
    let sorted = sizes.sorted()
    if let largest = sorted.last { print("  bytes a line: \(sorted[sorted.count / 2]), at most \(largest)") }
  }
}
