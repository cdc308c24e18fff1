internal import OrderedCollections

/// What lists show and count of a patient, drawn from the record, or from the part of it that lists need: so the list
/// of today costs the same after ten years as on the first day.
public struct OpenWork: Hashable, Sendable {
  /// The record, which may lack what no list needs. It is not for deciding or telling of the past.
  package let record: PatientRecord

  /// All of `record`, or what ``PatientRecord/openWork(clinic:followUpProtocol:)`` has left of it.
  public init(_ record: PatientRecord) { self.record = record }

  public var patient: PatientID { record.id }
}

extension PatientRecord {
  /// What is needed of the record for the lists from the ``lastDayCalled(in:)`` on, at any time, under these settings
  /// and the protocol's rules about missed appointments: the patient, the open follow-ups with the attempts that served
  /// them, the escalations that wait, the claim, and the last day of calls.
  ///
  /// Of an appointment that is, or may come to be, missed and was not called about it holds all that happened on that
  /// day, since a visit or another appointment may explain it.
  public func openWork(clinic: Clinic, followUpProtocol: FollowUpProtocol) -> OpenWork {
    let zone = clinic.settings.timeZone
    let open = openFollowUps(at: .endOfCalendar, clinic: clinic, followUpProtocol: followUpProtocol)
    let ids = Set(open.map(\.id))
    let missed = Set(
      open.compactMap { followUp in
        if case .appointment(let id) = followUp.origin, followUps[followUp.id] == nil { id } else { nil }
      })
    let days = Set(missed.compactMap { appointments[$0].map { zone.date(of: $0.appointment.at) } })
    let lastDayCalled = lastDayCalled(in: zone)
    var work = PatientRecord(patient: patient, registeredAt: registeredAt)
    work.claim = claim
    work.escalations = escalations.filter { $0.value.isPending }
    if !days.isEmpty {
      work.visits = visits.filter { days.contains(zone.date(of: $0.value.endedAt)) }
      work.appointments = appointments.filter { days.contains(zone.date(of: $0.value.appointment.at)) }
    }
    let kept = work.appointments
    work.followUps = followUps.filter { _, followUp in
      // Where the appointment is there, so is the call about it, though closed: else it would be made again.
      if case .appointment(let id) = followUp.origin, kept[id] != nil { return true }
      return followUp.isOpen
    }
    work.attempts = attempts.filter { _, attempt in
      attempt.stands
        && (attempt.outcomes.contains { ids.contains($0.followUp) } || zone.date(of: attempt.at) == lastDayCalled)
    }
    return OpenWork(work)
  }
}
