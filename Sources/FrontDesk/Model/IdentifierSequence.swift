public import FollowUp

/// Makes the ids of what this desk records: its own name and a number that never comes twice.
///
/// Two running programs never share a name, so two desks never make the same id.
public struct IdentifierSequence: Hashable, Sendable {
  private let desk: String
  private let start: Instant
  private var count = 0

  /// - Parameters:
  ///   - desk: the running program, as in its claims.
  ///   - start: when it started; keeps the ids of two runs of one desk apart.
  public init(desk: String, start: Instant) {
    self.desk = desk
    self.start = start
  }

  public mutating func next<Subject>(_ subject: Subject.Type = Subject.self) -> Identifier<Subject> {
    count += 1
    return Identifier("\(desk)-\(String(start.secondsSinceEpoch, radix: 36))-\(count)")
  }
}
