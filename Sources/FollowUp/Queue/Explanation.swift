internal import OrderedCollections

/// Why a call stands where it stands: the values, without words.
public struct Explanation: Hashable, Sendable {
  /// Its rule and step, what it comes from, T (`startsFrom`), its window and when it was recorded.
  public var followUp: FollowUp
  /// Where the placing rules, or a rescheduling, put it, and by which rule.
  public var firstPlacement: Placement
  /// Where it stands now; another place than the first one where it was carried over.
  public var placement: Placement
  public var urgency: Urgency
  /// What put it into its class of urgency.
  public var cause: UrgencyCause
  /// Why the call is folded under those that can wait; nil where it isn't.
  public var fold: FoldReason?

  public init(
    followUp: FollowUp, firstPlacement: Placement, placement: Placement, cause: UrgencyCause, fold: FoldReason? = nil
  ) {
    self.followUp = followUp
    self.firstPlacement = firstPlacement
    self.placement = placement
    urgency = cause.urgency
    self.cause = cause
    self.fold = fold
  }

  /// Whether the window was open already when the follow-up was recorded, so that it is placed from then on.
  public var isPlacedFromRecording: Bool { followUp.recordedAt > followUp.due }

  public var isCarriedOver: Bool { placement != firstPlacement }
}

/// Why a call is folded under those that can wait.
public struct FoldReason: Hashable, Sendable {
  /// How many calls the batch takes.
  public var capacity: Int
  /// The next open day, past which the window reaches.
  public var nextOpenDay: CivilDate

  public init(capacity: Int, nextOpenDay: CivilDate) {
    self.capacity = capacity
    self.nextOpenDay = nextOpenDay
  }
}

extension PatientRecord {
  /// Why the follow-up stands where it stands on the list of `day`; nil where the record has no such follow-up.
  /// Folding depends on the other patients and is left out.
  public func explanation(of id: FollowUpID, on day: QueueDay) -> Explanation? {
    let open = openFollowUps(at: day.now, clinic: day.clinic, followUpProtocol: day.followUpProtocol)
    guard let followUp = followUps[id] ?? open.first(where: { $0.id == id }) else { return nil }
    let first = placement(of: followUp, in: day.calendar)
    let standing = followUp.isOpen ? day.standing(of: first) : first
    return Explanation(
      followUp: followUp, firstPlacement: first, placement: standing,
      cause: UrgencyCause(followUp, at: standing, isVIP: patient.vip != nil, now: day.now))
  }

  /// Why each reason of `entry`, an entry of this patient on the list of `day`, stands where it stands.
  public func explanations(of entry: QueueEntry, on day: QueueDay) -> [Explanation] {
    let fold = FoldReason(
      capacity: day.clinic.settings.batchCapacity, nextOpenDay: day.calendar.nextOpenDay(after: day.date))
    return entry.followUps.compactMap { queued in
      var explanation = explanation(of: queued.followUp.id, on: day)
      explanation?.fold = entry.canWait ? fold : nil
      return explanation
    }
  }
}
