import FollowUp
import FrontDesk
import Testing

@Suite struct DateTimeReaderTests {
  /// Saturday 21 November 2026, 10:34 in Shanghai.
  private func reader(defaultTime: ClockTime? = nil) throws -> DateTimeReader {
    DateTimeReader(
      now: try Fixture.instant("2026-11-21T10:34"), timeZone: Fixture.clinic.settings.timeZone,
      defaultTime: defaultTime)
  }

  @Test(arguments: [
    // Times alone: the next time the clock shows them; 1 to 6 without more is in the afternoon.
    ("1530", "2026-11-21T15:30"), ("15:30", "2026-11-21T15:30"), ("１５：３０", "2026-11-21T15:30"),
    ("9", "2026-11-22T09:00"), ("930", "2026-11-22T09:30"), ("3", "2026-11-21T15:00"), ("6:30", "2026-11-21T18:30"),
    ("03:30", "2026-11-22T03:30"), ("0330", "2026-11-22T03:30"), ("3pm", "2026-11-21T15:00"),
    ("下午三点半", "2026-11-21T15:30"), ("十一点", "2026-11-21T11:00"), ("15点30分", "2026-11-21T15:30"),
    ("в 15", "2026-11-21T15:00"), ("3 часа дня", "2026-11-21T15:00"), ("noon", "2026-11-21T12:00"),
    // From now on.
    ("+2h", "2026-11-21T12:34"), ("+30", "2026-11-21T11:04"), ("+2ч", "2026-11-21T12:34"),
    ("2小时后", "2026-11-21T12:34"), ("半小时后", "2026-11-21T11:04"), ("через час", "2026-11-21T11:34"),
    ("через 20 минут", "2026-11-21T10:54"), ("in 2 hours", "2026-11-21T12:34"), ("3天后 10", "2026-11-24T10:00"),
    // Days by name.
    ("明天 10", "2026-11-22T10:00"), ("明天下午3点", "2026-11-22T15:00"), ("后天10点", "2026-11-23T10:00"),
    ("завтра 10:00", "2026-11-22T10:00"), ("послезавтра в 9:30", "2026-11-23T09:30"),
    ("tomorrow 10", "2026-11-22T10:00"), ("10:30 tomorrow", "2026-11-22T10:30"), ("今天 9", "2026-11-21T09:00"),
    // Weekdays: today if the time is still to come, else the next one.
    ("周三 10", "2026-11-25T10:00"), ("周六 15", "2026-11-21T15:00"), ("周六 9", "2026-11-28T09:00"),
    ("星期天 10", "2026-11-22T10:00"), ("下周三 10", "2026-11-25T10:00"), ("下周六 10", "2026-11-28T10:00"),
    ("wed 10", "2026-11-25T10:00"), ("next Friday 10", "2026-11-27T10:00"), ("в среду в 15:30", "2026-11-25T15:30"),
    ("пт 10", "2026-11-27T10:00"),
    // Dates; without a year the next one.
    ("11-28 9:30", "2026-11-28T09:30"), ("11/28 0930", "2026-11-28T09:30"), ("28.11 в 10", "2026-11-28T10:00"),
    ("28.11.2027 10:00", "2027-11-28T10:00"), ("2026-12-01 14:00", "2026-12-01T14:00"),
    ("11月28日上午9点", "2026-11-28T09:00"), ("28号 10点", "2026-11-28T10:00"), ("3号 10", "2026-12-03T10:00"),
    ("1-5 10", "2027-01-05T10:00"), ("28 ноября 10:00", "2026-11-28T10:00"), ("Nov 28, 9:30", "2026-11-28T09:30"),
    ("2-29 10", "2028-02-29T10:00"),
  ])
  func peopleSayMomentsInManyWays(text: String, expected: String) throws {
    #expect(try reader().read(text) == .moment(try Fixture.instant(expected)), "\(text)")
  }

  @Test func aDayWithoutATimeTakesTheOneOfTheDeskOrAsksForIt() throws {
    let wednesday = try #require(CivilDate("2026-11-25"))
    #expect(try reader().read("周三") == .timeMissing(wednesday))
    #expect(try reader().read("завтра утром") == .timeMissing(try #require(CivilDate("2026-11-22"))))
    let batch = try #require(ClockTime(hour: 10, minute: 30))
    #expect(
      try reader(defaultTime: batch).read("周三") == .moment(try Fixture.instant("2026-11-25T10:30")))
  }

  @Test(arguments: [
    "abc", "25:00", "15:60", "2400", "2026-02-30 10", "32.11 10", "明天 明天", "10 11 12", "+", "99999", "半",
    "下周", "星期八", "11-", "\u{1B}[31m", "+999999999999h",
  ])
  func whatIsNoMomentIsUnreadable(text: String) throws {
    #expect(try reader().read(text) == .unreadable, "\(text)")
  }

  @Test func nothingTypedIsEmpty() throws {
    #expect(try reader().read("  ") == .empty)
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func anyTextIsReadWithoutHarm(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "1", "23", "9999", ":", "-", ".", "/", "月", "日", "点", "半", "周", "三", "+", "h", "明天", "завтра", "next ", "廿",
      "十", "闰", "初", " ", "pm", "天后", "ноя", "e\u{301}", "年", "1990", "农历",
    ]
    let reader = try reader()
    for _ in 0..<300 {
      let text = (0..<Int.random(in: 0..<8, using: &random))
        .compactMap { _ in pieces.randomElement(using: &random) }.joined()
      _ = reader.read(text)
      let annual = AnnualDateReader(currentYear: 2026).read(text)
      if let annual { #expect((1...12).contains(annual.date.month) && (1...31).contains(annual.date.day)) }
    }
  }
}
