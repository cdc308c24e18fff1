/// Collects the problems of one document, in the order in which they are found.
final class ProblemLog {
  private let file: String
  private let lines: LineTable
  private(set) var problems: [RowProblem] = []
  /// Where in `problems` a problem stands that many rows may share.
  private var shared: [SharedProblem: Int] = [:]

  private struct SharedProblem: Hashable {
    var entity: ExchangeEntity
    var what: RowProblem.What
    var value: String?
  }

  init(file: String, lines: LineTable) {
    self.file = file
    self.lines = lines
  }

  func line(of offset: Int) -> Int { lines.line(of: offset) }

  func add(
    _ what: RowProblem.What, entity: ExchangeEntity, row: Int?, id: String?, field: String?, value: String?,
    nearest: String?, consequence: RowProblem.Consequence, offset: Int
  ) {
    problems.append(
      RowProblem(
        file: file, line: lines.line(of: offset), entity: entity, row: row, id: id.map { HostileText.shown($0) },
        field: field.map { HostileText.shown($0, length: 80) }, what: what,
        value: value.map { HostileText.shown($0) }, nearest: nearest, consequence: consequence, occurrences: 1))
  }

  /// Adds a problem for the first row that has it, and counts the others.
  func addShared(
    _ what: RowProblem.What, entity: ExchangeEntity, row: Int?, id: String?, field: String, value: String,
    offset: Int, nearest: () -> String?
  ) {
    let key = SharedProblem(entity: entity, what: what, value: value)
    if let index = shared[key], problems.indices.contains(index) {
      problems[index].occurrences += 1
    } else {
      shared[key] = problems.count
      add(
        what, entity: entity, row: row, id: id, field: field, value: value, nearest: nearest(),
        consequence: .warning, offset: offset)
    }
  }
}
