/// The forms of the call sheet: their fields, choices, and what they say about what was typed.
public enum FormPhrase: String, Phrase {
  // Fields
  case note, noteForDentist, reason, callBackAt, appointmentAt, appointmentDentist, withdrawnConsent, birthday
  case calendar, wedding, otherDateLabel, otherDate, satisfaction, referral, referralName, vipReason, tags, newPhone
  case preferredBatch, channel, messageChannel
  // Choices
  case clinicalCalls, otherCalls, allCalls, solar, lunar, lunarLeapMonth
  // What was read
  case callBackDefault, noAppointmentTime
  // What was wrong
  case unreadableTime, timeMissing, timePast, unreadableDate, unreadablePhone, dateLabelMissing, numberMissing
  case noteForDentistMissing, referralNameMissing
  case outsideCallingHours, cutShort
  // Actions and hints
  case save, keep, markSent, titleDetails, titleFindNumber, hintTime, hintDate, hintTags, hintSatisfaction, hintOutcome

  public var translations: Translations {
    switch self {
    case .note: Translations(zh: "备注", en: "Note", ru: "Заметка")
    case .noteForDentist: Translations(zh: "转告医生", en: "For the dentist", ru: "Для врача")
    case .reason: Translations(zh: "原因", en: "Reason", ru: "Причина")
    case .callBackAt: Translations(zh: "回拨时间", en: "Call back at", ru: "Перезвонить")
    case .appointmentAt: Translations(zh: "预约时间", en: "Appointment", ru: "Приём")
    case .appointmentDentist: Translations(zh: "预约医生", en: "Dentist", ru: "Врач")
    case .withdrawnConsent: Translations(zh: "不再拨打", en: "No more", ru: "Больше без")
    case .birthday: Translations(zh: "生日", en: "Birthday", ru: "День рождения")
    case .calendar: Translations(zh: "历法", en: "Calendar", ru: "Календарь")
    case .wedding: Translations(zh: "结婚纪念日", en: "Wedding day", ru: "Свадьба")
    case .otherDateLabel: Translations(zh: "其他日子", en: "Other day", ru: "Другая дата")
    case .otherDate: Translations(zh: "日期", en: "Its date", ru: "Когда")
    case .satisfaction: Translations(zh: "满意度", en: "Satisfaction", ru: "Оценка")
    case .referral: Translations(zh: "请介绍", en: "Referral", ru: "Рекомендация")
    case .referralName: Translations(zh: "介绍了谁", en: "Whom", ru: "Кого")
    case .vipReason: Translations(zh: "大患者原因", en: "VIP reason", ru: "Почему ВИП")
    case .tags: Translations(zh: "标签", en: "Tags", ru: "Метки")
    case .newPhone: Translations(zh: "新号码", en: "New number", ru: "Новый номер")
    case .preferredBatch: Translations(zh: "方便时间", en: "Best time", ru: "Удобно в")
    case .channel: Translations(zh: "方式", en: "Channel", ru: "Способ")
    case .messageChannel: Translations(zh: "已发送", en: "Sent by", ru: "Отправлено")

    case .clinicalCalls: Translations(zh: "诊疗回访", en: "clinical calls", ru: "звонков о лечении")
    case .otherCalls: Translations(zh: "关怀与邀约", en: "other calls", ru: "прочих звонков")
    case .allCalls: Translations(zh: "都不要", en: "any calls", ru: "любых звонков")
    case .solar: Translations(zh: "公历", en: "solar", ru: "солнечный")
    case .lunar: Translations(zh: "农历", en: "lunar", ru: "лунный")
    case .lunarLeapMonth: Translations(zh: "农历闰月", en: "lunar leap", ru: "лунный доп.")

    case .callBackDefault: Translations(zh: "不填：{time}", en: "if empty: {time}", ru: "если пусто: {time}")
    case .noAppointmentTime:
      Translations(zh: "不填：只记已预约", en: "if empty: booked, time unknown", ru: "если пусто: записан без времени")

    case .unreadableTime:
      Translations(
        zh: "看不懂这个时间，例如 1530、明天 10", en: "no time I know; try 1530, tomorrow 10",
        ru: "непонятное время; например 1530, завтра 10")
    case .timeMissing: Translations(zh: "还缺几点：{date}", en: "at what time on {date}?", ru: "во сколько {date}?")
    case .timePast:
      Translations(zh: "这个时间已经过了：{time}", en: "that time has passed: {time}", ru: "это время прошло: {time}")
    case .unreadableDate:
      Translations(
        zh: "看不懂这个日期，例如 05-15、八月十五", en: "no date I know; try 05-15, 1990-05-15",
        ru: "непонятная дата; например 15.05, 15.05.1990")
    case .unreadablePhone:
      Translations(
        zh: "号码要 5 到 20 位数字，如 13800000001、64128800转12", en: "5 to 20 digits, like 13800000001 or 64128800 ext 12",
        ru: "от 5 до 20 цифр: 13800000001 или 64128800 доб 12")
    case .cutShort:
      Translations(
        zh: "写满了：新输入的最后 {count} 个字没有收下",
        en: .counted(
          one: "full: of what came now, the last {count} character was not taken",
          other: "full: of what came now, the last {count} characters were not taken"),
        ru: .counted(
          one: "место кончилось: из введённого не вошёл {count} знак",
          few: "место кончилось: из введённого не вошло {count} знака",
          many: "место кончилось: из введённого не вошло {count} знаков"))
    case .dateLabelMissing: Translations(zh: "这是什么日子？", en: "what day is it?", ru: "что это за день?")
    case .numberMissing: Translations(zh: "请填新号码", en: "type the new number", ru: "введите новый номер")
    case .noteForDentistMissing:
      Translations(
        zh: "请写两句患者怎么说的，医生回电前要看", en: "A few words for the dentist, please: what the patient says",
        ru: "Напишите врачу пару слов: что говорит пациент")
    case .referralNameMissing:
      Translations(
        zh: "介绍了谁？不知道名字就选“愿意介绍”", en: "Whom? Without a name choose “will recommend us”",
        ru: "Кого? Если имени нет — «готов рекомендовать»")
    case .outsideCallingHours:
      Translations(zh: "{time}，不在拨打时间内", en: "{time}, outside calling hours", ru: "{time}, вне часов звонков")

    case .save: Translations(zh: "保存", en: "save", ru: "сохранить")
    case .keep: Translations(zh: "完成", en: "done", ru: "готово")
    case .markSent: Translations(zh: "记为已发", en: "it is sent", ru: "отправлено")
    case .titleDetails:
      Translations(
        zh: "详细登记（完成后再按结果键，一起保存）", en: "Details (then press the outcome: all is saved together)",
        ru: "Подробности (потом исход: всё сохранится вместе)")
    case .titleFindNumber: Translations(zh: "找一个能打通的号码", en: "Find a number that works", ru: "Найти рабочий номер")
    case .hintTime:
      Translations(zh: "1530、明天 10、+2h、周三", en: "1530, tomorrow 10, +2h, Wed", ru: "1530, завтра 10, +2ч, ср")
    case .hintDate:
      Translations(
        zh: "05-15、1990-05-15、八月十五、闰六月初一", en: "05-15, 1990-05-15, lunar 08-15", ru: "15.05, 15.05.1990, лунный 8-15")
    case .hintTags:
      Translations(
        zh: "←→ 移动，空格选中，或直接输入", en: "←→ move, Space takes, or type", ru: "←→ выбор, пробел — взять, или текст")
    case .hintOutcome:
      Translations(
        zh: "不选：与这次通话的结果相同；Backspace 清除", en: "none: as the whole call; Backspace clears",
        ru: "пусто: как весь звонок; Backspace очищает")
    case .hintSatisfaction: Translations(zh: "1 不满意 … 5 非常满意", en: "1 unhappy … 5 delighted", ru: "1 плохо … 5 отлично")
    }
  }
}
