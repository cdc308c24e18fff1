/// The short names of the actions: for the key line, the palette and the help.
public enum ActionPhrase: String, Phrase {
  case moveUp, moveDown, pageUp, pageDown, moveToFirst, moveToLast, nextSection, previousSection, confirm, back
  case openCallSheet, recordNoAnswer, openPatient, toggleVIP, writeVIPReason, showPhones, explain
  case skipFollowUp, rescheduleFollowUp, requestFollowUp, markArrived, takeBackAttempt
  case openEscalations, acknowledgeEscalation, answerEscalation
  case search, undo, saveAgain, giveUpWaiting, toggleCanWait, openPalette, openHelp
  case changeLanguage, changeTheme, toggleMouse, reload, quit

  public var translations: Translations {
    switch self {
    case .moveUp: Translations(zh: "上移", en: "up", ru: "вверх")
    case .moveDown: Translations(zh: "下移", en: "down", ru: "вниз")
    case .pageUp: Translations(zh: "上一页", en: "page up", ru: "страница вверх")
    case .pageDown: Translations(zh: "下一页", en: "page down", ru: "страница вниз")
    case .moveToFirst: Translations(zh: "第一行", en: "first", ru: "в начало")
    case .moveToLast: Translations(zh: "最后一行", en: "last", ru: "в конец")
    case .nextSection: Translations(zh: "批次", en: "batches", ru: "серии")
    case .previousSection: Translations(zh: "上一批次", en: "batch before", ru: "серия назад")
    case .confirm: Translations(zh: "打开", en: "open", ru: "открыть")
    case .back: Translations(zh: "返回", en: "back", ru: "назад")
    case .openCallSheet: Translations(zh: "拨打", en: "call", ru: "позвонить")
    case .recordNoAnswer: Translations(zh: "无人接听", en: "no answer", ru: "не отвечает")
    case .openPatient: Translations(zh: "患者", en: "patient", ru: "пациент")
    case .toggleVIP: Translations(zh: "大患者", en: "VIP", ru: "ВИП")
    case .writeVIPReason: Translations(zh: "大患者原因", en: "VIP reason", ru: "почему ВИП")
    case .showPhones: Translations(zh: "电话", en: "phone", ru: "телефон")
    case .explain: Translations(zh: "为什么", en: "why", ru: "почему")
    case .skipFollowUp: Translations(zh: "不打了", en: "skip", ru: "пропустить")
    case .rescheduleFollowUp: Translations(zh: "改时间", en: "move", ru: "перенести")
    case .requestFollowUp: Translations(zh: "加回访", en: "new call", ru: "новый звонок")
    case .markArrived: Translations(zh: "已到诊", en: "arrived", ru: "пришёл")
    case .takeBackAttempt: Translations(zh: "撤销这条", en: "take back", ru: "снять отметку")
    case .openEscalations: Translations(zh: "转医生", en: "to dentist", ru: "врачу")
    case .acknowledgeEscalation: Translations(zh: "医生已知", en: "dentist knows", ru: "врач знает")
    case .answerEscalation: Translations(zh: "医生答复", en: "answer", ru: "ответ врача")
    case .search: Translations(zh: "查找", en: "find", ru: "найти")
    case .undo: Translations(zh: "撤销", en: "undo", ru: "отменить")
    case .saveAgain: Translations(zh: "再存一次", en: "save again", ru: "сохранить ещё раз")
    case .giveUpWaiting: Translations(zh: "不等了", en: "don't wait", ru: "не ждать")
    case .toggleCanWait: Translations(zh: "可以等的", en: "can wait", ru: "не срочные")
    case .openPalette: Translations(zh: "命令", en: "commands", ru: "команды")
    case .openHelp: Translations(zh: "帮助", en: "help", ru: "справка")
    case .changeLanguage: Translations(zh: "语言", en: "language", ru: "язык")
    case .changeTheme: Translations(zh: "配色", en: "theme", ru: "цвета")
    case .toggleMouse: Translations(zh: "鼠标", en: "mouse", ru: "мышь")
    case .reload: Translations(zh: "刷新", en: "reload", ru: "обновить")
    case .quit: Translations(zh: "退出", en: "quit", ru: "выход")
    }
  }
}

/// What each action does, in a sentence: for the help and the manual.
public enum ActionHelpPhrase: String, Phrase {
  case moveUp, moveDown, pageUp, pageDown, moveToFirst, moveToLast, nextSection, previousSection, confirm, back
  case openCallSheet, recordNoAnswer, openPatient, toggleVIP, writeVIPReason, showPhones, explain
  case skipFollowUp, rescheduleFollowUp, requestFollowUp, markArrived, takeBackAttempt
  case openEscalations, acknowledgeEscalation, answerEscalation
  case search, undo, saveAgain, giveUpWaiting, toggleCanWait, openPalette, openHelp
  case changeLanguage, changeTheme, toggleMouse, reload, quit

  public var translations: Translations {
    switch self {
    case .moveUp: Translations(zh: "选上一行", en: "choose the line above", ru: "выбрать строку выше")
    case .moveDown: Translations(zh: "选下一行", en: "choose the line below", ru: "выбрать строку ниже")
    case .pageUp: Translations(zh: "往上翻一页", en: "one page up", ru: "на страницу вверх")
    case .pageDown: Translations(zh: "往下翻一页", en: "one page down", ru: "на страницу вниз")
    case .moveToFirst: Translations(zh: "到第一行", en: "to the first line", ru: "к первой строке")
    case .moveToLast: Translations(zh: "到最后一行", en: "to the last line", ru: "к последней строке")
    case .nextSection:
      Translations(
        zh: "依次看：全部、现在可打、各批次、定时", en: "show all, what can be called now, each batch, timed calls",
        ru: "по очереди: все, можно звонить, каждая серия, по времени")
    case .previousSection:
      Translations(zh: "反过来依次看", en: "the same in the other direction", ru: "то же в обратном порядке")
    case .confirm: Translations(zh: "打开选中的一行", en: "open the chosen line", ru: "открыть выбранную строку")
    case .back:
      Translations(zh: "回到上一层，马上生效", en: "one step back, at once", ru: "на шаг назад, сразу")
    case .openCallSheet:
      Translations(
        zh: "给选中的患者打电话：打开话术，登记结果", en: "call the chosen patient: script and result",
        ru: "позвонить выбранному пациенту: сценарий и результат")
    case .recordNoAnswer:
      Translations(
        zh: "不打开话术，直接记“无人接听”", en: "record “no answer” without opening the script",
        ru: "записать «не отвечает», не открывая сценарий")
    case .openPatient:
      Translations(
        zh: "看患者全部：就诊、回访、记录、预约", en: "the whole patient: visits, follow-ups, calls, appointments",
        ru: "всё о пациенте: визиты, звонки, записи, приёмы")
    case .toggleVIP:
      Translations(zh: "标为大患者，再按一次取消", en: "mark as VIP, or unmark", ru: "отметить как ВИП или снять отметку")
    case .writeVIPReason:
      Translations(zh: "写下为什么是大患者", en: "write why the patient is a VIP", ru: "записать, почему пациент ВИП")
    case .showPhones:
      Translations(zh: "显示或遮住完整电话号码", en: "show or mask the phone numbers", ru: "показать или скрыть телефоны")
    case .explain:
      Translations(
        zh: "说明这个电话为什么排在这里", en: "why this call stands where it stands",
        ru: "почему звонок стоит именно здесь")
    case .skipFollowUp:
      Translations(
        zh: "这次回访不打了，写明原因", en: "leave this follow-up out, with a reason",
        ru: "пропустить звонок и указать причину")
    case .rescheduleFollowUp:
      Translations(
        zh: "改到别的批次或时间", en: "move the follow-up to another batch or time",
        ru: "перенести в другую серию или на другое время")
    case .requestFollowUp:
      Translations(
        zh: "替医生或前台加一个回访", en: "ask for a follow-up, for a dentist or the desk",
        ru: "добавить звонок по просьбе врача или администратора")
    case .markArrived:
      Translations(
        zh: "患者已经到诊，不用再打失约电话", en: "the patient has come: no call about the missed appointment",
        ru: "пациент пришёл: звонить о неявке не нужно")
    case .takeBackAttempt:
      Translations(
        zh: "撤销选中的回访记录，原记录仍可查看", en: "take back the chosen call; it stays readable",
        ru: "снять выбранную отметку; она останется видна")
    case .openEscalations:
      Translations(
        zh: "看等医生答复的患者", en: "patients who wait for a dentist's answer", ru: "пациенты, ждущие ответа врача")
    case .acknowledgeEscalation:
      Translations(zh: "记下医生已经知道", en: "note that the dentist knows", ru: "отметить, что врач знает")
    case .answerEscalation:
      Translations(zh: "写下医生的答复", en: "write down the dentist's answer", ru: "записать ответ врача")
    case .search:
      Translations(
        zh: "按姓名、拼音、首字母、电话、编号或标签查找", en: "find by name, pinyin, initials, phone, id or tag",
        ru: "найти по имени, пиньиню, инициалам, телефону, номеру или метке")
    case .undo:
      Translations(
        zh: "撤销刚才做的，会说明撤销了什么", en: "undo the last thing done here, and say what it was",
        ru: "отменить последнее действие и сказать какое")
    case .saveAgain:
      Translations(
        zh: "没存上的内容再存一次", en: "save what could not be saved", ru: "сохранить то, что не удалось")
    case .giveUpWaiting:
      Translations(
        zh: "最后一项等着保存的不等了，写的内容还在", en: "give up the newest change that waits; what was typed stays",
        ru: "не ждать записи последнего; введённое останется")
    case .toggleCanWait:
      Translations(
        zh: "展开或收起可以等的电话", en: "show or fold the calls that can wait", ru: "показать или свернуть несрочные")
    case .openPalette:
      Translations(
        zh: "按名字选任何一个命令", en: "choose any command by its name", ru: "выбрать любую команду по названию")
    case .openHelp: Translations(zh: "这张按键表", en: "this list of keys", ru: "этот список клавиш")
    case .changeLanguage:
      Translations(
        zh: "换语言：中文、英文、俄文", en: "the next language: Chinese, English, Russian",
        ru: "следующий язык: китайский, английский, русский")
    case .changeTheme: Translations(zh: "换一种配色", en: "the next colour theme", ru: "следующая цветовая тема")
    case .toggleMouse:
      Translations(
        zh: "开关鼠标；关着时可以选取文字", en: "mouse on or off; off, text can be selected",
        ru: "включить мышь; без неё можно выделять текст")
    case .reload: Translations(zh: "重新读取数据", en: "read the data again", ru: "перечитать данные")
    case .quit:
      Translations(
        zh: "退出；有没存上的内容会先问", en: "leave; asks first where something is not saved",
        ru: "выйти; спросит, если что-то не сохранено")
    }
  }
}
