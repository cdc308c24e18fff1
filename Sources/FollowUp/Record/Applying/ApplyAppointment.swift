internal import OrderedCollections

extension PatientRecord {
  mutating func applyRecorded(_ appointment: Appointment, at instant: Instant, cause: AttemptID?) {
    if let cause, appointments[appointment.id] == nil {
      replaced[cause, default: ReplacedState()].addedAppointment = appointment
    }
    let known = appointments[appointment.id]
    appointments[appointment.id] = RecordedAppointment(
      appointment, recordedAt: recordingTime(of: appointment, at: instant), imported: known?.imported)
  }

  mutating func applyImported(_ imported: Appointment, at instant: Instant) {
    var appointment = imported
    if let known = appointments[imported.id] {
      appointment = known.appointment
      appointment.merge(from: known.imported ?? known.appointment, to: imported, conflict: .takeChange)
    }
    appointments[imported.id] = RecordedAppointment(
      appointment, recordedAt: recordingTime(of: appointment, at: instant), imported: imported)
  }

  /// When the time of `appointment` came to be known, if it is recorded at `instant`.
  private func recordingTime(of appointment: Appointment, at instant: Instant) -> Instant {
    guard let known = appointments[appointment.id], known.appointment.at == appointment.at else { return instant }
    return known.recordedAt
  }
}
