import FollowUp
import Screen

/// Everything that can be typed or chosen on a call sheet.
struct CallEntries: Hashable, Sendable {
  var note = TextField(limit: 1_000)
  var outcomes: [FollowUpID: ChoiceField<Disposition>] = [:]
  var callBackAt = DateTimeField()
  var appointmentAt = DateTimeField()
  var appointmentDentist: ChoiceField<StaffID>
  var withdrawnConsent: ChoiceField<WithdrawnConsent>
  var birthday = AnnualDateField()
  var satisfaction = ChoiceField([1, 2, 3, 4, 5])
  var referral = ChoiceField(ReferralAnswer.allCases)
  var referralName = TextField(limit: 80)
  var vipReason = TextField(limit: 200)
  var tags: TagField
  var newPhone = PhoneField()
  var preferredBatch: ChoiceField<ClockTime>
  var wedding = AnnualDateField()
  var otherDateLabel = TextField(limit: 40)
  var otherDate = AnnualDateField()
  var channel = ChoiceField(ContactChannel.allCases, selection: .phone, isOptional: false)
  var messageChannel = ChoiceField<ContactChannel>(
    [.textMessage, .weChat], selection: .textMessage, isOptional: false)

  enum WithdrawnConsent: CaseIterable, Hashable, Sendable {
    case marketing, clinical, both

    var kinds: Set<ConsentKind> {
      switch self {
      case .marketing: [.marketing]
      case .clinical: [.clinical]
      case .both: [.clinical, .marketing]
      }
    }
  }

  enum ReferralAnswer: String, CaseIterable, Hashable, Sendable {
    case asked, agreed, named
  }

  /// The outcomes that one of several reasons can have of its own.
  static let reasonOutcomes: [Disposition] = [
    .reachedWell, .booked, .notInterested, .callBack, .discomfort, .complaint,
  ]

  /// `knownTags` are the codes of the starter set.
  init(for context: CallSheetContext, knownTags: [String]) {
    let dentists = context.dentists.map(\.id)
    appointmentDentist = ChoiceField(dentists, selection: context.dentist?.id)
    // Calls about one's own treatment are given up only by somebody who says so.
    withdrawnConsent = ChoiceField(WithdrawnConsent.allCases, selection: .marketing, isOptional: false)
    tags = TagField(known: knownTags, present: context.patient.tags)
    preferredBatch = ChoiceField(context.clinic.settings.batches)
    for followUp in context.followUps {
      outcomes[followUp.id] = ChoiceField(CallEntries.reasonOutcomes)
    }
  }

  /// Whether something was typed or chosen that closing the sheet would lose.
  var holdsSomething: Bool {
    let texts = [
      note, callBackAt.field, appointmentAt.field, birthday.field, referralName, vipReason, newPhone.field,
      wedding.field,
      otherDateLabel, otherDate.field,
    ]
    return texts.contains { !$0.isEmpty } || !tags.tags.isEmpty || satisfaction.selection != nil
      || referral.selection != nil || preferredBatch.selection != nil
      || outcomes.values.contains { $0.selection != nil } || channel.selection != .phone
  }

  mutating func handle(_ event: InputEvent, in field: CallField) -> FieldResponse {
    switch field {
    case .note: note.handle(event)
    case .outcome(let followUp):
      outcomes[followUp, default: ChoiceField(CallEntries.reasonOutcomes)].handle(event)
    case .callBackAt: callBackAt.handle(event)
    case .appointmentAt: appointmentAt.handle(event)
    case .appointmentDentist: appointmentDentist.handle(event)
    case .withdrawnConsent: withdrawnConsent.handle(event)
    case .birthday(let part): birthday.handle(event, in: part)
    case .satisfaction: satisfaction.handle(event)
    case .referral: referral.handle(event)
    case .referralName: referralName.handle(event)
    case .vipReason: vipReason.handle(event)
    case .tags: tags.handle(event)
    case .newPhone: newPhone.handle(event)
    case .preferredBatch: preferredBatch.handle(event)
    case .wedding(let part): wedding.handle(event, in: part)
    case .otherDateLabel: otherDateLabel.handle(event)
    case .otherDate(let part): otherDate.handle(event, in: part)
    case .channel: channel.handle(event)
    case .messageChannel: messageChannel.handle(event)
    }
  }
}
