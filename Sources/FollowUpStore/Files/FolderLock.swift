internal import FollowUp
internal import Wording

/// The clinic's lock: one desk at a time writes. The lock goes with the process that holds it, however that ends.
struct FolderLock {
  let folder: ClinicFolder
  /// How long to wait for others, in milliseconds; a save takes about one.
  var patience: Int
  var longCommands = LongCommands.outlasted
  private let kept = KeptLockFile()

  init(folder: ClinicFolder, patience: Int = 5_000) {
    self.folder = folder
    self.patience = patience
  }

  /// What becomes of waiting where somebody's command takes long.
  enum LongCommands: Hashable {
    /// It goes on to the end of the command, where a person is told of waiting.
    case outlasted
    /// It ends as any other.
    case waitedFor
    /// It ends at once.
    case left
  }

  /// The same lock for those who wait so long.
  func with(_ patience: Patience) -> FolderLock {
    var lock = self
    switch patience {
    case .long: break
    case .short: (lock.patience, lock.longCommands) = (min(self.patience, FolderLock.unnoticedPatience), .left)
    case .none: (lock.patience, lock.longCommands) = (0, .left)
    }
    return lock
  }

  /// So long, in milliseconds, a person notices nothing.
  private static let unnoticedPatience = 50

  fileprivate struct Holder: StoredObject {
    var name: String
    var desk: String
    var process: Int
    var since: String
    /// How many lines of the journal the holder knew to be saved; nil in a file of a version that did not say so.
    var lines: Int?
    var command: String?
    /// For a command that takes long: how many lines of the journal were saved when it began to write, all of them
    /// in the snapshot.
    var after: Int?

    init(_ holder: LockHolder, lines: Int) {
      name = holder.name
      desk = holder.desk
      process = holder.process
      since = holder.since
      self.lines = lines
      command = holder.command
    }

    /// Whether whoever waits is told the same of both, but for the time.
    func isNamed(like other: LockHolder) -> Bool {
      name == other.name && desk == other.desk && process == other.process && command == other.command
    }

    init(members: MemberReader) throws(RecordFault) {
      name = try members.value("name")
      desk = try members.value("desk")
      process = try members.value("process")
      since = try members.value("since")
      lines = try members.value("lines")
      command = try members.value("command")
      after = try members.value("after")
    }

    func write(members: inout RecordWriter) {
      members.write("after", after)
      members.write("command", command)
      members.write("desk", desk)
      members.write("lines", lines)
      members.write("name", name)
      members.write("process", process)
      members.write("since", since)
    }
  }

  /// Runs `body` while nobody writes. Where the user may not use the lock file, or there is none, it runs without:
  /// then nobody of this user's rights can write either.
  /// - Throws: `StoreError.busy` where others hold the lock for longer than the patience lasts.
  func holdShared<Result>(_ body: () throws -> Result) throws -> Result {
    let file: OpenFile
    do {
      file = try folder.files.open(folder.lock, .read)
    } catch  where error.isMissing || error.isForbidden {
      return try body()
    } catch {
      throw StoreError(error)
    }
    defer { folder.files.close(file) }
    try wait(for: file, .shared)
    return try body()
  }

  /// Runs `body` while nobody else reads the end of the journal or writes.
  /// - Throws: `StoreError.busy` where others hold the lock for longer than the patience lasts.
  func holdExclusive<Result>(_ body: () throws -> Result) throws -> Result {
    let held = try holdCurrent()
    defer { letGo(of: held) }
    return try body()
  }

  /// The same for `signature`, which the file names meanwhile. `body` is given how many lines of the journal the file
  /// says are `saved`, and what says in it that so many are. Nothing is run where `requireInPlace` throws, which is asked
  /// under the lock: another clinic may stand in the folder's place by now. Whoever holds that one is waited for first.
  func holdExclusive<Result>(
    for signature: Signature, zone: ClinicTimeZone, requireInPlace: () throws -> Void,
    _ body: (_ saved: Int, _ confirm: (_ lines: Int) -> Void) throws -> Result
  ) throws -> Result {
    let held = try holdCurrent()
    defer { letGo(of: held) }
    try requireInPlace()
    let holder = holder(signature, zone)
    let saved = linesSaid(in: held.file, havingNamed: holder, zone)
    return try body(saved) { lines in sign(held.file, Holder(holder, lines: lines), zone) }
  }

  /// The same for a `command` that takes longer than anybody's patience, so that others are told of it. When `body` is
  /// about to write, it calls `begin` with how many lines are saved by then, all of them in the snapshot: from there on
  /// others may look at what was before.
  func holdExclusive<Result>(
    forLong command: String, _ signature: Signature, zone: ClinicTimeZone, requireInPlace: () throws -> Void,
    _ body: (_ saved: Int, _ begin: (_ lines: Int) -> Void) throws -> Result
  ) throws -> Result {
    let held = try holdCurrent()
    defer { letGo(of: held) }
    try requireInPlace()
    let saved = linesSaid(in: content(of: held.file)) ?? 0
    var holder = Holder(holder(signature, zone, command), lines: saved)
    sign(held.file, holder, zone)
    defer {
      (holder.command, holder.after) = (nil, nil)
      sign(held.file, holder, zone)
    }
    return try body(saved) { lines in
      (holder.lines, holder.after) = (lines, lines)
      sign(held.file, holder, zone)
    }
  }

  /// How many lines of the journal were saved for certain: what the last one to sign knew. 0 where nobody has said.
  func savedLines() throws(StoreError) -> Int { try lastHolder()?.lines ?? 0 }

  /// When somebody last signed, by that machine's clock; nil where nobody has.
  func lastSigned() throws(StoreError) -> Instant? { try lastHolder().flatMap { Instant(iso8601: $0.since) } }

  /// How many lines of the journal were saved before the command that takes long and is under way, all of them in the
  /// snapshot; nil where there is no such command, or it has not begun to write.
  func linesBeforeLongCommand() throws(StoreError) -> Int? { try lastHolder()?.after }

  /// Who has signed last, whether or not the lock is held; nil where nobody has.
  private func lastHolder() throws(StoreError) -> Holder? {
    let text = try folder.passingOn { () throws(FileFailure) in try folder.files.content(of: folder.lock) }
    return text.flatMap { holder(in: $0[...]) }
  }

  /// Locks the lock file that the folder holds now: one that was removed, while we waited or before, excludes nobody.
  /// Where there is none, one is made, but only beside a journal: the clinic's disk may be gone, and this be another
  /// folder.
  private func holdCurrent() throws(StoreError) -> HeldFile {
    while true {
      let held: HeldFile
      let known = kept.file
      kept.file = nil
      if let known {
        held = known
      } else if let there = try openThere() {
        held = there
      } else {
        held = try make()
      }
      do {
        try wait(for: held.file, .exclusive)
      } catch .system where known != nil {
        // One that was removed on another machine can't even be locked (ESTALE).
        continue
      }
      let isCurrent = try folder.passingOn { () throws(FileFailure) in
        try folder.files.currentStatus(at: folder.lock)?.identity == folder.files.status(of: held.file).identity
      }
      if isCurrent { return held }
    }
  }

  private func letGo(of held: HeldFile) {
    if folder.files.unlock(held.file) { kept.file = held }
  }

  private func openThere() throws(StoreError) -> HeldFile? {
    do {
      return HeldFile(try folder.files.open(folder.lock, .lockThatIsThere), folder.files)
    } catch  where error.isMissing {
      return nil
    } catch {
      throw StoreError(error)
    }
  }

  private func make() throws(StoreError) -> HeldFile {
    try folder.requireStillThere()
    let journal = try folder.passingOn { () throws(FileFailure) in try folder.files.status(at: folder.journal) }
    guard journal != nil else { throw .journalMissing(path: folder.journal) }
    return try folder.passingOn { () throws(FileFailure) in
      HeldFile(try folder.files.open(folder.lock, .lock), folder.files)
    }
  }

  private func wait(for file: OpenFile, _ kind: LockKind) throws(StoreError) {
    var waited = 0
    while try !isHeld(file, kind) {
      if longCommands == .left, let holder = holder(in: file), holder.command != nil {
        throw .busy(path: folder.path, holder: holder)
      }
      if waited == min(patience, FolderLock.shortPatience), longCommands == .outlasted,
        folder.progress.listener != nil, let holder = holder(in: file), holder.command != nil
      {
        if try waitVisibly(for: holder, file, kind) { return }
        waited = 0
      }
      guard waited < patience else { throw .busy(path: folder.path, holder: holder(in: file)) }
      // Who waits here asks equally often, however long ago it began: who waits longer must not be passed by.
      folder.files.pause(milliseconds: 1)
      waited += 1
    }
  }

  /// After so long, in milliseconds, whoever has the lock is asked what takes so long.
  static let shortPatience = 200

  private func isHeld(_ file: OpenFile, _ kind: LockKind) throws(StoreError) -> Bool {
    try folder.passingOn { () throws(FileFailure) in try folder.files.lock(file, kind) }
  }

  /// Waits as long as somebody's command takes long, and says so.
  /// - Returns: Whether the lock was had.
  private func waitVisibly(
    for holder: LockHolder, _ file: OpenFile, _ kind: LockKind
  ) throws(StoreError) -> Bool {
    try folder.progress.during(.waitingForImport, for: WorkProgress.Holder(holder)) {
      Result { () throws(StoreError) in
        while self.holder(in: file)?.command != nil {
          if try isHeld(file, kind) { return true }
          folder.files.pause(milliseconds: FolderLock.visibleWait)
          folder.progress.advance(by: 1)
        }
        return false
      }
    }.get()
  }

  /// So often, in milliseconds, whoever waits for long asks again.
  private static let visibleWait = 20

  /// Says in the file who holds it, unless it says so since the last time: nobody else has signed then.
  /// - Returns: How many lines of the journal the file says are saved. Where nobody can read that, nobody is named: what
  ///   is there may be of use to a person.
  private func linesSaid(in file: OpenFile, havingNamed holder: LockHolder, _ zone: ClinicTimeZone) -> Int {
    if let signed = kept.signed, signed.holder.isNamed(like: holder),
      content(of: file, count: signed.text.count) == signed.text
    {
      return signed.holder.lines ?? 0
    }
    guard let lines = linesSaid(in: content(of: file)) else { return 0 }
    sign(file, Holder(holder, lines: lines), zone)
    return lines
  }

  private func linesSaid(in content: [UInt8]?) -> Int? {
    content.flatMap { $0.isEmpty ? 0 : holder(in: $0[...]).map { $0.lines ?? 0 } }
  }

  /// Says in the file who holds it. Always of one length, so that the file need not grow; and only for the messages
  /// of others, so that a failure takes nothing from the lock.
  private func sign(_ file: OpenFile, _ holder: Holder, _ zone: ClinicTimeZone) {
    let text = RecordCoding(zone: zone).text(of: holder)
    guard text.count < FolderLock.size else { return }
    let room = repeatElement(UInt8(ascii: " "), count: FolderLock.size - text.count - 1)
    kept.signed = nil
    guard (try? folder.files.overwrite(text + room + [UInt8(ascii: "\n")], in: file)) != nil else { return }
    kept.signed = (holder, text)
  }

  private func holder(
    _ signature: Signature, _ zone: ClinicTimeZone, _ longCommand: String? = nil
  ) -> LockHolder {
    LockHolder(
      name: shortened(signature.author), desk: shortened(signature.desk),
      process: folder.files.processNumber, since: zone.iso8601(signature.now),
      command: longCommand.map(shortened))
  }

  private func shortened(_ text: String) -> String { text.utf8.count <= 40 ? text : String(text.prefix(40)) }

  private static let size = 1_024

  /// Who has signed and holds the lock; nil where somebody else holds it, who did not sign.
  private func holder(in file: OpenFile) -> LockHolder? {
    guard let text = content(of: file), let holder = holder(in: text[...]) else { return nil }
    if let processes = folder.files.lockingProcesses(of: file), !processes.contains(holder.process) { return nil }
    return LockHolder(
      name: holder.name, desk: holder.desk, process: holder.process, since: holder.since, command: holder.command)
  }

  private func content(of file: OpenFile, count: Int = FolderLock.size) -> [UInt8]? {
    try? folder.files.read(file, from: 0, count: count)
  }

  private func holder(in text: ArraySlice<UInt8>) -> Holder? {
    try? RecordCoding(zone: .universal).record(Holder.self, from: text)
  }
}

/// The lock file between two holds.
private final class KeptLockFile {
  /// Open, so that it need not be looked for each time.
  var file: HeldFile?
  /// Who was named in it last, and how.
  var signed: (holder: FolderLock.Holder, text: [UInt8])?
}

extension WorkProgress.Holder {
  fileprivate init(_ holder: LockHolder) {
    self.init(name: holder.name, desk: holder.desk, since: holder.clockTime)
  }
}
