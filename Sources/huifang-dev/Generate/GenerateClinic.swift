internal import ArgumentParser
private import ClinicDocuments
private import FollowUp
private import FollowUpExchange
private import FollowUpStore
private import Foundation
private import OrderedCollections

/// Makes the folders that `bench` measures on.
struct GenerateClinic: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Makes a clinic's folder with ten years of patients.")

  @Argument(help: "Where to make it; there must be no clinic.")
  var folder: String

  @Option(help: "S (5,000 patients), M (50,000) or L (500,000).")
  var size = ClinicSize.small

  @Option(help: "Another number gives other patients.")
  var seed: UInt64 = 1

  @Option(help: "The day of the list, 2026-11-21; today by the clinic's clock.")
  var date: String?

  func run() async throws {
    let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol
    var settings = ClinicSettings(name: "阳光口腔 \(size.rawValue)")
    settings.closedWeekdays = []
    let now = try settings.timeZone.startOfDay(day(settings.timeZone))
    let signature = Signature(author: "生成", desk: "generate", now: now)
    let store = try JSONFileStore.create(
      folder: folder, settings: settings, signature: signature, followUpProtocol: followUpProtocol)
    try store.transact(signature, command: "recordStaff") { _ in
      SampleDocument.staff.map { .clinic(.staffMemberRecorded($0)) }
    }
    let context = DecisionContext(
      clinic: store.clinic, followUpProtocol: followUpProtocol, now: now, author: signature.author)
    let patients = GeneratedPatients(size, seed: seed, in: context)
    var (followUps, attempts) = (0, 0)
    for start in stride(from: 1, through: size.patients, by: GenerateClinic.stretch) {
      let numbers = start..<min(start + GenerateClinic.stretch, size.patients + 1)
      let lines = try await GenerateClinic.lines(numbers, patients)
      for line in lines {
        try store.transact(signature, command: "import") { _ in line.changes }
        followUps += line.followUps
        attempts += line.attempts
      }
      try store.prepareForNextStart()
      FileHandle.standardError.write(Data("\(numbers.upperBound - 1) of \(size.patients) patients\r".utf8))
    }
    FileHandle.standardError.write(Data("\n".utf8))
    // A desk does it within its first minute.
    if let note = try JSONFileStore.mergeSnapshot(folder: folder, followUpProtocol: followUpProtocol) {
      throw ValidationError("\(folder): \(note)")
    }
    print("\(folder): \(size.patients) patients, \(followUps) follow-ups, \(attempts) attempts")
  }

  private func day(_ timeZone: ClinicTimeZone) throws -> CivilDate {
    guard let date else {
      return timeZone.date(of: Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970)))
    }
    guard let day = CivilDate(date) else { throw ValidationError("--date: a day such as 2026-11-21.") }
    return day
  }

  /// How many patients are made before a snapshot is written.
  private static let stretch = 10_000
  /// How many patients are registered by one line of the journal.
  private static let patientsOfLine = 20

  /// What one line of the journal keeps.
  private struct Line: Sendable {
    var changes: [Change] = []
    var followUps = 0
    var attempts = 0
  }

  private static func lines(_ numbers: Range<Int>, _ patients: GeneratedPatients) async throws -> [Line] {
    try await withThrowingTaskGroup(of: (Int, Line).self) { group in
      for start in stride(from: numbers.lowerBound, to: numbers.upperBound, by: patientsOfLine) {
        group.addTask {
          var line = Line()
          for number in start..<min(start + patientsOfLine, numbers.upperBound) {
            let (record, events) = try patients.registered(number)
            line.changes += events.map { .patient(record.id, $0) }
            line.followUps += record.followUps.count
            line.attempts += record.attempts.count
          }
          return (start, line)
        }
      }
      var made: [(Int, Line)] = []
      for try await line in group { made.append(line) }
      return made.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}
