public import FollowUp

/// Who opened which patient, and when: JSON lines that are only ever added to, in one file a month, so that old months
/// can be let go of whole. The format is described in the article "Privacy".
///
/// It is no part of the clinic's history: looking never changes what is planned, and what is planned is never read from
/// here.
public struct AccessLog {
  let folder: ClinicFolder
  /// How long to wait for another desk that is writing, in milliseconds; that takes it less than one.
  private static let patience = 50

  /// The log of the clinic in the folder at `path`; nothing is read or made yet.
  public init(folder path: String) {
    self.init(ClinicFolder(path: path, files: SystemFiles()))
  }

  init(_ folder: ClinicFolder) { self.folder = folder }

  /// Adds an entry at the end of its month, as the clinic's `zone` has it: one write, which a crash of the program does
  /// not take back. It is not waited for until it is on the disk, so that a power cut may take the last entries.
  ///
  /// Where what another desk wrote was cut short, the entry begins on a line of its own.
  /// - Throws: `StoreError`; then the entry is not there, or in part, which a reader passes over.
  public func add(_ access: PatientAccess, zone: ClinicTimeZone) throws(StoreError) {
    var line = RecordCoding(zone: zone).text(of: StoredAccess(access))
    CheckedLine.close(&line, from: 0)
    try folder.passingOn { () throws(FileFailure) in
      let file = try openForAdding(AccessMonth(of: zone.date(of: access.at)))
      defer { folder.files.close(file) }
      try waitForOthers(file)
      try folder.files.appendAll(isCutShort(file) ? [UInt8(ascii: "\n")] + line : line, to: file)
    }
  }

  private func openForAdding(_ month: AccessMonth) throws(FileFailure) -> OpenFile {
    let path = folder.accessFile(month)
    do {
      return try folder.files.open(path, .log)
    } catch  where error.isMissing {
      // Where the clinic's disk is gone, this is another folder.
      guard try folder.files.status(at: folder.journal) != nil else { throw error }
      try folder.files.makeFolder(folder.access)
      return try folder.files.open(path, .log)
    }
  }

  /// Nobody's entry waits for a desk that hangs: after a while it is written all the same, behind the other's.
  private func waitForOthers(_ file: OpenFile) throws(FileFailure) {
    for _ in 0..<AccessLog.patience {
      if try folder.files.lock(file, .exclusive) { return }
      folder.files.pause(milliseconds: 1)
    }
  }

  private func isCutShort(_ file: OpenFile) throws(FileFailure) -> Bool {
    let size = try folder.files.status(of: file).size
    guard size > 0 else { return false }
    return try folder.files.read(file, from: size - 1, count: 1) != [UInt8(ascii: "\n")]
  }

  /// Gives the entries from the beginning of `from` to the end of `to`, days in `zone`, in the order in which they were
  /// written; nil: from the first, to the last.
  /// - Returns: How many lines were passed over, since they are not what was written.
  /// - Throws: `StoreError`, or what `body` throws.
  public func forEachEntry(
    from: CivilDate? = nil, to: CivilDate? = nil, zone: ClinicTimeZone, _ body: (PatientAccess) throws -> Void
  ) throws -> Int {
    var passedOver = 0
    for month in try folder.passingOn({ () throws(FileFailure) in try months() }) {
      // A clinic may have moved to another zone since: a month may begin and end a day earlier or later.
      if let from, month < AccessMonth(of: from.adding(days: -1)) { continue }
      if let to, month > AccessMonth(of: to.adding(days: 1)) { continue }
      try forEachLine(of: month) { entry in
        guard let entry else {
          passedOver += 1
          return
        }
        let day = zone.date(of: entry.at)
        if from.map({ day < $0 }) ?? false || to.map({ day > $0 }) ?? false { return }
        try body(entry)
      }
    }
    return passedOver
  }

  /// The months that there are, the first one first.
  func months() throws(FileFailure) -> [AccessMonth] {
    guard try folder.files.status(at: folder.access)?.kind == .folder else { return [] }
    return try folder.files.names(in: folder.access).compactMap(AccessMonth.init(fileName:)).sorted()
  }

  /// Removes the months all of whose days are at least `period` before `today`.
  /// - Returns: How many there were.
  /// - Throws: `StoreError`; those before are removed.
  public func removeMonths(olderThan period: CalendarDuration, on today: CivilDate) throws(StoreError) -> Int {
    try folder.passingOn { () throws(FileFailure) in
      let old = try months().filter { period.added(to: $0.lastDay) < today }
      for month in old { try folder.files.remove(folder.accessFile(month)) }
      if !old.isEmpty { try folder.files.synchronizeFolder(folder.access) }
      return old.count
    }
  }

  /// Gives what each line of a month says; nil for one that is not what was written.
  func forEachLine(of month: AccessMonth, _ body: (PatientAccess?) throws -> Void) throws {
    let path = folder.accessFile(month)
    let text = try folder.passingOn { () throws(FileFailure) in try folder.files.content(of: path) } ?? []
    let coding = RecordCoding(zone: .universal)
    var rest = text[...]
    while !rest.isEmpty {
      let line = rest.prefix { $0 != UInt8(ascii: "\n") }
      let isWhole = line.endIndex < rest.endIndex
      rest = rest[(isWhole ? line.endIndex + 1 : line.endIndex)...]
      let stored = CheckedLine.isSound(line) ? try? coding.record(StoredAccess.self, from: line) : nil
      try body(isWhole ? stored?.value : nil)
    }
  }
}

/// A calendar month, by which the entries are filed.
struct AccessMonth: Hashable, Comparable {
  private let firstDay: CivilDate

  init(of date: CivilDate) { firstDay = CivilDate(dayNumber: date.dayNumber - date.day + 1) }

  /// Nil for anything else than the file of a month.
  init?(fileName: String) {
    guard fileName.hasSuffix(AccessMonth.ending),
      let firstDay = CivilDate(fileName.dropLast(AccessMonth.ending.count) + "-01")
    else { return nil }
    self.firstDay = firstDay
  }

  var lastDay: CivilDate { firstDay.adding(months: 1).adding(days: -1) }

  /// `2026-11.jsonl`.
  var fileName: String { firstDay.description.dropLast(3) + AccessMonth.ending }

  private static let ending = ".jsonl"

  static func < (lhs: AccessMonth, rhs: AccessMonth) -> Bool { lhs.firstDay < rhs.firstDay }
}
