public import FollowUp

/// What a document names by ids, before anything else is read in it: whatever the clinic knows of others can't matter
/// to its reading.
public struct DocumentNames: Sendable {
  /// Whom its rows describe, are about, or name as referring somebody.
  public private(set) var patients: Set<PatientID> = []
  /// Its rows, but for those that describe patients or people of the clinic.
  private(set) var rows: Set<RowKey> = []

  /// The ids of the rows.
  public var rowIDs: IdentifierFilter {
    var ids = IdentifierFilter(for: rows.count)
    for row in rows { ids.insert(row.id) }
    return ids
  }

  /// - Throws: where the text is no JSON. Of JSON that is no document there are no names.
  public init(of source: ExchangeSource) throws(ExchangeError) {
    do throws(JSONSyntaxError) {
      try source.bytes.withUnsafeBufferPointer { (bytes) throws(JSONSyntaxError) in
        let text = try JSONDocument(bytes)
        try text.readOutline { (root) throws(JSONSyntaxError) in try add(root, of: text) }
      }
    } catch {
      throw ExchangeError(file: source.name, reason: .syntax(error.fault, error.position))
    }
  }

  private mutating func add(_ root: ScannedValue, of text: JSONDocument) throws(JSONSyntaxError) {
    guard root.kind == .object else { return }
    // What is wrong is told where the document is read.
    let log = ProblemLog(file: "", lineOf: { _ in 1 })
    let sections = WholeSections(text: text, fields: ExchangeReader.fields(of: root, log))
    for entity in ExchangeEntity.ofPatients {
      try sections.forEachRow(of: entity) { _, row in
        guard row.kind == .object else { return }
        add(row, of: entity)
      }
    }
  }

  private mutating func add(_ row: ScannedValue, of entity: ExchangeEntity) {
    func identifier(_ key: StaticString) -> String? { row.take(key).flatMap { try? $0.identifier() } }
    let id = identifier("id")
    let others = entity == .patient ? [id, identifier("referrer")] : [identifier("patient")]
    patients.formUnion(others.compactMap { $0.map { PatientID($0) } })
    if entity != .patient, let id { rows.insert(RowKey(entity: entity, id: id)) }
  }
}
