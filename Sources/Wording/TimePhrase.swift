/// Days, dates and spans of time as people say them.
public enum TimePhrase: String, Phrase {
  case dateWithWeekday, today, tomorrow, yesterday
  case minutes, hours, hoursAndMinutes, days
  case stepHours, stepMinutes, stepDay, stepMonths, stepYears, stepAppointment, momentInText
  case solarDate, lunarDate, lunarLeapDate, lunarYear, yearKnown

  public var translations: Translations {
    switch self {
    case .dateWithWeekday: Translations(zh: "{date} {weekday}", en: "{weekday} {date}", ru: "{date}, {weekday}")
    case .today: Translations(zh: "今天", en: "today", ru: "сегодня")
    case .tomorrow: Translations(zh: "明天", en: "tomorrow", ru: "завтра")
    case .yesterday: Translations(zh: "昨天", en: "yesterday", ru: "вчера")
    case .minutes: Translations(zh: "{count} 分", en: "{count} min", ru: "{count} мин")
    case .hours: Translations(zh: "{count} 小时", en: "{count} h", ru: "{count} ч")
    case .hoursAndMinutes: Translations(zh: "{hours} 时 {minutes} 分", en: "{hours}h{minutes}", ru: "{hours}ч{minutes}м")
    case .days:
      Translations(
        zh: "{count} 天", en: .counted(one: "{count} day", other: "{count} days"), ru: "{count} дн.")
    case .stepMinutes: Translations(zh: "{count} 分钟", en: "{count} min", ru: "{count} мин")
    case .stepHours: Translations(zh: "{count} 小时", en: "{count} h", ru: "{count} ч")
    case .stepDay: Translations(zh: "第 {count} 天", en: "day {count}", ru: "день {count}")
    case .stepMonths: Translations(zh: "{count} 个月", en: "{count} mo", ru: "{count} мес.")
    case .stepYears:
      Translations(
        zh: "{count} 年", en: .counted(one: "{count} year", other: "{count} years"),
        ru: .counted(one: "{count} год", few: "{count} года", many: "{count} лет"))
    case .stepAppointment: Translations(zh: "约 {time}", en: "{time}", ru: "к {time}")
    case .momentInText: Translations(zh: "{day} {time}", en: "{day} at {time}", ru: "{day} в {time}")
    case .solarDate: Translations(zh: "{month}-{day}", en: "{month}-{day}", ru: "{day}.{month}")
    case .lunarDate: Translations(zh: "农历{date}", en: "lunar {date}", ru: "лунный {date}")
    case .lunarLeapDate:
      Translations(zh: "农历闰{date}", en: "lunar leap {date}", ru: "лунный доп. {date}")
    case .lunarYear: Translations(zh: "{year} 年{date}", en: "{date} of {year}", ru: "{date} {year} года")
    case .yearKnown: Translations(zh: "{year}-{date}", en: "{year}-{date}", ru: "{date}.{year}")
    }
  }
}
