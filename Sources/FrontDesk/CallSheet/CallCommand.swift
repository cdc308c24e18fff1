import FollowUp
import Wording

/// What one key does on the call sheet while no form is open.
enum CallCommand: Hashable, Sendable {
  /// Records the outcome; those that need more open their form first.
  case outcome(Disposition)
  case details
  case birthday
  case satisfaction
  case referral
  case toggleVIP
  case switchNumber
  case addNumber
  case discomfortBranch
  case complaintBranch
  case voicemailBranch
  case thirdPartyBranch
  case textMessage

  /// The outcomes, the frequent ones first.
  static let outcomes: [CallCommand] = outcomeKeys.map { .outcome($0.disposition) }

  static let others: [CallCommand] = [
    .details, .birthday, .satisfaction, .referral, .toggleVIP, .switchNumber, .addNumber, .discomfortBranch,
    .complaintBranch, .voicemailBranch, .thirdPartyBranch, .textMessage,
  ]

  static let all: [CallCommand] = outcomes + others

  /// Nil where no command has this key.
  init?(key: Character) {
    guard let command = CallCommand.all.first(where: { $0.key == key }) else { return nil }
    self = command
  }

  /// The key, in lower case; nil for ``details``, which has Tab.
  var key: Character? {
    switch self {
    case .outcome(let disposition): CallCommand.outcomeKeys.first { $0.disposition == disposition }?.key
    case .details: nil
    case .birthday: "b"
    case .satisfaction: "f"
    case .referral: "r"
    case .toggleVIP: "v"
    case .switchNumber: "p"
    case .addNumber: "n"
    case .discomfortBranch: "u"
    case .complaintBranch: "c"
    case .voicemailBranch: "a"
    case .thirdPartyBranch: "k"
    case .textMessage: "m"
    }
  }

  /// The part of the script that it shows; nil for what is no branch.
  var branch: CallScript.Topic? {
    switch self {
    case .discomfortBranch: .discomfort
    case .complaintBranch: .complaint
    case .voicemailBranch: .voicemail
    case .thirdPartyBranch: .thirdParty
    default: nil
    }
  }

  var keyName: String { key.map(String.init) ?? "Tab" }

  func name(in voice: Voice) -> String {
    switch self {
    case .outcome(let disposition): voice.name(of: disposition.rawValue, as: OutcomePhrase.self)
    case .details: voice(CallSheetPhrase.details)
    case .birthday: voice(CallSheetPhrase.askBirthday)
    case .satisfaction: voice(CallSheetPhrase.askSatisfaction)
    case .referral: voice(CallSheetPhrase.askReferral)
    case .toggleVIP: voice(CallSheetPhrase.toggleVIP)
    case .switchNumber: voice(CallSheetPhrase.switchNumber)
    case .addNumber: voice(CallSheetPhrase.addNumber)
    case .discomfortBranch: voice(CallSheetPhrase.discomfortBranch)
    case .complaintBranch: voice(CallSheetPhrase.complaintBranch)
    case .voicemailBranch: voice(CallSheetPhrase.voicemailBranch)
    case .thirdPartyBranch: voice(CallSheetPhrase.thirdPartyBranch)
    case .textMessage: voice(CallSheetPhrase.textMessage)
    }
  }

  private static let outcomeKeys: [(disposition: Disposition, key: Character)] = [
    (.reachedWell, "1"), (.noAnswer, "2"), (.booked, "3"), (.callBack, "4"), (.busy, "5"), (.discomfort, "6"),
    (.complaint, "7"), (.declinedCall, "8"), (.poweredOff, "9"), (.notInterested, "0"), (.thirdParty, "t"),
    (.messageLeft, "l"), (.suspended, "s"), (.invalidNumber, "i"), (.wrongPerson, "w"), (.doNotCall, "d"),
    (.elsewhere, "e"), (.moved, "o"), (.deceased, "z"),
  ]
}
