import FollowUp

/// The words for days, months and parts of the day that people type, in the three languages.
enum DateWords {
  /// Days from today.
  static let days: [String: Int] = [
    "今天": 0, "今日": 0, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
    "today": 0, "tomorrow": 1, "day after tomorrow": 2,
    "сегодня": 0, "завтра": 1, "послезавтра": 2,
  ]

  static let weekdays: [String: Weekday] = [
    "一": .monday, "二": .tuesday, "三": .wednesday, "四": .thursday, "五": .friday, "六": .saturday, "日": .sunday,
    "天": .sunday, "1": .monday, "2": .tuesday, "3": .wednesday, "4": .thursday, "5": .friday, "6": .saturday,
    "7": .sunday,
  ]

  static let weekdayNames: [String: Weekday] = [
    "monday": .monday, "mon": .monday, "tuesday": .tuesday, "tue": .tuesday, "tues": .tuesday,
    "wednesday": .wednesday, "wed": .wednesday, "thursday": .thursday, "thu": .thursday, "thur": .thursday,
    "thurs": .thursday, "friday": .friday, "fri": .friday, "saturday": .saturday, "sat": .saturday,
    "sunday": .sunday, "sun": .sunday,
    "понедельник": .monday, "пн": .monday, "вторник": .tuesday, "вт": .tuesday, "среда": .wednesday,
    "среду": .wednesday, "ср": .wednesday, "четверг": .thursday, "чт": .thursday, "пятница": .friday,
    "пятницу": .friday, "пт": .friday, "суббота": .saturday, "субботу": .saturday, "сб": .saturday,
    "воскресенье": .sunday, "вс": .sunday,
  ]

  static let nextWeek: [String: Int] = [
    "next": 1, "следующий": 1, "следующую": 1, "следующее": 1, "след.": 1, "this": 0,
  ]

  static let months: [String: Int] = [
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may": 5,
    "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sep": 9, "sept": 9,
    "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
    "января": 1, "янв": 1, "февраля": 2, "фев": 2, "марта": 3, "мар": 3, "апреля": 4, "апр": 4, "мая": 5,
    "июня": 6, "июн": 6, "июля": 7, "июл": 7, "августа": 8, "авг": 8, "сентября": 9, "сен": 9, "сент": 9,
    "октября": 10, "окт": 10, "ноября": 11, "ноя": 11, "декабря": 12, "дек": 12,
  ]

  enum PartOfDay {
    case morning, noon, afternoon
  }

  static let partsOfDay: [String: PartOfDay] = [
    "上午": .morning, "早上": .morning, "早晨": .morning, "中午": .noon, "下午": .afternoon, "晚上": .afternoon,
    "傍晚": .afternoon, "am": .morning, "a.m.": .morning, "pm": .afternoon, "p.m.": .afternoon, "noon": .noon,
    "утра": .morning, "утром": .morning, "дня": .afternoon, "днём": .afternoon, "днем": .afternoon,
    "вечера": .afternoon, "вечером": .afternoon, "полдень": .noon,
  ]

  enum Unit {
    case minutes, hours, days, weeks
  }

  static let units: [String: Unit] = [
    "分": .minutes, "分钟": .minutes, "小时": .hours, "个小时": .hours, "天": .days, "周": .weeks, "个星期": .weeks,
    "m": .minutes, "min": .minutes, "minute": .minutes, "minutes": .minutes, "h": .hours, "hour": .hours,
    "hours": .hours, "d": .days, "day": .days, "days": .days, "w": .weeks, "week": .weeks, "weeks": .weeks,
    "м": .minutes, "мин": .minutes, "минут": .minutes, "минуту": .minutes, "минуты": .minutes, "ч": .hours,
    "час": .hours, "часа": .hours, "часов": .hours, "д": .days, "день": .days, "дня": .days, "дней": .days,
    "н": .weeks, "неделю": .weeks, "недели": .weeks, "недель": .weeks,
  ]
}
