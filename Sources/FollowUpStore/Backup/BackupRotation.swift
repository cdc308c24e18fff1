public import FollowUp

/// How many of the automatic backups are kept: the newest days, and of weeks and months before them the newest of each.
public struct BackupRotation: Hashable, Sendable {
  public var days: Int
  public var weeks: Int
  public var months: Int

  public init(days: Int = 7, weeks: Int = 4, months: Int = 12) {
    self.days = days
    self.weeks = weeks
    self.months = months
  }

  /// Which of the backups made on `dates` are kept: the newest of each of the last so many days, weeks (from Monday on)
  /// and months that have one.
  public func kept(of dates: some Sequence<CivilDate>) -> Set<CivilDate> {
    let newestFirst = Set(dates).sorted(by: >)
    // 1970-01-01 was a Thursday: with three days more, weeks begin on Mondays.
    let week = { (date: CivilDate) in Int((Double(date.dayNumber + 3) / 7).rounded(.down)) }
    return BackupRotation.newest(days, of: newestFirst, in: \.dayNumber)
      .union(BackupRotation.newest(weeks, of: newestFirst, in: week))
      .union(BackupRotation.newest(months, of: newestFirst) { $0.year * 12 + $0.month })
  }

  /// The newest date of each of the newest `count` spans.
  private static func newest(
    _ count: Int, of newestFirst: [CivilDate], in span: (CivilDate) -> Int
  ) -> Set<CivilDate> {
    var spans: Set<Int> = []
    return Set(newestFirst.filter { spans.insert(span($0)).inserted }.prefix(max(0, count)))
  }
}

extension JSONFileStore {
  /// Makes the backup of `day` in the clinic's folder, as `backups/yyyy-MM-dd.jsonl.gz`, and removes those that
  /// `rotation` does not keep. Where the day has one already, which is not empty, nothing is done.
  ///
  /// Throws `StoreError`; older backups are removed only once the new one is there. What was begun on another day and
  /// never finished goes too.
  /// - Returns: Whether a backup was made.
  @discardableResult
  public func backUpDaily(
    _ day: CivilDate, documents: [ClinicDocument], rotation: BackupRotation = BackupRotation(), at now: Instant
  ) throws -> Bool {
    let files = folder.files
    let place = folder.backups
    let path = place + "/" + JSONFileStore.backupName(of: day)
    let isThere = try folder.passingOn { () throws(FileFailure) in
      try files.makeFolder(place)
      try files.synchronizeFolder(folder.path)
      return try files.status(at: path).map { $0.size > 0 } ?? false
    }
    if isThere { return false }
    do {
      _ = try backUp(to: path, documents: documents, at: now)
    } catch StoreError.journalReplaced {
      // Somebody was erased meanwhile. Where it is another clinic by now, looking at it says so.
      _ = try refresh()
      _ = try backUp(to: path, documents: documents, at: now)
    }
    try folder.passingOn { () throws(FileFailure) in
      let names = try files.names(in: place)
      let dates = names.compactMap(JSONFileStore.backupDate(of:))
      let kept = rotation.kept(of: dates)
      let removed =
        names.filter { JSONFileStore.isUnfinished($0, before: day) }
        + dates.filter { !kept.contains($0) }.map(JSONFileStore.backupName(of:))
      for name in removed { try files.removeIfThere(place + "/" + name) }
    }
    return true
  }

  private static let backupEnding = ".jsonl.gz"

  /// Whether it is the name of an automatic backup, finished or not.
  public static func isAutomaticBackup(_ name: String) -> Bool {
    let finished = name.split(separator: NewFile.nameEnding, maxSplits: 1).first.map { String($0) }
    return backupDate(of: finished ?? name) != nil
  }

  private static func backupName(of day: CivilDate) -> String { day.description + backupEnding }

  /// Whether it is an automatic backup of an earlier day that was never finished.
  private static func isUnfinished(_ name: String, before day: CivilDate) -> Bool {
    let parts = name.split(separator: NewFile.nameEnding, maxSplits: 1)
    guard parts.count == 2, let date = backupDate(of: String(parts[0])) else { return false }
    return date < day && Int(parts[1]) != nil
  }

  /// Nil for anything else than an automatic backup.
  static func backupDate(of name: String) -> CivilDate? {
    name.hasSuffix(backupEnding) ? CivilDate(String(name.dropLast(backupEnding.count))) : nil
  }
}
