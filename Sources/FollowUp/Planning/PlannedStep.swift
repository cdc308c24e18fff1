/// A follow-up that the protocol wants, whatever is already planned.
struct PlannedStep: Hashable {
  /// Its state is `planned` and it is recorded at the moment of planning.
  var followUp: FollowUp
  /// Why it need not be made at present, though its origin asks for it.
  var moot: SupersedeReason?

  init(_ followUp: FollowUp, moot: SupersedeReason? = nil) {
    self.followUp = followUp
    self.moot = moot
  }
}

extension FollowUpID {
  /// What the ids of planned follow-ups begin with: that of what they come from, and the rule.
  static func prefix(_ origin: String, _ rule: RuleID) -> String {
    var prefix = origin
    prefix += "/"
    prefix += rule.rawValue
    prefix += "/"
    return prefix
  }

  /// Whether it is `prefix` and `step` behind it, without putting them together. Says no where one of them is written in
  /// other bytes that mean the same.
  func isMade(of prefix: String, _ step: String) -> Bool {
    let isMade = rawValue.utf8.withContiguousStorageIfAvailable { own in
      prefix.utf8.withContiguousStorageIfAvailable { prefix in
        step.utf8.withContiguousStorageIfAvailable { step in
          own.count == prefix.count + step.count && own.starts(with: prefix)
            && own[prefix.count...].elementsEqual(step)
        }
      }
    }
    return isMade == true
  }
}

extension FollowUp {
  /// Whether it asks for the same call at the same time as `other`, whatever has become of either.
  func asksForTheSame(as other: FollowUp) -> Bool {
    startsFrom == other.startsFrom && due == other.due && by == other.by && isClockStep == other.isClockStep
      && kind == other.kind && id == other.id && rule == other.rule && step == other.step && purpose == other.purpose
      && origin == other.origin && dentist == other.dentist && procedures == other.procedures && teeth == other.teeth
  }

  /// Whether it is closed for a reason that may fall away again: it was neither made nor given up.
  var isReinstatable: Bool {
    switch state {
    case .cancelled(.consentWithdrawn, _), .cancelled(.patientLeft, _), .cancelled(.originChanged, _): true
    case .cancelled(.byDesk, _), .planned, .rescheduled, .needsNumber, .done, .skipped, .superseded: false
    }
  }

  /// Whether it was made or given up: nothing that happens to its origin opens it again.
  var isSettled: Bool {
    switch state {
    case .done, .skipped, .cancelled(.byDesk, _): true
    case .planned, .rescheduled, .needsNumber, .cancelled, .superseded: false
    }
  }

  var isCancelledForItsOrigin: Bool {
    if case .cancelled(.originChanged, _) = state { true } else { false }
  }
}
