internal import ArgumentParser
private import ClinicDocuments
private import FollowUp
private import FollowUpExchange

struct MeasureImport: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure-import",
    abstract: "Measures how long it takes to read an exchange document and to replay it. Build with -c release.")

  @Argument(help: "The document.")
  var file = "sample-data/clinic.json"

  @Option(help: "How often; the median counts.")
  var times = 21

  func validate() throws {
    guard (1...10_000).contains(times) else { throw ValidationError("--times: from 1 to 10000.") }
  }

  func run() throws {
    let source = try ExchangeSource(contentsOfFile: file)
    let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol
    let reader = ExchangeReader(followUpProtocol: followUpProtocol, now: SampleClinic.now)
    let megabytes = Double(source.bytes.count) / 1_000_000
    let document = try reader.read(source).document
    try report("read", megabytes) { _ = try reader.read(source) }
    try report("write", megabytes) {
      _ = ExchangeWriter(timeZone: .china).write(document)
    }
    try report("replay", megabytes) {
      _ = try SampleSummary(
        of: document, followUpProtocol: followUpProtocol, from: SampleDocument.start, at: SampleClinic.now)
    }
  }

  private func report(_ what: String, _ megabytes: Double, _ work: () throws -> Void) throws {
    let median = try Measurements.median(times: times, work)
    print("\(what): \(median.milliseconds), \(Measurements.rounded(megabytes / (median / .seconds(1)))) MB/s")
  }
}
