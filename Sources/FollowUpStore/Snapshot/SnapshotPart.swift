internal import FollowUp
internal import Wording

/// Some of a snapshot's patients, in files that are never written again:
///
/// - `NAME.records.jsonl`: the records, one a line, in the order of the patients' ids;
/// - `NAME.open-work.jsonl`: in the same order, of those who may come onto a list, what lists need of the record;
/// - `NAME.places.jsonl`: in the same order, where each record stands, from which day on the patient is wanted for
///   lists and where that open work stands, and what searches know of the patient;
/// - `NAME.days.jsonl`: the same for those who are wanted at all, in the order of the days.
///
/// Every line vouches for itself (``CheckedLine``). What is asked of a part throws `SnapshotDamage` where a line that
/// is needed for the answer is not what was written.
final class SnapshotPart {
  let head: SnapshotPartHead
  private let coding = RecordCoding(zone: .universal)
  private let recordFile: LineFile
  private let openWorkFile: LineFile
  private let placeFile: LineFile
  private let dayFile: LineFile

  /// - Throws: `SnapshotDamage` where a file is missing or has another length than `head` says.
  init(_ head: SnapshotPartHead, in folder: ClinicFolder) throws(SnapshotDamage) {
    self.head = head
    recordFile = try LineFile(folder.snapshotFile(head.name, .records), size: head.records, folder.files)
    openWorkFile = try LineFile(folder.snapshotFile(head.name, .openWork), size: head.openWork, folder.files)
    // Everybody who stands on a list of an older part is looked for here.
    placeFile = try LineFile(
      folder.snapshotFile(head.name, .places), size: head.places, keepingShort: true, folder.files)
    dayFile = try LineFile(folder.snapshotFile(head.name, .days), size: head.days, folder.files)
  }

  /// The part that was just written into files without names.
  init(_ head: SnapshotPartHead, _ files: SnapshotPartWriter.Files) {
    self.head = head
    recordFile = LineFile(files.records, size: head.records)
    openWorkFile = LineFile(files.openWork, size: head.openWork)
    placeFile = LineFile(files.places, size: head.places, keepingShort: true)
    dayFile = LineFile(files.days, size: head.days)
  }

  /// Where the record of `patient` stands; nil where it is not in this part.
  func place(of patient: PatientID) throws -> LinePlace? {
    guard head.mayHold(patient) else { return nil }
    if let finding = try? findAtFirstGlance(patient) { return finding.place }
    let position = try placeFile.firstPosition { try place($0).patient >= patient }
    guard let place = try placeFile.line(beginningAt: position).map(place), place.patient == patient else { return nil }
    return place
  }

  /// What was found out about a patient: the place, or that there is none.
  private struct Finding {
    var place: LinePlace?
  }

  /// Looks for `patient` without verifying the lines on the way. The lines that the answer rests on vouch for
  /// themselves: the patient's own, or the two between which it would stand.
  /// - Returns: nil where there is no answer without verifying the others.
  private func findAtFirstGlance(_ patient: PatientID) throws -> Finding? {
    let name = [UInt8](patient.rawValue.utf8)
    let position = try placeFile.firstPosition { line in
      guard let found = PartEntry.patient(atFirstGlance: line) else { throw placeFile.damage }
      return !found.lexicographicallyPrecedes(name)
    }
    let next = try placeFile.line(beginningAt: position).map(place)
    if let next, next.patient == patient { return Finding(place: next) }
    let last = try placeFile.line(endingAt: position).map(place)
    guard last.map({ $0.patient < patient }) ?? true, next.map({ patient < $0.patient }) ?? true else { return nil }
    return Finding()
  }

  private func place(_ line: ArraySlice<UInt8>) throws(SnapshotDamage) -> LinePlace {
    try placeFile.value(LinePlace.self, of: line, coding)
  }

  private func entry(_ line: ArraySlice<UInt8>) throws(SnapshotDamage) -> PartEntry {
    try placeFile.value(PartEntry.self, of: line, coding)
  }

  /// The record at a place of this part.
  func record(at place: LinePlace) throws(SnapshotDamage) -> PatientRecord { try record(at: place, in: recordFile) }

  private func record(at place: LinePlace, in file: LineFile) throws(SnapshotDamage) -> PatientRecord {
    let line = try file.line(at: place.start, count: place.count)
    let stored = try file.value(StoredRecord.self, of: line, coding)
    guard let record = try? stored.value(), record.id == place.patient else { throw file.damage }
    return record
  }

  /// What lists need of the patient at a place of this part.
  func openWork(at listed: ListedPlace) throws(SnapshotDamage) -> OpenWork {
    switch listed.file {
    case .openWork: try openWork(at: listed.place)
    case .records: OpenWork(try record(at: listed.place))
    }
  }

  /// What lists need of the patient whose open work stands at that place of this part.
  func openWork(at place: LinePlace) throws(SnapshotDamage) -> OpenWork {
    OpenWork(try record(at: place, in: openWorkFile))
  }

  /// What this part holds of the patient of `entry`, as another part is given it.
  func filedLine(of entry: PartEntry) throws(SnapshotDamage) -> FiledLine {
    var line = FiledLine(
      line: try self.line(at: entry.place, in: recordFile), summary: entry.summary, openWork: nil,
      lastDayCalled: entry.lastDayCalled)
    if let work = entry.openWork {
      line.openWork = FiledOpenWork(from: work.from, line: try self.line(at: work.place, in: openWorkFile))
    }
    return line
  }

  /// The line at a place of `file`, with its line feed.
  private func line(at place: LinePlace, in file: LineFile) throws(SnapshotDamage) -> [UInt8] {
    let line = try file.line(at: place.start, count: place.count)
    guard CheckedLine.isSound(line) else { throw file.damage }
    return line + [UInt8(ascii: "\n")]
  }

  /// The patients in whose records one of `ids` may stand, in the order of the file. Every record is verified on the
  /// way; `progress` is told how many bytes of them were looked at.
  func patients(holding ids: IdentifierFilter, _ progress: WorkProgress) throws(SnapshotDamage) -> [PatientID] {
    try RecordSearch(for: ids).patients(in: recordFile, progress)
  }

  /// Whether ``places(on:)`` can be told for `day`: not for days before the last one of calls.
  func knows(_ day: CivilDate) -> Bool { head.lastDayCalled.map { $0 <= day } ?? true }

  /// Who may stand on the list of `day`, or be counted on it.
  func places(on day: CivilDate) throws(SnapshotDamage) -> [ListedPlace] {
    var places: [ListedPlace] = []
    var (position, window) = (0, LineFile.Window.wide)
    while let line = try dayFile.nextLine(from: &position, &window) {
      let listed = try dayFile.value(ListedPlace.self, of: line, coding)
      guard listed.day <= day else { break }
      places.append(listed)
    }
    return places
  }

  /// Reads all entries, in the order of the patients' ids.
  func entries() -> EntryReader { EntryReader(part: self) }

  struct EntryReader {
    fileprivate let part: SnapshotPart
    private var position = 0
    private var window = LineFile.Window.wide

    fileprivate init(part: SnapshotPart) { self.part = part }

    mutating func next() throws(SnapshotDamage) -> PartEntry? {
      guard let line = try part.placeFile.nextLine(from: &position, &window) else { return nil }
      return try part.entry(line)
    }
  }

  /// Reads every line and holds the files against each other; `body` is run for each patient.
  func verify(_ body: () -> Void = {}) throws(SnapshotDamage) {
    var (end, openWorkEnd, days, entries) = (0, 0, ListDays(), entries())
    var (patients, first, last): (Int, PatientID?, PatientID?) = (0, nil, nil)
    while let entry = try entries.next() {
      let isNext = last.map { $0 < entry.place.patient } ?? true
      guard isNext, entry.place.start == end else { throw placeFile.damage }
      guard try PatientSummary(record(at: entry.place)) == entry.summary else { throw placeFile.damage }
      end += entry.place.count
      if let work = entry.openWork {
        guard work.place.start == openWorkEnd else { throw openWorkFile.damage }
        _ = try openWork(at: work.place)
        openWorkEnd += work.place.count
      }
      patients += 1
      first = first ?? entry.place.patient
      last = entry.place.patient
      days.add(entry)
      body()
    }
    guard openWorkEnd == openWorkFile.size else { throw openWorkFile.damage }
    guard end == recordFile.size, patients == head.patients, days.lastDayCalled == head.lastDayCalled,
      head.firstPatient == nil || head.firstPatient == first, head.lastPatient == nil || head.lastPatient == last
    else { throw placeFile.damage }
    var (position, window) = (0, LineFile.Window.wide)
    for expected in days.places {
      guard let line = try dayFile.nextLine(from: &position, &window),
        try dayFile.value(ListedPlace.self, of: line, coding) == expected
      else { throw dayFile.damage }
    }
    guard position == dayFile.size else { throw dayFile.damage }
  }
}
