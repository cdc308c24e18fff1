internal import BackgroundWork
internal import FollowUp

/// A commit that is too large for memory, while it is written: its lines go to the journal, and the records that come
/// of it into new parts of a snapshot, piece by piece.
///
/// Nothing of it counts before its last line is on the disk. Its users hold the folder's lock, exclusively.
final class CommitInPieces {
  private let journal: Journal
  /// The clinic as it was before the commit.
  private let kept: KeptClinic
  private let rules: ListRules
  private let signature: Signature
  private let command: String
  private let format: JournalFormat
  /// The clinic as the commit makes it.
  private(set) var clinic: Clinic
  /// How many patients it has then.
  private(set) var patients: Int
  private var end: JournalPosition
  /// The changes of the newest line, which is not written yet: only the last one must not say that more follows.
  private var newest: ChangesText?
  private var parts: NewParts?
  /// What comes of the changes that were added last. It is made on other cores while the next changes are decided on
  /// and those before are written.
  private var coming: Coming?
  /// Lines on their way to the journal, and how far it is on its way to the disk.
  private var lines: [UInt8] = []
  private var begun: BegunSynchronizing

  private struct Coming {
    var patients: Set<PatientID>
    var products: [Background<Result<[Product], any Error>>]
  }

  /// - Throws: `StoreError` where lines with this signature could not be read back.
  init(
    _ signature: Signature, command: String, in journal: Journal, of kept: KeptClinic, rules: ListRules
  ) throws(StoreError) {
    self.journal = journal
    self.kept = kept
    self.rules = rules
    self.signature = signature
    self.command = command
    format = JournalFormat(zone: kept.clinic.settings.timeZone)
    clinic = kept.clinic
    patients = kept.patients
    end = journal.position
    begun = BegunSynchronizing(from: end.bytes)
    do {
      try format.requireReadable(signature, command: command)
    } catch {
      throw .changeNotStorable(error)
    }
  }

  /// What one line changes of one patient.
  private struct Task: Sendable {
    var patient: PatientID
    var changes: ArraySlice<Change>
    /// The record before; nil for a patient who is not known yet.
    var record: PatientRecord?
  }

  /// What became of a task.
  private struct Product: Sendable {
    var text: ChangesText
    var record: FiledLine
    var isNew: Bool
  }

  /// Adds changes to the commit. What is wrong with them may be told by what is called next.
  /// - Throws: `StoreError`, `SnapshotDamage`; then the commit has to be withdrawn.
  func keep(_ changes: [Change]) throws {
    var waiting: [Task] = []
    var names: Set<PatientID> = []
    for run in changes.runsOfOneSubject {
      guard let patient = run.first?.subject else {
        try keep(waiting)
        (waiting, names) = ([], [])
        try keepClinic(run)
        continue
      }
      if !names.insert(patient).inserted {
        try keep(waiting)
        (waiting, names) = ([], [patient])
      }
      if coming?.patients.contains(patient) == true { try writeComing() }
      let record = try parts?.record(of: patient) ?? kept.record(of: patient)
      waiting.append(Task(patient: patient, changes: run, record: record))
    }
    try keep(waiting)
  }

  private func keepClinic(_ changes: ArraySlice<Change>) throws {
    try writeComing()
    for case .clinic(let event) in changes { clinic.apply(event) }
    try parts?.follow(rules: rules.name(for: clinic))
    try write([Self.text(of: changes, format)])
  }

  private func keep(_ tasks: [Task]) throws {
    guard !tasks.isEmpty else { return }
    let (format, clinic, followUpProtocol) = (format, clinic, rules.followUpProtocol)
    let hasOneZone = clinic.settings.timeZone == kept.clinic.settings.timeZone
    let stretch = max(Self.fewTasks, (tasks.count + Self.stretches - 1) / Self.stretches)
    let products = stride(from: 0, to: tasks.count, by: stretch).map { start in
      let some = tasks[start..<min(start + stretch, tasks.count)]
      return Background {
        Result { try some.map { try Self.product(of: $0, format, at: clinic, followUpProtocol, hasOneZone) } }
      }
    }
    let before = coming
    coming = nil
    // What was added before fails first.
    try write(before)
    coming = Coming(patients: Set(tasks.map(\.patient)), products: products)
  }

  /// Into how many tasks are cut that come together: more than cores, so that none waits long for the slowest.
  private static let stretches = 4
  /// So few are not cut.
  private static let fewTasks = 16

  /// Writes all that was added.
  private func writeComing() throws {
    defer { coming = nil }
    try write(coming)
  }

  private func write(_ coming: Coming?) throws {
    guard let coming else { return }
    let made = try coming.products.flatMap { try $0.value.get() }
    let parts = try newParts()
    try write(made.map(\.text))
    for product in made.sorted(by: { $0.record.summary.patient < $1.record.summary.patient }) {
      try parts.add(product.record)
      if product.isNew { patients += 1 }
    }
  }

  /// Why something can't be kept that was added before; nil where all can.
  func failure() -> (any Error)? {
    do {
      try writeComing()
      return nil
    } catch {
      return error
    }
  }

  private func newParts() throws -> NewParts {
    if let parts { return parts }
    let parts = try NewParts(
      journal.folder, at: journal.position, rules: rules.name(for: clinic),
      RecordCoding(zone: clinic.settings.timeZone))
    self.parts = parts
    return parts
  }

  private static func product(
    of task: Task, _ format: JournalFormat, at clinic: Clinic, _ followUpProtocol: FollowUpProtocol, _ hasOneZone: Bool
  ) throws -> Product {
    var record = task.record
    for case .patient(let id, let event) in task.changes {
      if record == nil {
        do {
          record = try PatientRecord(of: id, beginningWith: event)
        } catch {
          throw StoreError.changeRefused(error)
        }
      } else {
        record?.apply(event)
      }
    }
    guard let record else { throw StoreError.changeRefused(.unknownPatient(task.patient)) }
    let text = try text(of: task.changes, format)
    let line = FiledLine(
      record, RecordCoding(zone: clinic.settings.timeZone), at: clinic, followUpProtocol,
      with: task.record == nil && hasOneZone ? text.texts(of: task.changes, in: record) : nil)
    return Product(text: text, record: line, isNew: task.record == nil)
  }

  private static func text(of changes: ArraySlice<Change>, _ format: JournalFormat) throws(StoreError) -> ChangesText {
    do {
      return try format.readableText(of: changes)
    } catch {
      throw .changeNotStorable(error)
    }
  }

  /// Writes lines of these changes, but for the last one.
  private func write(_ changes: [ChangesText]) throws {
    lines.removeAll(keepingCapacity: true)
    for text in changes {
      if let newest { append(newest, goesOn: true, to: &lines) }
      newest = text
    }
    try journal.write(lines)
    try begun.goOn(to: end.bytes) { try journal.beginCommit(of: $0) }
  }

  private func append(_ changes: ChangesText, goesOn: Bool, to lines: inout [UInt8]) {
    let start = lines.count
    format.append(changes, signature, command: command, goesOn: goesOn, after: &end, to: &lines)
    end.bytes += lines.count - start
  }

  /// Puts the commit on the disk.
  /// - Returns: The new parts of the snapshot; nil where nothing was given to the commit.
  /// - Throws: `StoreError`, `SnapshotDamage`; then the commit has to be withdrawn.
  func finish() throws -> [SnapshotPart]? {
    try writeComing()
    guard let newest else { return nil }
    let parts = try parts?.finish() ?? []
    var line: [UInt8] = []
    append(newest, goesOn: false, to: &line)
    try journal.write(line)
    try journal.commit(to: end)
    return parts
  }

  /// Leaves nothing of the commit.
  func withdraw() {
    coming = nil
    journal.withdraw()
    parts?.discard()
  }
}
