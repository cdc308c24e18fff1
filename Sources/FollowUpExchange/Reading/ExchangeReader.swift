public import FollowUp

/// Reads exchange documents: takes every row that can be taken, and says of every other what is wrong with it.
public struct ExchangeReader: Sendable {
  private let clinic: Clinic
  private let now: Instant
  private let knownProcedures: Set<String>
  private let isKnownPatient: @Sendable (PatientID) -> Bool

  /// - Parameters:
  ///   - clinic: The clinic that the document is meant for; the settings that the document leaves out are its.
  ///   - followUpProtocol: Names the procedure codes that have a rule, in addition to those of
  ///     ``ProcedureCodes/common``.
  ///   - now: What lies after it is in the future.
  ///   - isKnownPatient: Whether the clinic has the patient already, so that rows of the document may be about
  ///     them.
  public init(
    clinic: Clinic = Clinic(), followUpProtocol: FollowUpProtocol? = nil, now: Instant,
    isKnownPatient: @escaping @Sendable (PatientID) -> Bool = { _ in false }
  ) {
    self.clinic = clinic
    self.now = now
    knownProcedures = ProcedureCodes.known(to: followUpProtocol)
    self.isKnownPatient = isKnownPatient
  }

  /// Reads one document.
  public func read(_ source: ExchangeSource) throws(ExchangeError) -> ExchangeReading {
    var parser = JSONParser(source.bytes)
    let root: JSONValue
    do throws(JSONSyntaxError) {
      root = try parser.parse()
    } catch {
      throw ExchangeError(file: source.name, reason: .syntax(error.fault, error.position))
    }
    guard case .object(let members) = root.content else {
      throw ExchangeError(file: source.name, reason: .notAnObject)
    }
    let log = ProblemLog(file: source.name, lines: parser.lines)
    let row = Row(log: log, entity: .document, number: nil, offset: root.offset, consequence: .sectionRefused)
    var fields = Fields(members, of: row, offset: root.offset)
    if let reason = ExchangeReader.fault(inFormat: fields.take("format"), version: fields.take("version")) {
      throw ExchangeError(file: source.name, reason: reason)
    }

    var reading = DocumentReading(
      log: log, clinic: clinic, now: now, knownProcedures: knownProcedures, isKnownPatient: isKnownPatient)
    let document = reading.document(&fields)
    return ExchangeReading(document: document, problems: log.problems)
  }

  /// Why a document of this format and version is not read; nil if it is.
  private static func fault(inFormat format: JSONValue?, version: JSONValue?) -> ExchangeError.Reason? {
    guard let format else { return .wrongFormat(nil) }
    guard case .string(ExchangeFormat.name) = format.content else {
      return .wrongFormat(HostileText.shown(format.shown))
    }
    guard let version else { return .badVersion(nil) }
    let shown = HostileText.shown(version.shown)
    guard case .number(let digits) = version.content, !digits.isEmpty,
      digits.utf8.allSatisfy({ (0x30..<0x3A).contains($0) }), digits != "0"
    else { return .badVersion(shown) }
    guard let number = Int(digits), number <= ExchangeFormat.version else { return .newerVersion(shown) }
    return nil
  }
}

/// What came of reading one document.
public struct ExchangeReading: Hashable, Sendable {
  public var document: ExchangeDocument
  /// In the order in which they were found: the clinic, its people, then section by section.
  public var problems: [RowProblem]

  /// The problems because of which something was left out.
  public var refusals: [RowProblem] { problems.filter(\.isRefusal) }
  public var warnings: [RowProblem] { problems.filter { !$0.isRefusal } }
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
