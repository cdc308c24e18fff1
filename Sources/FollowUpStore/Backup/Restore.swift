public import FollowUp
public import Wording

/// What came of restoring a backup.
public struct Restoration: Hashable, Sendable {
  public var backup: BackupSummary
  /// Where that is now which was in the folder before; nil where there was nothing.
  public var former: String?
  /// Whether that is a clinic, with a journal, and not only what was left of one.
  public var isFormerWhole = false
  /// Patients of the backup whom that clinic has erased since, ascending; nil where its journal does not tell.
  public var returned: [PatientID]?
}

extension JSONFileStore {
  /// Puts the clinic of the backup at `path` into the folder at `place`.
  ///
  /// The backup is read to its end, verified and opened beside the folder before anything of the folder is touched;
  /// then the two change places, in one step where the file system can. Whatever happens, nothing of the clinic of
  /// before is removed, and the folder holds it or that of the backup; where the file system has no such step and the
  /// machine dies between two renames, both lie beside the folder. A clinic that is there gives way only with
  /// `isReplacing`, and is kept beside the folder under a name made of `now`. `followUpProtocol` gives the protocol by
  /// which the lists of the clinic in a folder are made. `progress` is told how far it is. Throws `StoreError`.
  public static func restore(
    from path: String, into place: String, isReplacing: Bool, at now: Instant,
    followUpProtocol: @escaping (String) -> FollowUpProtocol, progress: WorkProgress = WorkProgress()
  ) throws -> Restoration {
    try restore(
      from: path, into: ClinicFolder(path: place, files: SystemFiles(), progress: progress), isReplacing: isReplacing,
      at: now, followUpProtocol: followUpProtocol)
  }

  static func restore(
    from path: String, into folder: ClinicFolder, isReplacing: Bool, at now: Instant,
    followUpProtocol: @escaping (String) -> FollowUpProtocol
  ) throws -> Restoration {
    if !isReplacing { try folder.requireNoClinic() }
    try folder.requireNothingElse()
    let files = folder.files
    let beside = try folder.unusedFolder(named: "restoring-\(files.processNumber)")
    let made = try folder.passingOn { () throws(FileFailure) in
      try beside.makeFolders()
      return try files.status(at: beside.path)?.identity
    }
    do {
      try beside.create(at: now, zone: .universal)
      let (backup, store) = try beside.fill(from: path, rules: ListRules { followUpProtocol(beside.path) })
      var restoration = Restoration(backup: backup, former: nil, returned: [])
      try beside.takePlace(of: folder, isReplacing: isReplacing, at: now, with: store, &restoration)
      return restoration
    } catch {
      // After the exchange the name stands for the clinic of before.
      if let made, (try? files.status(at: beside.path))??.identity == made { try? files.removeAll(at: beside.path) }
      throw error
    }
  }
}

extension JSONFileStore {
  /// Patients who are here and whom the clinic in `folder`, the same but for what has happened since, has erased,
  /// ascending; nil where its journal does not tell.
  fileprivate func patientsErased(from folder: ClinicFolder) throws -> [PatientID]? {
    do {
      let other = try Journal(in: folder, version: ClinicFolder.version, isWritable: false)
      let erasures = try other.erasures(inLines: FolderLock(folder: folder).savedLines())
      guard try !erasures.isEmpty && other.origin() == journal.origin() else { return [] }
      let known = try journal.erasures(inLines: journal.position.sequence)
      return try Set(erasures.subtracting(known).map(\.patient)).filter { try record(of: $0) != nil }.sorted()
    } catch is StoreError {
      return nil
    }
  }
}

extension ClinicFolder {
  /// Puts the clinic of the backup at `path` into this new clinic, and opens it once.
  fileprivate func fill(from path: String, rules: ListRules) throws -> (BackupSummary, JSONFileStore) {
    let reader = BackupReader(path, files, progress)
    let journal = try passingOn { () throws(FileFailure) in try files.open(self.journal, .append) }
    let summary: BackupSummary
    do {
      defer { files.close(journal) }
      var waiting: [UInt8] = []
      summary = try reader.read { part in
        switch part {
        case .document(let document): try keep(document)
        case .line(let line):
          waiting += line
          waiting.append(UInt8(ascii: "\n"))
          guard waiting.count >= ClinicFolder.stretch else { return }
          try passingOn { () throws(FileFailure) in try files.appendAll(waiting, to: journal) }
          waiting.removeAll(keepingCapacity: true)
        }
      }
      try passingOn { () throws(FileFailure) in
        try files.appendAll(waiting, to: journal)
        try files.synchronize(journal)
      }
    }
    // What can't be opened is no clinic to put anywhere.
    let store = try JSONFileStore(self, access: .readingAndWriting, rules: rules)
    try store.prepareForNextStart()
    return (summary, store)
  }

  private func keep(_ document: ClinicDocument) throws(StoreError) {
    let place = path + "/" + document.place
    try passingOn { () throws(FileFailure) in
      let holding = ClinicFolder.holding(place) ?? path
      try files.makeFolder(holding)
      try files.replaceFile(at: place, with: Array(document.text.utf8), inFolder: holding)
      try files.synchronizeFolder(path)
    }
  }

  /// Puts this clinic, which is open as `store`, into the place of `folder`, and says in `restoration` what becomes of
  /// the one that is there, which may have been made meanwhile.
  fileprivate func takePlace(
    of folder: ClinicFolder, isReplacing: Bool, at now: Instant, with store: JSONFileStore,
    _ restoration: inout Restoration
  ) throws {
    let target = folder.pathWithoutSlash
    let above = ClinicFolder.holding(target) ?? "."
    let status = try passingOn { () throws(FileFailure) in try files.status(at: target) }
    guard let status else {
      try passingOn { () throws(FileFailure) in
        try files.rename(path, to: target)
        try files.synchronizeFolder(above)
      }
      return
    }
    guard status.kind == .folder else { throw StoreError.notAFolder(path: target) }
    let time = ClinicTimeZone.universal.iso8601(now).prefix(19).filter { $0 != ":" }
    let former = try folder.unusedFolder(named: "before-\(time)Z").path
    // Nobody may be recording into the folder that goes.
    try folder.holdingItsLock {
      if !isReplacing { try folder.requireNoClinic() }
      let isEmpty = try passingOn { () throws(FileFailure) in try files.isEmptyFolder(target) }
      let status = try passingOn { () throws(FileFailure) in try files.status(at: folder.journal) }
      let hasJournal = status.map { $0.size > 0 } ?? false
      if !isEmpty { restoration.returned = try store.patientsErased(from: folder) }
      try passingOn { () throws(FileFailure) in
        try files.exchange(path, with: target)
        if isEmpty {
          try files.remove(path)
        } else {
          try files.rename(path, to: former)
        }
        try files.synchronizeFolder(above)
      }
      if !isEmpty { (restoration.former, restoration.isFormerWhole) = (former, hasJournal) }
    }
  }

  /// Runs `body` while nobody else writes into the folder, so far as there is a lock to hold.
  private func holdingItsLock(_ body: () throws -> Void) throws {
    let status = try passingOn { () throws(FileFailure) in try files.status(at: lock) }
    guard status != nil else { return try body() }
    try FolderLock(folder: self).holdExclusive(body)
  }

  /// A folder beside this one, of its name and `ending`, with a number behind them where there is one already.
  fileprivate func unusedFolder(named ending: String) throws -> ClinicFolder {
    let first = "\(pathWithoutSlash).\(ending)"
    var (next, number) = (first, 1)
    while try passingOn({ () throws(FileFailure) in try files.status(at: next) }) != nil {
      number += 1
      next = "\(first)-\(number)"
    }
    return ClinicFolder(path: next, files: files, progress: progress)
  }

  fileprivate var pathWithoutSlash: String {
    var rest = Substring(path)
    while rest.count > 1, rest.last == "/" { rest.removeLast() }
    return String(rest)
  }

  /// How much is written at a time, in bytes.
  private static let stretch = 1 << 18
}
