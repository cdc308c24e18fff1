public import FollowUp

/// What can be asked about a clinic. All of it is as of the last commit or refresh.
public protocol ClinicReading {
  var clinic: Clinic { get }
  /// Whether no patient was ever recorded.
  var isEmpty: Bool { get }
  /// Nil where no patient of that id was ever recorded.
  func record(of patient: PatientID) throws -> PatientRecord?
  /// What the list of `date` can show or count: of the patients with an open follow-up, a pending escalation, an
  /// appointment that was not kept, or an attempt on that day. It may give others too. In the order of their ids.
  func openWork(on date: CivilDate) throws -> [OpenWork]
  /// Every record, one after the other, in the order of their ids.
  func forEachRecord(_ body: (PatientRecord) throws -> Void) throws
  /// The records that hold a visit, plan item, appointment, contact attempt or follow-up whose id is one of `ids`, one
  /// after the other, in the order of the patients' ids. It may give others too.
  func forEachRecord(holding ids: IdentifierFilter, _ body: (PatientRecord) throws -> Void) throws
  /// The ids of all patients, in their order; nil where there are more than `most`.
  func patients(ifAtMost most: Int) throws -> [PatientID]?
  /// What search looks through: one summary for each patient, in the order of their ids.
  func summaries() throws -> [PatientSummary]
}

/// Where a clinic's history is kept: every change is a commit that is either wholly there or not at all, and stays.
///
/// A store belongs to one thread of one program. Several stores, in one program or in many, may be open on the same
/// clinic: each commit sees all that was committed before it.
public protocol EventStore: AnyObject, ClinicReading {
  /// Why nothing can be recorded here; nil where it can.
  var readOnlyReason: ReadOnlyReason? { get }

  /// Decides on the newest state and keeps what was decided.
  ///
  /// While `decide` runs nobody else can commit. It may be run a second time, and then only what it gives last counts.
  /// When this returns the changes are on disk; when it throws, nothing of them is kept. No changes, no commit.
  /// - Parameters:
  ///   - signature: Who does it, where and when.
  ///   - command: What is done, a word for the history: `recordAttempt`, `import`, …
  ///   - patience: How long others are waited for who hold the clinic.
  ///   - decide: Gives the changes; what it throws is passed on. It must not use this store itself, only the view,
  ///     and has to let pass what the view throws.
  /// - Returns: What was kept.
  /// - Throws: `StoreError`, or what `decide` throws.
  @discardableResult
  func transact(
    _ signature: Signature, command: String, patience: Patience, decide: (any ClinicReading) throws -> [Change]
  ) throws -> Commit

  /// The same for changes that are too many for memory: `decide` gives them to its second argument piece by piece, and
  /// all pieces are one commit. The view stays what it was before the commit, so that nobody should come up in two
  /// pieces.
  /// - Returns: The place of the commit's last line in the history; nil where there was nothing to keep.
  /// - Throws: `StoreError`, or what `decide` throws.
  @discardableResult
  func transact(
    _ signature: Signature, command: String,
    inPieces decide: (any ClinicReading, (_ piece: [Change]) throws -> Void) throws -> Void
  ) throws -> Int?

  /// Takes all that is kept about `patients` out of the history, which stays verifiable: what was done keeps its place,
  /// with who did it and when, and for each patient a record of the erasure follows.
  ///
  /// `allow` is given the newest record of each, and what it throws is passed on. Where much has to be done before, it is
  /// asked at once, too; the last time that it runs nobody else can commit.
  /// When this returns the erasure is on disk; when it throws, the history is as it was, but for
  /// `StoreError.outcomeUnknown`. What other patients' records say of these stays.
  /// - Returns: What was erased, in the order of the ids; nothing for those of whom nothing is known.
  /// - Throws: `StoreError`, or what `allow` throws.
  @discardableResult
  func erase(
    _ patients: Set<PatientID>, _ signature: Signature, allowing allow: (PatientRecord) throws -> Void
  ) throws -> [Erasure]

  /// Takes in what others have committed, and says what that changed since the last time this was asked.
  /// - Throws: `StoreError`; the state stays as it was.
  func refresh() throws -> ChangedSubjects

  /// What a person should know about and nobody has asked yet; each note is given once.
  func takeNotes() -> [StoreNote]

  /// Leaves the store so that it opens quickly next time. It may be left out: nothing is lost without it.
  func prepareForNextStart() throws

  /// Verifies everything that is kept, and changes nothing.
  func check() throws -> CheckReport
}

extension EventStore {
  /// The same with long patience.
  @discardableResult
  public func transact(
    _ signature: Signature, command: String, decide: (any ClinicReading) throws -> [Change]
  ) throws -> Commit {
    try transact(signature, command: command, patience: .long, decide: decide)
  }

  /// All pieces are held in memory until the last is there.
  @discardableResult
  public func transact(
    _ signature: Signature, command: String,
    inPieces decide: (any ClinicReading, (_ piece: [Change]) throws -> Void) throws -> Void
  ) throws -> Int? {
    try transact(signature, command: command) { view in
      var changes: [Change] = []
      try decide(view) { changes += $0 }
      return changes
    }.sequence
  }
}

/// Who makes a commit, where, and when.
public struct Signature: Hashable, Sendable {
  /// The name of the person.
  public var author: String
  /// The desk: one running program.
  public var desk: String
  public var now: Instant

  public init(author: String, desk: String, now: Instant) {
    self.author = author
    self.desk = desk
    self.now = now
  }
}

/// What was kept.
public struct Commit: Hashable, Sendable {
  public var changes: [Change]
  /// The place of its last line in the history, 1 for the first; nil where there was nothing to keep.
  public var sequence: Int?

  public init(changes: [Change], sequence: Int?) {
    self.changes = changes
    self.sequence = sequence
  }
}

/// Whom and what commits have changed.
public struct ChangedSubjects: Hashable, Sendable {
  public var patients: Set<PatientID>
  /// Whether so many patients changed that nobody counted them; ``patients`` need not name them then.
  public var isManyPatients: Bool
  /// Whether the settings or the staff changed.
  public var clinic: Bool

  public init(patients: Set<PatientID> = [], isManyPatients: Bool = false, clinic: Bool = false) {
    self.patients = patients
    self.isManyPatients = isManyPatients
    self.clinic = clinic
  }

  public var isEmpty: Bool { patients.isEmpty && !isManyPatients && !clinic }

  mutating func add(_ changes: [Change]) {
    for change in changes {
      switch change {
      case .clinic: add(nil as PatientID?)
      case .patient(let id, _): add(id)
      }
    }
  }

  mutating func add(_ other: ChangedSubjects) {
    patients.formUnion(other.patients)
    isManyPatients = isManyPatients || other.isManyPatients
    clinic = clinic || other.clinic
  }

  /// Nil stands for the clinic.
  mutating func add(_ patient: PatientID?) {
    if let patient {
      patients.insert(patient)
    } else {
      clinic = true
    }
  }
}
