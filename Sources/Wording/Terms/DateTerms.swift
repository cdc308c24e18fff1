/// The days of the week, short.
public enum WeekdayPhrase: String, TermPhrase {
  case monday, tuesday, wednesday, thursday, friday, saturday, sunday

  public var translations: Translations {
    switch self {
    case .monday: Translations(zh: "周一", en: "Mon", ru: "пн")
    case .tuesday: Translations(zh: "周二", en: "Tue", ru: "вт")
    case .wednesday: Translations(zh: "周三", en: "Wed", ru: "ср")
    case .thursday: Translations(zh: "周四", en: "Thu", ru: "чт")
    case .friday: Translations(zh: "周五", en: "Fri", ru: "пт")
    case .saturday: Translations(zh: "周六", en: "Sat", ru: "сб")
    case .sunday: Translations(zh: "周日", en: "Sun", ru: "вс")
    }
  }
}

/// The calendars that a birthday can be told in.
public enum CalendarPhrase: String, TermPhrase {
  case solar, lunar

  public var translations: Translations {
    switch self {
    case .solar: Translations(zh: "公历", en: "solar", ru: "солнечный")
    case .lunar: Translations(zh: "农历", en: "lunar", ru: "лунный")
    }
  }
}

/// What a special date is.
public enum SpecialDatePhrase: String, TermPhrase {
  case birthday, wedding, anniversary

  public var translations: Translations {
    switch self {
    case .birthday: Translations(zh: "生日", en: "birthday", ru: "день рождения")
    case .wedding: Translations(zh: "结婚纪念日", en: "wedding anniversary", ru: "годовщина свадьбы")
    case .anniversary: Translations(zh: "纪念日", en: "anniversary", ru: "годовщина")
    }
  }
}
