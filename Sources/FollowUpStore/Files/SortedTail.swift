internal import ExternalSorting
internal import FollowUp
internal import Wording

/// Lines of a journal that are too many for memory, patient by patient in the order of their ids, and each patient's in
/// the order of the journal: so every record is made once, and nothing but that record need be in memory.
final class SortedTail {
  private let sorter: ExternalSorter
  private let format: JournalFormat
  /// How much there is of all patients, in bytes.
  private var size = 0
  /// The clinic as the lines make it.
  private(set) var clinic: Clinic
  /// The version of the newest line.
  private(set) var newestVersion = ClinicFolder.version

  /// - Parameters:
  ///   - folder: Where the lines wait, in a file without a name, unless there are few.
  ///   - otherFolder: Where they wait if they can't there.
  ///   - clinic: As it is before the lines.
  ///   - version: The one that the folder's marker names.
  init(inFolder folder: String, orIn otherFolder: String? = nil, clinic: Clinic, version: Int) {
    sorter = ExternalSorter(inFolder: folder, orIn: otherFolder)
    format = JournalFormat(zone: .universal, version: version)
    self.clinic = clinic
  }

  /// A line whose place in the journal was verified.
  struct Line {
    var text: ArraySlice<UInt8>
    var outline: LineOutline
  }

  /// Verifies a line without its line feed, which must follow on `position`.
  static func line(_ text: ArraySlice<UInt8>, after position: JournalPosition) throws(DamageReason) -> Line {
    guard JournalFormat.vouchedChecksum(of: text) != nil else { throw .checksum }
    let outline: LineOutline
    do {
      outline = try RecordCoding(zone: .universal).record(LineOutline.self, from: text)
    } catch {
      throw .record(error)
    }
    guard JournalFormat.previous(atEndOf: text) == position.checksum else { throw .chain }
    guard outline.sequence == position.sequence + 1 else {
      throw .sequence(expected: position.sequence + 1, found: outline.sequence)
    }
    return Line(text: text, outline: outline)
  }

  /// Adds a line. One of the clinic is applied at once.
  /// - Throws: `DamageReason`, `SortingFailure`.
  func add(_ line: Line) throws {
    newestVersion = max(newestVersion, line.outline.version ?? 1)
    if line.outline.patients.contains(nil) {
      for case .clinic(let event) in try format.content(of: line.text).changes { clinic.apply(event) }
    }
    try add(line.text, number: line.outline.sequence, of: Set(line.outline.patients.compactMap(\.self)))
  }

  /// Adds a line about these patients, whose number tells it from others and gives it its place among them.
  func add(_ text: ArraySlice<UInt8>, number: Int, of patients: Set<PatientID>) throws(SortingFailure) {
    for patient in patients {
      try sorter.add(key: patient.rawValue, number: UInt64(clamping: number)) { $0 += text }
      size += text.count
    }
  }

  /// What the lines say of one patient.
  struct Course: Sendable {
    var patient: PatientID
    /// The number of each line in the journal and the line.
    var lines: [(number: Int, text: [UInt8])]

    /// In bytes.
    var size: Int { lines.reduce(0) { $0 + $1.text.count } }
  }

  /// Gives `body` what the lines say of the next patients, some megabytes at a time; `progress` is told how far that
  /// `work` is.
  func forEachStretch(
    _ work: ProgressPhrase, _ progress: WorkProgress, _ body: ([Course]) throws -> Void
  ) throws {
    try progress.during(work, of: size) {
      try forEachStretch { courses in
        try body(courses)
        progress.advance(by: courses.reduce(0) { $0 + $1.size })
      }
    }
  }

  private func forEachStretch(_ body: ([Course]) throws -> Void) throws {
    var entries = try sorter.sorted()
    var (courses, size): ([Course], Int) = ([], 0)
    while let entry = try entries.next() {
      let patient = PatientID(entry.key)
      if courses.last?.patient != patient {
        if size >= SortedTail.stretch {
          try body(courses)
          (courses, size) = ([], 0)
        }
        courses.append(Course(patient: patient, lines: []))
      }
      courses[courses.count - 1].lines.append((Int(clamping: entry.number), Array(entry.bytes)))
      size += entry.bytes.count
    }
    if !courses.isEmpty { try body(courses) }
  }

  private static let stretch = 4 << 20
}

extension SortedTail.Course {
  /// The record as the lines make it of `record`; nil where there is none, neither before nor after.
  /// - Throws: `DamagedLine`.
  func applied(to record: PatientRecord?, _ format: JournalFormat) throws(DamagedLine) -> PatientRecord? {
    var record = record
    for (number, text) in lines {
      do throws(DamageReason) {
        try format.content(of: text[...]).apply(to: &record, of: patient)
      } catch {
        throw DamagedLine(number: number, reason: error)
      }
    }
    return record
  }
}

extension JournalLine {
  /// Applies what the line changes of `patient`; where that can't follow on `record`, that stays as it was.
  func apply(to record: inout PatientRecord?, of patient: PatientID) throws(DamageReason) {
    var after = record
    for case .patient(patient, let event) in changes {
      if after == nil {
        do {
          after = try PatientRecord(of: patient, beginningWith: event)
        } catch {
          throw .change(error)
        }
      } else {
        after?.apply(event)
      }
    }
    record = after
  }
}

/// A line of the journal that is not what was written.
struct DamagedLine: Error, Sendable {
  var number: Int
  var reason: DamageReason
}

extension StoreError {
  /// What `failure` means for what was to be read or kept.
  init(_ failure: SortingFailure) {
    self.init(FileFailure(.write, path: failure.folder, code: failure.code))
  }
}
