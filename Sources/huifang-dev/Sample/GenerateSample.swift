internal import ArgumentParser
private import ClinicDocuments
private import FollowUp
private import FollowUpExchange
private import Foundation

struct GenerateSample: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate-sample", abstract: "Writes the sample clinic as an exchange document.")

  @Argument(help: "Where to write it.")
  var file = "sample-data/clinic.json"

  @Option(help: "Another number gives another clinic.")
  var seed: UInt64?

  func run() throws {
    let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol
    let document = try SampleDocument.make(
      seed: seed ?? SampleDocument.seed, followUpProtocol: followUpProtocol)
    let bytes = ExchangeWriter(timeZone: SampleDocument.settings.timeZone).write(document)
    try Data(bytes).write(to: URL(fileURLWithPath: file), options: .atomic)
    let summary = try SampleSummary(
      of: document, followUpProtocol: followUpProtocol, from: SampleDocument.start, at: SampleClinic.now)
    for batch in summary.queue.batches { print("\(batch.time): \(batch.made) of \(batch.total) calls made") }
    print("timed: \(summary.timed), open escalations: \(summary.queue.escalations.count)")
    print("\(file): \(document.patients.count) patients, \(document.attempts.count) calls, \(bytes.count) bytes")
  }
}
