internal import OrderedCollections

/// Keeps what is planned for a patient in step with what the protocol asks for.
public enum Planning {
  /// Compares what is planned in `record` with what the protocol asks for at `context.now`.
  ///
  /// - A step is planned if its window is not over yet; of a repeating step the next occurrence, and the one after it
  ///   once that is closed.
  /// - An open follow-up whose visit, appointment or date has changed is planned anew with its new window, or cancelled
  ///   where it no longer follows. One that the protocol itself no longer knows is left to be finished.
  /// - Withdrawn consent and a patient who has left cancel; both undo that while the window is open.
  /// - Relationship, marketing and greeting calls give way to other calls and contacts within 7 days, relationship and
  ///   marketing calls to an appointment as well; clinical calls never do.
  ///
  /// - Parameters:
  ///   - record: all that is known about the patient by now.
  ///   - context: the clinic, its protocol and the clock.
  ///   - cause: the attempt that the events follow from, if any.
  /// - Returns: The events that bring the one to the other; none where they agree, so that applying the events and
  ///   asking again yields nothing. `followUpPlanned` may name a follow-up that exists, with its new content.
  public static func reconcile(
    _ record: PatientRecord, in context: DecisionContext, cause: AttemptID? = nil
  ) -> [Event] {
    var work = PlanningWork(
      record, followUpProtocol: context.followUpProtocol, settings: context.clinic.settings, now: context.now)
    work.settle()
    return work.events(cause: cause)
  }
}

/// Where those follow-ups stand that the protocol asks for.
struct WantedFollowUps {
  private var places: [Bool] = []
  private var moot: [(index: Int, reason: SupersedeReason)] = []

  /// `moot` is why it need not be made at present, though its origin asks for it; the first reason given counts.
  mutating func insert(_ index: Int, moot reason: SupersedeReason?) {
    while places.count <= index { places.append(false) }
    places[index] = true
    if let reason { moot.append((index, reason)) }
  }

  func contains(_ index: Int) -> Bool { index < places.count && places[index] }

  func reasonMoot(_ index: Int) -> SupersedeReason? { moot.first { $0.index == index }?.reason }
}

/// The follow-ups of one record while they are being planned.
struct PlanningWork {
  let record: PatientRecord
  let followUpProtocol: FollowUpProtocol
  let calendar: OpeningCalendar
  let now: Instant
  /// As they would be with the events decided so far.
  private(set) var followUps: OrderedDictionary<FollowUpID, FollowUp>
  /// Where those stand that planning may change, in their order: all but the settled ones, which are most of a long
  /// history.
  private(set) var unsettled: [Int]
  /// Whether the present round of planning has closed a follow-up.
  private var hasClosed = false

  init(_ record: PatientRecord, followUpProtocol: FollowUpProtocol, settings: ClinicSettings, now: Instant) {
    self.record = record
    self.followUpProtocol = followUpProtocol
    self.now = now
    calendar = OpeningCalendar(settings: settings)
    followUps = record.followUps
    let values = record.followUps.values
    unsettled = values.indices.filter { !values[$0].isSettled }
  }

  var patient: Patient { record.patient }

  /// Plans, and plans again as long as that closes something: a closed occurrence makes room for the next one, which
  /// may give way in its turn. A few rounds do; the bound only guards against a protocol that would go on for years.
  mutating func settle() {
    for _ in 0..<64 {
      hasClosed = false
      plan()
      if !hasClosed { return }
    }
  }

  private mutating func plan() {
    guard patient.status == .active else {
      for index in unsettled where followUps.values[index].isOpen {
        move(index, to: .cancelled(.patientLeft(patient.status), at: now))
      }
      return
    }
    let consent = patient.consent
    // What the protocol asks for and is not planned stands nowhere.
    var wanted = WantedFollowUps()
    for step in wantedSteps(noting: &wanted) {
      let index = consent.allows(step.followUp.kind) ? take(step) : followUps.index(forKey: step.followUp.id)
      if let index { wanted.insert(index, moot: step.moot) }
    }
    for (index, state) in statesWithoutOrigin(wanted) { move(index, to: state) }
    dropCourtesyCalls(wanted)
  }

  /// Plans a step that the protocol asks for, anew where it is planned already.
  ///
  /// - Returns: Where it stands; nil where it need not be planned.
  private mutating func take(_ step: PlannedStep) -> Int? {
    let id = step.followUp.id
    guard let index = followUps.index(forKey: id) else {
      guard let merged = merged(nil, with: step) else { return nil }
      let index = followUps.count
      followUps[id] = merged
      unsettled.append(index)
      return index
    }
    let existing = followUps.values[index]
    guard let merged = merged(existing, with: step), merged != existing else { return index }
    if existing.isOpen, !merged.isOpen { hasClosed = true }
    followUps.values[index] = merged
    return index
  }

  /// What becomes of the follow-ups that lack consent, or that the protocol does not ask for, and where they stand;
  /// those that stay as they are are left out.
  private func statesWithoutOrigin(_ wanted: WantedFollowUps) -> [(index: Int, state: FollowUp.State)] {
    let consent = patient.consent
    return unsettled.compactMap { index in
      stateWithoutOrigin(followUps.values[index], consent, isWanted: wanted.contains(index)).map { (index, $0) }
    }
  }

  /// What becomes of a follow-up that lacks consent, or that the protocol does not ask for; nil: it stays as it is.
  private func stateWithoutOrigin(_ followUp: FollowUp, _ consent: Consent, isWanted: Bool) -> FollowUp.State? {
    let isAllowed = consent.allows(followUp.kind)
    if followUp.isOpen {
      guard isAllowed else { return .cancelled(.consentWithdrawn(followUp.kind.consent), at: now) }
      let isLost = !isWanted && hasLostItsOrigin(followUp)
      return isLost ? .cancelled(.originChanged, at: now) : nil
    }
    let isBack =
      followUp.isReinstatable && !followUp.isCancelledForItsOrigin && followUp.by >= now && isAllowed
      && !isWanted && !hasLostItsOrigin(followUp)
    return isBack ? .planned : nil
  }

  /// `index` says where the follow-up stands in ``followUps``.
  mutating func move(_ index: Int, to state: FollowUp.State) {
    followUps.values[index].state = state
    if !followUps.values[index].isOpen { hasClosed = true }
  }

  /// What becomes of a follow-up (nil: not planned so far) that the protocol asks for.
  private func merged(_ existing: FollowUp?, with wanted: PlannedStep) -> FollowUp? {
    let isOver = wanted.followUp.by < now
    guard let existing else {
      return isOver || wanted.moot != nil ? nil : wanted.followUp
    }
    if existing.isOpen {
      var updated = existing.asksForTheSame(as: wanted.followUp) ? existing : updated(existing, with: wanted.followUp)
      if let moot = wanted.moot, existing.kind == .clinical, case .planned = existing.state {
        updated.state = .superseded(moot, at: now)
      }
      return updated
    }
    guard !isOver, wanted.moot == nil else { return existing }
    var reinstated = existing.asksForTheSame(as: wanted.followUp) ? existing : updated(existing, with: wanted.followUp)
    reinstated.state = .planned
    if existing.isReinstatable { return reinstated }
    if case .superseded(.appointmentBooked, _) = existing.state, existing.kind == .clinical { return reinstated }
    return existing
  }

  /// `existing` with the content of `wanted`. Where it counts from another moment it is as if recorded now.
  private func updated(_ existing: FollowUp, with wanted: FollowUp) -> FollowUp {
    var updated = wanted
    updated.state = existing.state
    updated.note = existing.note
    if existing.startsFrom == wanted.startsFrom { updated.recordedAt = existing.recordedAt }
    return updated
  }

  /// Whether a follow-up that the protocol does not ask for stands alone because its visit, appointment or date is
  /// gone or changed, and not because the protocol was edited.
  private func hasLostItsOrigin(_ followUp: FollowUp) -> Bool {
    if case .request = followUp.origin { return false }
    guard let rule = followUpProtocol.rule(followUp.rule) else { return false }
    return rule.steps.contains { $0.occurrence(named: followUp.step) != nil }
  }

  /// What changed, as events: new and altered follow-ups as planned, others by their new state.
  func events(cause: AttemptID?) -> [Event] {
    let before = record.followUps.values
    return unsettled.compactMap { index in
      let followUp = followUps.values[index]
      guard index < before.count else { return .followUpPlanned(followUp, cause: cause) }
      let before = before[index]
      if before == followUp { return nil }
      var moved = before
      moved.state = followUp.state
      return moved == followUp
        ? .followUpMoved(followUp.id, to: followUp.state, cause: cause) : .followUpPlanned(followUp, cause: cause)
    }
  }
}
