internal import ArgumentParser
private import ClinicDocuments
private import FollowUp
private import FollowUpExchange
private import FollowUpStore
private import Foundation

struct MeasureRecords: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-records",
    abstract: "Measures how quickly records are written and read, beside Foundation. Build with -c release.")

  @Option(help: "How often; the median counts.")
  var times = 11

  func validate() throws {
    guard (1...10_000).contains(times) else { throw ValidationError("--times: from 1 to 10000.") }
  }

  func run() throws {
    let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol
    let document = try SampleDocument.make(followUpProtocol: followUpProtocol)
    let clinic = document.applied(to: Clinic())
    var replayed = ReplayedClinic(clinic: clinic, followUpProtocol: followUpProtocol)
    let commands = Replay(document, from: SampleDocument.start, to: SampleClinic.now).commands
    let changes = try commands.flatMap { dated in
      try replayed.perform(dated).map { Change.patient(dated.patient, $0) }
    }
    let zone = clinic.settings.timeZone
    let records = replayed.records.values.map { StoredRecord($0) }
    try report("records", records, as: records, zone) { try $0.value() }
    try report("changes", changes, as: changes.map { StoredChange($0) }, zone) { $0 }
  }

  /// Both ways, both engines, on the same records; for Foundation in the form of `codables`.
  private func report<Record: StoredValue, Form: Codable, Value>(
    _ what: String, _ records: [Record], as codables: [Form], _ zone: ClinicTimeZone,
    _ value: (Record) throws -> Value
  ) throws {
    let coding = RecordCoding(zone: zone)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if let key = CodingUserInfoKey.clinicZone { encoder.userInfo[key] = zone }
    let decoder = JSONDecoder()
    let texts = records.map { coding.text(of: $0) }
    let bytes = texts.reduce(0) { $0 + $1.count }
    print("\(what): \(records.count), \(bytes) bytes")
    try measure("  write", bytes) {
      var text: [UInt8] = []
      for record in records { coding.append(record, to: &text) }
    }
    try measure("  write, Foundation", bytes) { for record in codables { _ = try encoder.encode(record) } }
    try measure("  read", bytes) { for text in texts { _ = try coding.record(Record.self, from: text) } }
    try measure("  read, Foundation", bytes) {
      for text in texts { _ = try decoder.decode(Form.self, from: Data(text)) }
    }
    try measure("  read, with its values", bytes) {
      for text in texts { _ = try value(coding.record(Record.self, from: text)) }
    }
  }

  private func measure(_ what: String, _ bytes: Int, _ work: () throws -> Void) throws {
    let median = try Measurements.median(times: times, work)
    let rate = Double(bytes) / 1_000_000 / (median / .seconds(1))
    print("\(what): \(median.milliseconds), \(Measurements.rounded(rate)) MB/s")
  }
}
