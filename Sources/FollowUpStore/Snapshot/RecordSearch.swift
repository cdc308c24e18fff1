internal import BackgroundWork
internal import FollowUp
internal import Glibc
internal import Wording

/// Looks for records that hold one of some ids, without reading what stands in the others: a pass over the bytes of
/// their lines on all cores, in little memory.
struct RecordSearch: Sendable {
  private let ids: IdentifierFilter

  init(for ids: IdentifierFilter) { self.ids = ids }

  /// How many bytes are looked at by one core at a time.
  private static let stretch = 1 << 20
  /// How many stretches are looked at while the next is read.
  private static let mostComing = 4

  /// The patients whose records in `file` may hold one, in its order. `progress` is told how many bytes were looked at.
  /// - Throws: where a line is not what was written, also one that holds none.
  func patients(in file: LineFile, _ progress: WorkProgress) throws(SnapshotDamage) -> [PatientID] {
    var (found, position): ([PatientID], Int) = ([], 0)
    var coming: [(looking: Background<[PatientID]?>, size: Int)] = []
    while true {
      let lines = try file.nextLines(from: &position, within: Self.stretch)
      while coming.count >= Self.mostComing || (lines.isEmpty && !coming.isEmpty) {
        let (looking, size) = coming.removeFirst()
        guard let patients = looking.value else { throw file.damage }
        found += patients
        progress.advance(by: size)
      }
      guard !lines.isEmpty else { return found }
      coming.append((Background { patients(in: lines) }, lines.count))
    }
  }

  /// Nil where a line is not what was written.
  private func patients(in lines: ArraySlice<UInt8>) -> [PatientID]? {
    var (patients, rest): ([PatientID], ArraySlice<UInt8>) = ([], lines)
    while let end = rest.firstLineFeed {
      let line = rest[..<end]
      rest = rest[(end + 1)...]
      guard CheckedLine.isSound(line) else { return nil }
      guard line.withUnsafeBufferPointer(mayHoldOne) else { continue }
      guard let holder = try? RecordCoding(zone: .universal).record(RecordHolder.self, from: line) else { return nil }
      patients.append(holder.patient)
    }
    return patients
  }

  /// Whether the value of a member `id` may be one of the ids. Records are written without white space, and inside a
  /// text no quotation mark stands without a backslash.
  private func mayHoldOne(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    // The name of the next such member, with what stands between it and its value, ends at `end` or behind it. How far
    // behind it is at least, the byte there tells.
    var end = Self.member.count - 1
    while end < line.count {
      switch line[end] {
      case UInt8(ascii: "\""):
        guard Self.isMember(line[(end - Self.member.count + 1)...end]) else {
          end += 2
          continue
        }
        let value = Self.text(in: line, from: end + 1)
        if ids.mayContain(value.text) { return true }
        end = value.end + Self.member.count
      case UInt8(ascii: ":"): end += 1
      case UInt8(ascii: "d"): end += 3
      case UInt8(ascii: "i"): end += 4
      default: end += Self.member.count
      }
    }
    return false
  }

  private static let member: [UInt8] = Array("\"id\":\"".utf8)

  private static func isMember(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool { text.elementsEqual(member) }

  /// The text that begins at `start`, and where the quotation mark stands that ends it.
  private static func text(in line: UnsafeBufferPointer<UInt8>, from start: Int) -> (text: String, end: Int) {
    var (end, hasEscapes) = (start, false)
    while end < line.count, line[end] != UInt8(ascii: "\"") {
      let isEscape = line[end] == UInt8(ascii: "\\")
      hasEscapes = hasEscapes || isEscape
      end += isEscape ? 2 : 1
    }
    end = min(end, line.count)
    let text = UnsafeBufferPointer(rebasing: line[start..<end])
    return (hasEscapes ? JSONEscapes.resolved(text) : String(decoding: text, as: UTF8.self), end)
  }
}

/// Of the line of a record only whose it is.
private struct RecordHolder: ReadableValue {
  var patient: PatientID

  init(reading value: RecordValue) throws(RecordFault) {
    let id: StoredText<PatientID> = try value.members().required("patient").members().value("id")
    patient = id.value
  }
}

extension ArraySlice<UInt8> {
  /// Where the first line feed stands; nil without one.
  fileprivate var firstLineFeed: Int? {
    withUnsafeBytes { bytes in
      guard let start = bytes.baseAddress, let found = memchr(start, Int32(UInt8(ascii: "\n")), bytes.count)
      else { return nil }
      return startIndex + (UnsafeRawPointer(found) - start)
    }
  }
}
