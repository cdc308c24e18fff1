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

/// A request that is on its way, and what is to happen when it is answered.
public struct PendingRequest: Hashable, Sendable {
  public var request: Request
  public var purpose: Purpose

  public enum Purpose: Hashable, Sendable {
    case openCallSheet
    /// To keep the patient while the call goes on.
    case renewClaim
    case releaseClaim
    /// To add the number that an open call sheet asked for; the call goes on.
    case addPhone
    /// To record what a call sheet says; it stays open until that is on disk.
    case saveCallSheet(Deed)
    /// To do something and tell it. The command undoes it; nil where it needs no undoing.
    case perform(Deed, undo: Command?)
    case undo(UndoStep)
  }

  /// Whether the open call sheet waits for the answer and keeps what was typed until then.
  var isAwaitedByCallSheet: Bool {
    switch purpose {
    case .addPhone, .saveCallSheet: true
    case .openCallSheet, .renewClaim, .releaseClaim, .perform, .undo: false
    }
  }

  /// Whether a person would lose something if it were never stored.
  var carriesWork: Bool {
    switch purpose {
    case .openCallSheet, .renewClaim, .releaseClaim: false
    case .addPhone, .saveCallSheet, .perform, .undo: true
    }
  }
}
