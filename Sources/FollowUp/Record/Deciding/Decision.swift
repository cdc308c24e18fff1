internal import OrderedCollections

/// A command being decided: the record as it becomes, and the events that make it so.
struct Decision {
  private(set) var record: PatientRecord
  private(set) var events: [Event]
  let context: DecisionContext
  let calendar: OpeningCalendar

  /// - Parameters:
  ///   - record: the record as it is.
  ///   - events: those that have made it so, if they are part of what is decided.
  ///   - context: the clinic, its protocol, the clock and who asks.
  init(_ record: PatientRecord, after events: [Event] = [], in context: DecisionContext) {
    self.record = record
    self.events = events
    self.context = context
    calendar = OpeningCalendar(settings: context.clinic.settings)
  }

  var now: Instant { context.now }
  var settings: ClinicSettings { context.clinic.settings }

  mutating func add(_ event: Event) {
    record.apply(event)
    events.append(event)
  }

  /// Changes the patient's details, if that changes anything. With a number that works, follow-ups that waited for
  /// one are planned again.
  mutating func changePatient(cause: AttemptID? = nil, _ change: (inout Patient) -> Void) {
    var patient = record.patient
    change(&patient)
    if patient != record.patient { add(.patientChanged(patient, cause: cause)) }
    planWhatWaitedForANumber(cause: cause)
  }

  mutating func planWhatWaitedForANumber(cause: AttemptID? = nil) {
    guard record.patient.phones.contains(where: \.works) else { return }
    for followUp in record.followUps.values where followUp.state == .needsNumber {
      move(followUp.id, to: .planned, cause: cause)
    }
  }

  mutating func move(_ id: FollowUpID, to state: FollowUp.State, cause: AttemptID? = nil) {
    add(.followUpMoved(id, to: state, cause: cause))
  }

  /// The open follow-up of that id, stored or following from an appointment that was missed.
  func openFollowUp(_ id: FollowUpID, at instant: Instant) throws(Rejection) -> FollowUp {
    if let stored = record.followUps[id] {
      guard stored.isOpen else { throw .followUpNotOpen(id) }
      return stored
    }
    let open = record.openFollowUps(
      at: instant, clinic: context.clinic, followUpProtocol: context.followUpProtocol)
    if let followUp = open.first(where: { $0.id == id }) { return followUp }
    throw .unknownFollowUp(id)
  }

  /// Makes a follow-up that follows from a missed appointment part of the record.
  mutating func keep(_ followUp: FollowUp, cause: AttemptID? = nil) {
    if record.followUps[followUp.id] == nil { add(.followUpPlanned(followUp, cause: cause)) }
  }

  /// Brings what is planned into line with what the record now says should be.
  mutating func replan(cause: AttemptID? = nil) {
    for event in Planning.reconcile(record, in: context, cause: cause) { add(event) }
  }
}
