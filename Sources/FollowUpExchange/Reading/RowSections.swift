internal import FollowUp

/// Where rows are read from.
protocol RowSections {
  /// Gives `body` the rows of one section, each with its number in it, from 1.
  /// - Throws: where the text has become another since it was verified.
  func forEachRow(
    of entity: ExchangeEntity, _ body: (_ number: Int, ScannedValue) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError)
}

/// The sections of a document that is in memory as a whole.
struct WholeSections: RowSections {
  let text: JSONDocument
  let fields: Fields

  func forEachRow(
    of entity: ExchangeEntity, _ body: (_ number: Int, ScannedValue) throws(JSONSyntaxError) -> Void
  ) throws(JSONSyntaxError) {
    guard let list = list(of: entity) else { return }
    try text.forEachElement(of: list) { (position, value) throws(JSONSyntaxError) in try body(position + 1, value) }
  }

  /// The list of the section's rows; nil where there is none. Anything but a list is refused.
  func list(of entity: ExchangeEntity) -> ScannedValue? {
    guard let list = fields.take(entity.member) else { return nil }
    guard list.kind == .array else {
      fields.refuse(.wrongType(expected: .list), entity.rawValue, list)
      return nil
    }
    return list
  }
}

extension ExchangeEntity {
  /// The name of the member that holds the rows.
  var member: StaticString {
    switch self {
    case .document: ""
    case .clinic: "clinic"
    case .staff: "staff"
    case .patient: "patients"
    case .visit: "visits"
    case .planItem: "planItems"
    case .appointment: "appointments"
    case .attempt: "attempts"
    case .followUp: "followUps"
    }
  }
}

/// What is known of the rows of a document before they are read: which of them take an id that another row has.
struct RowFindings: Sendable {
  struct Place: Hashable, Sendable {
    var entity: ExchangeEntity
    /// From 1.
    var row: Int
  }

  struct Finding: Hashable, Sendable {
    /// The line of the row that has the id first; nil for that row itself.
    var firstLine: Int?
    /// The other patient whose row of that id the clinic has.
    var owner: PatientID?
  }

  var findings: [Place: Finding] = [:]

  /// Nil where there is nothing to be found, as of most rows.
  func finding(at place: Place) -> Finding? { findings.isEmpty ? nil : findings[place] }

  private func finding(of row: Row) -> Finding? {
    row.number.flatMap { finding(at: Place(entity: row.entity, row: $0)) }
  }

  func firstLine(of row: Row) -> Int? { finding(of: row)?.firstLine }

  func owner(of row: Row) -> PatientID? { finding(of: row)?.owner }
}
