/// Says of work that may take long what is being done and how far it is, to whoever listens.
///
/// Work is done in stages; a stage may hold others. Where nobody listens it costs nothing. It belongs to one thread.
public final class WorkProgress {
  public struct Stage: Hashable, Sendable {
    public let work: ProgressPhrase
    /// Who is waited for, where it is waiting that takes long. Nobody knows how much of that there is.
    public let holder: Holder?
    /// How much is done of `total`; where there is none, in bytes.
    public fileprivate(set) var done = 0
    /// How much there is to do, in any unit; nil where nobody knows.
    public let total: Int?

    fileprivate init(_ work: ProgressPhrase, total: Int?, holder: Holder? = nil) {
      self.work = work
      self.holder = holder
      self.total = total.map { max(0, $0) }
    }

    /// When so much is done, it is told again; at the latest when all is.
    fileprivate var next: Int {
      let step = total.map { max(1, $0 / 1_024) } ?? (holder == nil ? 1 << 20 : 1)
      let (sum, isTooLarge) = done.addingReportingOverflow(step)
      let next = isTooLarge ? .max : sum
      return total.map { $0 > done ? min(next, $0) : next } ?? next
    }
  }

  /// Somebody who works for long on what others wait for.
  public struct Holder: Hashable, Sendable {
    public var name: String
    public var desk: String
    /// Since when, as the clock on the wall shows it.
    public var since: String

    public init(name: String, desk: String, since: String) {
      self.name = name
      self.desk = desk
      self.since = since
    }
  }

  /// Is told a stage when it begins, when the one inside of it has ended, and now and then while it goes on; nil when
  /// no stage is left.
  public var listener: ((Stage?) -> Void)?
  private var stages: [Stage] = []
  /// When so much of the innermost stage is done, it is told again.
  private var next = 0

  public init() {}

  /// Does `work`, of which there is so much to do in all; ``advance(by:)`` says what is done of it.
  public func during<Result>(
    _ phrase: ProgressPhrase, of total: Int?, _ work: () throws -> Result
  ) rethrows -> Result {
    try during(Stage(phrase, total: total), work)
  }

  /// The same for waiting for `holder`; ``advance(by:)`` says now and then that it goes on.
  public func during<Result>(
    _ phrase: ProgressPhrase, for holder: Holder, _ work: () throws -> Result
  ) rethrows -> Result {
    try during(Stage(phrase, total: nil, holder: holder), work)
  }

  private func during<Result>(_ stage: Stage, _ work: () throws -> Result) rethrows -> Result {
    guard listener != nil else { return try work() }
    stages.append(stage)
    tell()
    defer {
      stages.removeLast()
      tell()
    }
    return try work()
  }

  /// Another `amount` of the innermost stage is done.
  public func advance(by amount: Int) {
    guard let last = stages.indices.last else { return }
    let (sum, isTooLarge) = stages[last].done.addingReportingOverflow(max(0, amount))
    stages[last].done = min(isTooLarge ? .max : sum, stages[last].total ?? .max)
    if stages[last].done >= next { tell() }
  }

  private func tell() {
    let stage = stages.last
    next = stage?.next ?? 0
    listener?(stage)
  }
}
