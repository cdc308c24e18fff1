import Screen
import Testing
import Wording

@testable import huifang

/// A progress line on a terminal that keeps what is written, at a time that the test sets.
private final class Recorded {
  var columns: Int? = 80
  var now = Duration.seconds(1_000)
  private(set) var written: [String] = []
  private(set) var told: [String] = []
  private(set) var columnsAsked = 0
  let progress = WorkProgress()

  init(_ language: Language = .english) {
    let line = ProgressLine(
      Voice(language),
      .init(
        columns: { [unowned self] in
          columnsAsked += 1
          return columns
        },
        elapsed: { [unowned self] in now }, write: { [unowned self] in written.append($0) },
        tell: { [unowned self] in told.append($0) }))
    progress.listener = { line.show($0) }
  }

  /// Advances by one of hundred, `count` times, and each time the clock by `duration`.
  func work(_ count: Int, each duration: Duration) {
    for _ in 0..<count {
      now += duration
      progress.advance(by: 1)
    }
  }

  /// What stands on the line after everything that was written, as a terminal shows it.
  var shown: String {
    var cells: [Character] = []
    var column = 0
    for character in written.joined() {
      guard character != "\r" else {
        column = 0
        continue
      }
      let width = String(character).displayWidth
      while cells.count < column + width { cells.append(" ") }
      for offset in 0..<width { cells[column + offset] = offset == 0 ? character : "\0" }
      column += width
    }
    return String(cells.filter { $0 != "\0" }.reversed().drop { $0 == " " }.reversed())
  }
}

@Suite struct ProgressLineTests {
  @Test func whatIsDoneInAMomentIsNotShown() {
    let terminal = Recorded()
    terminal.progress.during(.readingJournal, of: 100) { terminal.work(100, each: .microseconds(4_900)) }
    #expect(terminal.written == [])
    #expect(terminal.columnsAsked == 0)
  }

  @Test func showsHowFarItIsAndGoes() {
    let terminal = Recorded()
    terminal.progress.during(.readingJournal, of: 100) {
      terminal.work(10, each: .milliseconds(50))
      #expect(terminal.shown == "Reading the journal: 10%")
      terminal.work(10, each: .milliseconds(50))
      #expect(terminal.shown == "Reading the journal: 20% · about 4 s left")
      terminal.work(79, each: .milliseconds(50))
      #expect(terminal.shown == "Reading the journal: 98% · about 1 s left")
    }
    #expect(terminal.shown == "")
    #expect(terminal.written.last?.hasSuffix("\r") == true)
  }

  @Test(arguments: [1, 7, 30, 100, 2_500])
  func isDrawnTenTimesASecondAtMost(milliseconds: Int) {
    let terminal = Recorded()
    terminal.progress.during(.importing, of: 100) { terminal.work(100, each: .milliseconds(milliseconds)) }
    let tenths = 100 * milliseconds / 100
    #expect(terminal.written.count <= max(0, tenths - 4) + 1)
    #expect((terminal.written.count > 0) == (tenths >= 5))
  }

  @Test func aLongTimeIsToldInMinutes() {
    let terminal = Recorded()
    terminal.progress.during(.importing, of: 100) {
      terminal.work(10, each: .seconds(6))
      #expect(terminal.shown == "Importing: 10% · about 9 min left")
    }
  }

  /// Of a stage that goes on after another the time that the other took says nothing.
  @Test func theTimeOfAStageInsideIsNotThatOfTheOther() {
    let terminal = Recorded()
    terminal.progress.during(.importing, of: 100) {
      terminal.work(50, each: .seconds(1))
      terminal.progress.during(.writingSnapshot, of: 2) { terminal.work(1, each: .seconds(600)) }
      terminal.work(10, each: .seconds(2))
      #expect(terminal.shown == "Importing: 60% · about 2 min left")
    }
  }

  @Test func withoutATotalTheMegabytesAreCounted() {
    let terminal = Recorded()
    terminal.progress.during(.readingDocument, of: nil) {
      for _ in 0..<7 {
        terminal.now += .milliseconds(200)
        terminal.progress.advance(by: 1 << 20)
      }
      #expect(terminal.shown == "Reading the document: 7 MB so far")
    }
  }

  @Test(
    arguments: [
      (.chinese, "正在导入 20% · 还需约 8 秒"), (.english, "Importing: 20% · about 8 s left"),
      (.russian, "Импорт: 20 % · осталось около 8 с"),
    ] as [(Language, String)])
  func speaksTheLanguageOfThePerson(language: Language, text: String) {
    let terminal = Recorded(language)
    terminal.progress.during(.importing, of: 100) {
      terminal.work(20, each: .milliseconds(100))
      #expect(terminal.shown == text)
    }
  }

  @Test(arguments: 1...100)
  func fitsEveryWidth(columns: Int) {
    for language in Language.allCases {
      for phrase in ProgressPhrase.allCases where phrase != .waitingForImport {
        for total in [100, nil] {
          let terminal = Recorded(language)
          terminal.columns = columns
          terminal.progress.during(phrase, of: total) {
            terminal.work(3, each: .seconds(40_000_000))
            terminal.progress.advance(by: 1 << 20)
          }
          let widths = terminal.written.map { $0.filter { $0 != "\r" }.displayWidth }
          #expect(widths.max() ?? 0 <= max(0, min(columns, 80) - 1))
        }
      }
    }
  }

  @Test func aShorterLineLeavesNothingOfTheLonger() {
    let terminal = Recorded()
    terminal.progress.during(.readingJournal, of: 100) {
      terminal.work(20, each: .seconds(1))
      terminal.progress.during(.erasing, of: 100) { terminal.work(1, each: .milliseconds(200)) }
      terminal.now += .milliseconds(200)
    }
    terminal.progress.during(.erasing, of: 100) {
      terminal.work(5, each: .milliseconds(100))
      #expect(terminal.shown == "Erasing: 5%")
    }
    #expect(terminal.shown == "")
  }

  private static let holder = WorkProgress.Holder(name: "林小雨", desk: "front-1", since: "10:34")

  /// Waits for so long, and looks twenty times a second whether it is over.
  private func wait(at terminal: Recorded, _ duration: Duration, for holder: WorkProgress.Holder) {
    terminal.progress.during(.waitingForImport, for: holder) {
      terminal.work(Int(duration / .milliseconds(50)), each: .milliseconds(50))
    }
  }

  @Test(
    arguments: [
      (.chinese, "等待 林小雨（front-1）导入完成，10:34 开始 · 按 Ctrl-C 放弃"),
      (.english, "Waiting for 林小雨 (front-1), importing since 10:34 · Ctrl-C gives up"),
      (.russian, "Ожидание: 林小雨 (front-1) импортирует с 10:34 · Ctrl-C — не ждать"),
    ] as [(Language, String)])
  func saysWhoIsWaitedFor(language: Language, text: String) {
    let terminal = Recorded(language)
    terminal.progress.during(.waitingForImport, for: Self.holder) {
      terminal.work(20, each: .milliseconds(50))
      #expect(terminal.shown == text)
    }
    #expect(terminal.shown == "")
    #expect(terminal.told == [])
  }

  @Test func whatOthersAreCalledHarmsNoTerminal() {
    let terminal = Recorded()
    let name = "\u{1b}[31m\u{202e}" + String(repeating: "x", count: 200)
    wait(at: terminal, .seconds(2), for: .init(name: name, desk: "\u{9b}2J\n", since: "\u{7}"))
    #expect(!terminal.written.isEmpty)
    for line in terminal.written {
      #expect(line.drop { $0 == "\r" }.reversed().drop { $0 == "\r" }.allSatisfy { $0 >= " " && $0 != "\u{9b}" })
      #expect(!line.contains("\u{202e}"))
      #expect(line.filter { $0 != "\r" }.displayWidth <= 79)
    }
  }

  @Test func withoutATerminalWaitingIsToldOnce() {
    let terminal = Recorded()
    terminal.columns = nil
    terminal.progress.during(.importing, of: 100) { terminal.work(100, each: .seconds(1)) }
    wait(at: terminal, .milliseconds(400), for: Self.holder)
    #expect(terminal.told == [])
    wait(at: terminal, .seconds(60), for: Self.holder)
    #expect(terminal.told == ["Waiting for 林小雨 (front-1), importing since 10:34 · Ctrl-C gives up"])
    #expect(terminal.written == [])
  }

  @Test func withoutATerminalNothingIsWritten() {
    let terminal = Recorded()
    terminal.columns = nil
    terminal.progress.during(.importing, of: 100) { terminal.work(100, each: .seconds(1)) }
    #expect(terminal.written == [])
    #expect(terminal.columnsAsked == 1)
  }
}
