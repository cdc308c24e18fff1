internal import FollowUp
internal import OrderedCollections

/// Where in a text of changes the parts of a record stand that the changes bring: objects as a record has them, too.
struct WrittenParts: Hashable {
  var visits: [Range<Int>] = []
  var followUps: [Range<Int>] = []
  var attempts: [Range<Int>] = []
}

/// Elements of a list of which the texts are there already.
struct ElementTexts: WritableValue {
  private let bytes: [UInt8]
  private let ranges: [Range<Int>]

  /// The elements stand in `bytes`, each in one of `ranges`.
  init(_ bytes: [UInt8], _ ranges: [Range<Int>]) {
    self.bytes = bytes
    self.ranges = ranges
  }

  func write(to writer: inout RecordWriter) {
    let start = writer.bytes.count
    for range in ranges {
      writer.bytes.append(UInt8(ascii: ","))
      writer.bytes.append(contentsOf: bytes[range])
    }
    writer.closeContainer(from: start, UInt8(ascii: "["), UInt8(ascii: "]"))
  }
}

/// Lists of a record that need not be written anew, since the changes that they came with were just written. Nil of
/// those that are not known to be what the changes say.
struct RecordTexts {
  private(set) var visits: ElementTexts?
  private(set) var followUps: ElementTexts?
  private(set) var attempts: ElementTexts?

  /// - Parameters:
  ///   - changes: All changes that `record` came of.
  ///   - text: The text of the changes.
  ///   - parts: Where parts of records stand in it.
  ///   - record: What came of the changes.
  init(of changes: ArraySlice<Change>, _ text: [UInt8], _ parts: WrittenParts, in record: PatientRecord) {
    var (hasMoved, hasTakenBack) = (false, false)
    for case .patient(_, let event) in changes {
      switch event {
      case .followUpMoved: hasMoved = true
      case .attemptTakenBack: hasTakenBack = true
      case .patientRegistered, .patientChanged, .patientImported, .visitRecorded, .appointmentRecorded,
        .appointmentImported, .planItemRecorded, .followUpPlanned, .attemptRecorded, .escalationOpened,
        .escalationMoved, .escalationPutBack, .patientClaimed, .claimReleased:
        break
      }
    }
    // Where there are as many as came, none took the place of another.
    func texts(_ ranges: [Range<Int>], count: Int) -> ElementTexts? {
      count > 0 && ranges.count == count ? ElementTexts(text, ranges) : nil
    }
    visits = texts(parts.visits, count: record.visits.count)
    guard !hasTakenBack else { return }
    attempts = texts(parts.attempts, count: record.attempts.count)
    if !hasMoved { followUps = texts(parts.followUps, count: record.followUps.count) }
  }
}

/// A record as ``StoredRecord`` writes it, with `texts` where they are known.
struct RecordWithTexts: WritableValue {
  var record: PatientRecord
  var texts: RecordTexts?

  func write(to writer: inout RecordWriter) {
    let stored = StoredRecord(record, beside: texts)
    writer.writeObject { stored.write(members: &$0, with: texts) }
  }
}
