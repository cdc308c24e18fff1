/// A contact attempt (回访记录): what was done, when, by whom and with what result. Never edited; a correction is a
/// new attempt that names the one it corrects.
public struct ContactAttempt: Hashable, Sendable {
  public var id: AttemptID
  /// The follow-ups it served, each with its own result.
  public var outcomes: [ReasonOutcome]
  /// The result as a whole: the most serious of the outcomes.
  public var disposition: Disposition
  /// When it took place.
  public var at: Instant
  /// When it was entered.
  public var enteredAt: Instant
  /// The name of who made it.
  public var by: String
  public var channel: ContactChannel
  /// The number that was called.
  public var phone: String?
  /// Where the call stood on the list when it was made; nil for one that stood on no list.
  public var lane: Lane?
  public var note: String
  public var collected: CollectedDetails
  public var callBackAt: Instant?
  public var appointment: AppointmentID?
  /// The attempt that this one corrects.
  public var corrects: AttemptID?
  public var standing: Standing

  /// Whether an attempt still counts.
  public enum Standing: Hashable, Sendable {
    case stands
    /// Undone; it stays readable, its effects are gone.
    case takenBack(by: String, at: Instant)
    case corrected(by: AttemptID)
  }

  public init(
    id: AttemptID, outcomes: [ReasonOutcome], disposition: Disposition, at: Instant, enteredAt: Instant, by: String,
    channel: ContactChannel = .phone, phone: String? = nil, lane: Lane? = nil, note: String = "",
    collected: CollectedDetails = CollectedDetails(), callBackAt: Instant? = nil, appointment: AppointmentID? = nil,
    corrects: AttemptID? = nil, standing: Standing = .stands
  ) {
    self.id = id
    self.outcomes = outcomes
    self.disposition = disposition
    self.at = at
    self.enteredAt = enteredAt
    self.by = by
    self.channel = channel
    self.phone = phone
    self.lane = lane
    self.note = note
    self.collected = collected
    self.callBackAt = callBackAt
    self.appointment = appointment
    self.corrects = corrects
    self.standing = standing
  }

  public var stands: Bool { standing == .stands }
}

public struct ReasonOutcome: Hashable, Sendable {
  public var followUp: FollowUpID
  public var disposition: Disposition

  public init(followUp: FollowUpID, disposition: Disposition) {
    self.followUp = followUp
    self.disposition = disposition
  }
}

/// What the desk learned during a call, besides its result. Whatever is nil or empty was not asked or not said.
public struct CollectedDetails: Hashable, Sendable {
  public var birthday: Birthday?
  public var specialDates: [SpecialDate]
  /// 1 (unhappy) to 5 (delighted).
  public var satisfaction: Int?
  public var referral: Referral?
  public var vip: VIPFlag?
  /// Tags added.
  public var tags: [String]
  public var phone: PhoneNumber?
  public var preferredBatch: ClockTime?

  public init(
    birthday: Birthday? = nil, specialDates: [SpecialDate] = [], satisfaction: Int? = nil, referral: Referral? = nil,
    vip: VIPFlag? = nil, tags: [String] = [], phone: PhoneNumber? = nil, preferredBatch: ClockTime? = nil
  ) {
    self.birthday = birthday
    self.specialDates = specialDates
    self.satisfaction = satisfaction
    self.referral = referral
    self.vip = vip
    self.tags = tags
    self.phone = phone
    self.preferredBatch = preferredBatch
  }

  /// Whether nothing was learned, as of most calls: found out without making another to compare with.
  public var isEmpty: Bool {
    birthday == nil && specialDates.isEmpty && satisfaction == nil && referral == nil && vip == nil && tags.isEmpty
      && phone == nil && preferredBatch == nil
  }
}

/// How a patient answered when asked to recommend the clinic.
public enum Referral: Hashable, Sendable {
  case asked
  case agreed
  /// Agreed and named someone.
  case named(String)
}
