/// Who works at this desk.
public struct DeskIdentity: Hashable, Sendable {
  /// The name that records carry.
  public var name: String
  /// One running program; tells two desks of one person apart.
  public var desk: String

  public init(name: String, desk: String) {
    self.name = name
    self.desk = desk
  }
}
