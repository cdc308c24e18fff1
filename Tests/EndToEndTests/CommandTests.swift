import Foundation
import Testing

/// What the commands say, on the real program.
@Suite struct CommandTests {
  private static let now = "2026-11-21T10:34:00+08:00"

  /// A clinic with one patient, whose call about an extraction is due.
  private func clinic(_ folder: TemporaryFolder) throws -> String {
    let clinic = folder.url.appending(path: "clinic").path
    let document = folder.url.appending(path: "clinic.json")
    try Data(
      """
      { "format": "huifang-exchange", "version": 1,
        "staff": [ {"id": "d-wang", "name": "王磊", "role": "dentist"} ],
        "patients": [ {"id": "P0001", "name": "张三", "phones": [{"number": "13800000001"}]} ],
        "visits": [ {"id": "V1", "patient": "P0001", "endedAt": "2026-11-21T08:00:00+08:00",
          "procedures": [ {"code": "extraction"} ]} ] }
      """.utf8
    ).write(to: document)
    #expect(try run(["init"], clinic, folder).status == 0)
    #expect(try run(["import", document.path], clinic, folder).status == 0)
    return clinic
  }

  private func run(
    _ arguments: [String], _ clinic: String, _ folder: TemporaryFolder, language: String = "en"
  ) throws -> FinishedProcess {
    try BuiltProgram.run(
      arguments + ["--data", clinic, "--now", Self.now, "--language", language], home: folder.url,
      environment: ["LANG": "\(language)_XX.UTF-8"])
  }

  /// Refused with one line on standard error that holds `words`.
  private func expectRefusal(
    _ process: FinishedProcess, status: Int32 = 1, _ words: [String], _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(process.status == status, sourceLocation: location)
    #expect(process.output.isEmpty, sourceLocation: location)
    let lines = process.errorOutput.split(separator: "\n")
    #expect(lines.count == 1, "\(process.errorOutput)", sourceLocation: location)
    for word in words {
      #expect(process.errorOutput.contains(word), "\(process.errorOutput)", sourceLocation: location)
    }
  }

  @Test func whatACommandSavedLastIsMissed() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let journal = URL(filePath: clinic + "/journal.jsonl")
    let imported = try Data(contentsOf: journal)
    #expect(try run(["record", "P0001", "--disposition", "no-answer"], clinic, folder).status == 0)
    try imported.write(to: journal)
    expectRefusal(try run(["queue"], clinic, folder), ["journal.jsonl", "some are lost"])
    #expect(try Data(contentsOf: journal) == imported)
  }

  @Test func backsUpAndRestores() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let file = folder.url.appending(path: "clinic.jsonl.gz").path
    #expect(try run(["backup", file], clinic, folder).status == 0)
    let queue = try run(["queue", "--format", "json"], clinic, folder).output
    #expect(try run(["record", "P0001", "--disposition", "reached-well"], clinic, folder).status == 0)

    expectRefusal(try run(["restore", file], clinic, folder), [clinic, "nothing was changed", "--replace"])
    expectRefusal(try run(["restore", clinic + "/journal.jsonl"], clinic + "-2", folder), ["not a backup"])
    let other = folder.url.appending(path: "other").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
    try Data("tax".utf8).write(to: URL(filePath: other + "/tax.txt"))
    for arguments in [["restore", file], ["restore", file, "--replace"]] {
      expectRefusal(try run(arguments, other, folder), ["tax.txt", "nothing was changed"])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: other) == ["tax.txt"])
    for place in [other, "/dev/null"] { expectRefusal(try run(["backup", place], clinic, folder), ["not replaced"]) }
    // What is written takes no place of the clinic's own files, by whatever way they are named.
    let link = folder.url.appending(path: "link").path(percentEncoded: false)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: clinic)
    for name in ["/journal.jsonl", "/../clinic/lock", "/clinic.json"] {
      for place in [clinic, link] {
        for command in [["backup"], ["export", "--output"]] {
          expectRefusal(try run(command + [place + name], clinic, folder), ["must not be replaced"])
        }
      }
    }
    #expect(try run(["check"], clinic, folder).status == 0)
    let restored = try run(["restore", file, "--replace"], clinic, folder)
    #expect(restored.status == 0)
    #expect(restored.output.contains("is kept in \(clinic).before-2026-11-21T023400Z"))
    #expect(try run(["queue", "--format", "json"], clinic, folder).output == queue)
    #expect(try run(["check"], clinic, folder).status == 0)
    #expect(try run(["check"], clinic + ".before-2026-11-21T023400Z", folder).status == 0)
  }

  @Test func recordNamesWhatIsNotThere() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let record = ["record", "P0001", "--disposition", "reached-well"]
    expectRefusal(
      try run(record + ["--follow-up", "V1/extraction/PT3H"], clinic, folder),
      ["no follow-up with the id “V1/extraction/PT3H”", "nearest is V1/extraction/PT2H", "P0001"])
    expectRefusal(
      try run(["record", "P0010", "--disposition", "busy"], clinic, folder),
      ["no patient with the id “P0010”", "nearest is P0001"])
    expectRefusal(
      try run(["plan", "--patient", "P0010"], clinic, folder, language: "zh"), ["没有编号为“P0010”的患者", "P0001"])
    expectRefusal(
      try run(record + ["--appointment", "2026-11-25T10:00:00+08:00", "--dentist", "d-wan"], clinic, folder),
      ["no staff member with the id “d-wan”", "d-wang"])
    expectRefusal(try run(record + ["--dentist", "d-wang"], clinic, folder), status: 64, ["--appointment"])
    expectRefusal(
      try run(["record", "P0001", "--disposition", "Unwell"], clinic, folder), status: 64, ["nearest is discomfort"])
    let nothingLikeIt = try run(["record", "P0001", "--disposition", "foo"], clinic, folder)
    expectRefusal(nothingLikeIt, status: 64, ["no outcome “foo”. All codes: reached-well"])
    expectRefusal(try run(record + ["--withdraw", "clinical"], clinic, folder), status: 64, ["do-not-call"])
    expectRefusal(
      try run(record + ["--call-back-at", "2026-11-25T10:00:00+08:00"], clinic, folder), status: 64,
      ["--call-back-at goes with", "call-back only"])
    expectRefusal(
      try run(record + ["--appointment", "2026-11-20T10:00:00+08:00"], clinic, folder), ["is in the past"])
    let queue = try run(["queue", "--format", "json"], clinic, folder)
    #expect(queue.output.contains("V1/extraction/PT2H"), "nothing of that was recorded")
  }

  @Test func whatIsNotWantedAnyMoreIsSaid() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let record = ["record", "P0001", "--disposition", "do-not-call"]
    let clinical = try run(record, clinic, folder)
    #expect(clinical.output.contains("No more clinical calls") && !clinical.output.contains("but clinical"))
    let other = try run(record + ["--withdraw", "marketing"], clinic, folder)
    #expect(other.output.contains("but clinical ones") && !other.output.contains("No more clinical"))
  }

  /// Nothing is put in the name of a colleague who may not have been there.
  @Test func whoIsNotNamedIsTheOnlyReceptionistOrTheLogin() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    var signed: [Bool] = []
    for (id, name) in [("r-1", "林小雨"), ("r-2", "高晓雯")] {
      let document = folder.url.appending(path: "\(id).json")
      try Data(
        """
        {"format": "huifang-exchange", "version": 1, "staff": [{"id": "\(id)", "name": "\(name)", "role": "receptionist"}]}
        """.utf8
      ).write(to: document)
      #expect(try run(["import", document.path], clinic, folder).status == 0)
      #expect(try run(["record", "P0001", "--disposition", "busy", "--note", "by \(id)"], clinic, folder).status == 0)
      let lines = try run(["export"], clinic, folder).output.split(separator: "\n")
      let attempt = try #require(lines.first { $0.contains("by \(id)") })
      signed.append(attempt.contains("林小雨") || attempt.contains("高晓雯"))
    }
    #expect(signed == [true, false])
  }

  @Test func aBookingWithoutItsTimeIsPointedOut() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let booked = try run(["record", "P0001", "--disposition", "booked"], clinic, folder)
    #expect(booked.status == 0)
    #expect(booked.output.contains("No appointment was recorded") && booked.output.contains("--appointment"))
    let whole = try run(
      [
        "record", "P0001", "--disposition", "booked", "--appointment", "2026-11-25T10:00:00+08:00", "--dentist",
        "d-wang",
      ], clinic, folder)
    #expect(whole.status == 0)
    #expect(!whole.output.contains("No appointment"))
    #expect(try run(["export"], clinic, folder).output.contains(#""dentist": "d-wang""#))
  }

  @Test func whoAndWhatAreKeptAsTheyCanBeShown() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let note = "\u{1B}[31mswollen\u{7}\nsince\u{202E} noon"
    let record = ["record", "P0001", "--disposition", "reached-well", "--note", note]
    for nobody in ["", " ", "\u{7}"] {
      expectRefusal(try run(record + ["--user", nobody], clinic, folder), status: 64, ["--user"])
    }
    #expect(try run(record, clinic, folder).status == 0)
    let exported = try run(["export"], clinic, folder).output
    #expect(exported.contains(#""note": "swollen since noon""#), "\(exported)")
    #expect(!exported.contains(#""by": " ""#) && !exported.contains(#""by": """#))
  }

  @Test(
    arguments: [
      (["init", "--name", ""], "--name"), (["init", "--name", "   "], "--name"),
      (["plan", "--from", "2026-11-22", "--to", "2026-11-21"], "2026-11-22"),
    ])
  func whatCannotBeMeantIsWrongUsage(arguments: [String], word: String) throws {
    let folder = try TemporaryFolder()
    for language in ["zh", "en", "ru"] {
      expectRefusal(try run(arguments, folder.url.path + "/none", folder, language: language), status: 64, [word])
    }
    #expect(!FileManager.default.fileExists(atPath: folder.url.path + "/none"))
  }

  @Test func aDryRunJudgesEachDocumentWithThoseBeforeIt() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let files = ["patients", "visits"].map { folder.url.appending(path: $0 + ".json") }
    try Data(
      #"{ "format": "huifang-exchange", "version": 1, "patients": [ {"id": "P2", "name": "李四"} ] }"#.utf8
    ).write(to: files[0])
    try Data(
      #"""
      { "format": "huifang-exchange", "version": 1, "visits": [ {"id": "V2", "patient": "P2",
        "endedAt": "2026-11-21T09:00:00+08:00", "procedures": [ {"code": "filling"} ]} ] }
      """#.utf8
    ).write(to: files[1])
    let journal = try JournalFile(clinic: URL(filePath: clinic)).lines.count
    let trial = try run(["import", "--dry-run"] + files.map(\.path), clinic, folder)
    #expect(trial.status == 0, "\(trial.errorOutput)")
    #expect(trial.output.contains("checked only"))
    #expect(try JournalFile(clinic: URL(filePath: clinic)).lines.count == journal)
    let real = try run(["import"] + files.map(\.path), clinic, folder)
    #expect(real.output == trial.output.replacing(" (checked only)", with: ""))
  }

  // MARK: - Where it can't write, and what it can't understand

  @Test(arguments: ["zh", "en", "ru"])
  func whatCannotBeWrittenIsToldInTheLanguage(language: String) throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let program = try BuiltProgram.url().path
    func shell(_ redirection: String, _ arguments: String) throws -> FinishedProcess {
      try StartedProcess(
        "/bin/sh",
        ["-c", "'\(program)' \(arguments) --data '\(clinic)' --now \(Self.now) --language \(language) \(redirection)"],
        environment: BuiltProgram.pinnedEnvironment(home: folder.url), in: folder.url
      ).finished()
    }
    let place = ["zh": "标准输出", "en": "standard output", "ru": "стандартный вывод"][language, default: "?"]
    let full = ["zh": "磁盘已满", "en": "disk is full", "ru": "диск заполнен"][language, default: "?"]
    let closed = ["zh": "已关闭", "en": "closed", "ru": "закрыто"][language, default: "?"]
    expectRefusal(try shell(">/dev/full", "queue"), [place, full])
    expectRefusal(try shell(">&-", "plan"), [place, closed])
    expectRefusal(try shell(">/dev/full", "queue --help"), [place, full])
    expectRefusal(try shell("", "export --output '\(folder.url.path)'"), [folder.url.path])
    expectRefusal(try shell("", "export --output /dev/full"), ["/dev/full", full])
    expectRefusal(try shell("", "export --output /no/such/folder/x.json"), ["/no/such/folder/x.json"])
    #expect(!(try shell("", "export --output /no/such/folder/x.json").errorOutput.contains(".new-")))
    #expect(try shell("2>/dev/full", "plan --patient nobody").status == 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy { !$0.contains(".new") })
  }

  @Test(arguments: [("zh", "用法不对"), ("en", "Wrong usage"), ("ru", "Неверный вызов")])
  func wrongUsageIsOneLineInTheLanguage(language: String, words: String) throws {
    let folder = try TemporaryFolder()
    for arguments in [
      ["--nonsense"], ["nonsense"], ["record"], ["queue", "--date", "soon"], ["queue", "--format", "xml"], ["import"],
      ["plan", "--patient"],
    ] {
      let process = try run(arguments, folder.url.path, folder, language: language)
      expectRefusal(process, status: 64, [words, "huifang"])
      #expect(!process.errorOutput.contains("desk"))
    }
  }

  @Test(arguments: [("zh", "某一天的回访清单"), ("en", "The list of calls of a day"), ("ru", "Список звонков на день")])
  func helpNamesEveryCommand(language: String, ofQueue: String) throws {
    let folder = try TemporaryFolder()
    func help(_ arguments: [String]) throws -> FinishedProcess {
      try BuiltProgram.run(arguments, home: folder.url, environment: ["LANG": "\(language)_XX.UTF-8"])
    }
    let commands = [
      "demo", "init", "import", "export", "queue", "plan", "patients", "record", "print", "check", "backup", "restore",
      "access", "erase", "retention",
    ]
    for arguments in [
      ["--help"], ["-h"], ["help"], ["--ascii", "--help"], ["--language", language, "-h"],
      ["--language", language, "help"], ["nonsense", "--help"],
    ] {
      let process = try help(arguments)
      #expect(process.status == 0 && process.output.contains(ofQueue), "\(arguments): \(process.output)")
      for command in ["desk (default)"] + commands {
        #expect(process.output.contains("\n  \(command) "), "\(arguments): \(process.output)")
      }
    }
    for command in commands {
      #expect(try help(["help", command]).output.contains("USAGE: huifang \(command) "), "\(command)")
    }
    for arguments in [["queue", "--help"], ["help", "queue"], ["--user", "x", "queue", "--help"], ["-h", "queue"]] {
      #expect(try help(arguments).output.contains("huifang queue [--date"), "\(arguments)")
    }
  }

  // MARK: - What a person should know

  @Test func commandsTellWhatIsWrongWithKeysAndScripts() throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let configuration = folder.url.appending(path: ".config/huifang")
    try FileManager.default.createDirectory(at: configuration, withIntermediateDirectories: true)
    try Data("keys:\n  queue:\n    vip: x\n    skip: x\n".utf8).write(
      to: configuration.appending(path: "config.yaml"))
    let scripts = URL(filePath: clinic + "/scripts")
    try FileManager.default.createDirectory(at: scripts, withIntermediateDirectories: true)
    try Data("nonsense: 1\n".utf8).write(to: scripts.appending(path: "en.yaml"))
    for command in ["queue", "check"] {
      let process = try run([command], clinic, folder)
      #expect(process.errorOutput.contains("config.yaml: in queue the key x is vip already"), "\(process.errorOutput)")
      #expect(process.errorOutput.contains("en.yaml:1"), "\(process.errorOutput)")
    }
    try FileManager.default.removeItem(at: scripts)
    try Data().write(to: scripts)
    #expect(try run(["queue"], clinic, folder).errorOutput.contains(scripts.path))
  }

  @Test(arguments: ["zh", "en", "ru"])
  func builtInDocumentsArePrintedToStartFrom(language: String) throws {
    let folder = try TemporaryFolder()
    let clinic = try clinic(folder)
    let whole = try run(["print", "protocol"], clinic, folder, language: language)
    #expect(whole.status == 0 && whole.output.contains("extraction"))
    let scripts = try run(["print", "scripts"], clinic, folder, language: language)
    try FileManager.default.createDirectory(atPath: clinic + "/scripts", withIntermediateDirectories: true)
    try Data(whole.output.utf8).write(to: URL(filePath: clinic + "/protocol.yaml"))
    try Data(scripts.output.utf8).write(to: URL(filePath: clinic + "/scripts/\(language).yaml"))
    let check = try run(["check"], clinic, folder, language: language)
    #expect(check.status == 0, "\(check.errorOutput)")
  }
}
