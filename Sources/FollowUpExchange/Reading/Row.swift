/// One row while it is read: where it stands, and whether it can still be taken.
final class Row {
  let log: ProblemLog
  let entity: ExchangeEntity
  /// From 1.
  let number: Int?
  let offset: Int
  var id: String?
  private(set) var isRefused = false
  /// Warnings wait until the row is taken: of one that is left out only the reason for that counts.
  private var warnings: [() -> Void] = []
  /// What a refusal of this row means.
  private let consequence: RowProblem.Consequence

  init(
    log: ProblemLog, entity: ExchangeEntity, number: Int?, offset: Int,
    consequence: RowProblem.Consequence = .rowRefused
  ) {
    self.log = log
    self.entity = entity
    self.number = number
    self.offset = offset
    self.consequence = consequence
  }

  func refuse(
    _ what: RowProblem.What, field: String?, value: String? = nil, nearest: String? = nil,
    asking question: NearestQuestion? = nil, offset: Int? = nil
  ) {
    isRefused = true
    log.add(
      what, entity: entity, row: number, id: id, field: field, value: value, nearest: nearest, question: question,
      consequence: consequence, offset: offset ?? self.offset)
  }

  func warn(_ what: RowProblem.What, field: String?, value: String?, nearest: String? = nil, offset: Int? = nil) {
    warnings.append { [log, entity, number, id, rowOffset = self.offset] in
      log.add(
        what, entity: entity, row: number, id: id, field: field, value: value, nearest: nearest,
        consequence: .warning, offset: offset ?? rowOffset)
    }
  }

  /// Warns of what other rows may have as well; one problem stands for all of them.
  func warnOnce(
    _ what: RowProblem.What, field: String, value: String, offset: Int, asking question: NearestQuestion? = nil,
    nearest: @escaping () -> String? = { nil }
  ) {
    warnings.append { [log, entity, number, id] in
      log.addShared(
        what, entity: entity, row: number, id: id, field: field, value: value, offset: offset, nearest: nearest,
        question: question)
    }
  }

  /// Tells the warnings of a row that was taken.
  func taken() {
    for warning in warnings { warning() }
    warnings = []
  }
}
