import FollowUp
import OrderedCollections
import Testing

@testable import FollowUpStore

/// What is read from a snapshot where it is asked for is what the whole journal gives.
@Suite struct LazyReadingTests {
  /// What `store` says to every kind of question, against the replay of all that was committed.
  static func compare(
    _ store: JSONFileStore, with replay: ClinicState, _ random: inout SeededGenerator,
    _ location: SourceLocation = #_sourceLocation
  ) throws {
    let all = replay.records.sorted { $0.key < $1.key }.map(\.value)
    #expect(store.clinic == replay.clinic, sourceLocation: location)
    #expect(store.isEmpty == all.isEmpty, sourceLocation: location)
    for record in all.shuffled(using: &random).prefix(6) {
      #expect(try store.record(of: record.id) == record, sourceLocation: location)
    }
    #expect(try store.record(of: "nobody") == nil, sourceLocation: location)
    #expect(try store.everything() == all, sourceLocation: location)
    #expect(try store.summaries() == all.map(PatientSummary.init), sourceLocation: location)
    for date in days(of: all, at: replay.clinic, &random) {
      let anyTime = Instant(secondsSinceEpoch: Int64.random(in: -2_000_000_000...4_000_000_000, using: &random))
      let now = Bool.random(using: &random) ? anyTime : replay.clinic.settings.timeZone.startOfDay(date)
      let day = QueueDay(date, now: now, clinic: replay.clinic, followUpProtocol: Sample.followUpProtocol)
      let work = try store.openWork(on: date)
      #expect(work.map(\.patient) == work.map(\.patient).sorted(), sourceLocation: location)
      #expect(Set(work.map(\.patient)).count == work.count, sourceLocation: location)
      let list = Queue(work.map { PatientDay($0, on: day) }, on: day)
      #expect(list == Queue(all.map { PatientDay($0, on: day) }, on: day), "\(date)", sourceLocation: location)
    }
  }

  /// Days on which something happens, days beside those, and any others.
  private static func days(
    of records: [PatientRecord], at clinic: Clinic, _ random: inout SeededGenerator
  ) -> [CivilDate] {
    let known = records.shuffled(using: &random).prefix(8).flatMap { record in
      [
        record.firstDayOnList(clinic: clinic, followUpProtocol: Sample.followUpProtocol),
        record.lastDayCalled(in: clinic.settings.timeZone),
      ].compactMap(\.self)
    }
    let some = known.shuffled(using: &random).prefix(2) + [known.max()].compactMap(\.self)
    let other = CivilDate(dayNumber: Int.random(in: 0...40_000, using: &random))
    return some + [some.first?.adding(days: 1), some.last?.adding(days: -1), other].compactMap(\.self)
  }

  /// A clinic of so many patients, each with a visit and a call planned on a day of its own, and a snapshot.
  static func clinic(patients: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    try store.transact(Sample.signature(1), command: "import") { _ in
      (0..<patients).flatMap { number -> [Change] in
        let id = PatientID("P\(number)")
        return [Sample.registration(id), Sample.visit(VisitID("V\(number)"), of: id), Sample.call(number, of: id)]
      }
    }
    try store.prepareForNextStart()
    return folder
  }

  @Test(arguments: [UInt64](1...4))
  func manySnapshotsAndMergesGiveWhatTheJournalGives(seed: UInt64) throws {
    let folder = try Self.clinic(patients: 40)
    var store = try folder.reopen()
    var replay = try store.state
    var history = RandomHistory(seed: seed, patients: replay.records.keys.sorted())
    var random = SeededGenerator(seed: seed)
    var mostParts = 0
    for minute in 0..<70 {
      let changes = history.commit()
      try store.transact(Sample.signature(Int64(minute)), command: "random") { _ in changes }
      try replay.apply(changes)
      if Int.random(in: 0..<5, using: &random) == 0 {
        try store.prepareForNextStart()
        mostParts = max(mostParts, store.kept.snapshot?.parts.count ?? 0)
        #expect(store.kept.changed.isEmpty)
        if Int.random(in: 0..<4, using: &random) == 0 { try Self.compare(store, with: replay, &random) }
      }
      if Int.random(in: 0..<12, using: &random) == 0 { store = try folder.reopen() }
    }
    #expect(mostParts > 1)
    try Self.compare(store, with: replay, &random)
    try store.prepareForNextStart()
    let reopened = try folder.reopen()
    #expect(reopened.kept.changed.isEmpty)
    try Self.compare(reopened, with: replay, &random)
    #expect(reopened.takeNotes().isEmpty)
    let unexpected = try reopened.check().findings.filter { $0.file?.contains("snapshot") == true }
    #expect(unexpected == [])
  }

  @Test(arguments: [UInt64](1...4))
  func desksThatWriteSnapshotsInTurnLoseNothing(seed: UInt64) throws {
    let folder = try Self.clinic(patients: seed.isMultiple(of: 2) ? 40 : 1)
    var desks = [try folder.reopen(), try folder.reopen()]
    var replay = try desks[0].state
    var history = RandomHistory(seed: seed, patients: replay.records.keys.sorted())
    var random = SeededGenerator(seed: seed)
    for minute in 0..<60 {
      let index = Int.random(in: 0..<2, using: &random)
      let changes = history.commit()
      try desks[index].transact(Sample.signature(Int64(minute)), command: "random") { _ in changes }
      try replay.apply(changes)
      if Int.random(in: 0..<3, using: &random) == 0 { try desks[1 - index].prepareForNextStart() }
      if Int.random(in: 0..<9, using: &random) == 0 { try desks[index].prepareForNextStart() }
      if Int.random(in: 0..<12, using: &random) == 0 { desks[1 - index] = try folder.reopen() }
      if Int.random(in: 0..<8, using: &random) == 0 {
        for desk in desks {
          _ = try desk.refresh()
          try Self.compare(desk, with: replay, &random)
        }
      }
    }
    for desk in desks + [try folder.reopen()] {
      _ = try desk.refresh()
      try Self.compare(desk, with: replay, &random)
      #expect(desk.takeNotes().isEmpty)
    }
  }

  @Test func aStartReadsWhatItShowsHoweverLongTheHistory() throws {
    var read: [Int] = []
    for patients in [300, 1_200] {
      let folder = try Self.clinic(patients: patients)
      let files = FaultyFiles(.crash, at: .max)
      let store = try folder.reopen(files, access: .reading)
      let today = Sample.settings.timeZone.date(of: Sample.start)
      #expect(try store.openWork(on: today.adding(days: 3)).count == 4)
      #expect(try store.record(of: "P77")?.visits.count == 1)
      read.append(files.bytesRead - (try folder.journalBytesReadAtStart()))
    }
    #expect(read[1] < read[0] * 2)
    #expect(read[1] < 40_000)
  }

  /// As after several large imports: nobody is looked for in a part that ends before them or begins behind them.
  @Test(arguments: [false, true])
  func partsThatFollowOnOneAnotherAreReadAsOne(areNewestFirst: Bool) throws {
    var read: [Int] = []
    for parts in [1, 6] {
      let (folder, each) = (try TemporaryFolder(), 240 / parts)
      let store = try folder.store()
      store.mostMerged = 0
      for number in 0..<parts {
        let part = areNewestFirst ? parts - 1 - number : number
        try store.transact(Sample.signature(1), command: "import") { (_, keep) in
          for number in (part * each)..<((part + 1) * each) {
            let id = PatientID("P\(1_000 + number)")
            try keep([
              Sample.registration(id), Sample.visit(VisitID("V\(number)"), of: id), Sample.call(number, of: id),
            ])
          }
        }
      }
      let files = FaultyFiles(.crash, at: .max)
      let reader = try folder.reopen(files, access: .reading)
      #expect(reader.kept.snapshot?.parts.count == parts)
      let today = Sample.settings.timeZone.date(of: Sample.start)
      #expect(try reader.openWork(on: today.adding(days: 400)).count == 240)
      read.append(files.bytesRead - (try folder.journalBytesReadAtStart()))
    }
    #expect(read[1] - read[0] < 4_096)
  }

  /// As after a day's work: everybody who stands on a list is looked for in the small newest part.
  @Test func aSmallPartIsReadOnce() throws {
    let folder = try Self.clinic(patients: 300)
    let today = Sample.settings.timeZone.date(of: Sample.start)
    func bytesRead() throws -> Int {
      let files = FaultyFiles(.crash, at: .max)
      let reader = try folder.reopen(files, access: .reading)
      #expect(try reader.openWork(on: today.adding(days: 400)).count == 300)
      return files.bytesRead - (try folder.journalBytesReadAtStart())
    }
    let before = try bytesRead()
    let desk = try folder.reopen()
    desk.mostMerged = 0
    try desk.transact(Sample.signature(2), command: "tags") { _ in
      stride(from: 0, to: 300, by: 25).map { Sample.tags(["怕疼"], of: PatientID("P\($0)")) }
    }
    try desk.prepareForNextStart()
    let parts = try #require(desk.kept.snapshot?.parts.map(\.head))
    let newest = try #require(parts.last)
    #expect(parts.count == 2)
    #expect(try bytesRead() - before <= newest.places + newest.openWork + newest.days + 1_024)
  }

  @Test func otherRulesAreFollowedAtOnceAndWrittenNext() throws {
    let folder = try Self.clinic(patients: 40)
    let store = try folder.reopen()
    var settings = Sample.settings
    settings.closedWeekdays = Set(Weekday.allCases.dropLast())
    try store.transact(Sample.signature(2), command: "settings") { _ in [.clinic(.settingsChanged(settings))] }
    var (replay, random) = (try store.state, SeededGenerator(seed: 1))
    try Self.compare(store, with: replay, &random)
    try store.prepareForNextStart()
    try Self.compare(store, with: replay, &random)
    let rules = store.rules.name(for: store.clinic)
    #expect(store.kept.snapshot?.parts.map(\.head.rules) == [rules])
    // A name changes nothing on the lists.
    settings.name = "月光口腔"
    try store.transact(Sample.signature(3), command: "settings") { _ in [.clinic(.settingsChanged(settings))] }
    replay = try store.state
    #expect(store.rules.name(for: store.clinic) == rules)
    try Self.compare(store, with: replay, &random)
    // Another protocol, and no change of the clinic's.
    try store.prepareForNextStart()
    let other = ListRules { FollowUpProtocol(rules: [], proceduresWithoutFollowUp: []) }
    let reopened = try JSONFileStore(folder.folder(), access: .readingAndWriting, rules: other)
    #expect(reopened.kept.snapshot?.parts.map(\.head.rules) == [rules])
    try reopened.prepareForNextStart()
    #expect(reopened.kept.snapshot?.parts.map(\.head.rules) == [other.name(for: reopened.clinic)])
    #expect(try reopened.everything() == store.everything())
  }

  @Test func partsStayFewAndLargeOnesAreLeftAlone() throws {
    let folder = try Self.clinic(patients: 200)
    var replay = try folder.reopen().state
    var random = SeededGenerator(seed: 9)
    let oldest = try #require(try folder.reopen().kept.snapshot?.parts.first?.head)
    for number in 0..<20 {
      let store = try folder.reopen()
      let changes = [Sample.tags(["\(number)"], of: PatientID("P\(number)"))]
      try store.transact(Sample.signature(3), command: "tags") { _ in changes }
      try replay.apply(changes)
      try store.prepareForNextStart()
      let parts = try #require(store.kept.snapshot?.parts.map(\.head))
      #expect(parts.first == oldest)
      #expect(parts.count <= 5)
      #expect(Set(try folder.names(in: folder.snapshot)) == Set(["head.json"] + parts.flatMap(\.fileNames)))
    }
    try Self.compare(try folder.reopen(), with: replay, &random)
  }
}

extension SnapshotPartHead {
  var fileNames: [String] { SnapshotFileName.Kind.allCases.map { $0.name(of: name) } }
}
