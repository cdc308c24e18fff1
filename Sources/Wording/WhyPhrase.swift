/// Why a call stands where it stands, in full sentences.
public enum WhyPhrase: String, Phrase {
  case title
  case ruleStep, ruleOther
  case windowClock, windowClockOfDay, windowDay, windowDays, recordedLater
  case batchInWindow, preferredBatchInWindow, timedAtDue, timedAtEndOfCallingHours, batchOfDayBefore
  case firstBatchAfterDue, rescheduledAfter, rescheduledByDesk, carriedOver
  case timedDue, missedAppointment, overdueClinical, vip, clinical, overdueOther, other, greeting
  case canWait, attempts, personal, sharedNumber

  public var translations: Translations {
    switch self {
    case .title: Translations(zh: "为什么现在打给 {name}", en: "Why call {name}", ru: "Почему звонить: {name}")
    case .ruleStep:
      Translations(
        zh: "回访方案“{rule}”，{step}：{purpose}。", en: "Protocol “{rule}”, {step}: {purpose}.",
        ru: "Протокол «{rule}», {step}: {purpose}.")
    case .ruleOther:
      Translations(
        zh: "回访方案“{rule}”：{purpose}。", en: "Protocol “{rule}”: {purpose}.", ru: "Протокол «{rule}»: {purpose}.")
    case .windowClock:
      Translations(
        zh: "打电话的时间：{from} 到 {to}。", en: "The time for it: from {from} to {to}.",
        ru: "Время звонка: {from} – {to}.")
    case .windowClockOfDay:
      Translations(
        zh: "打电话的时间：{date} {from} 到 {to}。", en: "The time for it: {date}, {from} to {to}.",
        ru: "Время звонка: {date}, с {from} до {to}.")
    case .windowDay:
      Translations(zh: "打电话的日子：{date}。", en: "The day for it: {date}.", ru: "День звонка: {date}.")
    case .windowDays:
      Translations(
        zh: "打电话的日子：{from} 到 {to}。", en: "The days for it: {from} to {to}.",
        ru: "Дни звонка: {from} – {to}.")
    case .recordedLater:
      Translations(
        zh: "{time} 才登记，从那时排起。", en: "It was recorded late, {time}: its place is found from that moment.",
        ru: "Записано с опозданием, {time}: место ищется с этого момента.")
    case .batchInWindow:
      Translations(
        zh: "这段时间里最早的批次是 {time}。", en: "The first batch in that time is {time}.",
        ru: "Первая серия в это время — {time}.")
    case .preferredBatchInWindow:
      Translations(
        zh: "患者方便的批次是 {time}。", en: "The batch that suits the patient is {time}.",
        ru: "Удобная пациенту серия — {time}.")
    case .timedAtDue:
      Translations(
        zh: "这段时间里没有批次，所以定在 {time} 打。", en: "No batch lies in that time, so it is timed for {time}.",
        ru: "Серии в это время нет, поэтому звонок назначен на {time}.")
    case .timedAtEndOfCallingHours:
      Translations(
        zh: "到时已经下班，所以提前到下班前 {time} 打。",
        en: "By then the desk is closed, so it is made at the end of calling hours, {time}.",
        ru: "К тому времени звонить уже поздно, поэтому звонок в конце дня, {time}.")
    case .batchOfDayBefore:
      Translations(
        zh: "那天门诊休息，所以提前到前一天 {time}。", en: "That day is closed, so it comes the day before, {time}.",
        ru: "В тот день закрыто, поэтому звонок накануне, {time}.")
    case .firstBatchAfterDue:
      Translations(
        zh: "规定时间里没法打，所以排在之后最早的批次 {time}，已经晚了。",
        en: "There was no moment to call in that time, so it comes late, in the next batch, {time}.",
        ru: "Вовремя позвонить было нельзя, поэтому с опозданием, в ближайшую серию, {time}.")
    case .rescheduledAfter:
      Translations(
        zh: "上次“{disposition}”，所以改到 {time}。", en: "After “{disposition}” it was moved to {time}.",
        ru: "После «{disposition}» перенесён на {time}.")
    case .rescheduledByDesk:
      Translations(zh: "前台把它改到了 {time}。", en: "The desk moved it to {time}.", ru: "Перенесён вручную на {time}.")
    case .carriedOver:
      Translations(
        zh: "原来排在 {time}，没打完，顺延到这里。", en: "Its place was {time}; it was not finished and moved on.",
        ru: "Место в списке было: {time}; звонок не сделан и перешёл сюда.")
    case .timedDue:
      Translations(
        zh: "定时电话到点了，排最前。", en: "A timed call that is due comes first.",
        ru: "Звонок по времени, которому пора, идёт первым.")
    case .missedAppointment:
      Translations(
        zh: "患者没来，一小时内要问。", en: "The patient did not come: to be asked within the hour.",
        ru: "Пациент не пришёл: спросить в течение часа.")
    case .overdueClinical:
      Translations(
        zh: "诊疗回访已经逾期，排在前面。", en: "A clinical call that is overdue comes early.",
        ru: "Просроченный лечебный звонок идёт в числе первых.")
    case .vip: Translations(zh: "大患者排在前面。", en: "A VIP comes early.", ru: "ВИП-пациент идёт в числе первых.")
    case .clinical:
      Translations(
        zh: "诊疗回访排在其他电话前面。", en: "A clinical call comes before the others.",
        ru: "Лечебный звонок идёт раньше прочих.")
    case .overdueOther:
      Translations(
        zh: "这个电话已经逾期。", en: "This call is overdue.", ru: "Этот звонок просрочен.")
    case .other:
      Translations(
        zh: "诊疗回访打完再打。", en: "It comes after the clinical calls.", ru: "После лечебных звонков.")
    case .greeting: Translations(zh: "问候放在最后。", en: "Greetings come last.", ru: "Поздравления — в конце.")
    case .canWait:
      Translations(
        zh: "这批已经排满，它可以等到下一个工作日以后。", en: "The batch is full, and this one has time.",
        ru: "Серия заполнена, а этот звонок может подождать.")
    case .attempts:
      Translations(
        zh: "已经打过 {count} 次。", en: .counted(one: "Called {count} time so far.", other: "Called {count} times so far."),
        ru: .counted(one: "Звонили {count} раз.", few: "Звонили {count} раза.", many: "Звонили {count} раз."))
    case .personal:
      Translations(
        zh: "{name} 约好亲自回拨；到点 30 分钟后谁都可以打。",
        en: "{name} promised to call back; 30 minutes after the time anyone may.",
        ru: "{name} обещал(а) перезвонить; через 30 минут после срока может любой.")
    case .sharedNumber:
      Translations(
        zh: "和 {names} 用同一个号码，排在一起。", en: "Shares a number with {names}, so they stand together.",
        ru: "Один номер с {names}, поэтому стоят рядом.")
    }
  }
}
