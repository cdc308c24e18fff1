/// What is shown of a patient: the panel beside the list, the patient's own page, the search.
public enum PatientPhrase: String, Phrase {
  // Labels
  case phones, sharedNumber, reasons, contacts, appointment, dates, consent, tags, why, dentist, grade
  case visits, followUps, attempts, appointments, planItems, escalations, preferredBatch

  // Values
  case vipWithReason, vipWithoutReason, gradeValue, noPhone, phoneMasked, sharedWith
  case noContactYet, noAppointment, noDates, consentAll, consentWithout, reasonLine, reasonPurpose
  case contactLine, takenBackMark, correctedMark
  case leftUs, keyConsumer, none

  // Search
  case searchTitle, searchHint, searchNothing, searchFound, searchListed, searching, lastVisit, nextVisit

  // Escalations
  case escalationsTitle, escalationsNone, escalationDeadline, escalationOverdue, escalationNoDentist
  case escalationAcknowledgedBy

  public var translations: Translations {
    switch self {
    case .phones: Translations(zh: "电话", en: "Phone", ru: "Телефон")
    case .sharedNumber: Translations(zh: "同号", en: "Shared", ru: "Общий №")
    case .reasons: Translations(zh: "事由", en: "Reason", ru: "Причина")
    case .contacts: Translations(zh: "上次", en: "Last", ru: "Было")
    case .appointment: Translations(zh: "预约", en: "Next", ru: "Запись")
    case .dates: Translations(zh: "日子", en: "Dates", ru: "Даты")
    case .consent: Translations(zh: "同意", en: "Consent", ru: "Согласие")
    case .tags: Translations(zh: "标签", en: "Tags", ru: "Метки")
    case .why: Translations(zh: "为什么", en: "Why", ru: "Почему")
    case .dentist: Translations(zh: "主诊", en: "Attending", ru: "Лечащий")
    case .grade: Translations(zh: "分级", en: "Grade", ru: "Класс")
    case .visits: Translations(zh: "就诊", en: "Visits", ru: "Визиты")
    case .followUps: Translations(zh: "回访任务", en: "Follow-ups", ru: "Звонки")
    case .attempts: Translations(zh: "回访记录", en: "Calls made", ru: "Записи звонков")
    case .appointments: Translations(zh: "预约", en: "Appointments", ru: "Записи на приём")
    case .planItems: Translations(zh: "治疗计划", en: "Treatment plan", ru: "План лечения")
    case .escalations: Translations(zh: "转医生", en: "To the dentist", ru: "Передано врачу")
    case .preferredBatch: Translations(zh: "方便时间", en: "Best time", ru: "Удобное время")

    case .vipWithReason: Translations(zh: "大患者：{reason}", en: "VIP: {reason}", ru: "ВИП: {reason}")
    case .vipWithoutReason: Translations(zh: "大患者", en: "VIP", ru: "ВИП")
    case .gradeValue: Translations(zh: "{grade} 级", en: "grade {grade}", ru: "класс {grade}")
    case .noPhone: Translations(zh: "没有能用的号码", en: "no number that works", ru: "нет рабочего номера")
    case .phoneMasked: Translations(zh: "{key} 显示", en: "{key} shows", ru: "{key} — показать")
    case .sharedWith: Translations(zh: "与 {names} 同号", en: "shares a number with {names}", ru: "один номер с {names}")
    case .noContactYet: Translations(zh: "还没联系过", en: "not contacted yet", ru: "ещё не звонили")
    case .noAppointment: Translations(zh: "没有预约", en: "nothing booked", ru: "записи нет")
    case .noDates: Translations(zh: "生日还不知道", en: "birthday unknown", ru: "день рождения неизвестен")
    case .consentAll: Translations(zh: "都可以打", en: "all calls", ru: "можно звонить")
    case .consentWithout:
      Translations(zh: "不要再打：{kinds}", en: "no calls about: {kinds}", ru: "не звонить: {kinds}")
    case .reasonLine: Translations(zh: "{reason}，{elapsed}", en: "{reason}, {elapsed}", ru: "{reason}, {elapsed}")
    case .reasonPurpose: Translations(zh: "{reason}：{purpose}", en: "{reason}: {purpose}", ru: "{reason}: {purpose}")
    case .contactLine:
      Translations(
        zh: "{time} {disposition}（{by}）", en: "{time} {disposition} ({by})", ru: "{time} {disposition} ({by})")
    case .takenBackMark: Translations(zh: "已撤销（{by}）", en: "taken back ({by})", ru: "отменено ({by})")
    case .correctedMark: Translations(zh: "已更正", en: "corrected", ru: "исправлено")
    case .leftUs: Translations(zh: "不再回访：{status}", en: "no more calls: {status}", ru: "больше не звоним: {status}")
    case .keyConsumer: Translations(zh: "关键消费者", en: "key consumer", ru: "ключевой клиент")
    case .none: Translations(zh: "无", en: "none", ru: "нет")

    case .searchTitle: Translations(zh: "查找患者", en: "Find a patient", ru: "Найти пациента")
    case .searchHint:
      Translations(
        zh: "姓名、拼音、首字母、电话、编号或标签", en: "name, pinyin, initials, phone, id or tag",
        ru: "имя, пиньинь, инициалы, телефон, номер или метка")
    case .searchNothing:
      Translations(zh: "没有找到“{text}”。", en: "Nothing found for “{text}”.", ru: "По запросу «{text}» ничего нет.")
    case .searchFound:
      Translations(
        zh: "找到 {count} 位", en: .counted(one: "{count} patient", other: "{count} patients"),
        ru: .counted(one: "{count} пациент", few: "{count} пациента", many: "{count} пациентов"))
    case .searchListed:
      Translations(
        zh: "列出前 {count} 位，再写一点可以缩小范围", en: "the first {count} are listed: type more to narrow it down",
        ru: "показаны первые {count}: уточните запрос")
    case .searching: Translations(zh: "正在查找…", en: "Searching…", ru: "Поиск…")
    case .lastVisit: Translations(zh: "上次就诊 {date}", en: "last visit {date}", ru: "визит {date}")
    case .nextVisit: Translations(zh: "预约 {date}", en: "booked {date}", ru: "запись {date}")

    case .escalationsTitle: Translations(zh: "等医生答复", en: "Waiting for a dentist", ru: "Ждут ответа врача")
    case .escalationsNone:
      Translations(
        zh: "没有等医生答复的患者。", en: "Nobody waits for a dentist's answer.", ru: "Никто не ждёт ответа врача.")
    case .escalationDeadline: Translations(zh: "还剩 {time}", en: "{time} left", ru: "ещё {time}")
    case .escalationOverdue: Translations(zh: "超时 {time}", en: "{time} late", ru: "опозд. {time}")
    case .escalationNoDentist:
      Translations(zh: "还没有指定医生", en: "no dentist named", ru: "врач не назначен")
    case .escalationAcknowledgedBy:
      Translations(zh: "医生已知（{by} {time}）", en: "dentist knows ({by} {time})", ru: "врач знает ({by} {time})")
    }
  }
}
