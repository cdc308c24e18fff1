import ArgumentParser
import FollowUp
import Testing
import Wording

@testable import huifang

/// What is read without the parser is what the parser reads.
@Suite struct PlainArgumentsTests {
  @Test(arguments: [
    [], ["--data", "/clinics/门诊"], ["--now", "2026-11-21T10:34:00+08:00", "--user", "林小雨"],
    ["--language", "ru", "--data", "a b"],
    ["--user", "x", "--now", "2026-11-21T10:34:00Z", "--language", "en", "--data", "."],
  ])
  func optionsOfEveryCommandArePlain(arguments: [String]) throws {
    #expect(try ClinicOptions(plain: arguments).map(Values.init) == Values(ClinicOptions.parse(arguments)))
  }

  @Test(arguments: [
    ["--data"], ["--data="], ["--data=/tmp"], ["--data", ""], ["--data", "--now"], ["--data", "-x"], ["data", "x"],
    ["--data", "a", "--data", "b"], ["--now", "gestern"], ["--language", "de"], ["--format", "json"], ["--help"],
    ["-h"], ["--version"], ["--user", "a", "b"], ["--user", ""], ["--user", " "], ["--", "a"], ["--Data", "a"],
  ])
  func everythingElseIsTheParsers(arguments: [String]) {
    #expect(ClinicOptions(plain: arguments) == nil)
  }

  @Test(arguments: [
    (["--data", "d", "queue", "--format", "csv"], ["queue", "--data", "d", "--format", "csv"]),
    (["--data=d", "--ascii", "queue"], ["queue", "--data=d", "--ascii"]),
    (["--user", "queue", "plan"], ["plan", "--user", "queue"]), (["--user", "queue"], ["--user", "queue"]),
    (["queue", "--user", "plan"], ["queue", "--user", "plan"]), (["--data"], ["--data"]), ([], []),
    (["--data", "d", "nonsense", "queue"], ["--data", "d", "nonsense", "queue"]),
    (["--theme", "queue", "plan"], ["plan", "--theme", "queue"]), (["-h", "queue"], ["queue", "-h"]),
    (["--", "queue"], ["--", "queue"]),
  ])
  func theCommandMayStandBehindOptions(arguments: [String], read: [String]) {
    #expect(arguments.withCommandFirst(of: ["queue", "plan"]) == read)
  }

  @Test(arguments: [
    (["help", "queue"], ["help", "queue"]), (["help", "--language", "en", "queue"], ["help", "queue"]),
    (["--theme=plan", "-h", "--user", "plan"], []), (["--user", "--now", "x", "plan"], ["x", "plan"]), ([], []),
  ])
  func wordsAreNeitherOptionsNorTheirValues(arguments: [String], words: [String]) {
    #expect(arguments.words == words)
  }

  /// All lists of up to four of these words: those that are plain the parser reads alike.
  @Test func theParserAgrees() throws {
    let words = [
      "--data", "--now", "--language", "--user", "--format", "--", "-", "", "zh", "2026-11-21T10:34:00+08:00", "林小雨",
      "--data=x", "--help",
    ]
    var (lists, plainLists): ([[String]], Int) = ([[]], 0)
    for length in 0...4 {
      if length > 0 { lists = lists.flatMap { list in words.map { list + [$0] } } }
      for arguments in lists {
        guard let plain = ClinicOptions(plain: arguments) else { continue }
        plainLists += 1
        #expect(try Values(plain) == Values(ClinicOptions.parse(arguments)), "\(arguments)")
      }
    }
    // Two of the options take three of the words, two take one: no pair, one pair, two pairs of different options.
    #expect(plainLists == 1 + 8 + (8 * 8 - 2 * 3 * 3 - 2))
  }

  @Test func aPlainListIsTheOneThatTheParserMakes() throws {
    let arguments = ["--data", "/clinics/门诊", "--language", "en"]
    let plain = try #require(QueueCommand(plain: arguments))
    let parsed = try #require(QueueCommand.parseAsRoot(arguments) as? QueueCommand)
    #expect(plain.date == parsed.date)
    #expect(plain.format == parsed.format)
    #expect(Values(plain.clinicOptions) == Values(parsed.clinicOptions))
    #expect(QueueCommand(plain: arguments + ["--date", "2026-11-21"]) == nil)
  }

  @Test func aPlainDeskIsTheOneThatTheParserMakes() throws {
    let arguments = ["--user", "林小雨"]
    let plain = try #require(DeskCommand(plain: arguments))
    let parsed = try #require(DeskCommand.parseAsRoot(arguments) as? DeskCommand)
    #expect(plain.interface.theme == parsed.interface.theme)
    #expect(plain.interface.ascii == parsed.interface.ascii)
    #expect(Values(plain.clinicOptions) == Values(parsed.clinicOptions))
    #expect(DeskCommand(plain: arguments + ["--ascii"]) == nil)
  }

  private struct Values: Hashable {
    var data: String?
    var now: Instant?
    var language: String?
    var user: String?

    init(_ options: ClinicOptions) {
      data = options.data
      now = options.now
      language = options.language?.rawValue
      user = options.user
    }
  }
}
