internal import FollowUp

/// Where a record stands among those of its part.
struct RecordPlace: Hashable {
  var patient: PatientID
  /// In bytes from the beginning of the file; its line, with the line feed, has `count` of them.
  var start: Int
  var count: Int
}

/// A line of `NAME.places.jsonl`: a patient of the part.
struct PartEntry: Hashable {
  var place: RecordPlace
  /// What searches know of the patient, so that they need not read the record.
  var summary: PatientSummary
  /// The first day whose list may show something of the patient.
  var from: CivilDate?
  /// The last day on which the patient was called from a batch.
  var lastDayCalled: CivilDate?
}

/// A line of `NAME.days.jsonl`: a patient of the part who may stand on the lists from `day` on, or be counted on the
/// one of that day.
struct ListedPlace: Hashable {
  var day: CivilDate
  var place: RecordPlace
}

/// From which day on each patient of a part is wanted for lists.
///
/// Besides those who may stand on a list it names those who were called on the part's last day of calls, since the list
/// of that day counts them.
struct ListDays {
  private(set) var lastDayCalled: CivilDate?
  private var coming: [ListedPlace] = []
  private var calledOnLastDay: Set<PatientID> = []
  private var calledWithoutMore: [RecordPlace] = []

  mutating func add(_ entry: PartEntry) {
    if let day = entry.lastDayCalled {
      if lastDayCalled.map({ $0 < day }) ?? true {
        lastDayCalled = day
        calledOnLastDay = []
        calledWithoutMore = []
      }
      if day == lastDayCalled {
        calledOnLastDay.insert(entry.place.patient)
        if entry.from == nil { calledWithoutMore.append(entry.place) }
      }
    }
    if let from = entry.from { coming.append(ListedPlace(day: from, place: entry.place)) }
  }

  /// Everybody once, in the order of the days, and of the ids for one day.
  var places: [ListedPlace] {
    guard let lastDayCalled else { return coming.sorted() }
    let earliest = coming.map { listed in
      guard listed.day > lastDayCalled, calledOnLastDay.contains(listed.place.patient) else { return listed }
      return ListedPlace(day: lastDayCalled, place: listed.place)
    }
    return (earliest + calledWithoutMore.map { ListedPlace(day: lastDayCalled, place: $0) }).sorted()
  }
}

extension ListedPlace: Comparable {
  static func < (lhs: ListedPlace, rhs: ListedPlace) -> Bool {
    (lhs.day, lhs.place.patient) < (rhs.day, rhs.place.patient)
  }
}

extension RecordPlace: ReadableValue {
  /// Of the line of an entry only this.
  init(reading value: RecordValue) throws(RecordFault) { try self.init(members: value.members()) }

  fileprivate init(members: MemberReader) throws(RecordFault) {
    let patient: StoredText<PatientID> = try members.value("patient")
    self.init(patient: patient.value, start: try members.value("start"), count: try members.value("count"))
  }
}

extension PartEntry {
  /// The id in the line of an entry, as UTF-8, without reading the rest; nil where that takes reading it.
  static func patient(atFirstGlance line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    // What comes before it are numbers and dates.
    guard
      let start = line.indices.first(where: { line[$0...].starts(with: patientMember) })?
        .advanced(by: patientMember.count),
      let end = line[start...].firstIndex(where: { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }),
      line[end] == UInt8(ascii: "\"")
    else { return nil }
    return line[start..<end]
  }

  private static let patientMember = [UInt8]("\"patient\":\"".utf8)
}

extension PartEntry: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    place = try RecordPlace(members: members)
    let from: StoredText<CivilDate>? = try members.value("from")
    let called: StoredText<CivilDate>? = try members.value("called")
    (self.from, lastDayCalled) = (from?.value, called?.value)
    let summary: StoredSummary = try members.value("summary")
    self.summary = summary.value(of: place.patient)
  }

  func write(members: inout RecordWriter) {
    members.write("called", StoredText(lastDayCalled))
    members.write("count", place.count)
    members.write("from", StoredText(from))
    members.write("patient", StoredText(place.patient))
    members.write("start", place.start)
    members.write("summary", StoredSummary(summary))
  }
}

extension ListedPlace: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    place = try RecordPlace(members: members)
    let day: StoredText<CivilDate> = try members.value("day")
    self.day = day.value
  }

  func write(members: inout RecordWriter) {
    members.write("count", place.count)
    members.write("day", StoredText(day))
    members.write("patient", StoredText(place.patient))
    members.write("start", place.start)
  }
}
