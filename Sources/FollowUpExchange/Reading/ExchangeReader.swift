public import FollowUp
internal import OrderedCollections

/// Reads exchange documents: takes every row that can be taken, and says of every other what is wrong with it.
public struct ExchangeReader: Sendable {
  let setting: ReadingSetting
  private let known: KnownRows

  /// - Parameters:
  ///   - clinic: The clinic that the document is meant for; the settings that the document leaves out are its.
  ///   - followUpProtocol: Names the procedure codes that have a rule, in addition to those of
  ///     ``ProcedureCodes/common``.
  ///   - now: What lies after it is in the future.
  ///   - known: What the clinic has already of all that the document names: its rows may be about these patients, and
  ///   must not take the id of a row that is another patient's.
  public init(
    clinic: Clinic = Clinic(), followUpProtocol: FollowUpProtocol? = nil, now: Instant, known: KnownRows = KnownRows()
  ) {
    setting = ReadingSetting(
      clinic: clinic, now: now, knownProcedures: ProcedureCodes.known(to: followUpProtocol))
    self.known = known
  }

  /// Reads one document for a clinic of which everything is known.
  public func read(_ source: ExchangeSource) throws(ExchangeError) -> ExchangeReading {
    try unsettled(source).settled { known.patients.elements }
  }

  /// Reads one document. Which known ids wrong ones may have been meant for is left open.
  public func unsettled(_ source: ExchangeSource) throws(ExchangeError) -> UnsettledReading {
    let result: Result<UnsettledReading, ExchangeError.Reason>
    do throws(JSONSyntaxError) {
      result = try source.bytes.withUnsafeBufferPointer { (bytes) throws(JSONSyntaxError) in
        let text = try JSONDocument(bytes)
        return try text.readOutline { (root) throws(JSONSyntaxError) in try read(text, root, of: source.name) }
      }
    } catch {
      result = .failure(.syntax(error.fault, error.position))
    }
    return try result.mapError { ExchangeError(file: source.name, reason: $0) }.get()
  }

  private func read(
    _ text: JSONDocument, _ root: ScannedValue, of file: String
  ) throws(JSONSyntaxError) -> Result<UnsettledReading, ExchangeError.Reason> {
    guard root.kind == .object else { return .failure(.notAnObject) }
    let log = ProblemLog(file: file, lineOf: text.lines.line(of:))
    let fields = ExchangeReader.fields(of: root, log)
    if let reason = ExchangeReader.fault(in: fields) { return .failure(reason) }
    var reading = DocumentReading(setting, log: log, known: known)
    let document = try reading.document(text, fields)
    return .success(
      UnsettledReading(
        document: document, found: log.found, described: reading.describedPatients, staff: reading.staff.elements))
  }

  /// The members of a whole document.
  static func fields(of root: ScannedValue, _ log: ProblemLog) -> Fields {
    Fields(
      root,
      of: Row(log: log, entity: .document, number: nil, offset: root.offset, consequence: .sectionRefused))
  }

  /// Why a document of this format and version is not read; nil if it is.
  static func fault(in fields: Fields) -> ExchangeError.Reason? {
    fault(inFormat: fields.take("format"), version: fields.take("version"))
  }

  private static func fault(inFormat format: ScannedValue?, version: ScannedValue?) -> ExchangeError.Reason? {
    guard let format else { return .wrongFormat(nil) }
    guard format.text == ExchangeFormat.name else {
      return .wrongFormat(HostileText.shown(format.shown))
    }
    guard let version else { return .badVersion(nil) }
    let shown = HostileText.shown(version.shown)
    guard let digits = version.digits, digits.utf8.allSatisfy({ (0x30..<0x3A).contains($0) }), digits != "0"
    else { return .badVersion(shown) }
    guard let number = Int(digits), number <= ExchangeFormat.version else { return .newerVersion(shown) }
    return nil
  }
}

/// A document that was read, before it is said which known ids wrong ones may have been meant for.
public struct UnsettledReading: Sendable {
  fileprivate var document: ExchangeDocument
  fileprivate var found: [FoundProblem]
  fileprivate var described: [PatientID]
  fileprivate var staff: [StaffID]

  /// - Parameter patients: All patients of the clinic, in the order of their ids; nil where there are more than
  ///   ``ExchangeReader/mostPatientsLookedThrough``. They are asked for only where a patient is named whom nobody
  ///   knows.
  /// - Returns: The same, with all that can be said of its problems.
  /// - Throws: what `patients` throws.
  public func settled(patients: () throws -> [PatientID]?) rethrows -> ExchangeReading {
    ExchangeReading(
      document: document, problems: try found.settled(described: described, patients: patients, staff: staff))
  }
}

extension ExchangeReader {
  /// Among more patients nobody looks for the one who may have been meant.
  public static let mostPatientsLookedThrough = Suggestions.mostCompared
}

/// What came of reading one document.
public struct ExchangeReading: Hashable, Sendable {
  public var document: ExchangeDocument
  /// In the order in which they were found: the clinic, its people, then section by section.
  public var problems: [RowProblem]

  /// The problems because of which something was left out.
  public var refusals: [RowProblem] { problems.filter(\.isRefusal) }
  /// How many rows were left out; a row may have several problems.
  public var refusedRows: Int { problems.refusedRows }
  /// How many settings of the clinic stay as they were, and sections were left out.
  public var otherRefusals: Int { problems.otherRefusals }
  public var warnings: [RowProblem] { problems.filter { !$0.isRefusal } }
}

extension [RowProblem] {
  fileprivate var refusedRows: Int {
    Set(lazy.filter { $0.consequence == .rowRefused }.map { [$0.entity.rawValue, String($0.row ?? 0)] }).count
  }

  fileprivate var otherRefusals: Int { count { $0.isRefusal && $0.consequence != .rowRefused } }
}

extension ImportOutcome {
  /// Whether something was left out.
  public var hasRefusals: Bool { problems.contains(where: \.isRefusal) }
  /// How many rows were left out; a row may have several problems.
  public var refusedRows: Int { problems.refusedRows }
  /// How many settings of the clinic stay as they were, and sections were left out.
  public var otherRefusals: Int { problems.otherRefusals }
}

/// The procedure codes that clinics commonly use.
public enum ProcedureCodes {
  /// Those of the built-in protocol, and treatments that its general rule covers.
  public static let common: Set<String> = [
    "extraction", "root-canal-filling", "root-canal-visit", "canal-enlargement", "orthodontic-bonding",
    "orthodontic-adjustment", "orthodontic-retainer", "orthodontics", "prosthesis-fitting", "scaling",
    "implant-surgery", "pulp-opening", "infusion", "filling", "periodontal", "pediatric", "whitening", "veneer",
    "consultation", "check-up", "imaging",
  ]

  static func known(to followUpProtocol: FollowUpProtocol?) -> Set<String> {
    guard let followUpProtocol else { return common }
    var codes = common.union(followUpProtocol.proceduresWithoutFollowUp)
    for rule in followUpProtocol.rules {
      if case .procedures(let triggers) = rule.trigger { codes.formUnion(triggers) }
    }
    return codes
  }
}
