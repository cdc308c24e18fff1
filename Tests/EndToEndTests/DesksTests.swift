import Foundation
import Testing

/// Several desks on one folder, and desks that are ended in the middle of their work: whatever was said to be kept is
/// there, once, in one order.
@Suite struct DesksTests {
  /// An attempt that a desk said was on disk.
  private struct Kept: Hashable {
    var sequence: Int
    var attempt: String
  }

  private func clinic(_ folder: TemporaryFolder) throws -> String {
    let clinic = folder.url.appending(path: "clinic").path
    let document = folder.url.appending(path: "clinic.json")
    let patients = (1...40).map { ##"{"id": "P\##($0)", "name": "患者", "phones": [{"number": "13800000001"}]}"## }
    let visits = (1...40).map { number in
      ##"{"id": "V\##(number)", "patient": "P\##(number)", "endedAt": "2026-11-20T09:00:00+08:00", "##
        + ##""procedures": [{"code": "filling"}]}"##
    }
    try Data(
      """
      { "format": "huifang-exchange", "version": 1,
        "patients": [ \(patients.joined(separator: ", ")) ],
        "visits": [ \(visits.joined(separator: ", ")) ] }
      """.utf8
    ).write(to: document)
    for arguments in [["init"], ["import", document.path]] {
      let process = try run(arguments, clinic, folder)
      #expect(process.status == 0, "\(process.errorOutput)")
    }
    return clinic
  }

  private func run(_ arguments: [String], _ clinic: String, _ folder: TemporaryFolder) throws -> FinishedProcess {
    try BuiltProgram.run(arguments + ["--data", clinic, "--language", "en"], home: folder.url)
  }

  /// What a desk said so far, but for a last line that was cut short.
  private func kept(_ output: String) -> [Kept] {
    output.split(separator: "\n", omittingEmptySubsequences: false).dropLast().compactMap { line in
      let words = line.split(separator: " ")
      guard words.count == 3, let sequence = Int(words[0]) else { return nil }
      return Kept(sequence: sequence, attempt: String(words[2]))
    }
  }

  /// The attempts of the journal, each with the place of its line.
  private func attempts(in clinic: String) throws -> [Kept] {
    let text = try String(contentsOfFile: clinic + "/journal.jsonl", encoding: .utf8)
    return try text.split(separator: "\n").enumerated().flatMap { index, line -> [Kept] in
      let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      #expect(object["sequence"] as? Int == index + 1)
      let changes = object["changes"] as? [[String: Any]] ?? []
      return changes.filter { $0["event"] as? String == "attemptRecorded" }.compactMap { change in
        ((change["attempt"] as? [String: Any])?["id"] as? String).map { Kept(sequence: index + 1, attempt: $0) }
      }
    }
  }

  @Test func eightDesksLoseNothingAndAgree() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let signal = folder.url.appending(path: "all-done")
    let desks = try (1...8).map { seed in
      try BuiltProgram.startDesk(
        [clinic, "--attempts", "1000", "--seed", "\(seed)", "--until", signal.path], home: folder.url)
    }
    let deadline = ContinuousClock.now + .seconds(600)
    while try !desks.allSatisfy({ try $0.hasEnded || $0.outputSoFar().contains("done\n") }) {
      try #require(ContinuousClock.now < deadline, "the desks do not come to an end")
      Thread.sleep(forTimeInterval: 0.05)
    }
    try Data().write(to: signal)
    let processes = try desks.map { try $0.finished() }
    for process in processes { #expect(process.status == 0, "\(process.errorOutput)") }

    let acknowledged = processes.flatMap { kept($0.output) }
    #expect(acknowledged.count == 8_000)
    let found = try attempts(in: clinic)
    #expect(found.count == 8_000)
    #expect(Set(found) == Set(acknowledged))
    let states = Set(processes.map { $0.output.split(separator: "\n").last })
    #expect(states.count == 1, "\(states)")
    let check = try run(["check"], clinic, folder)
    #expect(check.status == 0, "\(check.output)\(check.errorOutput)")
  }

  @Test func aDeskThatIsKilledLosesNothingThatItSaidWasKept() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    var acknowledged: Set<Kept> = []
    var random = SystemRandomNumberGenerator()
    for round in 1...50 {
      let desk = try BuiltProgram.startDesk(
        [clinic, "--attempts", "1000000", "--seed", "\(round)"], home: folder.url)
      let begun = ContinuousClock.now
      while try desk.outputSoFar().isEmpty, ContinuousClock.now - begun < .seconds(60) {
        Thread.sleep(forTimeInterval: 0.002)
      }
      Thread.sleep(forTimeInterval: Double.random(in: 0...0.02, using: &random))
      desk.kill()
      let ended = try desk.finished()
      #expect(ended.status == 128 + 9)
      acknowledged.formUnion(kept(ended.output))
      // A write may have been cut short; the next desk sets the rest aside at its start.
      let next = try BuiltProgram.startDesk([clinic, "--attempts", "0"], home: folder.url).finished()
      #expect(next.status == 0, "round \(round): \(next.errorOutput)")
      let check = try run(["check"], clinic, folder)
      #expect(check.status == 0, "round \(round): \(check.output)\(check.errorOutput)")
    }
    let found = try attempts(in: clinic)
    #expect(Set(found).count == found.count)
    #expect(acknowledged.subtracting(found).isEmpty)
    // One more each time at most: kept, and killed before it could be said.
    #expect(found.count - acknowledged.count <= 50)
    #expect(acknowledged.count >= 50)
  }
}
