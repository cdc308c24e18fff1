internal import FollowUp

/// Copies a journal line by line without what happened to one patient.
///
/// A line that held something of the patient keeps its place, with who did what and when; what happened is gone. From
/// there on every line is chained anew.
struct ErasedCopy {
  private let patient: PatientID
  private let format: JournalFormat
  private let coding = RecordCoding(zone: .universal)
  /// The end of what was copied: in the journal, and in the copy.
  private(set) var former = JournalPosition()
  private(set) var end = JournalPosition()
  private var lines: [Int] = []
  private var events = 0

  /// Instants of lines that are written anew have the offset of `zone`.
  init(without patient: PatientID, zone: ClinicTimeZone) {
    self.patient = patient
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
    if outline.patients.contains(patient) {
      let read = try format.line(line, after: former)
      format.append(read, keeping: read.changes.filter { !isErased($0) }, after: &end, to: &text)
      lines.append(read.sequence)
      events += read.changes.count { isErased($0) }
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

  private func isErased(_ change: Change) -> Bool {
    if case .patient(patient, _) = change { true } else { false }
  }

  /// Adds the line that records the erasure, as done by `signature`.
  mutating func close(_ signature: Signature, to text: inout [UInt8]) -> Erasure {
    let erasure = Erasure(patient: patient, lines: lines, events: events, end: former.checksum)
    let start = text.count
    format.append(erasure, signature, after: &end, to: &text)
    end.bytes += text.count - start
    return erasure
  }
}
