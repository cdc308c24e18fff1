import FollowUp
import FrontDesk
import Testing

@Suite struct AnnualDateReaderTests {
  private let reader = AnnualDateReader(currentYear: 2026)

  struct Case: CustomTestStringConvertible {
    let text: String
    let calendar: DateCalendar
    let month: Int
    let day: Int
    var isLeap = false
    var year: Int?

    init(
      _ text: String, _ calendar: DateCalendar, _ month: Int, _ day: Int, isLeap: Bool = false, year: Int? = nil
    ) {
      (self.text, self.calendar, self.month, self.day, self.isLeap, self.year) = (
        text, calendar, month, day, isLeap, year
      )
    }

    var testDescription: String { text }
  }

  @Test(arguments: [
    Case("5-15", .solar, 5, 15), Case("５－１５", .solar, 5, 15), Case("1990-5-15", .solar, 5, 15, year: 1990),
    Case("1990/05/15", .solar, 5, 15, year: 1990), Case("15.05.1990", .solar, 5, 15, year: 1990),
    Case("15.5", .solar, 5, 15), Case("15 мая", .solar, 5, 15), Case("15 мая 1990", .solar, 5, 15, year: 1990),
    Case("May 15, 1990", .solar, 5, 15, year: 1990), Case("5月15日", .solar, 5, 15), Case("5月15", .solar, 5, 15),
    Case("五月一日", .solar, 5, 1), Case("19900515", .solar, 5, 15, year: 1990), Case("0515", .solar, 5, 15),
    Case("90-5-15", .solar, 5, 15, year: 1990), Case("05-3-1", .solar, 3, 1, year: 2005), Case("2-29", .solar, 2, 29),
    Case("八月十五", .lunar, 8, 15), Case("农历8-15", .lunar, 8, 15), Case("阴历十月初十", .lunar, 10, 10),
    Case("闰六月初一", .lunar, 6, 1, isLeap: true), Case("农历闰四月初八", .lunar, 4, 8, isLeap: true),
    Case("正月初一", .lunar, 1, 1), Case("腊月廿三", .lunar, 12, 23), Case("冬月十一", .lunar, 11, 11),
    Case("1990年八月十五", .lunar, 8, 15, year: 1990), Case("农历 1990-8-15", .lunar, 8, 15, year: 1990),
    Case("лунный 8-15", .lunar, 8, 15), Case("lunar 8-15", .lunar, 8, 15), Case("公历八月十五", .solar, 8, 15),
  ])
  func peopleSayDaysOfTheYearInManyWays(expected: Case) throws {
    let reading = try #require(reader.read(expected.text))
    let date = AnnualDate(
      calendar: expected.calendar, month: expected.month, day: expected.day, isLeapMonth: expected.isLeap)
    #expect(reading.date == date)
    #expect(reading.year == expected.year)
  }

  @Test(arguments: [
    "", "abc", "2-30", "1990-2-29", "13-1", "5-0", "农历8-31", "2027-1-1", "1890-1-1", "5-15-", "闰", "闰六月",
    "六月", "99999999", "5-15 x",
  ])
  func whatIsNoDayOfTheYearIsRefused(text: String) {
    #expect(reader.read(text) == nil)
  }

  @Test func theCalendarThatWasChosenWins() throws {
    let lunar = try #require(reader.read("8-15", calendar: .lunar))
    #expect(lunar.date.calendar == .lunar)
    let leap = try #require(reader.read("6-1", calendar: .lunar, isLeapMonth: true))
    #expect(leap.date.isLeapMonth)
    let solar = try #require(reader.read("八月十五", calendar: .solar))
    #expect(solar.date == AnnualDate(month: 8, day: 15))
  }
}
