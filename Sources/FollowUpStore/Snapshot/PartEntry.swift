internal import FollowUp

/// Where the line of a patient stands in a file of a part.
struct LinePlace: Hashable {
  var patient: PatientID
  /// In bytes from the beginning of the file; the line, with its line feed, has `count` of them.
  var start: Int
  var count: Int
}

/// A line of `NAME.places.jsonl`: a patient of the part.
struct PartEntry: Hashable {
  /// Where the record stands.
  var place: LinePlace
  /// What searches know of the patient, so that they need not read the record.
  var summary: PatientSummary
  /// Nil where no list shows anything of the patient.
  var openWork: OpenWorkPlace?
  /// The last day on which the patient was called from a batch.
  var lastDayCalled: CivilDate?
}

/// Where the open work of a patient stands.
struct OpenWorkPlace: Hashable {
  /// The first day whose list may show something of the patient.
  var from: CivilDate
  var place: LinePlace
}

/// A line of `NAME.days.jsonl`: a patient of the part who may stand on the lists from `day` on, or be counted on the
/// one of that day.
struct ListedPlace: Hashable {
  var day: CivilDate
  /// Among the lines of ``file``.
  var place: LinePlace
  var file: File

  /// What says what the lists need of the patient.
  enum File {
    case openWork
    /// The record itself: of who stands on no list, only the calls of `day` are counted.
    case records
  }
}

/// From which day on each patient of a part is wanted for lists.
///
/// Besides those who may stand on a list it names those who were called on the part's last day of calls, since the list
/// of that day counts them.
struct ListDays {
  private(set) var lastDayCalled: CivilDate?
  private var coming: [ListedPlace] = []
  private var calledOnLastDay: Set<PatientID> = []
  private var calledWithoutMore: [LinePlace] = []

  mutating func add(_ entry: PartEntry) {
    if let day = entry.lastDayCalled {
      if lastDayCalled.map({ $0 < day }) ?? true {
        lastDayCalled = day
        calledOnLastDay = []
        calledWithoutMore = []
      }
      if day == lastDayCalled {
        calledOnLastDay.insert(entry.place.patient)
        if entry.openWork == nil { calledWithoutMore.append(entry.place) }
      }
    }
    if let work = entry.openWork { coming.append(ListedPlace(day: work.from, place: work.place, file: .openWork)) }
  }

  /// Everybody once, in the order of the days, and of the ids for one day.
  var places: [ListedPlace] {
    guard let lastDayCalled else { return coming.sorted() }
    var places = coming
    for index in places.indices
    where places[index].day > lastDayCalled && calledOnLastDay.contains(places[index].place.patient) {
      places[index].day = lastDayCalled
    }
    for place in calledWithoutMore { places.append(ListedPlace(day: lastDayCalled, place: place, file: .records)) }
    return places.sorted()
  }
}

extension ListedPlace: Comparable {
  static func < (lhs: ListedPlace, rhs: ListedPlace) -> Bool {
    (lhs.day, lhs.place.patient) < (rhs.day, rhs.place.patient)
  }
}

extension LinePlace: ReadableValue {
  /// Of the line of an entry only where the record stands.
  init(reading value: RecordValue) throws(RecordFault) { try self.init(members: value.members()) }

  fileprivate init(members: MemberReader) throws(RecordFault) {
    let patient: StoredText<PatientID> = try members.value("patient")
    self.init(patient: patient.value, start: try members.value("start"), count: try members.value("count"))
  }
}

extension PartEntry {
  /// The id in the line of an entry, as UTF-8, without reading the rest; nil where that takes reading it.
  static func patient(atFirstGlance line: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    // What comes before it are numbers and dates, also those of the open work.
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

/// As an entry keeps it, which says itself of whom.
private struct StoredOpenWorkPlace: StoredObject {
  var from: StoredText<CivilDate>
  var start: Int
  var count: Int

  init(_ work: OpenWorkPlace) {
    from = StoredText(work.from)
    (start, count) = (work.place.start, work.place.count)
  }

  init(members: MemberReader) throws(RecordFault) {
    from = try members.value("from")
    start = try members.value("start")
    count = try members.value("count")
  }

  func write(members: inout RecordWriter) {
    members.write("count", count)
    members.write("from", from)
    members.write("start", start)
  }

  func value(of patient: PatientID) -> OpenWorkPlace {
    OpenWorkPlace(from: from.value, place: LinePlace(patient: patient, start: start, count: count))
  }
}

extension PartEntry: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    place = try LinePlace(members: members)
    let called: StoredText<CivilDate>? = try members.value("called")
    lastDayCalled = called?.value
    let openWork: StoredOpenWorkPlace? = try members.value("openWork")
    self.openWork = openWork?.value(of: place.patient)
    let summary: StoredSummary = try members.value("summary")
    self.summary = summary.value(of: place.patient)
  }

  func write(members: inout RecordWriter) {
    members.write("called", StoredText(lastDayCalled))
    members.write("count", place.count)
    members.write("openWork", openWork.map(StoredOpenWorkPlace.init))
    members.write("patient", StoredText(place.patient))
    members.write("start", place.start)
    members.write("summary", StoredSummary(summary))
  }
}

extension ListedPlace: StoredObject {
  init(members: MemberReader) throws(RecordFault) {
    place = try LinePlace(members: members)
    let day: StoredText<CivilDate> = try members.value("day")
    self.day = day.value
    let isInRecords: Bool? = try members.value("inRecords")
    file = isInRecords == true ? .records : .openWork
  }

  func write(members: inout RecordWriter) {
    members.write("count", place.count)
    members.write("day", StoredText(day))
    members.write("inRecords", (file == .records).ifTrue)
    members.write("patient", StoredText(place.patient))
    members.write("start", place.start)
  }
}
