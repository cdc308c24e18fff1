import FollowUp
import Foundation
import Testing

@testable import FollowUpExchange

/// Whom a document names and does not describe is found out by sorting, with as little memory as one likes.
@Suite struct ReferrerSearchTests {
  /// What becomes of everything in memory: each id that is not described, with the first row that names it, and how
  /// many do.
  private struct Expected {
    var described: Set<String> = []
    var named: [String: [(row: Int, patient: String?)]] = [:]
  }

  @Test(arguments: [UInt64](1...20))
  func findsWhomNobodyDescribes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let memory = Int.random(in: 1...4_000, using: &random)
    let search = ReferrerSearch(inFolder: FileManager.default.temporaryDirectory.path, memory: memory)
    var expected = Expected()
    for row in (1...300).shuffled(using: &random) {
      let id = "P\(Int.random(in: 0..<60, using: &random))欧阳"
      if Int.random(in: 0..<4, using: &random) == 0 {
        try search.addDescribed(PatientID(id))
        expected.described.insert(id)
      } else {
        let patient = Bool.random(using: &random) ? "张\(row)" : nil
        try search.add(OpenReferrer(id, ofPatient: patient, row: row, line: row * 10))
        expected.named[id, default: []].append((row, patient))
      }
    }
    var found: [String] = []
    try search.forEachUndescribed { referrer in
      found.append(referrer.id)
      let rows = expected.named[referrer.id] ?? []
      let first = try #require(rows.min { $0.row < $1.row })
      #expect((referrer.row, referrer.line, referrer.patient) == (first.row, first.row * 10, first.patient))
      let problem = try #require(referrer.problems(in: "clinic.json").first?.problem)
      #expect(problem.occurrences == rows.count && problem.value == referrer.id && problem.row == first.row)
    }
    #expect(found == expected.named.keys.filter { !expected.described.contains($0) }.sorted())
  }

  @Test func nobodyIsNamed() throws {
    let search = ReferrerSearch(inFolder: FileManager.default.temporaryDirectory.path, memory: 100)
    var found: [String] = []
    try search.forEachUndescribed { found.append($0.id) }
    for number in 0..<100 { try search.addDescribed(PatientID("P\(number)")) }
    try search.forEachUndescribed { found.append($0.id) }
    #expect(found == [])
  }

  @Test func whatCantBeKeptIsTold() throws {
    let search = ReferrerSearch(inFolder: "/nowhere", memory: 1)
    #expect(throws: (any Error).self) {
      for number in 0..<10 { try search.addDescribed(PatientID("P\(number)")) }
      try search.forEachUndescribed { _ in }
    }
  }
}
