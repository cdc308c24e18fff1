import FollowUp
import OrderedCollections
import Screen
import Wording

/// One thing that is shown of a patient, with its label.
struct Fact: Hashable {
  var label: String
  var text: String
  var role: Role = .text
}

/// What the desk needs of a patient at a glance, in words.
struct PatientFacts {
  let record: PatientRecord
  let entry: QueueEntry?
  let data: DeskData
  let now: Instant
  let voice: Voice
  /// Whether the numbers are shown in full.
  let isRevealed: Bool
  /// The key that shows or masks the numbers.
  let revealKey: String

  private var patient: Patient { record.patient }
  private var zone: ClinicTimeZone { data.timeZone }
  private var today: CivilDate { zone.date(of: now) }

  /// Name, sex, age, VIP with its reason, grade, tags.
  var headline: [Span] {
    var spans: [Span] = []
    if patient.vip != nil { spans.append(Span("★ ", Style(.vip))) }
    spans.append(Span(voice.callName(patient), Style(.title, .bold)))
    let person = [
      patient.sex.map { voice.name(of: $0.rawValue, as: SexPhrase.self) } ?? "", voice.age(patient, on: today),
    ]
    spans.append(Span("  " + person.filter { !$0.isEmpty }.joined(separator: " ")))
    if let vip { spans.append(Span("  " + vip, Style(.vip))) }
    if patient.status != .active {
      let status = voice.name(of: patient.status.rawValue, as: PatientStatusPhrase.self)
      spans.append(Span("  " + voice(PatientPhrase.leftUs, ["status": status]), Style(.warning)))
    }
    return spans
  }

  private var vip: String? {
    patient.vip.map {
      $0.reason.isEmpty
        ? voice(PatientPhrase.vipWithoutReason) : voice(PatientPhrase.vipWithReason, ["reason": $0.reason])
    }
  }

  var tags: [Span] {
    var spans: [Span] = []
    if let grade = patient.grade {
      spans.append(Span(voice(PatientPhrase.gradeValue, ["grade": grade.rawValue]), Style(.dim)))
    }
    if patient.isKeyConsumer { spans.append(Span(voice(PatientPhrase.keyConsumer), Style(.tag))) }
    spans += patient.tags.map { Span(voice.name(of: $0, as: TagPhrase.self), Style(.tag)) }
    return spans
  }

  var phones: Fact {
    let numbers = patient.phones.map { phone in
      var text = isRevealed ? phone.number : Patient.masked(phone.number)
      if let label = phone.label, !label.isEmpty { text += " " + voice.name(of: label, as: PhoneLabelPhrase.self) }
      if let fault = phone.fault { text += " (\(voice.name(of: fault.rawValue, as: PhoneFaultPhrase.self)))" }
      return text
    }
    guard patient.phones.contains(where: { $0.fault == nil }) else {
      let all = numbers.isEmpty ? "" : " · " + numbers.joined(separator: " · ")
      return Fact(label: voice(PatientPhrase.phones), text: voice(PatientPhrase.noPhone) + all, role: .warning)
    }
    var text = numbers.joined(separator: " · ")
    if !isRevealed && !revealKey.isEmpty {
      text += "  " + voice(PatientPhrase.phoneMasked, ["key": revealKey])
    }
    return Fact(label: voice(PatientPhrase.phones), text: text)
  }

  var sharedNumber: Fact? {
    let names = (entry?.sharesNumberWith ?? []).map { data.name(of: $0) ?? $0.rawValue }
    guard !names.isEmpty else { return nil }
    return Fact(
      label: voice(PatientPhrase.sharedNumber),
      text: voice(PatientPhrase.sharedWith, ["names": names.joined(separator: voice.listSeparator)]))
  }

  /// One for each reason of the call.
  var reasons: [Fact] {
    (entry?.followUps ?? []).enumerated().map { index, queued in
      let followUp = queued.followUp
      let purpose =
        followUp.note.isEmpty ? voice.name(of: followUp.purpose, as: PurposePhrase.self) : followUp.note
      let elapsed = voice.elapsed(followUp, from: now, in: zone)
      let reason = voice.reason(followUp)
      let what =
        elapsed.isEmpty
        ? reason : voice(PatientPhrase.reasonLine, ["reason": reason, "elapsed": elapsed])
      return Fact(
        label: index == 0 ? voice(PatientPhrase.reasons) : "",
        text: voice(PatientPhrase.reasonPurpose, ["reason": what, "purpose": purpose]),
        role: queued.isOverdue ? .overdue : .text)
    }
  }

  /// The last attempts, the newest first.
  func contacts(_ count: Int) -> Fact {
    let last = record.attempts.values.filter(\.stands).sorted { $0.at > $1.at }.prefix(count)
    let text = last.map { attempt in
      voice(
        PatientPhrase.contactLine,
        [
          "time": voice.moment(attempt.at, from: now, in: zone),
          "disposition": voice.results(attempt.results), "by": attempt.by,
        ]) + (attempt.note.isEmpty ? "" : " " + attempt.note)
    }
    return Fact(
      label: voice(PatientPhrase.contacts),
      text: text.isEmpty ? voice(PatientPhrase.noContactYet) : text.joined(separator: "; "),
      role: text.isEmpty ? .dim : .text)
  }

  var nextAppointment: Fact {
    let label = voice(PatientPhrase.appointment)
    let booked = record.appointments.values.map(\.appointment)
      .filter { $0.status == .booked && $0.at >= now }.min { $0.at < $1.at }
    guard let booked else {
      return Fact(label: label, text: voice(PatientPhrase.noAppointment), role: .dim)
    }
    return Fact(label: label, text: text(of: booked))
  }

  func text(of appointment: Appointment) -> String {
    texts(of: appointment).filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// When, what for, with whom.
  func texts(of appointment: Appointment) -> [String] {
    [
      voice.moment(appointment.at, from: now, in: zone),
      appointment.code.map { voice.name(of: $0, as: ProcedurePhrase.self) } ?? "",
      dentist(appointment.dentist),
    ]
  }

  var dates: Fact {
    let label = voice(PatientPhrase.dates)
    var texts: [String] = []
    if let birthday = patient.birthday {
      texts.append(
        "\(voice(SpecialDatePhrase.birthday)) \(voice.annual(birthday.date, year: birthday.year))")
    }
    texts += patient.specialDates.map {
      "\(voice.name(of: $0.label, as: SpecialDatePhrase.self)) \(voice.annual($0.date, year: $0.year))"
    }
    return texts.isEmpty
      ? Fact(label: label, text: voice(PatientPhrase.noDates), role: .dim)
      : Fact(label: label, text: texts.joined(separator: " · "))
  }

  var consent: Fact {
    let label = voice(PatientPhrase.consent)
    var withdrawn: [ConsentPhrase] = []
    if !patient.consent.clinical { withdrawn.append(.clinical) }
    if !patient.consent.marketing { withdrawn.append(.marketing) }
    if withdrawn.isEmpty { return Fact(label: label, text: voice(PatientPhrase.consentAll), role: .dim) }
    let kinds = withdrawn.map { voice($0) }.joined(separator: voice.listSeparator)
    return Fact(label: label, text: voice(PatientPhrase.consentWithout, ["kinds": kinds]), role: .warning)
  }

  var attendingDentist: Fact? {
    patient.attendingDentist.map { Fact(label: voice(PatientPhrase.dentist), text: dentist($0)) }
  }

  var why: [String] {
    guard let entry else { return [] }
    return WhyWording(data: data, now: now, voice: voice).sentences(about: entry, of: record)
  }

  func dentist(_ id: StaffID?) -> String {
    id.map { data.clinic.staffMember($0)?.name ?? $0.rawValue } ?? ""
  }
}

extension Model {
  /// The facts of a patient, where the record is at hand.
  func facts(of patient: PatientID) -> PatientFacts? {
    guard let data, let record = record(of: patient) else { return nil }
    return PatientFacts(
      record: record, entry: entry(of: patient), data: data, now: now, voice: voice,
      isRevealed: revealedPatient == patient,
      revealKey: keymap.strokes(for: .showPhones, in: keyContext).first?.symbol ?? "")
  }
}
