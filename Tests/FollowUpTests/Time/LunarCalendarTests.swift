import FollowUp
import Testing

@Suite struct LunarCalendarTests {
  /// New Year's days as published by the Hong Kong Observatory.
  @Test(arguments: [
    ("1990-01-27", 1990), ("2000-02-05", 2000), ("2020-01-25", 2020), ("2023-01-22", 2023), ("2024-02-10", 2024),
    ("2025-01-29", 2025), ("2026-02-17", 2026), ("2027-02-06", 2027), ("2028-01-26", 2028), ("2033-01-31", 2033),
  ])
  func yearsBeginOnNewYearsDay(solar: String, year: Int) throws {
    let date = try Fixture.date(solar)
    #expect(LunarCalendar.lunarDate(of: date) == LunarDate(year: year, month: 1, day: 1))
    #expect(LunarCalendar.solarDate(year: year, month: 1, day: 1) == date)
    let eve = try #require(LunarCalendar.lunarDate(of: date.adding(days: -1)))
    #expect(eve.year == year - 1 && eve.month == 12)
  }

  @Test(arguments: [(2020, 4), (2023, 2), (2025, 6), (2028, 5), (2031, 3), (2033, 11)])
  func leapMonthsAreKnown(year: Int, month: Int) throws {
    let leap = try #require(LunarCalendar.solarDate(year: year, month: month, day: 1, isLeapMonth: true))
    let ordinary = try #require(LunarCalendar.solarDate(year: year, month: month, day: 1))
    #expect((29...30).contains(leap.dayNumber - ordinary.dayNumber))
    #expect(LunarCalendar.lunarDate(of: leap) == LunarDate(year: year, month: month, isLeapMonth: true, day: 1))
  }

  @Test func aLeapMonthThatTheYearLacksIsTheOrdinaryOne() {
    #expect(
      LunarCalendar.solarDate(year: 2026, month: 6, day: 15, isLeapMonth: true)
        == LunarCalendar.solarDate(year: 2026, month: 6, day: 15))
  }

  @Test func theThirtiethOfAShortMonthIsItsLastDay() throws {
    for year in 2020...2040 {
      for month in 1...12 {
        let last = try #require(LunarCalendar.solarDate(year: year, month: month, day: 30))
        let lunar = try #require(LunarCalendar.lunarDate(of: last))
        let next = try #require(LunarCalendar.lunarDate(of: last.adding(days: 1)))
        #expect(lunar.month == month && lunar.day >= 29 && next.day == 1)
      }
    }
  }

  @Test func everyDayThereAndBack() throws {
    var date = try Fixture.date("1950-01-01")
    let last = try Fixture.date("2060-01-01")
    while date < last {
      let lunar = try #require(LunarCalendar.lunarDate(of: date))
      #expect(
        LunarCalendar.solarDate(
          year: lunar.year, month: lunar.month, day: lunar.day, isLeapMonth: lunar.isLeapMonth) == date)
      date = date.adding(days: 7)
    }
  }

  @Test func outsideItsYearsThereIsNoAnswer() throws {
    #expect(LunarCalendar.lunarDate(of: try Fixture.date("0001-01-01")) == nil)
    #expect(LunarCalendar.lunarDate(of: try Fixture.date("9999-12-31")) == nil)
    for (year, month, day) in [
      (Int.max, 1, 1), (Int.min, 1, 1), (2026, 0, 1), (2026, 13, 1), (2026, 1, 0), (2026, 1, 31),
    ] {
      #expect(LunarCalendar.solarDate(year: year, month: month, day: day) == nil)
    }
  }
}

@Suite struct AnnualDateTests {
  @Test(arguments: [
    (5, 15, "2026-05-15", "2026-05-15"), (5, 15, "2026-05-16", "2027-05-15"), (2, 29, "2026-02-01", "2026-02-28"),
    (2, 29, "2028-02-29", "2028-02-29"), (2, 29, "2027-03-01", "2028-02-29"), (1, 1, "2026-12-31", "2027-01-01"),
  ])
  func solarDatesComeEveryYear(month: Int, day: Int, from: String, expected: String) throws {
    let date = try #require(AnnualDate(month: month, day: day))
    #expect(date.occurrence(onOrAfter: try Fixture.date(from))?.date.description == expected)
  }

  @Test(arguments: [
    // 中秋 2026 is 25 September, 除夕 2026 is 5 February 2027 (the twelfth month has 29 days).
    (8, 15, false, "2026-01-01", "2026-09-25", 2026), (12, 30, false, "2026-11-22", "2027-02-05", 2026),
    (12, 8, false, "2026-01-26", "2026-01-26", 2025), (12, 8, false, "2026-01-27", "2027-01-15", 2026),
    (6, 1, true, "2025-01-01", "2025-07-25", 2025), (6, 1, true, "2026-01-01", "2026-07-14", 2026),
  ])
  func lunarDatesComeEveryLunarYear(
    month: Int, day: Int, leap: Bool, from: String, expected: String, year: Int
  ) throws {
    let date = try #require(AnnualDate(calendar: .lunar, month: month, day: day, isLeapMonth: leap))
    let occurrence = try #require(date.occurrence(onOrAfter: try Fixture.date(from)))
    #expect(occurrence.date.description == expected)
    #expect(occurrence.year == year)
  }

  @Test(arguments: 0..<20) func theNextOccurrenceIsTheFirst(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    for _ in 0..<20 {
      let lunar = Bool.random(using: &random)
      guard
        let date = AnnualDate(
          calendar: lunar ? .lunar : .solar, month: .random(in: 1...12, using: &random),
          day: .random(in: 1...31, using: &random), isLeapMonth: lunar && Bool.random(using: &random))
      else { continue }
      let from = CivilDate(dayNumber: .random(in: 15_000..<30_000, using: &random))
      let next = try #require(date.occurrence(onOrAfter: from))
      #expect(next.date >= from)
      #expect(next.date.dayNumber - from.dayNumber <= 384)
      #expect(date.date(in: next.year) == next.date)
      let before = try #require(date.date(in: next.year - 1))
      #expect(before < from, "the one before lies before")
    }
  }

  @Test func theEndOfTheCalendarIsNoTrap() throws {
    for text in ["9999-12-31", "0001-01-01"] {
      let date = try Fixture.date(text)
      _ = try #require(AnnualDate(month: 1, day: 1)).occurrence(onOrAfter: date)
      _ = try #require(AnnualDate(calendar: .lunar, month: 12, day: 30)).occurrence(onOrAfter: date)
    }
  }
}
