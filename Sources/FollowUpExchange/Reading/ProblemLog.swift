/// Collects the problems of one document, or of a part of one, as they are found.
final class ProblemLog {
  private let file: String
  private let lineOf: (Int) -> Int
  private(set) var found: [FoundProblem] = []
  /// How many were found, those included that share one.
  private var count = 0
  /// Where in `found` a problem stands that many rows may share.
  private var shared: [SharedProblem: Int] = [:]

  /// - Parameters:
  ///   - file: The document, as the caller names it.
  ///   - lineOf: The line of the document, from 1, on which the byte at an offset stands.
  init(file: String, lineOf: @escaping (Int) -> Int) {
    self.file = file
    self.lineOf = lineOf
  }

  func line(of offset: Int) -> Int { lineOf(offset) }

  func add(
    _ what: RowProblem.What, entity: ExchangeEntity, row: Int?, id: String?, field: String?, value: String?,
    nearest: String? = nil, question: NearestQuestion? = nil, consequence: RowProblem.Consequence, offset: Int
  ) {
    let problem = RowProblem(
      file: file, line: lineOf(offset), entity: entity, row: row, id: id.map { HostileText.shown($0) },
      field: field.map { HostileText.shown($0, length: 80) }, what: what,
      value: value.map { HostileText.shown($0) }, nearest: nearest, consequence: consequence, occurrences: 1)
    found.append(FoundProblem(problem: problem, position: count, question: question))
    count += 1
  }

  /// Adds a problem for the first row that has it, and counts the others.
  func addShared(
    _ what: RowProblem.What, entity: ExchangeEntity, row: Int?, id: String?, field: String, value: String,
    offset: Int, nearest: () -> String?, question: NearestQuestion?
  ) {
    let key = SharedProblem(entity: entity, what: what, value: value)
    let index = shared[key].flatMap { found.indices.contains($0) ? $0 : nil }
    add(
      what, entity: entity, row: row, id: id, field: field, value: value,
      nearest: index.map { found[$0].problem.nearest } ?? nearest(), question: question, consequence: .warning,
      offset: offset)
    guard let index else {
      found[found.count - 1].sharing = key
      shared[key] = found.count - 1
      return
    }
    found[index].absorb(found.removeLast())
  }
}
