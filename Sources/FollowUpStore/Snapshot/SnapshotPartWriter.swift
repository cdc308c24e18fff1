internal import FollowUp

/// Writes the files of a ``SnapshotPart``, from records that come in the order of their patients' ids.
///
/// Records go to the disk as they come; what is held in memory are the days, some dozen bytes for each patient who is
/// to come onto a list.
struct SnapshotPartWriter {
  private let name: String
  private let coding: RecordCoding
  private var records: GrowingFile
  private var openWork: GrowingFile
  private var places: GrowingFile
  private var dayFile: GrowingFile
  private var patients = 0
  private var firstPatient: PatientID?
  private var lastPatient: PatientID?
  private var days = ListDays()

  /// The files of a part.
  struct Files {
    var records: HeldFile
    var openWork: HeldFile
    var places: HeldFile
    var days: HeldFile
  }

  /// Writes a part of the snapshot in the clinic's folder. Makes all files, so that whoever removes what was there
  /// before finds them.
  ///
  /// With `inSmallSteps` what is written goes to the disk little by little (``SmallStep``).
  init(
    _ name: String, in folder: ClinicFolder, _ coding: RecordCoding, inSmallSteps: Bool = false
  ) throws(FileFailure) {
    self.name = name
    self.coding = coding
    func file(_ kind: SnapshotFileName.Kind) throws(FileFailure) -> GrowingFile {
      let file = try folder.files.open(folder.snapshotFile(name, kind), .replace)
      return GrowingFile(HeldFile(file, folder.files), inSmallSteps ? .inSmallSteps : .atItsEnd)
    }
    (records, openWork) = (try file(.records), try file(.openWork))
    (places, dayFile) = (try file(.places), try file(.days))
  }

  /// Writes a part into files without names, which are in the folder at `path` as long as they are open.
  init(namelessIn path: String, _ files: any FileSystem, _ coding: RecordCoding) throws(FileFailure) {
    name = ""
    self.coding = coding
    func file() throws(FileFailure) -> GrowingFile {
      GrowingFile(HeldFile(try files.openNameless(in: path), files), .never)
    }
    (records, openWork, places, dayFile) = (try file(), try file(), try file(), try file())
  }

  var files: Files {
    Files(records: records.held, openWork: openWork.held, places: places.held, days: dayFile.held)
  }

  /// Adds a record as it is written in ``FiledLine``.
  mutating func add(_ record: FiledLine) throws(FileFailure) {
    let patient = record.summary.patient
    var entry = PartEntry(
      place: LinePlace(patient: patient, start: records.size, count: record.line.count), summary: record.summary,
      lastDayCalled: record.lastDayCalled)
    try records.append(record.line)
    if let work = record.openWork {
      let place = LinePlace(patient: patient, start: openWork.size, count: work.line.count)
      entry.openWork = OpenWorkPlace(from: work.from, place: place)
      try openWork.append(work.line)
    }
    try places.append(coding.checkedLine(entry))
    days.add(entry)
    patients += 1
    firstPatient = firstPatient ?? patient
    lastPatient = patient
  }

  /// Puts everything onto the disk, but for the names in the folder, where the files have names. The days were found by
  /// `rules`; see ``ListRules``.
  mutating func finish(rules: String) throws(FileFailure) -> SnapshotPartHead {
    for listed in days.places { try dayFile.append(coding.checkedLine(listed)) }
    return SnapshotPartHead(
      name: name, patients: patients, firstPatient: firstPatient, lastPatient: lastPatient,
      records: try records.finish(), openWork: try openWork.finish(), places: try places.finish(),
      days: try dayFile.finish(), rules: rules, lastDayCalled: days.lastDayCalled)
  }
}

/// A record as a part holds it: its line, with its line feed, and what its entry says of it.
struct FiledLine {
  var line: [UInt8]
  var summary: PatientSummary
  /// Nil where no list shows anything of the patient.
  var openWork: FiledOpenWork?
  /// The last day on which the patient was called from a batch.
  var lastDayCalled: CivilDate?
}

/// What lists need of a record, as a part holds it.
struct FiledOpenWork {
  /// The first day whose list may show something of the patient.
  var from: CivilDate
  /// With its line feed.
  var line: [UInt8]
}

extension FiledLine {
  /// `coding` is that of the part; `texts` are lists of the record as it writes them. The days are those that
  /// `followUpProtocol` gives at `clinic`.
  init(
    _ record: PatientRecord, _ coding: RecordCoding, at clinic: Clinic, _ followUpProtocol: FollowUpProtocol,
    with texts: RecordTexts? = nil
  ) {
    line = coding.checkedLine(RecordWithTexts(record: record, texts: texts))
    summary = PatientSummary(record)
    openWork = record.firstDayOnList(clinic: clinic, followUpProtocol: followUpProtocol).map { day in
      let work = record.openWork(clinic: clinic, followUpProtocol: followUpProtocol)
      return FiledOpenWork(from: day, line: coding.checkedLine(StoredRecord(work.record)))
    }
    lastDayCalled = record.lastDayCalled(in: clinic.settings.timeZone)
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
