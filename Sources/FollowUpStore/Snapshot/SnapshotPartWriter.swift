internal import FollowUp

/// Writes the files of a ``SnapshotPart``, from records that come in the order of their patients' ids.
///
/// Records go to the disk as they come; what is held in memory are the days, some dozen bytes for each patient who is to
/// come onto a list.
struct SnapshotPartWriter {
  private let name: String
  private let folder: ClinicFolder
  private let coding: RecordCoding
  private var records: GrowingFile
  private var places: GrowingFile
  private var patients = 0
  private var days = ListDays()

  /// Instants are written with the offset of `zone`.
  init(_ name: String, in folder: ClinicFolder, zone: ClinicTimeZone) throws(FileFailure) {
    self.name = name
    self.folder = folder
    coding = RecordCoding(zone: zone)
    records = try GrowingFile(folder.snapshotFile(name, .records), folder.files)
    places = try GrowingFile(folder.snapshotFile(name, .places), folder.files)
  }

  /// Adds a record and the days on which it is wanted.
  mutating func add(_ record: PatientRecord, from: CivilDate?, lastDayCalled: CivilDate?) throws(FileFailure) {
    try add(line(StoredRecord(record)), of: PatientSummary(record), from: from, lastDayCalled: lastDayCalled)
  }

  /// Adds a record as another part has it: its line, and its entry there.
  mutating func add(_ line: [UInt8], as entry: PartEntry) throws(FileFailure) {
    try add(line, of: entry.summary, from: entry.from, lastDayCalled: entry.lastDayCalled)
  }

  private mutating func add(
    _ line: [UInt8], of summary: PatientSummary, from: CivilDate?, lastDayCalled: CivilDate?
  ) throws(FileFailure) {
    let place = RecordPlace(patient: summary.patient, start: records.size, count: line.count)
    let entry = PartEntry(place: place, summary: summary, from: from, lastDayCalled: lastDayCalled)
    try records.append(line)
    try places.append(self.line(entry))
    days.add(entry)
    patients += 1
  }

  /// Puts everything onto the disk, but for the names in the folder. The days were found by `rules`; see ``ListRules``.
  mutating func finish(rules: String) throws(FileFailure) -> SnapshotPartHead {
    var dayFile = try GrowingFile(folder.snapshotFile(name, .days), folder.files)
    for listed in days.places { try dayFile.append(line(listed)) }
    return SnapshotPartHead(
      name: name, patients: patients, records: try records.finish(), places: try places.finish(),
      days: try dayFile.finish(), rules: rules, lastDayCalled: days.lastDayCalled)
  }

  private func line(_ value: some WritableValue) -> [UInt8] {
    var line: [UInt8] = []
    coding.append(value, to: &line)
    CheckedLine.close(&line, from: 0)
    return line
  }
}

/// A new file that is written from its beginning to its end.
private struct GrowingFile {
  /// What was given to it so far, in bytes.
  private(set) var size = 0
  private let handle: Handle
  private var waiting: [UInt8] = []

  private final class Handle {
    let file: OpenFile
    let files: any FileSystem

    init(_ file: OpenFile, _ files: any FileSystem) {
      self.file = file
      self.files = files
    }

    deinit { files.close(file) }
  }

  init(_ path: String, _ files: any FileSystem) throws(FileFailure) {
    handle = Handle(try files.open(path, .replace), files)
  }

  mutating func append(_ bytes: [UInt8]) throws(FileFailure) {
    waiting += bytes
    size += bytes.count
    if waiting.count >= GrowingFile.stretch { try write() }
  }

  private mutating func write() throws(FileFailure) {
    try handle.files.appendAll(waiting, to: handle.file)
    waiting.removeAll(keepingCapacity: true)
  }

  /// - Returns: How long it is, in bytes, when all of it is on the disk.
  mutating func finish() throws(FileFailure) -> Int {
    try write()
    try handle.files.synchronize(handle.file)
    return size
  }

  /// How much is written at a time, in bytes.
  private static let stretch = 1 << 18
}
