import FollowUp

/// The months and days of the lunar calendar as Chinese people write them: `八月十五`, `腊月初八`.
enum LunarNames {
  /// Nil for a day that no lunar year has.
  static func name(of date: AnnualDate) -> String? {
    guard months.indices.contains(date.month - 1), (1...30).contains(date.day) else { return nil }
    return months[date.month - 1] + name(ofDay: date.day)
  }

  private static let months = [
    "正月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "冬月", "腊月",
  ]
  private static let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]

  private static func name(ofDay day: Int) -> String {
    switch day {
    case 20: "二十"
    case 30: "三十"
    default: ["初", "十", "廿"][(day - 1) / 10] + digits[(day - 1) % 10]
    }
  }
}
