extension Decision {
  mutating func setTags(_ tags: [String]) {
    changePatient { patient in
      patient.tags = []
      patient.addTags(tags)
    }
  }

  mutating func setPreferredBatch(_ time: ClockTime?) throws(Rejection) {
    try refuseUnlessBatch(time)
    changePatient { $0.preferredBatch = time }
  }

  mutating func setConsent(_ consent: Consent) {
    changePatient { $0.consent = consent }
    if !events.isEmpty { replan() }
  }

  mutating func addPhone(_ phone: PhoneNumber) throws(Rejection) {
    try refuseUnlessNumber(phone)
    changePatient { $0.addPhone(phone) }
  }

  func refuseUnlessNumber(_ phone: PhoneNumber) throws(Rejection) {
    guard PhoneNumber.isPlausible(phone.number) else { throw .notAPhoneNumber(phone.number) }
  }

  mutating func setBirthday(_ birthday: Birthday?) {
    changePatient { $0.birthday = birthday }
    if !events.isEmpty { replan() }
  }

  mutating func addSpecialDate(_ date: SpecialDate) {
    changePatient { $0.addSpecialDate(date) }
    if !events.isEmpty { replan() }
  }

  func refuseUnlessBatch(_ time: ClockTime?) throws(Rejection) {
    if let time, !settings.batches.contains(time) { throw .notABatch(time) }
  }
}

extension Patient {
  /// Adds what is not there yet; blank tags are left out.
  mutating func addTags(_ added: [String]) {
    for tag in added where !tag.allSatisfy(\.isWhitespace) && !tags.contains(tag) { tags.append(tag) }
  }

  /// A number that is there already is taken to work again.
  mutating func addPhone(_ phone: PhoneNumber) {
    guard let index = phones.firstIndex(where: { $0.comparableDigits == phone.comparableDigits }) else {
      phones.append(phone)
      return
    }
    phones[index].fault = phone.fault
    if let label = phone.label { phones[index].label = label }
  }

  /// A date of the same label is replaced.
  mutating func addSpecialDate(_ date: SpecialDate) {
    if let index = specialDates.firstIndex(where: { $0.label == date.label }) {
      specialDates[index] = date
    } else {
      specialDates.append(date)
    }
  }
}
