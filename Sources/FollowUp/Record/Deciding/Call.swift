internal import OrderedCollections

/// A reason of a call: the follow-up it served, with what result, and where that stood on the list at the time.
struct ServedReason {
  var followUp: FollowUp
  var disposition: Disposition
  var placement: Placement
}

/// A contact attempt about to be recorded, with what it means for the patient as a whole.
struct Call {
  let attempt: ContactAttempt
  let served: [ServedReason]
  let withdrawnConsents: Set<ConsentKind>
  /// Of the call as a whole and of each of its reasons, each once.
  let dispositions: [Disposition]

  /// What `author` enters at `now` of a call to `patient`.
  init(
    _ draft: AttemptDraft, served: [ServedReason], correcting corrected: ContactAttempt?, patient: Patient,
    now: Instant, author: String
  ) {
    var dispositions = [draft.disposition]
    for reason in served where !dispositions.contains(reason.disposition) { dispositions.append(reason.disposition) }
    self.served = served
    self.dispositions = dispositions
    withdrawnConsents = Call.withdrawnConsents(draft, served: served, dispositions: dispositions)
    attempt = ContactAttempt(
      id: draft.id, outcomes: served.map { ReasonOutcome(followUp: $0.followUp.id, disposition: $0.disposition) },
      disposition: Disposition.mostSeriousFirst.first(where: dispositions.contains) ?? draft.disposition,
      at: draft.at ?? corrected?.at ?? now, enteredAt: now, by: author, channel: draft.channel,
      phone: Call.numberUsed(draft, patient: patient),
      lane: corrected?.lane ?? served.first?.placement.lane, note: draft.note, collected: draft.collected,
      callBackAt: dispositions.contains(.callBack) ? draft.callBackAt : nil, appointment: draft.appointment?.id,
      corrects: corrected?.id)
  }

  /// What the patient withdrew by asking not to be called: what was entered, else the consents of the follow-ups it
  /// was said about, else all.
  private static func withdrawnConsents(
    _ draft: AttemptDraft, served: [ServedReason], dispositions: [Disposition]
  ) -> Set<ConsentKind> {
    guard dispositions.contains(.doNotCall) else { return [] }
    if !draft.withdrawnConsents.isEmpty { return draft.withdrawnConsents }
    let refused = Set(served.filter { $0.disposition == .doNotCall }.map(\.followUp.kind.consent))
    return refused.isEmpty ? Set(ConsentKind.allCases) : refused
  }

  /// The number as the record writes it; for a call without one the first that works.
  private static func numberUsed(_ draft: AttemptDraft, patient: Patient) -> String? {
    guard let given = draft.phone else {
      guard draft.channel.usesPhoneNumber else { return nil }
      return (patient.phones.first(where: \.works) ?? patient.phones.first)?.number
    }
    guard patient.phones.first?.number != given else { return given }
    let digits = PhoneNumber(number: given).comparableDigits
    return patient.phones.first { $0.comparableDigits == digits }?.number ?? given
  }
}

extension ContactChannel {
  /// Whether it reaches the patient by one of the recorded numbers.
  var usesPhoneNumber: Bool {
    switch self {
    case .phone, .textMessage: true
    case .weChat, .inPerson: false
    }
  }
}

extension Patient {
  /// Takes over what was learned during `call`.
  mutating func learn(from call: Call) {
    markFault(of: call)
    for consent in call.withdrawnConsents { withdraw(consent) }
    if let status = Disposition.mostSeriousFirst.first(where: {
      $0.patientStatus != nil && call.dispositions.contains($0)
    })?.patientStatus {
      self.status = status
    }
    let collected = call.attempt.collected
    if let birthday = collected.birthday { self.birthday = birthday }
    for date in collected.specialDates { addSpecialDate(date) }
    if let vip = collected.vip { self.vip = vip }
    addTags(collected.tags)
    if let phone = collected.phone { addPhone(phone) }
    if let preferred = collected.preferredBatch { preferredBatch = preferred }
  }

  private mutating func markFault(of call: Call) {
    guard call.attempt.channel.usesPhoneNumber, let number = call.attempt.phone,
      let fault = Disposition.mostSeriousFirst.first(where: {
        $0.phoneFault != nil && call.dispositions.contains($0)
      })?.phoneFault,
      let index = phones.firstIndex(where: { $0.number == number })
    else { return }
    phones[index].fault = fault
  }

  mutating func withdraw(_ kind: ConsentKind) {
    switch kind {
    case .clinical: consent.clinical = false
    case .marketing: consent.marketing = false
    }
  }
}
