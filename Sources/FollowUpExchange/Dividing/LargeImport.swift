internal import ExternalSorting
public import FollowUp
internal import OrderedCollections
internal import Wording

/// Takes over a document that is too large for memory, part by part: the clinic first, then the patients in the order
/// of their ids, then those whose calls the new settings move.
///
/// It says and does what ``ExchangeReader`` and ``ImportDecision`` say and do of a small document.
public struct LargeImport {
  private let document: DividedDocument
  private let context: DecisionContext
  /// The settings until now, where the document changes them.
  private let former: ClinicSettings?
  private let reader: PartReader
  /// The people of the clinic, its own first.
  private let staff: [StaffID]
  private let clinicDecision: ImportDecision
  private var batches: RowSpill.Batches?
  private let lists: [ExchangeEntity: UInt32]
  private var summary: ImportSummary
  private var found: [FoundProblem]
  /// Patients of the clinic on whom was decided; those whom the settings may still move are the others.
  private var decided: Set<PatientID> = []
  /// Described patients with the numbers of their rows, of whom one may have been meant where an id is wrong; nil where
  /// there are too many to look through.
  private var candidates: [(row: Int, id: PatientID)]? = []
  private let referrers: ReferrerSearch

  /// Begins the import of a document.
  ///
  /// - Parameters:
  ///   - document: What is taken over.
  ///   - context: The clinic as it is before the import, the protocol, the clock, and who imports.
  /// - Throws: where the document is none of the format.
  public init(_ document: DividedDocument, in context: DecisionContext) throws(ExchangeError) {
    self.document = document
    let log = ProblemLog(file: document.name, lineOf: document.outline.line(of:))
    let setting = ReadingSetting(
      clinic: context.clinic, now: context.now, knownProcedures: ProcedureCodes.known(to: context.followUpProtocol))
    let result: Result<Head, ExchangeError.Reason>
    do {
      result = try document.outline.bytes.withUnsafeBufferPointer { (bytes) throws(JSONSyntaxError) in
        let text = try JSONDocument(bytes)
        return try text.readOutline { (root) throws(JSONSyntaxError) in
          try Head.read(text, ExchangeReader.fields(of: root, log), of: document, setting, log)
        }
      }
    } catch {
      throw ExchangeError(file: document.name, reason: .syntax(error.fault, error.position))
    }
    let head: Head
    switch result {
    case .success(let read): head = read
    case .failure(let reason): throw ExchangeError(file: document.name, reason: reason)
    }
    clinicDecision = ImportDecision(clinicOf: head.document, formerly: context.clinic)
    summary = clinicDecision.summary
    found = log.found
    lists = head.lists
    staff = head.staff
    var (context, setting2) = (context, setting)
    let clinic = head.document.applied(to: context.clinic)
    former = clinic.settings == context.clinic.settings ? nil : context.clinic.settings
    context.clinic = clinic
    setting2.clinic = clinic
    self.context = context
    referrers = document.referrerSearch()
    reader = PartReader(setting: setting2, file: document.name)
  }

  /// What the outline says.
  private struct Head {
    var document: ExchangeDocument
    var staff: [StaffID]
    var lists: [ExchangeEntity: UInt32]

    static func read(
      _ text: JSONDocument, _ fields: Fields, of divided: DividedDocument, _ setting: ReadingSetting, _ log: ProblemLog
    ) throws(JSONSyntaxError) -> Result<Head, ExchangeError.Reason> {
      if let reason = ExchangeReader.fault(in: fields) { return .failure(reason) }
      var reading = DocumentReading(setting, log: log, known: KnownRows())
      var document = try reading.clinicAndStaff(text, fields)
      var lists: [ExchangeEntity: UInt32] = [:]
      let sections = WholeSections(text: text, fields: fields)
      for entity in ExchangeEntity.ofPatients {
        if let list = sections.list(of: entity) { lists[entity] = divided.outline.list(at: list.offset) }
      }
      document.unrecognizedFields = try reading.unrecognized(text, fields)
      return .success(Head(document: document, staff: reading.staff.elements, lists: lists))
    }
  }

  /// How many rows there are to take over.
  public var rowCount: Int { document.rowCount }

  /// What happens to the clinic itself.
  public var clinicChanges: [Change] { clinicDecision.changes }

  /// The ids of the rows about patients.
  public var rowIDs: IdentifierFilter { document.rowIDs }

  /// Takes in what the clinic has. Before the first part every record must have been given that holds a visit, plan
  /// item, appointment, contact attempt or follow-up whose id is one of ``rowIDs``.
  public func know(_ record: PatientRecord) throws(ExchangeError) { try document.add(record) }

  /// All that the document says of some patients.
  public struct Part: Sendable {
    fileprivate var batch: RowBatch
    /// Those of the patients whom the clinic has.
    fileprivate var records: [PatientID: PatientRecord]
    fileprivate var reader: PartReader
    fileprivate var context: DecisionContext
    fileprivate var former: ClinicSettings?

    /// Reads the part and decides on it. It can be done on any core.
    /// - Throws: `ImportRefusal` where a desk is calling one of the patients just now.
    public func decided() throws -> DecidedPart {
      let reading = try reader.read(batch, known: KnownRows(patients: records.keys))
      let decision = try ImportDecision(
        part: reading.document, in: context, formerly: former, record: { records[$0] })
      return DecidedPart(
        reading: reading, decision: decision, rowCount: batch.count,
        patients: former == nil ? [] : Array(records.keys))
    }
  }

  /// A part that was decided on.
  public struct DecidedPart: Sendable {
    fileprivate var reading: PartReader.Reading
    fileprivate var decision: ImportDecision
    fileprivate var rowCount: Int
    /// Where the settings change, those of the clinic whom they need not move any more.
    fileprivate var patients: [PatientID]
  }

  /// Reads on.
  /// - Parameter record: A patient's record as it is before the import; nil for one who is not known.
  /// - Returns: The next part; nil after the last.
  /// - Throws: what `record` throws, and `ExchangeError`.
  public mutating func nextPart(record: (PatientID) throws -> PatientRecord?) throws -> Part? {
    var batches = try self.batches ?? document.batches(in: lists)
    let batch = try document.next(of: &batches)
    self.batches = batches
    guard let batch else { return nil }
    var records: [PatientID: PatientRecord] = [:]
    for (id, _) in batch.patients { records[id] = try record(id) }
    return Part(batch: batch, records: records, reader: reader, context: context, former: former)
  }

  /// Takes a part in.
  /// - Returns: What happens to its patients.
  /// - Throws: where what it names can't be kept.
  public mutating func take(_ part: DecidedPart) throws(ExchangeError) -> [Change] {
    document.progress.advance(by: part.rowCount)
    summary.add(part.decision.summary)
    found += part.reading.found
    for (id, row) in part.reading.described {
      try document.passingOn { () throws(SortingFailure) in try referrers.addDescribed(id) }
      candidates?.append((row, id))
    }
    if let count = candidates?.count, count > Suggestions.mostCompared { candidates = nil }
    decided.formUnion(part.patients)
    for referrer in part.reading.referrers {
      try document.passingOn { () throws(SortingFailure) in try referrers.add(referrer) }
    }
    return part.decision.changes
  }

  /// Whether calls of patients of whom the document says nothing may have to move.
  public var movesOthers: Bool { former != nil }

  /// Moves the calls of `records` to where the new settings want them, but for those of patients whom the document
  /// names.
  /// - Returns: What happens to them.
  public mutating func move(_ records: [PatientRecord]) -> [Change] {
    guard let former else { return [] }
    let others = records.filter { !decided.contains($0.id) }
    let decision = ImportDecision(moving: others, in: context, formerly: former)
    summary.add(decision.summary)
    return decision.changes
  }

  /// Ends the import, when all parts were taken in.
  /// - Parameters:
  ///   - isKnown: Whether the clinic has a patient.
  ///   - patients: All patients of the clinic, in the order of their ids; nil where there are more than
  ///   ``ExchangeReader/mostPatientsLookedThrough``. They are asked for only where a patient is named whom nobody
  ///   knows.
  /// - Returns: What came of it.
  /// - Throws: what `isKnown` and `patients` throw, and `ExchangeError`.
  public func outcome(
    isKnown: (PatientID) throws -> Bool, patients: () throws -> [PatientID]?
  ) throws -> ImportOutcome {
    var found = found
    do {
      try referrers.forEachUndescribed { referrer in
        if try !isKnown(PatientID(referrer.id)) { found += referrer.problems(in: document.name) }
      }
    } catch let failure as SortingFailure {
      throw ExchangeError(file: document.name, reason: .notKept(failure))
    }
    let described = candidates?.sorted { $0.row < $1.row }.map(\.id)
    return ImportOutcome(
      summary: summary, problems: try found.settled(described: described, patients: patients, staff: staff))
  }
}

/// What came of reading a document and taking it over.
public struct ImportOutcome: Hashable, Sendable {
  public var summary: ImportSummary
  public var problems: [RowProblem]

  public init(summary: ImportSummary, problems: [RowProblem]) {
    self.summary = summary
    self.problems = problems
  }
}

extension ExchangeEntity {
  /// The sections whose rows describe patients or are about them.
  static let ofPatients: [ExchangeEntity] = [.patient, .visit, .planItem, .appointment, .attempt, .followUp]
}
