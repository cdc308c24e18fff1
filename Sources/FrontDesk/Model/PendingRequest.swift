public import FollowUp

/// A request that is on its way or waits, and what is to happen when it is answered.
public struct PendingRequest: Hashable, Sendable {
  public var request: Request
  public var purpose: Purpose
  /// The patient's name when it was asked for.
  var name: String
  /// The question that was answered with it, and comes back where it comes to nothing.
  var question: Question?
  /// Whether it could not be stored at once.
  var hasWaited = false

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
  var isAwaitedByCallSheet: Bool { purpose.isAwaitedByCallSheet }

  /// Whether a person knows of it and may wait for it.
  var isAskedFor: Bool { carriesWork || purpose == .openCallSheet }

  /// Whether a person would lose something if it were never stored.
  var carriesWork: Bool {
    switch purpose {
    case .openCallSheet, .renewClaim, .releaseClaim: false
    case .addPhone, .saveCallSheet, .perform, .undo: true
    }
  }
}

extension PendingRequest.Purpose {
  var isAwaitedByCallSheet: Bool {
    switch self {
    case .addPhone, .saveCallSheet: true
    case .openCallSheet, .renewClaim, .releaseClaim, .perform, .undo: false
    }
  }
}
