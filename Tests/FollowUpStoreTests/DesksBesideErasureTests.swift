import FollowUp
import Foundation
import OrderedCollections
import Testing
import Wording

@testable import FollowUpStore

/// When a patient is erased, the other desks go on with what they know of everybody else.
@Suite struct DesksBesideErasureTests {
  private static let patients: [PatientID] = (0..<12).map { PatientID("P\($0)") }

  private func clinic() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let store = try folder.store()
    for (number, patient) in Self.patients.enumerated() {
      try store.transact(Sample.signature(Int64(number)), command: "import") { _ in
        [Sample.registration(patient), Sample.call(number % 3, of: patient)]
      }
    }
    try store.prepareForNextStart()
    return folder
  }

  private func erase(_ patients: Set<PatientID>, at store: JSONFileStore) throws {
    _ = try store.erase(patients, Sample.signature(60, desk: "front-2")) { _ in }
  }

  private func removeSnapshot(of folder: TemporaryFolder) throws {
    try folder.folder().files.removeAll(at: folder.snapshot)
  }

  /// Every desk, and whoever reads the journal anew, knows the same.
  private func requireSame(_ desks: [JSONFileStore], _ folder: TemporaryFolder) throws {
    for desk in desks { _ = try desk.refresh() }
    let reader = try folder.reopen(access: .reading)
    #expect(try reader.check().findings == [])
    try removeSnapshot(of: folder)
    let anew = try folder.reopen(access: .reading)
    for desk in desks + [reader] {
      #expect(try desk.state == anew.state)
      #expect(try desk.summaries() == anew.summaries())
      #expect(try desk.patients(ifAtMost: 100) == anew.patients(ifAtMost: 100))
      for day in ["2026-11-23", "2026-11-24"] {
        let date = try #require(CivilDate(day))
        let (listed, all) = (try work(on: date, at: desk), try work(on: date, at: anew))
        #expect(listed == all, "\(day)")
      }
      #expect(try desk.check().findings == [])
    }
  }

  /// Who has a call from a day before. (A store without a snapshot gives more than a list needs.)
  private func work(on date: CivilDate, at store: JSONFileStore) throws -> [PatientID] {
    try store.openWork(on: date).filter { work in
      work.record.followUps.values.contains {
        $0.isOpen && Sample.settings.timeZone.date(of: $0.due) < date
      }
    }.map(\.patient)
  }

  @Test func nothingIsReadAnewThatStays() throws {
    let folder = try clinic()
    var place = folder.folder()
    place.progress = WorkProgress()
    var read: [Int] = []
    let desk = try JSONFileStore(place, access: .readingAndWriting, rules: Sample.rules)
    try desk.transact(Sample.signature(20), command: "tags") { _ in [Sample.tags(["怕疼"], of: "P2")] }
    let eraser = try folder.reopen()
    try eraser.transact(Sample.signature(21), command: "tags") { _ in [Sample.tags(["准时"], of: "P3")] }
    let before = try folder.read(folder.journal).count
    try erase(["P1"], at: eraser)
    place.progress.listener = { stage in
      if let stage, stage.work == .readingJournal, stage.done == 0, let total = stage.total { read.append(total) }
    }
    #expect(try desk.refresh() == ChangedSubjects(patients: ["P1", "P3"]))
    // A line of each journal.
    #expect(read.count == 2 && read.reduce(0, +) < before / 4, "\(read) of \(before) bytes")
    #expect(try desk.record(of: "P1") == nil && desk.record(of: "P2")?.patient.tags == ["怕疼"])
    try requireSame([desk, eraser], folder)
  }

  @Test func theSnapshotThatHasThePatientIsLetGo() throws {
    let folder = try clinic()
    let (desk, eraser) = (try folder.reopen(), try folder.reopen())
    try desk.transact(Sample.signature(20), command: "tags") { _ in [Sample.tags(["怕疼"], of: "P2")] }
    try erase(["P1"], at: eraser)
    _ = try desk.refresh()
    #expect(try desk.kept.snapshot?.holds("P1") == false && !desk.kept.holdsErased)
    try desk.transact(Sample.signature(61), command: "tags") { _ in [Sample.tags(["准时"], of: "P2")] }
    try desk.prepareForNextStart()
    try requireSame([desk, eraser], folder)
  }

  /// A start right after the erasure finds a snapshot: it was written before.
  @Test func theSnapshotIsThereWithTheErasure() throws {
    let folder = try clinic()
    let files = FaultyFiles(.crash, at: .max)
    let eraser = try folder.reopen(files)
    try erase(["P1"], at: eraser)
    let copy = FaultyFiles.Act(operation: .rename, path: folder.clinic + "/erasure/journal.jsonl")
    let inPlace = try #require(files.acts.firstIndex(of: copy))
    let head = FaultyFiles.Act(operation: .rename, path: folder.snapshotHead + ".new")
    let published = try #require(files.acts[inPlace...].firstIndex(of: head))
    func writesRecords(_ acts: ArraySlice<FaultyFiles.Act>) -> Bool {
      acts.contains { $0.operation == .write && $0.path.hasSuffix(".records.jsonl") }
    }
    #expect(writesRecords(files.acts[..<inPlace]) && !writesRecords(files.acts[inPlace..<published]))
    try requireSame([eraser], folder)
  }

  @Test func nobodyIsLeft() throws {
    let folder = try clinic()
    let (desk, eraser) = (try folder.reopen(), try folder.reopen())
    try erase(Set(Self.patients), at: eraser)
    _ = try desk.refresh()
    #expect(try desk.kept.isEmpty && folder.reopen().everything() == [])
    try desk.transact(Sample.signature(70), command: "import") { _ in [Sample.registration("P1")] }
    try desk.prepareForNextStart()
    try requireSame([desk, eraser], folder)
  }

  /// The eraser was ended before it had written a snapshot.
  @Test(arguments: [0, 500])
  func aDeskWritesTheSnapshotWithoutThePatient(underLock most: Int) throws {
    let folder = try clinic()
    let (desk, eraser) = (try folder.reopen(), try folder.reopen())
    try erase(["P1", "P4"], at: eraser)
    try removeSnapshot(of: folder)
    _ = try desk.refresh()
    #expect(desk.kept.holdsErased)
    desk.mostWrittenUnderLock = most
    try desk.prepareForNextStart()
    #expect(try folder.reopen().kept.snapshot?.holds("P1") == false)
    #expect(try folder.reopen().kept.patients == Self.patients.count - 2)
    try requireSame([desk, eraser], folder)
  }

  /// Who came after the snapshot that a desk goes on from is in no part of it, and yet its files are gone.
  @Test func anImportAfterTheErasureOfSomebodyNew() throws {
    let folder = try clinic()
    let (desk, eraser) = (try folder.reopen(mostInMemory: 300), try folder.reopen())
    try desk.transact(Sample.signature(20), command: "import") { _ in [Sample.registration("P99")] }
    try erase(["P99"], at: eraser)
    try removeSnapshot(of: folder)
    try eraser.transact(Sample.signature(61), command: "import") { _ in
      (100..<102).map { Sample.registration(PatientID("P\($0)")) }
    }
    try desk.transact(
      Sample.signature(62), command: "import",
      inPieces: { _, keep in
        try keep([Sample.registration("P200")])
      })
    #expect(desk.takeNotes() == [])
    try requireSame([desk, eraser], folder)
  }

  /// A desk learns of the erasure, of a change after it, and of another desk's snapshot with both, only when it writes.
  @Test(arguments: [false, true])
  func aChangeAfterTheErasureIsInTheSnapshot(byImport: Bool) throws {
    let folder = try clinic()
    let (desk, eraser) = (try folder.reopen(), try folder.reopen())
    try erase(["P1"], at: eraser)
    try eraser.transact(Sample.signature(61), command: "tags") { _ in [Sample.tags(["准时"], of: "P3")] }
    if byImport {
      try desk.transact(
        Sample.signature(62), command: "import",
        inPieces: { clinic, keep in
          #expect(try clinic.record(of: "P3")?.patient.tags == ["准时"] && clinic.record(of: "P1") == nil)
          try keep([Sample.registration("P200")])
        })
    } else {
      _ = try desk.lock.holdExclusive {
        try desk.requireInPlace()
        try desk.readOn(repairing: true)
        return try desk.writeSnapshot()
      }
    }
    #expect(try desk.record(of: "P3")?.patient.tags == ["准时"])
    #expect(try folder.reopen().record(of: "P3")?.patient.tags == ["准时"])
    try requireSame([desk, eraser], folder)
  }

  /// What a desk knows of everybody else can't be read any more: it is in the journal. Nobody is missing from the list
  /// meanwhile, though somebody else holds the clinic.
  @Test func aDeskWhoseSnapshotIsDamagedReadsTheJournal() throws {
    let folder = try clinic()
    let (desk, eraser) = (try folder.reopen(), try folder.reopen())
    let name = try #require(folder.names(in: folder.snapshot).first { $0.hasSuffix(".places.jsonl") })
    let link = folder.root.path(percentEncoded: false) + "/places"
    try FileManager.default.linkItem(atPath: folder.snapshot + "/" + name, toPath: link)
    try erase(["P1"], at: eraser)
    try removeSnapshot(of: folder)
    let size = try folder.read(link).count
    let places = try #require(FileHandle(forWritingAtPath: link))
    try places.write(contentsOf: Array(repeating: 0, count: size))
    try places.close()
    try eraser.lock.holdExclusive { () throws in
      let changed = try desk.refresh()
      #expect(changed.isManyPatients && changed.patients.contains("P1"))
      let others = Self.patients.filter { $0 != "P1" }.sorted()
      #expect(try desk.everything().map(\.id) == others)
    }
    // The damaged one went with the erasure.
    #expect(desk.takeNotes() == [])
    try requireSame([desk, eraser], folder)
  }

  @Test(arguments: 1...30 as ClosedRange<UInt64>)
  func whateverTheDesksDo(seed: UInt64) throws {
    let folder = try clinic()
    var random = SeededGenerator(seed: seed)
    let desks = [
      try folder.reopen(), try folder.reopen(mostInMemory: 0), try folder.reopen(mostInMemory: 1_000),
      try folder.reopen(access: .reading),
    ]
    for step in 0..<40 {
      let desk = desks[Int.random(in: 0..<desks.count - 1, using: &random)]
      let patient = try #require(Self.patients.randomElement(using: &random))
      switch Int.random(in: 0..<10, using: &random) {
      case 0...1: try erase(Set([patient, "P3"].prefix(Int.random(in: 1...2, using: &random))), at: desk)
      case 2: try desk.prepareForNextStart()
      case 3: _ = try desks[Int.random(in: 0..<desks.count, using: &random)].refresh()
      case 4 where Bool.random(using: &random): try removeSnapshot(of: folder)
      case 5:
        try desk.transact(
          Sample.signature(Int64(100 + step)), command: "import",
          inPieces: { clinic, keep in
            let isThere = try clinic.record(of: patient) != nil
            try keep([isThere ? Sample.call(step % 4, of: patient) : Sample.registration(patient)])
          })
      case 6:
        let (one, other) = (desk, desks[Int.random(in: 0..<desks.count, using: &random)])
        for desk in [one, other] { _ = try desk.refresh() }
        #expect(try one.state == other.state)
      default:
        try desk.transact(Sample.signature(Int64(100 + step)), command: "test") { view in
          try view.record(of: patient) == nil
            ? [Sample.registration(patient)] : [Sample.tags(["\(step)"], of: patient)]
        }
      }
    }
    try requireSame(desks, folder)
  }
}
