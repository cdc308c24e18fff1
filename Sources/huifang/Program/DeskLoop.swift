internal import FollowUp
internal import FollowUpStore
internal import FrontDesk
internal import Screen
internal import Wording

/// The program while the interface is open: waits for what happens, changes the model, shows it.
struct DeskLoop {
  private var model: Model
  private var performer: EffectPerformer
  private let session: ClinicSession
  private let terminal: any Terminal
  private var watch: FolderWatch?
  /// Both are nil until the first frame is shown, for a clinic that does not stay, and once it was told what came of
  /// them.
  private var backup: DailyBackup?
  private var upkeep: SnapshotUpkeep?
  /// When a backup that failed is tried again.
  private var nextBackup: Instant?
  private let isBackedUp: Bool
  /// Why the clinic could not be read the last time; nil where it could.
  private var unreadable: String?

  init(model: Model, performer: EffectPerformer, session: ClinicSession, terminal: any Terminal, isBackedUp: Bool) {
    self.isBackedUp = isBackedUp
    self.model = model
    self.performer = performer
    self.session = session
    self.terminal = terminal
  }

  /// Runs until the person leaves or the terminal is gone. The caller restores the terminal. `notes` are what the
  /// person should know at once.
  ///
  /// Throws `StoreError` where a clinic that is only shown so far can't be put into its folder.
  mutating func run(telling notes: [String]) throws {
    perform(model.initialEffects)
    let notes = notes + [session.clockWarning(in: performer.voice)].compactMap { $0 }
    if !notes.isEmpty { send(.told(notes.joined(separator: " · "))) }
    // Before, and not after: whoever sees the screen is heard.
    terminal.dropTypedAhead()
    show()
    if !session.isKept {
      try session.keep()
      perform([.loadDesk])
      show()
    }
    watch = FolderWatch(folder: session.folder)
    if let watch { terminal.watch(watch.descriptor) }
    // What another desk has recorded between the reading and the watching.
    refresh()
    perform(model.effectsAfterFirstFrame)
    beginDailyWork()
    while !performer.hasQuit {
      guard take(nextEvent()) else { break }
      // What was typed ahead is taken in before the screen is drawn.
      while !performer.hasQuit, let event = terminal.nextEvent(timeout: .zero) {
        guard take(event) else { return }
      }
      if !performer.hasQuit, model.isWaiting { send(.tryAgain) }
      if !performer.hasQuit { show() }
    }
  }

  /// The next thing that happens; nil where the clock shows another minute, another desk has changed something, a
  /// search has found somebody, something has come of the work of the day, or what waits may be tried again.
  private mutating func nextEvent() -> InputEvent? {
    while true {
      let isWaiting = model.isWaiting
      let pause = isWaiting ? DeskLoop.retryInterval : DeskLoop.longestWait
      if performer.isFinding {
        let end = ContinuousClock.now + pause
        while performer.isFinding, ContinuousClock.now < end {
          if let event = terminal.nextEvent(timeout: DeskLoop.findingInterval) { return event }
          if tellFound() { return nil }
        }
      } else if let event = terminal.nextEvent(timeout: pause) {
        return event
      }
      // Not every file system tells what others do: of what was done on another machine NFS says nothing.
      if refresh() || isWaiting || hasNews || minute(of: session.clock.now()) != minute(of: model.now) { return nil }
    }
  }

  /// Tells what a search has found.
  /// - Returns: Whether it has.
  private mutating func tellFound() -> Bool {
    let found = performer.found(within: .zero)
    guard !found.isEmpty else { return false }
    // The search may have read more than the desk, which is asked next for whom it found.
    refresh()
    found.forEach { send($0) }
    return true
  }

  /// So long goes a clinic that others held unused at the longest, while something waits here.
  private static let retryInterval = Duration.milliseconds(100)

  /// So long goes what a search has found untold at the longest.
  private static let findingInterval = Duration.milliseconds(10)

  /// So long goes what another desk has done unseen at the longest.
  private static let longestWait = Duration.seconds(1)

  private func minute(of instant: Instant) -> Int64 { instant.secondsSinceEpoch / .minute }

  /// - Returns: Whether to go on.
  private mutating func take(_ event: InputEvent?) -> Bool {
    switch event {
    case nil:
      tick()
      tellNews()
    case .hangUp, .terminate:
      // The clinic may be free by now.
      if model.isWaiting { send(.tryAgain) }
      perform(model.leaveTerminal())
      return false
    case .descriptorReady(watch?.descriptor):
      watch?.drain()
      refresh()
    case .key(.character("z"), .control): terminal.suspend()
    case .some(let event):
      tick()
      send(.input(event))
      // What a key brings about must not hide it.
      tellNews()
    }
    return true
  }

  private mutating func tick() {
    let now = session.clock.now()
    if now != model.now {
      if session.zone.date(of: now) != session.zone.date(of: model.now) { beginDailyWork() }
      if let nextBackup, now >= nextBackup, session.store.readOnlyReason == nil { beginBackup() }
      send(.tick(now))
    }
  }

  private var hasNews: Bool { backup?.outcome != nil || upkeep?.trouble != nil }

  /// Tells what has come of the work of the day.
  private mutating func tellNews() {
    if let outcome = backup?.outcome {
      backup = nil
      switch outcome {
      case .made(let note):
        send(.backedUp)
        if let note { send(.told(note)) }
      case .failed(let reason):
        nextBackup = session.clock.now() + .hour
        send(.backupFailed(reason))
      }
    }
    // As long as the clinic can't be read, that is what has to be known.
    if unreadable == nil, let trouble = upkeep?.trouble {
      upkeep = nil
      send(.told(trouble))
    }
  }

  private mutating func beginDailyWork() {
    guard isBackedUp, session.store.readOnlyReason == nil else { return }
    beginBackup()
    upkeep = SnapshotUpkeep(of: session.folder, by: session.protocolDocument, voice: Voice(model.preferences.language))
  }

  private mutating func beginBackup() {
    nextBackup = nil
    backup = DailyBackup(
      of: session.folder, at: session.clock.now(), zone: session.zone, voice: Voice(model.preferences.language))
  }

  /// Takes in what other desks have done. A reason why that can't be read is told once.
  /// - Returns: Whether there is something new to show.
  @discardableResult
  private mutating func refresh() -> Bool {
    do {
      let news = try session.store.refresh()
      unreadable = nil
      let wasBehind = model.isBehind
      if wasBehind { send(.readAgain) }
      guard !news.isEmpty else { return wasBehind }
      // Who is changed and not there any more was erased.
      if try news.patients.contains(where: { try session.store.record(of: $0) == nil }) { performer.forgetFound() }
      send(.changedElsewhere)
      return true
    } catch {
      let reason = Complaint(error, atDeskOf: session.folder, performer.voice).text
      guard reason != unreadable else { return false }
      unreadable = reason
      send(.notRead(reason))
      return true
    }
  }

  /// A reason why it can't be read is told once more.
  private mutating func readAnew() {
    unreadable = nil
    refresh()
    if unreadable == nil { send(.reloaded) }
  }

  private mutating func send(_ message: Message) {
    perform(update(&model, message))
  }

  private mutating func perform(_ effects: [Effect]) {
    var waiting = effects[...]
    while let effect = waiting.popFirst() {
      if effect == .readAnew { readAnew() }
      let messages = performer.perform(effect)
      if case .search = effect, !messages.isEmpty { refresh() }
      for message in messages { waiting += update(&model, message) }
    }
  }

  private func show() {
    var frame = CellBuffer(size: model.size)
    let cursor = view(model, in: &frame)
    terminal.present(frame, cursor: cursor)
  }
}
