import FollowUp
import Wording

/// A field of the call sheet's forms.
enum CallField: Hashable, Sendable {
  case note
  /// The outcome of one of the reasons, where it differs from that of the call.
  case outcome(FollowUpID)
  case callBackAt
  case appointmentAt
  case appointmentDentist
  case withdrawnConsent
  case birthday(AnnualDateField.Part)
  case satisfaction
  case referral
  case referralName
  case vipReason
  case tags
  case newPhone
  case preferredBatch
  case wedding(AnnualDateField.Part)
  case otherDateLabel
  case otherDate(AnnualDateField.Part)
  case channel
  case messageChannel
}

/// A form: some of the fields, one of which has the focus. What stands in the fields is kept in ``CallEntries``, so a
/// form that is left and opened again has lost nothing.
struct CallForm: Hashable, Sendable {
  enum Purpose: Hashable, Sendable {
    case details
    case outcome(Disposition)
    case birthday
    case satisfaction
    case referral
    case findNumber
    case textMessage
  }

  let purpose: Purpose
  let fields: [CallField]
  private(set) var focusIndex = 0

  init(_ purpose: Purpose, fields: [CallField]) {
    self.purpose = purpose
    self.fields = fields
  }

  var focus: CallField? { fields.indices.contains(focusIndex) ? fields[focusIndex] : nil }

  mutating func moveFocus(by step: Int) {
    guard !fields.isEmpty else { return }
    focusIndex = (focusIndex + step + fields.count) % fields.count
  }

  mutating func focus(on field: CallField) {
    focusIndex = fields.firstIndex(of: field) ?? focusIndex
  }

  /// Whether Enter saves the call; else it goes back to the outcomes with what was typed.
  var saves: Bool {
    switch purpose {
    case .outcome, .textMessage, .findNumber: true
    case .details, .birthday, .satisfaction, .referral: false
    }
  }
}

extension CallForm {
  /// The form that an outcome needs before it can be saved; nil for one that needs none.
  init?(for disposition: Disposition) {
    switch disposition {
    case .booked: self.init(.outcome(disposition), fields: [.appointmentAt, .appointmentDentist, .note])
    case .callBack: self.init(.outcome(disposition), fields: [.callBackAt, .note])
    case .discomfort, .complaint, .notInterested, .elsewhere, .moved, .deceased:
      self.init(.outcome(disposition), fields: [.note])
    // Its key stands for other things on other pages: it is asked once more.
    case .thirdParty: self.init(.outcome(disposition), fields: [.note])
    case .doNotCall: self.init(.outcome(disposition), fields: [.withdrawnConsent, .note])
    case .suspended, .invalidNumber, .wrongPerson: self.init(.outcome(disposition), fields: [.newPhone, .note])
    case .reachedWell, .noAnswer, .busy, .declinedCall, .poweredOff, .messageLeft: return nil
    }
  }

  /// The details that can be collected before the outcome, for a call about these follow-ups.
  static func details(of followUps: [FollowUp]) -> CallForm {
    let outcomes: [CallField] = followUps.count > 1 ? followUps.map { .outcome($0.id) } : []
    return CallForm(
      .details,
      fields: [.note] + outcomes + [
        .birthday(.text), .birthday(.calendar), .satisfaction, .referral, .referralName, .vipReason, .tags,
        .appointmentAt, .appointmentDentist, .newPhone, .preferredBatch, .wedding(.text), .wedding(.calendar),
        .otherDateLabel, .otherDate(.text), .otherDate(.calendar), .channel,
      ])
  }
}
