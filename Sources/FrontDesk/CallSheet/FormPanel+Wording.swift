import FollowUp
import Screen
import Wording

extension FormPanel {
  func title(of form: CallForm) -> String {
    let voice = sheet.context.voice
    switch form.purpose {
    case .details: return voice(FormPhrase.titleDetails)
    case .outcome(let disposition):
      let name = voice.name(of: disposition.rawValue, as: DispositionPhrase.self)
      switch disposition {
      case .elsewhere, .moved, .deceased: return "\(name) · \(voice(CallSheetPhrase.noLongerCalled))"
      default: return name
      }
    case .birthday: return voice(CallSheetPhrase.birthdayTitle)
    case .satisfaction: return voice(CallSheetPhrase.askSatisfaction)
    case .referral: return voice(CallSheetPhrase.referralTitle)
    case .findNumber: return voice(FormPhrase.titleFindNumber)
    case .textMessage:
      return voice(sheet.isClosed ? CallSheetPhrase.unreachableOffer : .textMessageTitle)
    }
  }

  static func label(of field: CallField, in sheet: CallSheet) -> String {
    let voice = sheet.context.voice
    switch field {
    case .note:
      if sheet.isForDentist { return voice(FormPhrase.noteForDentist) }
      switch sheet.form?.purpose {
      case .outcome(.notInterested): return voice(FormPhrase.reason)
      default: return voice(FormPhrase.note)
      }
    case .outcome(let id):
      return sheet.context.followUps.first { $0.id == id }.map { voice.reason($0) } ?? id.rawValue
    case .callBackAt: return voice(FormPhrase.callBackAt)
    case .appointmentAt: return voice(FormPhrase.appointmentAt)
    case .appointmentDentist: return voice(FormPhrase.appointmentDentist)
    case .withdrawnConsent: return voice(FormPhrase.withdrawnConsent)
    case .birthday(.text): return voice(FormPhrase.birthday)
    case .wedding(.text): return voice(FormPhrase.wedding)
    case .otherDate(.text): return voice(FormPhrase.otherDate)
    case .birthday(.calendar), .wedding(.calendar), .otherDate(.calendar): return "  " + voice(FormPhrase.calendar)
    case .satisfaction: return voice(FormPhrase.satisfaction)
    case .referral: return voice(FormPhrase.referral)
    case .referralName: return voice(FormPhrase.referralName)
    case .vipReason: return voice(FormPhrase.vipReason)
    case .tags: return voice(FormPhrase.tags)
    case .newPhone: return voice(FormPhrase.newPhone)
    case .preferredBatch: return voice(FormPhrase.preferredBatch)
    case .otherDateLabel: return voice(FormPhrase.otherDateLabel)
    case .channel: return voice(FormPhrase.channel)
    case .messageChannel: return voice(FormPhrase.messageChannel)
    }
  }

  /// What a field makes of its text, or how it wants to be filled; nil where there is nothing to say.
  func reading(of field: CallField, isFocused: Bool) -> (text: String, role: Role)? {
    let (voice, context, entries) = (sheet.context.voice, sheet.context, sheet.entries)
    let reader = CallEntriesReader(entries: entries, context: context)
    switch field {
    case .callBackAt:
      if case .empty = reader.callBackReading() {
        return (
          voice(FormPhrase.callBackDefault, ["time": context.moment(reader.defaultCallBack)]), .dim
        )
      }
      return described { () throws(CallProblem) in
        let moment = try reader.callBackAt()
        let phrase: FormPhrase? = reader.isInCallingHours(moment) ? nil : .outsideCallingHours
        let text = context.moment(moment)
        return phrase.map { (voice($0, ["time": text]), .warning) } ?? (text, .success)
      }
    case .appointmentAt:
      if case .empty = reader.appointmentReading() {
        if sheet.form?.purpose == .outcome(.booked) { return (voice(FormPhrase.noAppointmentTime), .dim) }
        return isFocused ? (voice(FormPhrase.hintTime), .dim) : nil
      }
      return described { () throws(CallProblem) in
        let appointment = try reader.appointment()
        return (appointment.map { context.moment($0.at) } ?? "", .success)
      }
    case .birthday(.text): return annual(entries.birthday, reader, isFocused)
    case .wedding(.text): return annual(entries.wedding, reader, isFocused)
    case .otherDate(.text): return annual(entries.otherDate, reader, isFocused)
    case .newPhone:
      return entries.newPhone.value == .unreadable ? (voice(FormPhrase.unreadablePhone), .warning) : nil
    case .tags:
      if !entries.tags.own.isEmpty {
        return (entries.tags.tags.map { "#" + voice.name(of: $0, as: TagPhrase.self) }.joined(separator: " "), .tag)
      }
      return nil
    default: return nil
    }
  }

  private func described(
    _ describe: () throws(CallProblem) -> (String, Role)
  ) -> (text: String, role: Role)? {
    do {
      return try describe()
    } catch {
      return (error.message, .warning)
    }
  }

  private func annual(
    _ field: AnnualDateField, _ reader: CallEntriesReader, _ isFocused: Bool
  ) -> (text: String, role: Role)? {
    let voice = sheet.context.voice
    switch reader.annualDate(field) {
    case .empty: return isFocused ? (voice(FormPhrase.hintDate), .dim) : nil
    case .value(let reading): return (voice.annual(reading.date, year: reading.year), .success)
    case .unreadable: return (voice(FormPhrase.unreadableDate), .warning)
    }
  }
}
