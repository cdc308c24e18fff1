internal import OrderedCollections

extension Decision {
  mutating func book(_ appointment: Appointment) throws(Rejection) {
    try add(booked: appointment, cause: nil)
    replan()
  }

  mutating func setStatus(_ status: AppointmentStatus, of id: AppointmentID) throws(Rejection) {
    guard var appointment = record.appointments[id]?.appointment else { throw .unknownAppointment(id) }
    guard appointment.status != status else { return }
    appointment.status = status
    add(.appointmentRecorded(appointment, at: now, cause: nil))
    replan()
  }

  mutating func add(booked appointment: Appointment, cause: AttemptID?) throws(Rejection) {
    guard record.appointments[appointment.id] == nil else { throw .duplicateAppointment(appointment.id) }
    var appointment = appointment
    appointment.patient = record.id
    add(.appointmentRecorded(appointment, at: now, cause: cause))
  }
}
