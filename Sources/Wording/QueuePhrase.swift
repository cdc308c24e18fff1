/// The page of the day's calls: header, sections, columns, states.
public enum QueuePhrase: String, Phrase {
  // Header
  case title, titleWithoutClinic, desk, saved, savedWithoutBackup, saving, unsaved, notUpToDate
  case readOnly
  case timedCalls, timedNext, timedWaiting, escalations

  // Sections
  case showAll, showNow, showTimed, showing
  case sectionNow, sectionLater, sectionTimed, sectionCanWait
  case foldedHint, openHint

  // The list
  case laneTimed, age, ageShort, ageUnderOne, minor, moreReasons, attempt
  case timeLeft, startsIn, overdueBy, placedLate, lastDay, until, heldBy, heldByOwnDesk, personalTo, needsNumber

  // Nothing to show
  case emptyDone, emptyDoneHint, emptyDay, emptyDayHint, emptyClosed, emptyClosedNext, emptySection
  case emptySectionHint, emptyClinic, emptyClinicHint, loading, tooSmall
  case position

  public var translations: Translations {
    switch self {
    case .title: Translations(zh: "回访 · {clinic}", en: "Follow-ups · {clinic}", ru: "Звонки · {clinic}")
    case .titleWithoutClinic: Translations(zh: "回访", en: "Follow-ups", ru: "Звонки")
    case .desk: Translations(zh: "前台 {name}", en: "desk {name}", ru: "админ. {name}")
    case .saved: Translations(zh: "已保存", en: "saved", ru: "сохранено")
    case .savedWithoutBackup: Translations(zh: "已保存，今日无备份", en: "saved, no backup", ru: "сохранено, нет копии")
    case .saving: Translations(zh: "正在保存…", en: "saving…", ru: "сохраняется…")
    case .unsaved: Translations(zh: "未保存！", en: "NOT SAVED", ru: "НЕ СОХРАНЕНО")
    case .notUpToDate: Translations(zh: "读不到最新数据！", en: "NOT UP TO DATE", ru: "НЕ ОБНОВЛЕНО")
    case .readOnly: Translations(zh: "只读", en: "read-only", ru: "только чтение")
    case .timedCalls: Translations(zh: "定时 {count}", en: "timed {count}", ru: "по времени {count}")
    case .timedNext: Translations(zh: "还有 {time}", en: "next in {time}", ru: "через {time}")
    case .timedWaiting: Translations(zh: "到点了", en: "due now", ru: "пора")
    case .escalations: Translations(zh: "转医生 {count}", en: "to dentist {count}", ru: "врачу {count}")

    case .showAll: Translations(zh: "全部", en: "all", ru: "все")
    case .showNow: Translations(zh: "现在可打", en: "now", ru: "сейчас")
    case .showTimed: Translations(zh: "定时", en: "timed", ru: "по времени")
    case .showing: Translations(zh: "只看：{section}", en: "only: {section}", ru: "только: {section}")
    case .sectionNow: Translations(zh: "现在可打", en: "Call now", ru: "Звонить сейчас")
    case .sectionLater: Translations(zh: "{time} 批次", en: "{time} batch", ru: "Серия {time}")
    case .sectionTimed: Translations(zh: "定时电话", en: "Timed calls", ru: "По времени")
    case .sectionCanWait: Translations(zh: "可以等的", en: "Can wait", ru: "Не срочные")
    case .foldedHint: Translations(zh: "按 {key} 展开", en: "{key} shows them", ru: "{key} — показать")
    case .openHint: Translations(zh: "按 {key} 收起", en: "{key} folds them", ru: "{key} — свернуть")

    case .laneTimed: Translations(zh: "定时", en: "at", ru: "в")
    case .age:
      Translations(
        zh: "{count}岁", en: .plain("{count} y"),
        ru: .counted(one: "{count} год", few: "{count} года", many: "{count} лет"))
    case .ageShort: Translations(zh: "{count}岁", en: "{count} y", ru: "{count} л.")
    case .ageUnderOne: Translations(zh: "不满 1 岁", en: "under 1", ru: "до года")
    case .minor:
      Translations(
        zh: "{guardian}({relation}) {patient}", en: "{guardian} ({relation}) {patient}",
        ru: "{guardian} ({relation}) {patient}")
    case .moreReasons: Translations(zh: "+{count}", en: "+{count}", ru: "+{count}")
    case .attempt: Translations(zh: "第{count}次", en: "×{count}", ru: "×{count}")
    case .timeLeft: Translations(zh: "还剩 {time}", en: "{time} left", ru: "ещё {time}")
    case .startsIn: Translations(zh: "{time}后", en: "in {time}", ru: "через {time}")
    case .overdueBy: Translations(zh: "逾期 {time}", en: "overdue {time}", ru: "опозд. {time}")
    case .placedLate: Translations(zh: "补打", en: "late", ru: "с опозданием")
    case .lastDay: Translations(zh: "限今天", en: "today only", ru: "до вечера")
    case .until: Translations(zh: "到 {date}", en: "till {date}", ru: "до {date}")
    case .heldBy: Translations(zh: "{name} 在打", en: "{name} calls", ru: "звонит {name}")
    case .heldByOwnDesk: Translations(zh: "我在打", en: "yours now", ru: "звоните вы")
    case .personalTo: Translations(zh: "约了 {name}", en: "for {name}", ru: "ждёт {name}")
    case .needsNumber: Translations(zh: "缺号码", en: "no number", ru: "нет номера")

    case .emptyDone:
      Translations(
        zh: "今天的电话都打完了，辛苦了。", en: "All of today's calls are made. Well done.",
        ru: "Все звонки на сегодня сделаны. Спасибо!")
    case .emptyDoneHint:
      Translations(
        zh: "下一批：{time}", en: "The next batch: {time}", ru: "Следующая серия: {time}")
    case .emptyDay: Translations(zh: "今天没有要打的电话。", en: "No calls today.", ru: "На сегодня звонков нет.")
    case .emptyDayHint:
      Translations(
        zh: "有人来电或要回访时，按 {key} 查找患者。", en: "When somebody rings, {key} finds the patient.",
        ru: "Если кто-то позвонит, {key} найдёт пациента.")
    case .emptyClosed: Translations(zh: "今天门诊休息。", en: "The clinic is closed today.", ru: "Сегодня клиника закрыта.")
    case .emptyClosedNext:
      Translations(zh: "下一个工作日：{date}", en: "Next open day: {date}", ru: "Следующий рабочий день: {date}")
    case .emptySection: Translations(zh: "这里没有要打的电话。", en: "No calls here.", ru: "Здесь звонков нет.")
    case .emptySectionHint:
      Translations(
        zh: "{key} 看别的批次，Esc 看全部", en: "{key} for the other batches, Esc for all",
        ru: "{key} — другие серии, Esc — все")
    case .emptyClinic:
      Translations(zh: "这里还没有患者。", en: "There are no patients here yet.", ru: "Пациентов пока нет.")
    case .emptyClinicHint:
      Translations(
        zh: "先导入：huifang import 文件.json", en: "Import them first: huifang import FILE.json",
        ru: "Сначала импорт: huifang import ФАЙЛ.json")
    case .tooSmall:
      Translations(zh: "放大窗口 · {key} 退出", en: "enlarge · {key} quits", ru: "мало места · {key}")
    case .loading: Translations(zh: "正在读取…", en: "Reading…", ru: "Чтение…")
    case .position:
      Translations(zh: "{first}–{last} / {all}", en: "{first}–{last} / {all}", ru: "{first}–{last} / {all}")
    }
  }
}
