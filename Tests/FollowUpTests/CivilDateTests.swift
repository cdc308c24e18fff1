import FollowUp
import Testing

@Suite struct CivilDateTests {
  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-12-15", 1, "2027-01-15"),
    ("2026-03-31", -1, "2026-02-28"), ("2024-02-29", 12, "2025-02-28"),
  ])
  func monthsEndOnTheLastDayOfAShorterMonth(start: String, months: Int, expected: String) throws {
    let date = try #require(CivilDate(start))
    #expect(date.adding(months: months).description == expected)
  }

  @Test func everyDayOfFourCenturiesHasItsNumber() throws {
    var date = try #require(CivilDate("1900-01-01"))
    let last = try #require(CivilDate("2300-01-01"))
    var number = date.dayNumber
    while date < last {
      let next = date.adding(days: 1)
      number += 1
      #expect(next.dayNumber == number)
      #expect(next > date)
      date = next
    }
    #expect(date == last)
  }

  @Test func weekdaysAgreeWithTheCalendar() throws {
    #expect(try #require(CivilDate("2026-11-22")).weekday == .sunday)
    #expect(try #require(CivilDate("2000-02-29")).weekday == .tuesday)
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "26-01-01", "2026-1-1", "2026-01-01 ", "", "2026-04-31"])
  func daysThatDoNotExistAreRefused(text: String) {
    #expect(CivilDate(text) == nil)
  }
}
