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
  private var dayFile: GrowingFile
  private var patients = 0
  private var days = ListDays()

  /// Makes all files, so that whoever removes what was there before finds them.
  ///
  /// With `inSmallSteps` what is written goes to the disk little by little: else a desk that saves an outcome meanwhile waits
  /// until the disk has taken all of it, since file systems keep an order between the two.
  init(
    _ name: String, in folder: ClinicFolder, _ coding: RecordCoding, inSmallSteps: Bool = false
  ) throws(FileFailure) {
    self.name = name
    self.folder = folder
    self.coding = coding
    records = try GrowingFile(folder.snapshotFile(name, .records), folder.files, inSmallSteps: inSmallSteps)
    places = try GrowingFile(folder.snapshotFile(name, .places), folder.files, inSmallSteps: inSmallSteps)
    dayFile = try GrowingFile(folder.snapshotFile(name, .days), folder.files, inSmallSteps: inSmallSteps)
  }

  /// Adds a record as it is written in ``FiledLine``.
  mutating func add(_ record: FiledLine) throws(FileFailure) {
    let place = RecordPlace(patient: record.summary.patient, start: records.size, count: record.line.count)
    let entry = PartEntry(
      place: place, summary: record.summary, from: record.from, lastDayCalled: record.lastDayCalled)
    try records.append(record.line)
    try places.append(coding.checkedLine(entry))
    days.add(entry)
    patients += 1
  }

  /// Puts everything onto the disk, but for the names in the folder. The days were found by `rules`; see ``ListRules``.
  mutating func finish(rules: String) throws(FileFailure) -> SnapshotPartHead {
    for listed in days.places { try dayFile.append(coding.checkedLine(listed)) }
    return SnapshotPartHead(
      name: name, patients: patients, records: try records.finish(), places: try places.finish(),
      days: try dayFile.finish(), rules: rules, lastDayCalled: days.lastDayCalled)
  }

}

/// A record as a part holds it: its line, with its line feed, and what its entry says of it.
struct FiledLine {
  var line: [UInt8]
  var summary: PatientSummary
  /// The first day whose list may show something of the patient.
  var from: CivilDate?
  /// The last day on which the patient was called from a batch.
  var lastDayCalled: CivilDate?
}

extension FiledLine {
  /// `coding` is that of the part. The days are those that `followUpProtocol` gives at `clinic`.
  init(_ record: PatientRecord, _ coding: RecordCoding, at clinic: Clinic, _ followUpProtocol: FollowUpProtocol) {
    line = coding.checkedLine(StoredRecord(record))
    summary = PatientSummary(record)
    from = record.firstDayOnList(clinic: clinic, followUpProtocol: followUpProtocol)
    lastDayCalled = record.lastDayCalled(in: clinic.settings.timeZone)
  }

  /// A record as another part has it: its line, and its entry there.
  init(_ line: [UInt8], as entry: PartEntry) {
    self.init(line: line, summary: entry.summary, from: entry.from, lastDayCalled: entry.lastDayCalled)
  }
}

extension RecordCoding {
  /// `value` on a line that vouches for itself (``CheckedLine``), with its line feed.
  func checkedLine(_ value: some WritableValue) -> [UInt8] {
    var line: [UInt8] = []
    append(value, to: &line)
    CheckedLine.close(&line, from: 0)
    return line
  }
}

/// A new file that is written from its beginning to its end.
private struct GrowingFile {
  /// What was given to it so far, in bytes.
  private(set) var size = 0
  private let handle: Handle
  private let inSmallSteps: Bool
  private var waiting: [UInt8] = []
  private var unsynchronized = 0

  private final class Handle {
    let file: OpenFile
    let files: any FileSystem

    init(_ file: OpenFile, _ files: any FileSystem) {
      self.file = file
      self.files = files
    }

    deinit { files.close(file) }
  }

  init(_ path: String, _ files: any FileSystem, inSmallSteps: Bool) throws(FileFailure) {
    handle = Handle(try files.open(path, .replace), files)
    self.inSmallSteps = inSmallSteps
  }

  mutating func append(_ bytes: [UInt8]) throws(FileFailure) {
    waiting += bytes
    size += bytes.count
    if waiting.count >= GrowingFile.stretch { try write() }
  }

  private mutating func write() throws(FileFailure) {
    try handle.files.appendAll(waiting, to: handle.file)
    unsynchronized += waiting.count
    waiting.removeAll(keepingCapacity: true)
    if inSmallSteps, unsynchronized >= GrowingFile.smallStep { try synchronize() }
  }

  /// - Returns: How long it is, in bytes, when all of it is on the disk.
  mutating func finish() throws(FileFailure) -> Int {
    try write()
    try synchronize()
    return size
  }

  private mutating func synchronize() throws(FileFailure) {
    try handle.files.synchronize(handle.file)
    unsynchronized = 0
  }

  /// How much is written at a time, in bytes.
  private static let stretch = 1 << 18
  /// In bytes; what a disk takes in some milliseconds.
  private static let smallStep = 1 << 20
}
