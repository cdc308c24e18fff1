/// Help, palette and the small questions.
public enum DialogPhrase: String, Phrase {
  case helpTitle, helpAnywhere, helpQueue, helpSearch, helpPatient, helpEscalations, helpReading
  case helpLayouts, helpTyping, helpCall, keyColumn, actionColumn, meaningColumn
  case paletteTitle, paletteNothing
  case vipReasonTitle, skipTitle, rescheduleTitle, requestTitle, requestWhenTitle, answerTitle
  case typeTime, confirm, cancel, choose, optional, run, narrow, scroll, readingPosition

  public var translations: Translations {
    switch self {
    case .helpTitle: Translations(zh: "按键帮助", en: "Keys", ru: "Клавиши")
    case .helpAnywhere:
      Translations(zh: "打电话以外的任何页面", en: "On every page but a call", ru: "На любой странице, кроме звонка")
    case .helpQueue: Translations(zh: "今天的电话", en: "Today's calls", ru: "Звонки на сегодня")
    case .helpSearch: Translations(zh: "查找", en: "Search", ru: "Поиск")
    case .helpPatient: Translations(zh: "患者页", en: "Patient", ru: "Пациент")
    case .helpEscalations: Translations(zh: "等医生答复", en: "Waiting for a dentist", ru: "Ждут ответа врача")
    case .helpReading: Translations(zh: "阅读", en: "Reading", ru: "Чтение")
    case .helpLayouts:
      Translations(
        zh: "中文输入法和俄文键盘开着也能用：按同一个位置的键即可；所有命令也都在命令表里。",
        en: "On a Russian or Chinese keyboard press the same place. The list of commands has them all.",
        ru: "В русской и китайской раскладке важно место клавиши. Все команды есть и в списке команд.")
    case .helpTyping:
      Translations(
        zh: "在列表里直接输入汉字就开始查找。粘贴的内容永远只当文字。",
        en: "Chinese characters typed on the list start a search. What is pasted is always text.",
        ru: "Иероглифы, набранные в списке, начинают поиск. Вставленное — всегда текст.")
    case .helpCall:
      Translations(
        zh: "打电话时，按键写在屏幕上；另外可用：{keys}。",
        en: "In a call the keys stand on the screen; these work there too: {keys}.",
        ru: "Во время звонка клавиши видны на экране; там же работают {keys}.")
    case .keyColumn: Translations(zh: "按键", en: "Keys", ru: "Клавиши")
    case .actionColumn: Translations(zh: "命令", en: "Command", ru: "Команда")
    case .meaningColumn: Translations(zh: "作用", en: "What it does", ru: "Что делает")
    case .paletteTitle: Translations(zh: "命令", en: "Commands", ru: "Команды")
    case .paletteNothing: Translations(zh: "没有这样的命令", en: "No such command", ru: "Такой команды нет")
    case .vipReasonTitle: Translations(zh: "{name} 为什么是大患者", en: "Why {name} is a VIP", ru: "Почему {name} — ВИП")
    case .skipTitle: Translations(zh: "{name} 这次为什么不打", en: "Why skip {name}", ru: "Почему пропустить: {name}")
    case .rescheduleTitle: Translations(zh: "{name} 改到什么时候", en: "Move {name} to", ru: "Перенести: {name}")
    case .requestTitle:
      Translations(zh: "给 {name} 打电话做什么", en: "What to call {name} about", ru: "О чём позвонить: {name}")
    case .requestWhenTitle: Translations(zh: "什么时候打给 {name}", en: "When to call {name}", ru: "Когда позвонить: {name}")
    case .answerTitle:
      Translations(zh: "医生对 {name} 的答复", en: "The dentist's answer about {name}", ru: "Ответ врача: {name}")
    case .typeTime:
      Translations(
        zh: "或写时间：16:00、11-28 10:30、+30（分钟）", en: "or a time: 16:00, 11-28 10:30, +30 (minutes)",
        ru: "или время: 16:00, 28.11 10:30, +30 (минут)")
    case .confirm: Translations(zh: "确定", en: "confirm", ru: "готово")
    case .cancel: Translations(zh: "取消", en: "cancel", ru: "отмена")
    case .run: Translations(zh: "执行", en: "do it", ru: "выполнить")
    case .narrow: Translations(zh: "输入筛选", en: "type to narrow down", ru: "текст — отбор")
    case .scroll: Translations(zh: "滚动", en: "scroll", ru: "листать")
    case .readingPosition:
      Translations(
        zh: "第 {first}–{last} 行，共 {all} 行", en: "lines {first}–{last} of {all}", ru: "строки {first}–{last} из {all}")
    case .choose: Translations(zh: "选择", en: "choose", ru: "выбор")
    case .optional: Translations(zh: "可以不填", en: "may stay empty", ru: "можно не заполнять")
    }
  }
}
