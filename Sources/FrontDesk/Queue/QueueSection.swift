public import FollowUp

/// Which part of the day's list is shown.
public enum QueueSection: Hashable, Sendable {
  case all
  /// What can be called at this moment.
  case now
  case batch(ClockTime)
  case timed

  /// The parts in the order in which they follow each other.
  static func all(of queue: Queue?) -> [QueueSection] {
    [.all, .now] + (queue?.batches ?? []).map { .batch($0.time) } + [.timed]
  }

  func includes(_ entry: QueueEntry, at now: Instant) -> Bool {
    switch self {
    case .all: true
    case .now: entry.at <= now && !entry.canWait
    case .batch(let time): entry.lane == .batch(time)
    case .timed: entry.lane == .timed
    }
  }
}

/// A run of the list under one heading.
enum QueueGroup: Hashable, Sendable {
  case now
  case timed
  case batch(ClockTime)
  case canWait

  /// The run that `entry` stands in where `section` is shown. A part that is a batch or the timed calls is one run,
  /// but for the calls that can wait.
  init(_ entry: QueueEntry, in section: QueueSection, at now: Instant) {
    if entry.canWait {
      self = .canWait
    } else if section != .all && section != .now {
      switch entry.lane {
      case .timed: self = .timed
      case .batch(let time): self = .batch(time)
      }
    } else if entry.at <= now {
      self = .now
    } else {
      switch entry.lane {
      case .timed: self = .timed
      case .batch(let time): self = .batch(time)
      }
    }
  }

  /// What can be called now stands first, what can wait last.
  var rank: Int {
    switch self {
    case .now: 0
    case .timed: 1
    case .batch(let time): 2 + time.minutes
    case .canWait: .max
    }
  }
}

extension QueueEntry {
  /// Whether neither another desk is calling nor somebody else has promised to.
  func isFree(for identity: DeskIdentity, at now: Instant) -> Bool {
    let isHeld = claim.map { $0.desk != identity.desk && $0.holds(at: now) } ?? false
    return !isHeld && (personalTo ?? identity.name) == identity.name
  }
}

/// What tells an entry of the list from every other, also after the list was read again.
public struct EntryKey: Hashable, Sendable {
  public var patient: PatientID
  public var lane: Lane
  public var at: Instant

  init(_ entry: QueueEntry) {
    patient = entry.patient
    lane = entry.lane
    at = entry.at
  }
}
