internal import FollowUp
internal import Wording

/// The clinic as its folder keeps it: what the snapshot holds, read only where it is asked for, and in memory what the
/// journal has changed since.
///
/// What is asked of it throws `SnapshotDamage` where the snapshot is not what was written.
struct KeptClinic {
  private(set) var clinic: Clinic
  /// How many there are.
  private(set) var patients: Int
  /// The records that were changed since the snapshot; all of them where there is none. Nil for a patient whom the
  /// snapshot has and who was erased since.
  private(set) var changed: [PatientID: PatientRecord?] = [:]
  private(set) var snapshot: Snapshot?
  /// Whether the snapshot holds patients who were erased since.
  private(set) var holdsErased = false
  private let rules: ListRules
  private let progress: WorkProgress

  /// Nothing has changed yet since `snapshot`, or since the beginning. `progress` is told of reading all patients.
  init(_ snapshot: Snapshot?, rules: ListRules, _ progress: WorkProgress) {
    self.snapshot = snapshot
    self.progress = progress
    self.rules = rules
    clinic = snapshot?.head.clinic ?? Clinic()
    patients = snapshot?.head.patients ?? 0
  }

  /// What changes make of the clinic, kept apart until it is certain that they are.
  struct Outcome {
    fileprivate var clinic: Clinic
    fileprivate var registered = 0
    fileprivate(set) var records: [PatientID: PatientRecord] = [:]
  }

  /// What no change makes of the clinic.
  var unchanged: Outcome { Outcome(clinic: clinic) }

  /// Adds what `changes` make of the clinic after all that `outcome` holds already.
  /// - Throws: `ChangeFault`, `SnapshotDamage`.
  func add(_ changes: [Change], to outcome: inout Outcome) throws {
    for change in changes {
      switch change {
      case .clinic(let event): outcome.clinic.apply(event)
      case .patient(let id, let event):
        if outcome.records[id]?.apply(event) != nil { continue }
        if var record = try record(of: id) {
          record.apply(event)
          outcome.records[id] = record
        } else {
          outcome.records[id] = try PatientRecord(of: id, beginningWith: event)
          outcome.registered += 1
        }
      }
    }
  }

  /// The clinic with `parts`, in files without names, which are newer than all that is known here; the journal ends at
  /// `position` then.
  func with(
    _ parts: [SnapshotPart], _ clinic: Clinic, patients: Int, at position: JournalPosition
  ) throws -> KeptClinic {
    let changed = try changed.filter { patient, _ in try !parts.contains { try $0.place(of: patient) != nil } }
    let all = (snapshot?.parts ?? []) + parts
    let head = SnapshotHead(
      position: position, coverage: JournalCoverage(origin: "", checksum: nil), patients: patients, clinic: clinic,
      parts: all.map(\.head))
    var clinic = KeptClinic(Snapshot(head, all, isInFolder: false), rules: rules, progress)
    (clinic.changed, clinic.holdsErased) = (changed, holdsErased)
    return clinic
  }

  mutating func install(_ outcome: Outcome) {
    clinic = outcome.clinic
    patients += outcome.registered
    for (patient, record) in outcome.records { changed.updateValue(record, forKey: patient) }
  }

  /// Leaves these patients out from now on.
  /// - Throws: `SnapshotDamage`; then nothing has changed.
  mutating func leaveOut(_ erased: Set<PatientID>) throws {
    let ofSnapshot = try erased.filter { try snapshot?.holds($0) ?? false }
    for patient in erased {
      let isThere = changed.removeValue(forKey: patient).map { $0 != nil } ?? ofSnapshot.contains(patient)
      if isThere { patients -= 1 }
    }
    for patient in ofSnapshot { changed.updateValue(nil, forKey: patient) }
    holdsErased = holdsErased || !ofSnapshot.isEmpty
  }

  /// Goes on from `other`, a snapshot of this very history that is neither older than the one here nor newer than what is
  /// known: it has nobody who was erased.
  mutating func goOn(from other: Snapshot) {
    guard other !== snapshot else { return }
    (snapshot, holdsErased) = (other, false)
    changed = changed.filter { $0.value != nil }
  }
}

extension KeptClinic: ClinicReading {
  var isEmpty: Bool { patients == 0 }

  func record(of patient: PatientID) throws -> PatientRecord? {
    if let known = changed[patient] { return known }
    return try snapshot?.record(of: patient)
  }

  func openWork(on date: CivilDate) throws -> [OpenWork] {
    let kept = try snapshot?.openWork(on: date, rules: { rules.name(for: clinic) }) { changed[$0] != nil }
    if let kept {
      let changed = changed.values.compactMap { $0.map { OpenWork($0) } }
      return (kept + changed).sorted { $0.patient < $1.patient }
    }
    var work: [OpenWork] = []
    try forEachRecord { work.append(OpenWork($0)) }
    return work
  }

  func forEachRecord(_ body: (PatientRecord) throws -> Void) throws {
    try forEachRecord(holding: nil, after: nil, body)
  }

  func forEachRecord(holding ids: IdentifierFilter, _ body: (PatientRecord) throws -> Void) throws {
    try forEachRecord(holding: ids, after: nil, body)
  }

  /// The same for those whose ids come after `start`; every record where `ids` is nil.
  func forEachRecord(
    holding ids: IdentifierFilter?, after start: PatientID?, _ body: (PatientRecord) throws -> Void
  ) throws {
    guard let ids else { return try forEachFiled(after: start) { try body($0.record()) } }
    guard !ids.isEmpty else { return }
    let changed = changed.values.lazy.compactMap(\.self)
    var holders = Set(changed.filter { $0.mayHold(anyOf: ids) }.map(\.id))
    let parts = snapshot?.parts ?? []
    try progress.during(.readingPatients, of: parts.reduce(0) { $0 + $1.head.records }) {
      // An older record of somebody may hold what the newest does not.
      for part in parts { holders.formUnion(try part.patients(holding: ids, progress)) }
    }
    for patient in holders.sorted() where start.map({ $0 < patient }) ?? true {
      if let record = try record(of: patient) { try body(record) }
    }
  }

  func patients(ifAtMost most: Int) throws -> [PatientID]? {
    guard patients <= most else { return nil }
    var ids: [PatientID] = []
    ids.reserveCapacity(patients)
    try forEachFiled { ids.append($0.patient) }
    return ids
  }

  func summaries() throws -> [PatientSummary] {
    var summaries: [PatientSummary] = []
    summaries.reserveCapacity(patients)
    try forEachFiled { summaries.append($0.summary) }
    return summaries
  }

  private func forEachFiled(after start: PatientID? = nil, _ body: (FiledRecord) throws -> Void) throws {
    try progress.during(.readingPatients, of: patients) {
      try FiledRecord.forEach(in: snapshot?.parts ?? [], changed, after: start) { record in
        try body(record)
        progress.advance(by: 1)
      }
    }
  }
}
