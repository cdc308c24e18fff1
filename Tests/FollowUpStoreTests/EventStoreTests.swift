import FollowUp
import FollowUpStore
import OrderedCollections
import Testing

/// The contract that every store keeps.
@Suite struct EventStoreTests {
  struct Refusal: Error, Equatable {}

  @Test(arguments: SharedClinic.Kind.allCases)
  func whatIsCommittedIsReadByEveryDesk(kind: SharedClinic.Kind) throws {
    let clinic = try SharedClinic(kind)
    let (front, back) = (try clinic.desk(), try clinic.desk())
    let commit = try front.transact(Sample.signature(1), command: "import") { _ in
      [Sample.registration("P2", name: "李四"), Sample.registration("P1"), Sample.visit("V1", of: "P1")]
    }
    #expect(commit.changes.count == 3)
    #expect(try back.record(of: "P1") == nil)
    #expect(try back.refresh() == ChangedSubjects(patients: ["P1", "P2"]))
    for desk in [front, back, try clinic.desk()] {
      #expect(try desk.record(of: "P1")?.visits.keys.elements == ["V1"])
      #expect(try desk.everything().map(\.patient.name) == ["张三", "李四"])
      #expect(try desk.summaries().map(\.name) == ["张三", "李四"])
      #expect(desk.clinic.settings == Sample.settings)
    }
  }

  @Test(arguments: SharedClinic.Kind.allCases)
  func whatADeskDidItselfIsNotReportedAsChangedByOthers(kind: SharedClinic.Kind) throws {
    let clinic = try SharedClinic(kind)
    let (front, back) = (try clinic.desk(), try clinic.desk())
    try front.transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
    #expect(try front.refresh().isEmpty)
    try back.transact(Sample.signature(2), command: "import") { _ in [Sample.registration("P2")] }
    #expect(try front.refresh() == ChangedSubjects(patients: ["P2"]))
    #expect(try front.refresh().isEmpty)
    // What a commit took in from others on its way is told all the same.
    #expect(try back.refresh() == ChangedSubjects(patients: ["P1"]))
  }

  @Test(arguments: SharedClinic.Kind.allCases)
  func aDecisionSeesWhatOthersCommittedJustBefore(kind: SharedClinic.Kind) throws {
    let clinic = try SharedClinic(kind)
    let (front, back) = (try clinic.desk(), try clinic.desk())
    try front.transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
    let commit = try back.transact(Sample.signature(2), command: "import") { view in
      try view.record(of: "P1") == nil ? [Sample.registration("P1", name: "twice")] : [Sample.visit("V1", of: "P1")]
    }
    #expect(commit.changes == [Sample.visit("V1", of: "P1")])
    #expect(try back.record(of: "P1")?.patient.name == "张三")
  }

  @Test(arguments: SharedClinic.Kind.allCases)
  func anErasedPatientIsGoneForEveryDesk(kind: SharedClinic.Kind) throws {
    let clinic = try SharedClinic(kind)
    let (front, back) = (try clinic.desk(), try clinic.desk())
    try front.transact(Sample.signature(1), command: "import") { _ in
      [Sample.registration("P1"), Sample.registration("P2", name: "李四")]
    }
    try front.transact(Sample.signature(2), command: "visit") { _ in [Sample.visit("V1", of: "P1")] }
    #expect(throws: Refusal()) { try back.erase(["P1"], Sample.signature(3)) { _ in throw Refusal() } }
    #expect(try back.record(of: "P1")?.visits.count == 1)
    #expect(try back.erase(["P3"], Sample.signature(3)) { _ in throw Refusal() }.isEmpty)
    let erasure = try #require(
      try back.erase(["P1"], Sample.signature(3)) { record in #expect(record.visits.keys.elements == ["V1"]) }.first)
    #expect(erasure.patient == "P1" && erasure.lines.count == 2 && erasure.events == 2)
    #expect(try front.refresh() == ChangedSubjects(patients: ["P1"]))
    for desk in [front, back, try clinic.desk()] {
      #expect(try desk.record(of: "P1") == nil)
      #expect(try desk.everything().map(\.id) == ["P2"])
      #expect(try desk.summaries().map(\.patient) == ["P2"])
      #expect(try desk.check().erasedLines == 2)
      #expect(try desk.check().findings == [])
    }
    #expect(try front.erase(["P1"], Sample.signature(4)) { _ in }.isEmpty)
    try front.transact(Sample.signature(5), command: "import") { _ in [Sample.registration("P1")] }
    // What a decision took in from others on its way is told all the same.
    #expect(try back.refresh() == ChangedSubjects(patients: ["P1", "P2"]))
    #expect(try back.record(of: "P1")?.visits.isEmpty == true)
  }

  @Test(arguments: SharedClinic.Kind.allCases)
  func aRefusedDecisionLeavesNothing(kind: SharedClinic.Kind) throws {
    let clinic = try SharedClinic(kind)
    let desk = try clinic.desk()
    #expect(throws: Refusal()) {
      try desk.transact(Sample.signature(1), command: "import") { _ in throw Refusal() }
    }
    #expect(throws: StoreError.changeRefused(.unknownPatient("P9"))) {
      try desk.transact(Sample.signature(1), command: "import") { _ in
        [Sample.registration("P1"), Sample.visit("V1", of: "P9")]
      }
    }
    #expect(try desk.everything().isEmpty)
    #expect(try clinic.desk().everything().isEmpty)
    let next = try desk.transact(Sample.signature(2), command: "import") { _ in [Sample.registration("P2")] }
    #expect(next.sequence == 2)
  }

  @Test(arguments: SharedClinic.Kind.allCases)
  func nothingToKeepIsNoCommit(kind: SharedClinic.Kind) throws {
    let clinic = try SharedClinic(kind)
    let (front, back) = (try clinic.desk(), try clinic.desk())
    #expect(
      try front.transact(Sample.signature(1), command: "import") { _ in [] } == Commit(changes: [], sequence: nil))
    #expect(try back.refresh().isEmpty)
    #expect(try back.check().lines == 1)
  }

  @Test(arguments: SharedClinic.Kind.allCases)
  func piecesMakeOneCommit(kind: SharedClinic.Kind) throws {
    let clinic = try SharedClinic(kind)
    let (front, back) = (try clinic.desk(), try clinic.desk())
    try front.transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P2")] }
    try front.transact(Sample.signature(2), command: "import") { view, keep in
      try keep([Sample.registration("P1")])
      try keep([])
      try keep([Sample.visit("V1", of: "P2"), Sample.registration("P3", name: "李四")])
      #expect(try view.record(of: "P1") == nil)
    }
    #expect(try back.refresh() == ChangedSubjects(patients: ["P1", "P2", "P3"]))
    for desk in [front, back, try clinic.desk()] {
      #expect(try desk.everything().map(\.id) == ["P1", "P2", "P3"])
      #expect(try desk.record(of: "P2")?.visits.keys.elements == ["V1"])
      #expect(try desk.summaries().map(\.name) == ["张三", "张三", "李四"])
      #expect(try desk.check().findings == [])
    }
  }

  @Test(arguments: SharedClinic.Kind.allCases)
  func piecesThatAreRefusedLeaveNothing(kind: SharedClinic.Kind) throws {
    let clinic = try SharedClinic(kind)
    let desk = try clinic.desk()
    #expect(throws: Refusal()) {
      try desk.transact(Sample.signature(1), command: "import") { _, keep in
        try keep([Sample.registration("P1")])
        throw Refusal()
      }
    }
    #expect(throws: StoreError.changeRefused(.unknownPatient("P9"))) {
      try desk.transact(Sample.signature(1), command: "import") { _, keep in
        try keep([Sample.registration("P1")])
        try keep([Sample.visit("V1", of: "P9")])
      }
    }
    #expect(try desk.transact(Sample.signature(1), command: "import") { _, keep in try keep([]) } == nil)
    #expect(try desk.everything().isEmpty)
    #expect(try clinic.desk().everything().isEmpty)
    let next = try desk.transact(Sample.signature(2), command: "import") { _ in [Sample.registration("P2")] }
    #expect(next.sequence == 2)
  }

  /// Ids that JSON writes with escapes, that are equal though their scalars differ, and that lie within one another.
  private static let oddIDs = [
    "V1", "V11", "1", "a \"quoted\" \\ id", "\\\"", "line\nfeed\u{0}\u{1b}", "预约/7", "Приём 8", "caf\u{e9}",
    "cafe\u{301}", "K9",
    "\u{212a}9", "👩‍👧", #""id":"V1""#, String(repeating: "long-", count: 60),
  ]

  @Test(arguments: SharedClinic.Kind.allCases, Array(1...12) as [UInt64])
  func recordsAreFoundByWhatTheyHold(kind: SharedClinic.Kind, seed: UInt64) throws {
    let clinic = try SharedClinic(kind)
    let desk = try clinic.desk()
    var random = SeededGenerator(seed: seed)
    var history = RandomHistory(seed: seed)
    for minute in 0..<30 {
      let changes = history.commit()
      try desk.transact(Sample.signature(Int64(minute)), command: "random") { _ in changes }
      let patient = PatientID("Q\(minute)")
      let id = Self.oddIDs.randomElement(using: &random) ?? ""
      try desk.transact(Sample.signature(Int64(minute)), command: "import") { _ in
        [Sample.registration(patient), Sample.rows(id, of: patient).randomElement(using: &random)].compactMap(\.self)
      }
      if minute.isMultiple(of: 9) { try desk.prepareForNextStart() }
      if minute == 20 { try desk.erase([patient, "Q3"], Sample.signature(20)) { _ in } }
    }
    let stores = [desk, try clinic.desk()] + [(desk as? JSONFileStore)?.onTrial()].compactMap(\.self)
    for store in stores {
      let all = try store.everything()
      for ids in [[], ["F1", "T2"]] + Self.oddIDs.map({ [$0] }) {
        var filter = IdentifierFilter(for: ids.count)
        ids.forEach { filter.insert($0) }
        var found: [PatientRecord] = []
        try store.forEachRecord(holding: filter) { found.append($0) }
        #expect(found.map(\.id) == found.map(\.id).sorted())
        let names = Set(found.map(\.id))
        #expect(names.count == found.count)
        #expect(found == all.filter { names.contains($0.id) })
        let holders = all.filter { !$0.rowIDs.isDisjoint(with: ids) }
        #expect(names.isSuperset(of: holders.map(\.id)), "\(ids)")
        // Others may be found who held it once, or of whom something else has that id.
        #expect(found.count <= holders.count + all.count / 4, "\(ids)")
      }
      #expect(try store.patients(ifAtMost: all.count) == all.map(\.id))
      #expect(try store.patients(ifAtMost: all.count - 1) == nil)
    }
  }

  @Test(arguments: SharedClinic.Kind.allCases)
  func theStaffIsKeptInTheOrderOfTheIds(kind: SharedClinic.Kind) throws {
    let clinic = try SharedClinic(kind)
    let desk = try clinic.desk()
    for (id, name) in [("d-wang", "王磊"), ("d-chen", "陈静"), ("d-wang", "王雷")] {
      try desk.transact(Sample.signature(1), command: "import") { _ in
        [.clinic(.staffMemberRecorded(StaffMember(id: StaffID(id), name: name, role: .dentist)))]
      }
    }
    #expect(desk.clinic.staff.map(\.name) == ["陈静", "王雷"])
    #expect(try clinic.desk().clinic == desk.clinic)
  }

  @Test(arguments: SharedClinic.Kind.allCases, [1, 2, 3] as [UInt64])
  func desksThatTakeTurnsLoseNothing(kind: SharedClinic.Kind, seed: UInt64) throws {
    let clinic = try SharedClinic(kind)
    let desks = try (0..<3).map { _ in try clinic.desk() }
    var random = SeededGenerator(seed: seed)
    var history = RandomHistory(seed: seed)
    var kept = 1
    for minute in 0..<60 {
      guard let desk = desks.randomElement(using: &random) else { continue }
      let changes = history.commit()
      try desk.transact(Sample.signature(Int64(minute)), command: "random") { _ in changes }
      kept += 1
      if Bool.random(using: &random) { _ = try desks.randomElement(using: &random)?.refresh() }
      if minute == 30 { try desks.first?.prepareForNextStart() }
    }
    let all = desks + [try clinic.desk()]
    for desk in all { _ = try desk.refresh() }
    let expected = try desks[0].everything()
    #expect(expected.count > 1)
    #expect(expected.map(\.id) == expected.map(\.id).sorted())
    for desk in all {
      #expect(try desk.summaries().map(\.patient) == expected.map(\.id))
      #expect(try desk.everything() == expected)
      #expect(desk.clinic == desks[0].clinic)
      #expect(desk.takeNotes().isEmpty)
    }
    #expect(try desks[0].check().lines >= kept)
  }

  @Test(arguments: SharedClinic.Kind.allCases)
  func referencesThatLeadNowhereAreFound(kind: SharedClinic.Kind) throws {
    let clinic = try SharedClinic(kind)
    let desk = try clinic.desk()
    let followUp = FollowUp(
      id: "F1", rule: "extraction", step: "PT2H", purpose: "reaction", kind: .clinical, origin: .visit("V9"),
      startsFrom: Sample.start, due: Sample.start, by: Sample.start, isClockStep: true, recordedAt: Sample.start)
    let attempt = ContactAttempt(
      id: "T1", outcomes: [ReasonOutcome(followUp: "F2", disposition: .busy)], disposition: .busy, at: Sample.start,
      enteredAt: Sample.start, by: "林小雨")
    try desk.transact(Sample.signature(1), command: "import") { _ in [Sample.registration("P1")] }
    #expect(try desk.check().findings.isEmpty)
    try desk.transact(Sample.signature(1), command: "record") { _ in
      [.patient("P1", .followUpPlanned(followUp, cause: nil)), .patient("P1", .attemptRecorded(attempt))]
    }
    let report = try desk.check()
    #expect(
      report.findings.map(\.problem) == [
        .followUpWithoutVisit("P1", "F1", "V9"), .attemptWithoutFollowUp("P1", "T1", "F2"),
      ])
  }
}
