internal import FollowUp

/// Copies a journal line by line without what happened to some patients.
///
/// A line that held something of them keeps its place, with who did what and when; what happened is gone. From
/// there on every line is chained anew.
struct ErasedCopy {
  private let patients: Set<PatientID>
  private let format: JournalFormat
  private let coding = RecordCoding(zone: .universal)
  /// The end of what was copied: in the journal, and in the copy.
  private(set) var former = JournalPosition()
  private(set) var end = JournalPosition()
  private var erasures: [PatientID: Erasure] = [:]

  /// Instants of lines that are written anew have the offset of `zone`.
  init(without patients: Set<PatientID>, zone: ClinicTimeZone) {
    self.patients = patients
    format = JournalFormat(zone: zone)
  }

  /// Adds what becomes of `line`, which follows on those before it and has no line feed, to `text`.
  /// - Throws: `DamageReason` where it is no line of a journal.
  mutating func add(_ line: ArraySlice<UInt8>, to text: inout [UInt8]) throws(DamageReason) {
    guard let checksum = JournalFormat.checksum(atEndOf: line) else { throw .checksum }
    let outline: LineOutline
    do {
      outline = try coding.record(LineOutline.self, from: line)
    } catch {
      throw .record(error)
    }
    let start = text.count
    if outline.patients.contains(where: { $0.map(patients.contains) ?? false }) {
      let read = try format.line(line, after: former)
      let kept = read.changes.filter { !noteErased($0, in: read) }
      format.append(read, keeping: kept, after: &end, to: &text)
    } else if end.checksum == former.checksum {
      // Nothing was erased yet: the line follows on what it followed on before.
      text += line
      text.append(UInt8(ascii: "\n"))
      end.sequence += 1
      end.checksum = checksum
    } else {
      try JournalFormat.append(line, chainedTo: &end, to: &text)
    }
    end.bytes += text.count - start
    former.bytes += line.count + 1
    former.sequence += 1
    former.checksum = checksum
  }

  /// - Returns: Whether the change is erased.
  private mutating func noteErased(_ change: Change, in line: JournalLine) -> Bool {
    guard case .patient(let patient, _) = change, patients.contains(patient) else { return false }
    var erasure = erasures[patient] ?? Erasure(patient: patient, lines: [], events: 0, end: "")
    if erasure.lines.last != line.sequence { erasure.lines.append(line.sequence) }
    erasure.events += 1
    erasures[patient] = erasure
    return true
  }

  /// Adds the lines that record the erasure of each patient who came up, as done by `signature`.
  mutating func close(_ signature: Signature, to text: inout [UInt8]) -> [Erasure] {
    let start = text.count
    let closed = erasures.values.sorted { $0.patient < $1.patient }.map { erasure in
      Erasure(patient: erasure.patient, lines: erasure.lines, events: erasure.events, end: former.checksum)
    }
    for erasure in closed { format.append(erasure, signature, after: &end, to: &text) }
    end.bytes += text.count - start
    return closed
  }
}
