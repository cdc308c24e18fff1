internal import ArgumentParser
private import ClinicDocuments
private import FollowUp
private import FollowUpStore
private import Foundation

/// Measures what a person waits for, at the size of a clinic, beside what else is installed.
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Measures starting, recording and opening on clinics that `generate` made. Build with -c release.")

  @Argument(help: "The clinics' folders. What is recorded goes into a copy.")
  var folders: [String]

  /// What is measured of each clinic, in this order.
  enum Part: String, CaseIterable, ExpressibleByArgument {
    case starting, listing, searching, opening, recording, exchanging
  }

  @Option(help: "What to measure; all of it unless told. May be given several times.")
  var only: [Part] = []

  @Option(help: "How often; the median counts.")
  var times = 11

  @Option(help: "The program to measure; beside this one unless told.")
  var program: String?

  @Option(
    name: .customLong("document"),
    help: "An exchange document whose import is measured too, beside that of each clinic. May be given several times.")
  var documents: [String] = []

  func validate() throws {
    guard (1...1_000).contains(times) else { throw ValidationError("--times: from 1 to 1000.") }
  }

  func run() throws {
    for folder in folders { try measure(folder) }
    guard !documents.isEmpty else { return }
    print("Importing into an empty clinic")
    try inWorkingFolder { work in
      for document in documents { try measureImport(of: document, in: work) }
    }
  }

  private var huifang: String { program ?? BuiltProgram.huifang.path }
  private var floor: String { BuiltProgram.floor.path }

  private func measure(_ folder: String) throws {
    try inWorkingFolder { work in try measure(folder, in: work) }
  }

  private func measure(_ folder: String, in work: URL) throws {
    let followUpProtocol = ProtocolDocument.builtIn.followUpProtocol
    let store = try JSONFileStore.open(folder: folder, access: .reading, followUpProtocol: followUpProtocol)
    let today = store.clinic.settings.timeZone.date(of: Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970)))
    print("\(folder): \(store.clinic.settings.name), today \(today)")
    let parts = only.isEmpty ? Part.allCases : only
    func isMeasured(_ part: Part) -> Bool { parts.contains(part) }
    if !Set(parts).isDisjoint(with: [.starting, .listing, .searching]) {
      let rivals = try Rivals(of: store, in: work, today: today)
      if isMeasured(.starting) { try measureStarts(folder, rivals) }
      if isMeasured(.listing) { try measureLists(folder, rivals) }
      if isMeasured(.searching) { try measureSearch(folder, rivals) }
    }
    if isMeasured(.opening) { try measureOpening(store) }
    if isMeasured(.recording) {
      for pace in Pace.allCases { try measureRecording(folder, in: work, followUpProtocol, pace) }
    }
    if isMeasured(.exchanging) { try measureExchange(folder, in: work) }
  }

  // MARK: Exporting and importing

  private func measureExchange(_ folder: String, in work: URL) throws {
    let document = work.appending(path: "clinic.json").path
    let export = try MeasuredProcess([huifang, "export", "--data", folder, "--output", document])
    print("Exporting all of it")
    print("  \(try line(of: export, bytes: size(of: document)))")
    print("Importing that into an empty clinic")
    try measureImport(of: document, in: work)
  }

  private func measureImport(of document: String, in work: URL) throws {
    let folder = work.appending(path: "imported").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try MeasuredProcess([huifang, "init", "--data", folder])
    let process = try MeasuredProcess([huifang, "import", document, "--data", folder])
    print("  \(try line(of: process, bytes: size(of: document)))")
  }

  private func line(of process: MeasuredProcess, bytes: Int) -> String {
    let megabytes = Double(bytes) / 1_000_000
    let rate = Measurements.rounded(megabytes / (process.duration / .seconds(1)))
    return "\(Measurements.rounded(megabytes)) MB: \(process.duration.milliseconds), \(rate) MB/s, "
      + "at most \(process.memory / 1_024) MB of memory"
  }

  // MARK: Starting

  private func measureStarts(_ folder: String, _ rivals: Rivals) throws {
    let floorName = "C and ncurses, first screen"
    var starts = Measurements()
    var memory: [(all: Int, own: Int)] = []
    for _ in 0..<times {
      starts.add(floorName, try start([floor], until: "q 退出").duration)
      let own = try start([huifang, "--data", folder, "--language", "zh"], until: "退出")
      starts.add("huifang, first screen", own.duration)
      if let used = own.memory { memory.append(used) }
      if rivals.isInstalled.contains("fzf") {
        starts.add("fzf, first text", try start(rivals.searchCommand, until: "/").duration)
      }
    }
    print("Starting")
    for line in starts.lines(comparedTo: floorName) { print(line) }
    let sorted = memory.sorted { $0.all < $1.all }
    if sorted.indices.contains(sorted.count / 2) {
      let (all, own) = sorted[sorted.count / 2]
      print("  memory after the first screen: \(all / 1_024) MB, of it \(own / 1_024) MB its own")
    }
  }

  private func start(
    _ command: [String], until text: String
  ) throws -> (duration: Duration, memory: (all: Int, own: Int)?) {
    let clock = ContinuousClock()
    let begin = clock.now
    let terminal = try PseudoTerminal(command)
    defer { terminal.end() }
    guard terminal.wait(for: text) else {
      throw PseudoTerminal.Failure(description: "\(command.joined(separator: " ")): never showed \(text)")
    }
    return (clock.now - begin, terminal.memory)
  }

  // MARK: Lists

  private func measureLists(_ folder: String, _ rivals: Rivals) throws {
    let ownName = "huifang queue"
    var lists = Measurements()
    for _ in 0..<times {
      lists.add(ownName, try duration(of: [huifang, "queue", "--data", folder]))
      if rivals.isInstalled.contains("sqlite3") {
        lists.add("sqlite3, today's rows by an index", try duration(of: rivals.queryCommand))
      }
      if rivals.isInstalled.contains("task") { lists.add("task list", try duration(of: rivals.taskCommand)) }
      lists.add("cat, all follow-ups", try duration(of: rivals.readCommand))
    }
    print("Listing, without an interface")
    for line in lists.lines(comparedTo: "sqlite3, today's rows by an index") { print(line) }
  }

  private func duration(of command: [String]) throws -> Duration {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.standardOutput = FileHandle(forWritingAtPath: "/dev/null")
    process.standardInput = FileHandle(forReadingAtPath: "/dev/null")
    let duration = try ContinuousClock().measure {
      try process.run()
      process.waitUntilExit()
    }
    guard process.terminationStatus == 0 else {
      throw PseudoTerminal.Failure(
        description: "\(command.joined(separator: " ")): exit \(process.terminationStatus)")
    }
    return duration
  }

  // MARK: Search

  private func measureSearch(_ folder: String, _ rivals: Rivals) throws {
    var searches = Measurements()
    for _ in 0..<max(1, times / 4) {
      let own = [huifang, "--data", folder, "--language", "zh"]
      try search(in: own, "huifang", readyAt: "退出", opening: "/", &searches, .init(note: "正在查找", answer: "找到"))
      if rivals.isInstalled.contains("fzf") {
        try search(in: rivals.searchCommand, "fzf", readyAt: "/", opening: "", &searches)
      }
    }
    print("Searching as one types")
    for line in searches.lines(comparedTo: "fzf, one more letter") { print(line) }
  }

  /// The letters of a name, one after the other; the first one is told apart, since it may have to read everybody.
  private func search(
    in command: [String], _ name: String, readyAt text: String, opening key: String, _ searches: inout Measurements,
    _ delay: PseudoTerminal.Delay? = nil
  ) throws {
    let terminal = try PseudoTerminal(command)
    defer { terminal.end() }
    guard terminal.wait(for: text) else {
      throw PseudoTerminal.Failure(description: "\(name): never showed \(text)")
    }
    // Whatever it still does at its start is not part of the answers.
    _ = terminal.answer(to: key, silence: 1_000, seconds: 1)
    for (number, letter) in "liji".enumerated() {
      guard let duration = terminal.answer(to: String(letter), delay) else {
        throw PseudoTerminal.Failure(description: "\(name): no answer to a letter")
      }
      searches.add("\(name), \(number == 0 ? "the first letter" : "one more letter")", duration)
    }
  }

  // MARK: Opening a patient

  private func measureOpening(_ store: JSONFileStore) throws {
    var random = SampleRandom(seed: 1)
    var ids: [PatientID] = []
    try store.forEachRecord { ids.append($0.id) }
    var opening = Measurements()
    for _ in 0..<(times * 20) {
      let id = random.pick(ids, otherwise: "")
      var record: PatientRecord?
      let duration = try ContinuousClock().measure { record = try store.record(of: id) }
      opening.add("one patient of \(ids.count)", duration)
      if record == nil { print("  \(id) is missing") }
    }
    print("Opening")
    for line in opening.lines(comparedTo: "") { print(line) }
  }

  func size(of file: String) throws -> Int {
    try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
  }
}
