internal import FollowUp

/// What the journal makes of one patient, at two of its places.
struct CheckedHistory: Sendable {
  var patient: PatientID
  /// At the end of the last commit; nil where there is none.
  private(set) var record: PatientRecord?
  /// After the lines that a snapshot stands for.
  private(set) var earlierRecord: PatientRecord?
  /// Lines that could not follow on what was before them.
  private(set) var faults: [DamagedLine] = []

  /// Of the lines only those count whose number is at most `last`; those up to `earlier` give the earlier record.
  init(_ course: SortedTail.Course, upTo last: Int, andEarlier earlier: Int, _ format: JournalFormat) {
    patient = course.patient
    for (number, text) in course.lines where number <= last {
      do throws(DamageReason) {
        try format.content(of: text[...]).apply(to: &record, of: patient)
      } catch {
        faults.append(DamagedLine(number: number, reason: error))
      }
      if number <= earlier { earlierRecord = record }
    }
  }
}

/// Holds the records that a journal gives against those of the snapshot and of a store that is open. All of them come
/// in the order of the patients' ids.
struct FolderComparison {
  /// Patients of whom the snapshot says something else.
  private(set) var differing: Set<PatientID> = []
  /// How many patients the journal gives at the snapshot's position.
  private(set) var patientsAtSnapshot = 0
  private(set) var isSnapshotDamaged = false
  /// Whether the store says something else of anybody.
  private(set) var storeDiffers = false
  /// References that lead nowhere.
  private(set) var brokenReferences: [CheckReport.Problem] = []

  private let lists: ComparedLists
  private var inSnapshot: ComparedRecords?
  private var inStore: ComparedRecords?

  /// Nil for what is not to be compared.
  init(snapshot: Snapshot?, store: KeptClinic?, rules: ListRules) {
    lists = ComparedLists(rules, at: snapshot?.head.clinic)
    if let snapshot {
      inSnapshot = ComparedRecords(snapshot.parts, [:])
      isSnapshotDamaged = inSnapshot == nil
    }
    // Where the store can't be read, its snapshot is damaged, and that is noted as what it is.
    if let store { inStore = ComparedRecords(store.snapshot?.parts ?? [], store.changed) }
  }

  mutating func take(_ history: CheckedHistory) {
    patientsAtSnapshot += history.earlierRecord == nil ? 0 : 1
    brokenReferences += history.record?.brokenReferences ?? []
    do {
      let lists = lists
      try inSnapshot?.compare(history.patient, history.earlierRecord) { filed, record in
        try filed.record() == record && lists.areThose(of: filed, record)
      }
    } catch {
      (inSnapshot, isSnapshotDamaged) = (nil, true)
    }
    do {
      try inStore?.compare(history.patient, history.record) { filed, record in try filed.record() == record }
    } catch {
      inStore = nil
    }
  }

  /// Nobody comes any more.
  mutating func end() {
    do {
      try inSnapshot?.end()
      differing = inSnapshot?.differing ?? []
    } catch {
      isSnapshotDamaged = true
    }
    do {
      try inStore?.end()
      storeDiffers = inStore?.differing.isEmpty == false
    } catch {
      inStore = nil
    }
  }
}

/// Records that others are compared with, one after the other.
private struct ComparedRecords {
  private(set) var differing: Set<PatientID> = []
  private var records: FiledRecords
  private var coming: FiledRecord?

  /// Nil where they can't be read.
  init?(_ parts: [SnapshotPart], _ changed: [PatientID: PatientRecord?]) {
    do {
      records = try FiledRecords(parts, changed)
      coming = try records.next()
    } catch {
      return nil
    }
  }

  /// Compares with the record of the next patient; nil: there should be none.
  mutating func compare(
    _ patient: PatientID, _ record: PatientRecord?, isSame: (FiledRecord, PatientRecord) throws -> Bool
  ) throws {
    while let filed = coming, filed.patient < patient { try miss(filed) }
    guard let filed = coming, filed.patient == patient else {
      if record != nil { differing.insert(patient) }
      return
    }
    guard let record, try isSame(filed, record) else { return try miss(filed) }
    coming = try records.next()
  }

  private mutating func miss(_ filed: FiledRecord) throws(SnapshotDamage) {
    differing.insert(filed.patient)
    coming = try records.next()
  }

  mutating func end() throws(SnapshotDamage) {
    while let filed = coming { try miss(filed) }
  }
}

/// From which day on patients are wanted for lists, and what lists need of them, by the rules of a clinic as it was
/// when a snapshot was written.
private struct ComparedLists {
  private let rules: ListRules
  private let clinic: Clinic?
  private let name: String?

  init(_ rules: ListRules, at clinic: Clinic?) {
    self.rules = rules
    self.clinic = clinic
    name = clinic.map { rules.name(for: $0) }
  }

  /// Whether the days and the open work of an entry are those of the record; where they were found by other rules,
  /// nobody can tell.
  func areThose(of filed: FiledRecord, _ record: PatientRecord) throws(SnapshotDamage) -> Bool {
    guard case .kept(let part, let entry) = filed, let clinic, part.head.rules == name else { return true }
    guard entry.lastDayCalled == rules.lastDayCalled(of: record, at: clinic),
      entry.openWork?.from == rules.firstDayOnList(of: record, at: clinic)
    else { return false }
    guard let work = entry.openWork else { return true }
    return try part.openWork(at: work.place) == rules.openWork(of: record, at: clinic)
  }
}
