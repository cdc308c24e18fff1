internal import FollowUp
internal import Wording

/// The places of a clinic's folder, and the marker that says what the folder is.
struct ClinicFolder {
  let path: String
  let files: any FileSystem
  /// Is told of work on the folder that takes long.
  var progress = WorkProgress()

  /// The format that this version writes.
  static let version = 1

  var marker: String { path + "/clinic.json" }
  var journal: String { path + "/journal.jsonl" }
  /// A folder.
  var snapshot: String { path + "/snapshot" }
  var snapshotHead: String { snapshot + "/" + ClinicFolder.snapshotHeadName }
  var lock: String { path + "/lock" }
  var aside: String { path + "/aside" }
  /// Where the automatic backups are.
  var backups: String { path + "/backups" }
  /// Where the access log is; a folder.
  var access: String { path + "/access" }
  func accessFile(_ month: AccessMonth) -> String { access + "/" + month.fileName }

  static let snapshotHeadName = "head.json"

  /// A file of the part of that name.
  func snapshotFile(_ part: String, _ kind: SnapshotFileName.Kind) -> String { snapshot + "/" + kind.name(of: part) }

  /// Where versions before this one kept the snapshot.
  var formerSnapshots: [String] { [path + "/snapshot.json", path + "/snapshot.json.new"] }

  /// What is in the folder of the snapshot, whether or not the snapshot needs it.
  func snapshotNames() throws(FileFailure) -> [String] {
    guard try files.status(at: snapshot)?.kind == .folder else { return [] }
    // By such a name NFS keeps a file that was removed and that a desk still reads; it goes by itself.
    return try files.names(in: snapshot).filter { !$0.hasPrefix(".nfs") }
  }

  private struct Marker: StoredObject {
    static let format = "huifang-clinic"

    var format: String
    var version: Int
    var created: StoredText<Instant>?

    init(version: Int, created: Instant) {
      format = Marker.format
      self.version = version
      self.created = StoredText(created)
    }

    init(members: MemberReader) throws(RecordFault) {
      format = try members.value("format")
      version = try members.value("version")
      created = try members.value("created")
    }

    func write(members: inout RecordWriter) {
      members.write("created", created)
      members.write("format", format)
      members.write("version", version)
    }
  }

  /// Makes an empty clinic, where nobody has made one meanwhile. The marker comes last: without it there is no clinic,
  /// so that a folder that was cut short in the making is simply made again.
  func create(at now: Instant, zone: ClinicTimeZone) throws {
    let marker = Marker(version: ClinicFolder.version, created: now)
    let text = RecordCoding(zone: zone).text(of: marker)
    try passingOn { () throws(FileFailure) in
      try makeFolders()
      try makeEmptyFolderPrivate()
    }
    try requirePrivateFolder()
    try passingOn { () throws(FileFailure) in try makeFile(lock, .lock) }
    try FolderLock(folder: self).holdExclusive {
      try requireNoClinic()
      try passingOn { () throws(FileFailure) in
        try makeFile(journal, .replace)
        try files.replaceFile(at: self.marker, with: text + [UInt8(ascii: "\n")], inFolder: path)
        try files.synchronizeFolder(parent)
      }
    }
  }

  private func makeFile(_ name: String, _ purpose: FilePurpose) throws(FileFailure) {
    let file = try files.open(name, purpose)
    defer { files.close(file) }
    try files.synchronize(file)
  }

  /// Makes the folder and those above it, as far as they are missing.
  func makeFolders() throws(FileFailure) {
    for folder in try missingFolders {
      try files.makeFolder(folder)
      try files.synchronizeFolder(ClinicFolder.holding(folder) ?? ".")
    }
  }

  /// - Throws: where a new clinic would stand over another one, or over what is left of one.
  func requireRoomForNew() throws(StoreError) {
    try requireNoClinic()
    try requireNothingLeft()
  }

  /// - Throws: where a clinic is there already, or its journal.
  func requireNoClinic() throws(StoreError) {
    let (markerStatus, journalStatus) = try passingOn { () throws(FileFailure) in
      (try files.status(at: marker), try files.status(at: journal))
    }
    if markerStatus != nil, try !isCutShortInTheMaking() { throw .alreadyAClinic(path: path) }
    if markerStatus == nil, let journalStatus, journalStatus.size > 0 { throw .markerMissing(path: path) }
  }

  /// - Throws: where a clinic was whose journal is gone: what is left of it is not to be buried under a new one.
  private func requireNothingLeft() throws(StoreError) {
    let newest = try passingOn { () throws(FileFailure) -> String? in
      guard try files.status(at: backups)?.kind == .folder else { return nil }
      return try files.names(in: backups).filter { JSONFileStore.backupDate(of: $0) != nil }.max()
    }
    if let newest { throw .onlyBackupsLeft(path: path, newest: backups + "/" + newest) }
    let saved = try FolderLock(folder: self).savedLines()
    if saved > 0 { throw .linesLost(path: journal, saved: saved, found: 0) }
  }

  /// - Throws: where the folder holds files, and none of a clinic, not even of one that lost its journal.
  func requireNothingElse() throws(StoreError) {
    let other = try passingOn { () throws(FileFailure) -> String? in
      guard try files.status(at: path)?.kind == .folder else { return nil }
      for file in [marker, journal, lock, backups, snapshot] where try files.status(at: file) != nil { return nil }
      return try files.names(in: path).min()
    }
    if let other { throw .folderInUse(path: path, name: other) }
  }

  /// Whether nothing was ever recorded: the journal has not a single line, and nobody knows of one.
  private func isCutShortInTheMaking() throws(StoreError) -> Bool {
    let start = try passingOn { () throws(FileFailure) -> [UInt8]? in
      guard try files.status(at: journal)?.kind == .file else { return nil }
      let file = try files.open(journal, .read)
      defer { files.close(file) }
      return try files.read(file, from: 0, count: JournalCoverage.mostOfFirstLine)
    }
    guard let start, start.count < JournalCoverage.mostOfFirstLine, !start.contains(UInt8(ascii: "\n")) else {
      return false
    }
    return try FolderLock(folder: self).savedLines() == 0
  }

  private var parent: String { ClinicFolder.holding(path) ?? "." }

  /// The folder that `path` lies in; nil for the root and for what lies in the working folder.
  static func holding(_ path: String) -> String? {
    var rest = Substring(path)
    func dropSlashes() { while rest.count > 1, rest.last == "/" { rest.removeLast() } }
    dropSlashes()
    guard let slash = rest.lastIndex(of: "/"), rest != "/" else { return nil }
    rest = rest[...slash]
    dropSlashes()
    return String(rest)
  }

  /// The folder and those above it, from the top, as far as they are not there.
  private var missingFolders: [String] {
    get throws(FileFailure) {
      var missing: [String] = []
      var next: String? = path
      while let folder = next, try files.status(at: folder) == nil {
        missing.append(folder)
        next = ClinicFolder.holding(folder)
      }
      return missing.reversed()
    }
  }

  /// An empty folder of one's own gives nothing away: it is made private instead of refused.
  private func makeEmptyFolderPrivate() throws(FileFailure) {
    guard let status = try files.status(at: path), status.kind == .folder, status.isOpenToOthers, status.isOwn,
      try files.names(in: path).isEmpty
    else { return }
    try files.setMode(0o700, of: path)
  }

  /// - Throws: where the folder is missing, is none, or others than its owner can enter it.
  func requirePrivateFolder() throws(StoreError) {
    let status = try passingOn { () throws(FileFailure) in try files.status(at: path) }
    guard let status else { throw .noClinic(path: path) }
    guard status.kind == .folder else { throw .notAFolder(path: path) }
    guard !status.isOpenToOthers else { throw .openToOthers(path: path, kind: .folder, mode: status.mode) }
  }

  /// The same of the folder of a clinic that is open, or was.
  func requireStillThere() throws(StoreError) {
    do {
      try requirePrivateFolder()
    } catch .noClinic {
      throw .journalMissing(path: journal)
    }
  }

  /// - Throws: where the file is none, or others than its owner can read or change it. A missing one is fine.
  func requirePrivateFile(_ file: String) throws(StoreError) {
    let status = try passingOn { () throws(FileFailure) in try files.status(at: file) }
    guard let status else { return }
    guard status.kind == .file else { throw .notAFile(path: file) }
    guard !status.isOpenToOthers else { throw .openToOthers(path: file, kind: .file, mode: status.mode) }
  }

  /// Makes a snapshot private that others can read. What can be made anew must not be in the way.
  /// - Returns: What a person should know of that; nil where the snapshot is private or missing.
  /// - Throws: where something else than a folder stands in its place.
  func makeSnapshotPrivate() throws(StoreError) -> StoreNote? {
    let status = try passingOn { () throws(FileFailure) in try files.status(at: snapshot) }
    guard let status else { return nil }
    guard status.kind == .folder else { throw .notAFolder(path: snapshot) }
    if let note = makePrivate(snapshot, status, mode: 0o700) { return note }
    let head = try passingOn { () throws(FileFailure) in try files.status(at: snapshotHead) }
    return head.flatMap { makePrivate(snapshotHead, $0, mode: 0o600) }
  }

  private func makePrivate(_ path: String, _ status: FileStatus, mode: Int) -> StoreNote? {
    guard status.isOpenToOthers else { return nil }
    guard !status.canOthersWrite, (try? files.setMode(mode, of: path)) != nil else {
      return .snapshotIgnored(file: path, mode: status.mode)
    }
    return .snapshotMadePrivate(file: path, mode: status.mode)
  }

  /// The version of the format that the marker names.
  func readVersion() throws(StoreError) -> Int {
    let text = try passingOn { () throws(FileFailure) in try files.content(of: marker) }
    guard let text else {
      let journalStatus = try passingOn { () throws(FileFailure) in try files.status(at: journal) }
      let isLeftOver = (journalStatus?.size ?? 0) == 0
      guard isLeftOver else { throw .markerMissing(path: path) }
      try requireNothingLeft()
      throw .noClinic(path: path)
    }
    let found: Marker
    do {
      found = try RecordCoding(zone: .universal).record(Marker.self, from: text)
    } catch {
      throw .markerDamaged(path: marker)
    }
    guard found.format == Marker.format, found.version >= 1 else { throw .markerDamaged(path: marker) }
    return found.version
  }

  /// Runs file operations and gives their failure the form that callers of the store know. A journal that another
  /// machine has removed is one that was replaced.
  func passingOn<Result>(_ operations: () throws(FileFailure) -> Result) throws(StoreError) -> Result {
    do {
      return try operations()
    } catch  where error.isGone && error.path == journal {
      throw .journalReplaced(path: journal)
    } catch {
      throw StoreError(error)
    }
  }
}

extension StoreError {
  /// What `failure` means for what was to be kept.
  public init(_ failure: FileFailure) {
    self = failure.isDiskFull ? .noSpace(path: failure.path) : .system(failure)
  }
}
