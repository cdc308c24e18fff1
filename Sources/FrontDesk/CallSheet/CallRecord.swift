public import FollowUp

/// A contact attempt as the call sheet gives it away: all but the ids, which are made where it is stored.
public struct CallRecord: Hashable, Sendable {
  /// The reasons of the call that were still open; none where they were all closed elsewhere meanwhile, or where the
  /// call was about nothing planned.
  public var outcomes: [ReasonOutcome]
  public var disposition: Disposition
  public var channel: ContactChannel
  public var phone: String?
  public var note: String
  public var collected: CollectedDetails
  public var callBackAt: Instant?
  public var appointment: AgreedAppointment?
  public var withdrawnConsents: Set<ConsentKind>

  /// An appointment that was agreed on during the call.
  public struct AgreedAppointment: Hashable, Sendable {
    public var at: Instant
    public var dentist: StaffID?

    public init(at: Instant, dentist: StaffID? = nil) {
      self.at = at
      self.dentist = dentist
    }
  }

  public init(
    outcomes: [ReasonOutcome] = [], disposition: Disposition, channel: ContactChannel = .phone, phone: String? = nil,
    note: String = "", collected: CollectedDetails = CollectedDetails(), callBackAt: Instant? = nil,
    appointment: AgreedAppointment? = nil, withdrawnConsents: Set<ConsentKind> = []
  ) {
    self.outcomes = outcomes
    self.disposition = disposition
    self.channel = channel
    self.phone = phone
    self.note = note
    self.collected = collected
    self.callBackAt = callBackAt
    self.appointment = appointment
    self.withdrawnConsents = withdrawnConsents
  }

  /// The draft of a command about `patient`; `appointment` is the id of the appointment, where one was agreed on.
  public func draft(id: AttemptID, patient: PatientID, appointment appointmentID: AppointmentID) -> AttemptDraft {
    AttemptDraft(
      id: id, serving: .these(outcomes), disposition: disposition, channel: channel, phone: phone, note: note,
      collected: collected, callBackAt: callBackAt,
      appointment: appointment.map {
        Appointment(id: appointmentID, patient: patient, dentist: $0.dentist, at: $0.at)
      }, withdrawnConsents: withdrawnConsents)
  }
}

/// What a call sheet asks of the desk.
public enum CallSheetOutcome: Hashable, Sendable {
  /// To be recorded; ``CallSheet/saved(record:)`` or ``CallSheet/refused(_:isForNow:)`` is the answer.
  case record(CallRecord)
  case setVIP(VIPFlag?)
  case addPhone(PhoneNumber)
  case renewClaim
  /// Nothing is left to be done here: back to the list.
  case close
  /// The key means nothing to the sheet; the desk may have a use for it.
  case notHandled
}
