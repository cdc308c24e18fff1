public import FollowUp

/// Something that was done here, as the status line tells it.
public enum Deed: Hashable, Sendable {
  /// With each result that the call had, the gravest first.
  case attempt(name: String, [Disposition])
  case vip(name: String, Bool)
  case vipReason(name: String, String)
  case skipped(name: String, reason: String)
  case rescheduled(name: String, to: Instant)
  case requested(name: String, at: Instant)
  case arrived(name: String)
  case acknowledged(name: String)
  case answered(name: String)
}

/// How to undo a deed.
public struct UndoStep: Hashable, Sendable {
  public var deed: Deed
  public var patient: PatientID
  public var command: Command
}
