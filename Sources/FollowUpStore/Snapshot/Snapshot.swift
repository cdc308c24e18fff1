internal import FollowUp

/// The snapshot: the clinic as the journal has made it up to one position, laid out for what is asked of it, so that a
/// start reads neither the journal nor the patients who are not asked for. It can be deleted at any time; the journal
/// alone is the truth.
///
/// Its head names its parts, the oldest first; of a patient who is in several of them the newest counts. What is asked
/// of a snapshot throws `SnapshotDamage` where it is not what was written.
final class Snapshot {
  let head: SnapshotHead
  let parts: [SnapshotPart]
  /// Whether the parts are files in the clinic's folder; else they have no names, and are there only for this one.
  let isInFolder: Bool
  /// Records that were read: who was looked at is decided on and changed next.
  private var known: [PatientID: PatientRecord] = [:]
  /// No more of them are held at once.
  private static let mostKnown = 512
  /// The list that was read last: it is asked for again and again.
  private var lastList: (day: CivilDate, rules: String, work: [OpenWork])?

  /// Opens the files of all parts, so that they can be read from then on though others remove them.
  /// - Throws: `SnapshotDamage` where a part is not what the head says.
  convenience init(_ head: SnapshotHead, in folder: ClinicFolder) throws(SnapshotDamage) {
    var parts: [SnapshotPart] = []
    for part in head.parts { parts.append(try SnapshotPart(part, in: folder)) }
    self.init(head, parts)
  }

  /// `parts` are those that `head` names, in its order.
  init(_ head: SnapshotHead, _ parts: [SnapshotPart], isInFolder: Bool = true) {
    self.head = head
    self.parts = parts
    self.isInFolder = isInFolder
  }

  func holds(_ patient: PatientID) throws -> Bool { try parts.contains { try $0.place(of: patient) != nil } }

  func record(of patient: PatientID) throws -> PatientRecord? {
    if let record = known[patient] { return record }
    for part in parts.reversed() {
      if let place = try part.place(of: patient) { return try record(at: place, of: part) }
    }
    return nil
  }

  /// The record at a place of `part`, of which there is none in a newer part.
  private func record(at place: LinePlace, of part: SnapshotPart) throws(SnapshotDamage) -> PatientRecord {
    if let record = known[place.patient] { return record }
    let record = try part.record(at: place)
    if known.count >= Snapshot.mostKnown { known.removeAll() }
    known[place.patient] = record
    return record
  }

  /// The open work of everybody who may stand on the list of `day` or be counted on it, but for the patients that are
  /// `excluded`; nil where that can't be told without reading all: the days were found by other `rules`, or the day
  /// lies before days whose calls are known.
  ///
  /// The rules are asked for last: whoever gives them may still be reading them while the records are read.
  func openWork(
    on day: CivilDate, rules: () -> String, excluding isExcluded: (PatientID) -> Bool
  ) throws -> [OpenWork]? {
    guard parts.allSatisfy({ $0.knows(day) }) else { return nil }
    if let lastList, lastList.day == day, lastList.rules == rules() {
      return lastList.work.filter { !isExcluded($0.patient) }
    }
    var work: [OpenWork] = []
    var isWhole = true
    for (index, part) in parts.enumerated() {
      let newer = parts[(index + 1)...]
      for listed in try part.places(on: day) {
        let patient = listed.place.patient
        guard !isExcluded(patient) else {
          isWhole = false
          continue
        }
        guard try !newer.contains(where: { try $0.place(of: patient) != nil }) else { continue }
        work.append(try part.openWork(at: listed))
      }
    }
    let rules = rules()
    guard parts.allSatisfy({ $0.head.rules == rules }) else { return nil }
    if isWhole { lastList = (day, rules, work) }
    return work
  }
}

/// One patient of several parts and of records that were changed since.
enum FiledRecord {
  case changed(PatientRecord)
  case kept(SnapshotPart, PartEntry)

  func record() throws(SnapshotDamage) -> PatientRecord {
    switch self {
    case .changed(let record): record
    case .kept(let part, let entry): try part.record(at: entry.place)
    }
  }

  /// What searches know of the patient.
  var summary: PatientSummary {
    switch self {
    case .changed(let record): PatientSummary(record)
    case .kept(_, let entry): entry.summary
    }
  }

  var patient: PatientID {
    switch self {
    case .changed(let record): record.id
    case .kept(_, let entry): entry.place.patient
    }
  }

  /// How many patients `parts` and `changed` have at the most.
  static func most(in parts: [SnapshotPart], _ changed: [PatientID: PatientRecord?]) -> Int {
    parts.reduce(changed.values.count { $0 != nil }) { $0 + $1.head.patients }
  }

  /// Gives the newest record of every patient of `parts`, the oldest part first, and of `changed`, which is newer than
  /// all parts, and has nil for those who are to be left out: in the order of their ids, and only those after `start`.
  /// - Throws: `SnapshotDamage`; what `body` throws.
  static func forEach(
    in parts: [SnapshotPart], _ changed: [PatientID: PatientRecord?], after start: PatientID? = nil,
    _ body: (FiledRecord) throws -> Void
  ) throws {
    var records = try FiledRecords(parts, changed)
    while let record = try records.next() {
      if start.map({ $0 < record.patient }) ?? true { try body(record) }
    }
  }
}

/// The newest record of every patient of several parts, and of records that are newer than all of them, in the order
/// of the patients' ids.
struct FiledRecords {
  private let parts: [SnapshotPart]
  private var readers: [SnapshotPart.EntryReader]
  /// Of each part, the entry that comes next; nil at its end.
  private var coming: [PartEntry?] = []
  private var changed: ArraySlice<(key: PatientID, value: PatientRecord?)>

  /// - Parameters:
  ///   - parts: The oldest first.
  ///   - changed: Newer than all parts; nil for those who are to be left out.
  /// - Throws: where a part is not what was written.
  init(_ parts: [SnapshotPart], _ changed: [PatientID: PatientRecord?]) throws(SnapshotDamage) {
    self.parts = parts
    self.changed = changed.sorted { $0.key < $1.key }[...]
    readers = parts.map { $0.entries() }
    for index in readers.indices { coming.append(try readers[index].next()) }
  }

  mutating func next() throws(SnapshotDamage) -> FiledRecord? {
    while let patient = nextPatient {
      if let record = try newest(of: patient) { return record }
    }
    return nil
  }

  /// The first patient who is still to come.
  private var nextPatient: PatientID? {
    var first = changed.first?.key
    for case let entry? in coming where first.map({ entry.place.patient < $0 }) ?? true { first = entry.place.patient }
    return first
  }

  /// The record of the patient who comes next, nil for one who is left out; goes on to the one after.
  private mutating func newest(of patient: PatientID) throws(SnapshotDamage) -> FiledRecord? {
    var newest: FiledRecord?
    for index in readers.indices {
      guard let entry = coming[index], entry.place.patient == patient else { continue }
      newest = .kept(parts[index], entry)
      coming[index] = try readers[index].next()
    }
    if let (id, record) = changed.first, id == patient {
      newest = record.map { .changed($0) }
      changed.removeFirst()
    }
    return newest
  }
}
