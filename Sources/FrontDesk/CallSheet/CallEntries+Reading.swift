import FollowUp
import Wording

/// What keeps a call from being saved: a field, and what is wrong with it.
struct CallProblem: Error, Hashable {
  var field: CallField
  var message: String
}

/// Reads what was typed on a call sheet.
struct CallEntriesReader {
  let entries: CallEntries
  let context: CallSheetContext

  private var voice: Voice { context.voice }
  private var settings: ClinicSettings { context.clinic.settings }

  private var annualDates: AnnualDateReader {
    AnnualDateReader(currentYear: context.timeZone.date(of: context.now).year)
  }

  // MARK: Moments

  func callBackReading() -> DateTimeReader.Reading {
    let reader = DateTimeReader(
      now: context.now, timeZone: context.timeZone, defaultTime: settings.batches.first)
    return entries.callBackAt.reading(by: reader)
  }

  func appointmentReading() -> DateTimeReader.Reading {
    let reader = DateTimeReader(now: context.now, timeZone: context.timeZone)
    return entries.appointmentAt.reading(by: reader)
  }

  /// When to call back where the desk typed no time: in an hour, or at the next opening if that is too late to call.
  var defaultCallBack: Instant {
    let inAnHour = context.now - Int64(context.timeZone.second(of: context.now)) + .hour
    if isInCallingHours(inAnHour) { return inAnHour }
    let today = context.timeZone.date(of: context.now)
    let first = settings.callingHours.lowerBound
    // A year is further than any clinic is closed; after that the calendar is not asked.
    let days = (0...366).lazy.map { today.adding(days: $0) }
    let opening = days.filter { settings.isOpen(on: $0) }.map { context.timeZone.instant(of: $0, at: first) }
    return opening.first { $0 > context.now } ?? inAnHour
  }

  func isInCallingHours(_ instant: Instant) -> Bool {
    OpeningCalendar(settings: settings).isWithinCallingHours(instant)
  }

  private func moment(
    _ reading: DateTimeReader.Reading, of field: CallField
  ) throws(CallProblem) -> Instant? {
    switch reading {
    case .empty: return nil
    case .moment(let moment) where moment > context.now: return moment
    case .moment(let moment):
      throw CallProblem(field: field, message: voice(FormPhrase.timePast, ["time": context.moment(moment)]))
    case .timeMissing(let date):
      throw CallProblem(field: field, message: voice(FormPhrase.timeMissing, ["date": voice.dateWithWeekday(date)]))
    case .unreadable:
      throw CallProblem(field: field, message: voice(FormPhrase.unreadableTime))
    }
  }

  func callBackAt() throws(CallProblem) -> Instant {
    try moment(callBackReading(), of: .callBackAt) ?? defaultCallBack
  }

  func appointment() throws(CallProblem) -> CallRecord.AgreedAppointment? {
    guard let at = try moment(appointmentReading(), of: .appointmentAt) else { return nil }
    return CallRecord.AgreedAppointment(at: at, dentist: entries.appointmentDentist.selection)
  }

  // MARK: What was learned

  func annualDate(_ field: AnnualDateField) -> FieldValue<AnnualDateReader.Reading> {
    field.value(by: annualDates)
  }

  private func date(
    _ field: AnnualDateField, of place: CallField
  ) throws(CallProblem) -> AnnualDateReader.Reading? {
    switch annualDate(field) {
    case .empty: return nil
    case .value(let reading): return reading
    case .unreadable: throw CallProblem(field: place, message: voice(FormPhrase.unreadableDate))
    }
  }

  func phone() throws(CallProblem) -> PhoneNumber? {
    switch entries.newPhone.value {
    case .empty: return nil
    case .value(let number): return PhoneNumber(number: number)
    case .unreadable: throw CallProblem(field: .newPhone, message: voice(FormPhrase.unreadablePhone))
    }
  }

  func collected() throws(CallProblem) -> CollectedDetails {
    var collected = CollectedDetails()
    if let birthday = try date(entries.birthday, of: .birthday(.text)) {
      collected.birthday = Birthday(date: birthday.date, year: birthday.year)
    }
    if let wedding = try date(entries.wedding, of: .wedding(.text)) {
      collected.specialDates.append(SpecialDate(label: "wedding", date: wedding.date, year: wedding.year))
    }
    if let other = try date(entries.otherDate, of: .otherDate(.text)) {
      let label = entries.otherDateLabel.trimmed
      guard !label.isEmpty else {
        throw CallProblem(field: .otherDateLabel, message: voice(FormPhrase.dateLabelMissing))
      }
      collected.specialDates.append(SpecialDate(label: label, date: other.date, year: other.year))
    } else if !entries.otherDateLabel.trimmed.isEmpty {
      throw CallProblem(field: .otherDate(.text), message: voice(FormPhrase.unreadableDate))
    }
    collected.satisfaction = entries.satisfaction.selection
    if entries.referral.selection == .named && entries.referralName.trimmed.isEmpty {
      throw CallProblem(field: .referralName, message: voice(FormPhrase.referralNameMissing))
    }
    collected.referral = referral
    let reason = entries.vipReason.trimmed
    if !reason.isEmpty { collected.vip = VIPFlag(reason: reason) }
    collected.tags = entries.tags.tags
    collected.phone = try phone()
    collected.preferredBatch = entries.preferredBatch.selection
    return collected
  }

  private var referral: Referral? {
    let name = entries.referralName.trimmed
    if !name.isEmpty { return .named(name) }
    switch entries.referral.selection {
    case .asked: return .asked
    case .agreed, .named: return .agreed
    case nil: return nil
    }
  }

  // MARK: The whole call

  /// The call as it would be recorded with `disposition` for all its reasons but those with an outcome of their own.
  ///
  /// What goes to the dentist needs a few words. A call that went well and ended with an appointment is a booked one.
  /// A reason with discomfort or a complaint makes that the result of the whole.
  func record(_ disposition: Disposition, phone: String?) throws(CallProblem) -> CallRecord {
    let appointment = try appointment()
    let main = disposition == .reachedWell && appointment != nil ? .booked : disposition
    let outcomes = context.followUps.map { followUp in
      ReasonOutcome(
        followUp: followUp.id, disposition: entries.outcomes[followUp.id]?.selection ?? main)
    }
    let serious = [Disposition.complaint, .discomfort].first { serious in
      outcomes.contains { $0.disposition == serious }
    }
    if serious != nil || main.escalationCause != nil, entries.note.trimmed.isEmpty {
      throw CallProblem(field: .note, message: voice(FormPhrase.noteForDentistMissing))
    }
    let needsCallBack = main == .callBack || outcomes.contains { $0.disposition == .callBack }
    let collected = try collected()
    return CallRecord(
      outcomes: outcomes, disposition: serious ?? main, channel: entries.channel.selection ?? .phone, phone: phone,
      note: entries.note.trimmed, collected: collected, callBackAt: needsCallBack ? try callBackAt() : nil,
      appointment: appointment,
      withdrawnConsents: main == .doNotCall ? entries.withdrawnConsent.selection?.kinds ?? [] : [])
  }
}
