extension Queue {
  /// The list of `date` as it stands at `now`.
  ///
  /// Today's list holds everything that stands in today's batches and timed lane, carried over where it was not
  /// finished; that of a day to come what is put there so far; that of a past day what was put there and is still
  /// open.
  public static func build(
    records: some Sequence<PatientRecord>, on date: CivilDate, now: Instant, clinic: Clinic,
    protocol followUpProtocol: FollowUpProtocol
  ) -> Queue {
    let day = QueueDay(date, now: now, clinic: clinic, followUpProtocol: followUpProtocol)
    return Queue(records.map { PatientDay($0, on: day) }, on: day)
  }

  /// The list of `day` from what each patient contributes to it, in any order.
  public init(_ patients: [PatientDay], on day: QueueDay) {
    var entries: [QueueEntry] = []
    var numbers: [PatientID: Set<String>] = [:]
    var calls: [ClockTime: Set<PatientID>] = [:]
    var escalations: [PendingEscalation] = []
    for patient in patients {
      entries += patient.entries
      if !patient.entries.isEmpty { numbers[patient.patient] = patient.numbers }
      for batch in patient.batchesCalled { calls[batch, default: []].insert(patient.patient) }
      escalations += patient.pendingEscalations
    }
    let batches = Queue.progress(of: entries, calls: calls, on: day)
    let ranks = entries.map { $0.rank(at: day.now) }
    entries = entries.indices.sorted { ranks[$0] < ranks[$1] }.map { entries[$0] }
    Queue.fold(&entries, made: Dictionary(batches.map { ($0.time, $0.made) }) { $0 + $1 }, on: day)
    let neighbours = Neighbours(entries, numbers: numbers)
    entries = neighbours.together(entries.filter { !$0.canWait }) + neighbours.together(entries.filter(\.canWait))
    for index in entries.indices {
      entries[index].sharesNumberWith = neighbours.patients(of: entries[index].patient)
    }
    escalations.sort { $0.rank < $1.rank }
    self.init(date: day.date, now: day.now, entries: entries, batches: batches, escalations: escalations)
  }

  /// A call made from a batch counts as made there unless the patient stands in it still.
  private static func progress(
    of entries: [QueueEntry], calls: [ClockTime: Set<PatientID>], on day: QueueDay
  ) -> [BatchProgress] {
    day.calendar.batches(on: day.date).map { batch in
      let standing = Set(entries.filter { $0.lane == .batch(batch.time) }.map(\.patient))
      let made = (calls[batch.time] ?? []).subtracting(standing).count
      return BatchProgress(time: batch.time, made: made, total: made + standing.count)
    }
  }

  /// Marks the calls that can wait: beyond what a batch takes, calls made included, with a window that reaches past
  /// the next open day.
  private static func fold(_ entries: inout [QueueEntry], made: [ClockTime: Int], on day: QueueDay) {
    var taken = made
    for index in entries.indices {
      guard case .batch(let time) = entries[index].lane else { continue }
      let position = taken[time, default: 0]
      taken[time] = position + 1
      entries[index].canWait = position >= day.clinic.settings.batchCapacity && day.canWait(entries[index])
    }
  }
}

extension QueueDay {
  /// Whether every window of the entry reaches past the next open day.
  func canWait(_ entry: QueueEntry) -> Bool {
    let next = calendar.nextOpenDay(after: date)
    return entry.followUps.allSatisfy { calendar.timeZone.date(of: $0.followUp.by) > next }
  }
}

/// The order of entries: urgency; the earliest end of a window of those that are so urgent; name, scalar by scalar;
/// id; time.
private struct EntryRank: Comparable {
  let urgency: Urgency
  let by: Instant
  let name: String
  let patient: PatientID
  let at: Instant

  static func < (lhs: EntryRank, rhs: EntryRank) -> Bool {
    if (lhs.urgency, lhs.by) != (rhs.urgency, rhs.by) { return (lhs.urgency, lhs.by) < (rhs.urgency, rhs.by) }
    let (left, right) = (lhs.name.unicodeScalars, rhs.name.unicodeScalars)
    if !left.elementsEqual(right) { return left.lexicographicallyPrecedes(right) }
    return (lhs.patient, lhs.at) < (rhs.patient, rhs.at)
  }
}

extension QueueEntry {
  fileprivate func rank(at now: Instant) -> EntryRank {
    let deciding = followUps.filter { $0.urgency(isVIP: isVIP, now: now) == urgency }
    let by = deciding.map(\.followUp.by).min() ?? at
    return EntryRank(urgency: urgency, by: by, name: name, patient: patient, at: at)
  }
}
