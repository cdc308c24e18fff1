import FollowUp
import Testing

@Suite struct AgeTests {
  static func record(
    _ calendar: DateCalendar, _ year: Int?, _ month: Int, _ day: Int, leap: Bool = false, guardian: Bool = false
  ) throws -> PatientRecord {
    var patient = Patient(id: "P1", name: "张三")
    let date = try #require(AnnualDate(calendar: calendar, month: month, day: day, isLeapMonth: leap))
    patient.birthday = Birthday(date: date, year: year)
    patient.guardian = guardian ? Guardian(name: "李娜", relation: "mother") : nil
    return PatientRecord(patient: patient, registeredAt: Instant(secondsSinceEpoch: 0))
  }

  @Test(arguments: [
    ("2026-05-14", 35), ("2026-05-15", 36), ("1990-05-15", 0), ("1990-12-31", 0), ("1991-05-14", 0),
    ("1991-05-15", 1),
  ])
  func solarBirthdaysCountFullYears(on: String, age: Int) throws {
    #expect(try AgeTests.record(.solar, 1990, 5, 15).age(on: Fixture.date(on)) == age)
  }

  @Test(arguments: [("2023-02-27", 22), ("2023-02-28", 23), ("2024-02-28", 23), ("2024-02-29", 24)])
  func bornOnLeapDay(on: String, age: Int) throws {
    #expect(try AgeTests.record(.solar, 2000, 2, 29).age(on: Fixture.date(on)) == age)
  }

  /// 腊月二十 of the lunar year 1990 was 4 February 1991.
  @Test(arguments: [("2026-02-03", 34), ("2026-02-04", 35)])
  func lunarBirthdaysCountFromTheDayOfBirth(on: String, age: Int) throws {
    #expect(try AgeTests.record(.lunar, 1990, 12, 20).age(on: Fixture.date(on)) == age)
  }

  @Test func withoutAYearOrBeforeBirthThereIsNoAge() throws {
    let today = try Fixture.date("2026-11-23")
    #expect(try AgeTests.record(.solar, nil, 5, 15).age(on: today) == nil)
    #expect(try AgeTests.record(.solar, 2027, 5, 15).age(on: today) == nil)
    #expect(try AgeTests.record(.lunar, .max, 5, 15).age(on: today) == nil)
    #expect(try AgeTests.record(.solar, .min, 5, 15).age(on: today) == nil)
    #expect(
      PatientRecord(patient: Patient(id: "P1", name: "张三"), registeredAt: Instant(secondsSinceEpoch: 0)).age(on: today)
        == nil)
  }

  @Test func minorsAreUnderEighteenOrHaveAGuardian() throws {
    let today = try Fixture.date("2026-11-23")
    #expect(try AgeTests.record(.solar, 2008, 11, 24).isMinor(on: today))
    #expect(try !AgeTests.record(.solar, 2008, 11, 23).isMinor(on: today))
    #expect(try !AgeTests.record(.solar, 2008, 11, 23, guardian: true).isMinor(on: today))
    #expect(try AgeTests.record(.solar, nil, 11, 23, guardian: true).isMinor(on: today))
    #expect(try !AgeTests.record(.solar, nil, 11, 23).isMinor(on: today))
  }
}
