internal import FollowUp
internal import Wording

/// Reads the section `clinic`: each setting on its own, so that a bad one leaves the others.
enum ClinicReading {
  static func changes(_ fields: Fields, to settings: ClinicSettings) -> ClinicChanges {
    var changes = ClinicChanges()
    changes.name = fields.text("name")
    changes.timeZone = timeZone(fields)
    changes.callingHours = callingHours(fields)
    let hours = changes.callingHours ?? settings.callingHours
    changes.batches = batches(fields, within: hours)
    if changes.batches == nil, changes.callingHours != nil,
      let outside = settings.batches.first(where: { !hours.contains($0) })
    {
      // The batches that stay would lie outside the new calling hours.
      fields.row.refuse(.outsideCallingHours, field: "callingHours", value: outside.description)
      changes.callingHours = nil
    }
    changes.closedWeekdays = weekdays(fields)
    changes.closedDates = dates("closedDates", fields)
    changes.openDates = dates("openDates", fields)
    changes.batchCapacity = fields.integer("batchCapacity", in: 1...10_000)
    changes.missedAfterMinutes = fields.integer("missedAfterMinutes", in: 0...1_440)
    changes.attemptsBeforeUnreachable = fields.integer("attemptsBeforeUnreachable", in: 1...100)
    changes.retention = retention(fields)
    changes.unrecognizedFields = fields.unrecognized()
    return changes
  }

  private static func retention(_ fields: Fields) -> CalendarDuration? {
    guard let value = fields.take("retention") else { return nil }
    guard let text = value.text else {
      fields.refuse(.wrongType(expected: .text), "retention", value)
      return nil
    }
    if let period = CalendarDuration(text), period.isRetentionPeriod { return period }
    fields.refuse(.notAPeriod, "retention", value)
    return nil
  }

  private static func timeZone(_ fields: Fields) -> ClinicTimeZone? {
    guard let value = fields.take("timeZone") else { return nil }
    guard let name = value.text else {
      fields.refuse(.wrongType(expected: .text), "timeZone", value)
      return nil
    }
    if isZoneName(name), let zone = ClinicTimeZone(identifier: name) { return zone }
    let known = ClinicTimeZone.knownIdentifiers
    let byCity = known.first { $0.split(separator: "/").last?.lowercased() == name.lowercased() }
    let nearest = byCity ?? known.nearest(to: name, within: .close)
    fields.refuse(.unknownTimeZone, "timeZone", value, nearest: nearest)
    return nil
  }

  /// Whether `name` is written as the time zone database writes names, so that a look-up by name never becomes one
  /// by path.
  private static func isZoneName(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.count <= 64 && !name.hasPrefix("/") && !name.contains("..")
      && name.utf8.allSatisfy { byte in
        (0x30..<0x3A).contains(byte) || (0x41..<0x5B).contains(byte) || (0x61..<0x7B).contains(byte)
          || "/_+-".utf8.contains(byte)
      }
  }

  /// The clock times of a list; nil, with the problems told, where one is none.
  private static func times(_ key: StaticString, _ fields: Fields) -> [ClockTime]? {
    guard let value = fields.take(key) else { return nil }
    guard value.kind == .array else {
      fields.refuse(.wrongType(expected: .list), "\(key)", value)
      return nil
    }
    let elements = Array(value.elements)
    guard !elements.isEmpty else {
      fields.refuse(.emptyList, "\(key)", value)
      return nil
    }
    var times: [ClockTime] = []
    for (position, element) in elements.enumerated() {
      if let text = element.text, let time = ClockTime(text) {
        times.append(time)
      } else {
        fields.refuse(.notATime, "\(key)[\(position)]", element)
      }
    }
    return times.count == elements.count ? times : nil
  }

  private static func callingHours(_ fields: Fields) -> ClosedRange<ClockTime>? {
    guard let times = times("callingHours", fields) else { return nil }
    let shown = times.map(\.description).joined(separator: " ")
    guard times.count == 2 else {
      fields.row.refuse(.outOfRange(2...2), field: "callingHours", value: shown)
      return nil
    }
    guard times[0] < times[1] else {
      fields.row.refuse(.notAscending, field: "callingHours", value: shown)
      return nil
    }
    return times[0]...times[1]
  }

  private static func batches(_ fields: Fields, within hours: ClosedRange<ClockTime>) -> [ClockTime]? {
    guard let times = times("batches", fields) else { return nil }
    guard zip(times, times.dropFirst()).allSatisfy({ $0 < $1 }) else {
      let shown = times.map(\.description).joined(separator: " ")
      fields.row.refuse(.notAscending, field: "batches", value: shown)
      return nil
    }
    guard times.count <= 24 else {
      fields.row.refuse(.outOfRange(1...24), field: "batches", value: String(times.count))
      return nil
    }
    if let outside = times.first(where: { !hours.contains($0) }) {
      fields.row.refuse(.outsideCallingHours, field: "batches", value: outside.description)
      return nil
    }
    return times
  }

  private static func weekdays(_ fields: Fields) -> Set<Weekday>? {
    guard let value = fields.take("closedWeekdays") else { return nil }
    guard value.kind == .array else {
      fields.refuse(.wrongType(expected: .list), "closedWeekdays", value)
      return nil
    }
    var days: Set<Weekday> = []
    var isWhole = true
    for (position, element) in value.elements.enumerated() {
      let key = "closedWeekdays[\(position)]"
      if let text = element.text {
        if let day = Weekday(rawValue: text) {
          days.insert(day)
          continue
        }
        let nearest = Weekday.allCases.map(\.rawValue).nearest(to: text, within: .any)
        fields.refuse(.unknownCode, key, element, nearest: nearest)
      } else {
        fields.refuse(.wrongType(expected: .text), key, element)
      }
      isWhole = false
    }
    guard isWhole else { return nil }
    guard days.count < Weekday.allCases.count else {
      fields.row.refuse(.closedAllWeek, field: "closedWeekdays", offset: value.offset)
      return nil
    }
    return days
  }

  private static func dates(_ key: StaticString, _ fields: Fields) -> Set<CivilDate>? {
    guard let value = fields.take(key) else { return nil }
    guard value.kind == .array else {
      fields.refuse(.wrongType(expected: .list), "\(key)", value)
      return nil
    }
    var dates: Set<CivilDate> = []
    var isWhole = true
    for (position, element) in value.elements.enumerated() {
      guard let text = element.text else {
        fields.refuse(.wrongType(expected: .text), "\(key)[\(position)]", element)
        isWhole = false
        continue
      }
      if let date = CivilDate(text), Limits.years.contains(date.year) {
        dates.insert(date)
      } else {
        let what: RowProblem.What =
          CivilDate(text) != nil ? .absurdYear : InstantFault.looksLikeDate(text) ? .noSuchDate : .notADate
        fields.refuse(what, "\(key)[\(position)]", element)
        isWhole = false
      }
    }
    return isWhole ? dates : nil
  }
}
