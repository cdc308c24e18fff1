/// What the call sheet says: who is called and why, the outcomes, the commands.
public enum CallSheetPhrase: String, Phrase {
  // Who
  case grade, attempt, guardianOf, numberOfNumbers, numberFault, noWorkingNumber, noClinicalConsent
  case noMarketingConsent, household, nextAppointment, noAppointment, lastContact, firstContact, vip, vipWithReason
  case treatedBy, appointmentWith, dentistNamed, attendingDentist
  // Why
  case window, overdue, late
  // How long ago, as a script says it
  case minutesAgo, hoursAgo, daysAgo, monthsAgo, yearsAgo
  // Script
  case scriptTitle, discomfortTitle, complaintTitle, referralTitle, birthdayTitle, textMessageTitle
  case voicemailTitle, thirdPartyTitle, greeting, toDentist
  case opening, questions, advice, closing, missingValues, noScript, moreBelow, moreAbove, goesWell
  // Commands
  case details, askBirthday, askSatisfaction, askReferral, toggleVIP, switchNumber, addNumber, discomfortBranch
  case complaintBranch, voicemailBranch, thirdPartyBranch, textMessage
  // Summary and status
  case collected, saving, saveFailed, saveFailedForNow, confirmDiscard, onlyNumber, lastContacts, outcomes
  case bookedInstead, hintCalling, hintForm, hintMenu, hintBranch, hintFormShort
  case hintCallingShort, hintMessageOffer, promisedBy, sameNumberCalled, unreachableOffer, noLongerCalled
  case dealtWithElsewhere

  public var translations: Translations {
    switch self {
    case .grade: Translations(zh: "{grade} 级", en: "grade {grade}", ru: "категория {grade}")
    case .attempt: Translations(zh: "第 {count} 次", en: "attempt {count}", ru: "попытка {count}")
    case .guardianOf:
      Translations(zh: "{guardian}（{relation}）", en: "{guardian} ({relation})", ru: "{guardian} ({relation})")
    case .numberOfNumbers: Translations(zh: "{index}/{count}", en: "{index} of {count}", ru: "{index} из {count}")
    case .numberFault: Translations(zh: "打不通：{fault}", en: "unusable: {fault}", ru: "не работает: {fault}")
    case .noWorkingNumber: Translations(zh: "没有可用的号码", en: "no number that works", ru: "нет рабочего номера")
    case .noClinicalConsent: Translations(zh: "不接受诊疗回访", en: "no clinical calls", ru: "без звонков о лечении")
    case .noMarketingConsent: Translations(zh: "不接受关怀与邀约", en: "no other calls", ru: "без прочих звонков")
    case .household:
      Translations(zh: "同号待回访：{names}", en: "same number, also due: {names}", ru: "тот же номер, тоже ждут: {names}")
    case .nextAppointment: Translations(zh: "下次预约 {time}", en: "next appointment {time}", ru: "следующий приём {time}")
    case .noAppointment: Translations(zh: "没有预约", en: "no appointment", ru: "приём не назначен")
    case .lastContact:
      Translations(zh: "上次 {time} {outcome}", en: "last {time}: {outcome}", ru: "прошлый раз {time}: {outcome}")
    case .firstContact: Translations(zh: "第一次联系", en: "first contact", ru: "первый звонок")
    case .vip: Translations(zh: "大患者", en: "VIP", ru: "ВИП")
    case .vipWithReason: Translations(zh: "大患者：{reason}", en: "VIP: {reason}", ru: "ВИП: {reason}")
    case .treatedBy: Translations(zh: "治疗医生 {name}", en: "treated by {name}", ru: "лечил врач {name}")
    case .appointmentWith: Translations(zh: "约的医生 {name}", en: "booked with {name}", ru: "запись к врачу {name}")
    case .dentistNamed: Translations(zh: "医生 {name}", en: "dentist {name}", ru: "врач {name}")
    case .attendingDentist: Translations(zh: "主诊 {name}", en: "attending {name}", ru: "лечащий врач {name}")

    case .window: Translations(zh: "{from}–{to}", en: "{from}–{to}", ru: "{from}–{to}")
    case .overdue: Translations(zh: "逾期", en: "overdue", ru: "просрочено")
    case .late: Translations(zh: "补打", en: "late", ru: "с опозданием")

    case .minutesAgo:
      Translations(
        zh: "{count} 分钟", en: .counted(one: "{count} minute", other: "{count} minutes"),
        ru: .counted(one: "{count} минуту", few: "{count} минуты", many: "{count} минут"))
    case .hoursAgo:
      Translations(
        zh: "{count} 小时", en: .counted(one: "{count} hour", other: "{count} hours"),
        ru: .counted(one: "{count} час", few: "{count} часа", many: "{count} часов"))
    case .daysAgo:
      Translations(
        zh: "{count} 天", en: .counted(one: "{count} day", other: "{count} days"),
        ru: .counted(one: "{count} день", few: "{count} дня", many: "{count} дней"))
    case .monthsAgo:
      Translations(
        zh: "{count} 个月", en: .counted(one: "{count} month", other: "{count} months"),
        ru: .counted(one: "{count} месяц", few: "{count} месяца", many: "{count} месяцев"))
    case .yearsAgo:
      Translations(
        zh: "{count} 年", en: .counted(one: "{count} year", other: "{count} years"),
        ru: .counted(one: "{count} год", few: "{count} года", many: "{count} лет"))

    case .scriptTitle: Translations(zh: "话术", en: "Script", ru: "Разговор")
    case .discomfortTitle: Translations(zh: "患者不适", en: "The patient is unwell", ru: "Пациенту нехорошо")
    case .complaintTitle: Translations(zh: "患者投诉", en: "The patient complains", ru: "Пациент недоволен")
    case .referralTitle: Translations(zh: "请患者介绍朋友", en: "Ask for a recommendation", ru: "Попросить рекомендацию")
    case .birthdayTitle: Translations(zh: "问生日", en: "Ask for the birthday", ru: "Спросить день рождения")
    case .textMessageTitle: Translations(zh: "短信文字", en: "Text message", ru: "Текст сообщения")
    case .voicemailTitle: Translations(zh: "给留言机", en: "To an answering machine", ru: "Автоответчику")
    case .thirdPartyTitle: Translations(zh: "家属接听", en: "A relative answers", ru: "Ответил родственник")
    case .greeting: Translations(zh: "问候", en: "Greet", ru: "Привет")
    case .toDentist: Translations(zh: "找医生", en: "Dentist", ru: "К врачу")
    case .opening: Translations(zh: "开场", en: "Opening", ru: "Начало")
    case .questions: Translations(zh: "询问", en: "Ask", ru: "Спросить")
    case .advice: Translations(zh: "叮嘱", en: "Advise", ru: "Посоветовать")
    case .closing: Translations(zh: "结束", en: "Closing", ru: "Конец")
    case .missingValues:
      Translations(zh: "※ 病历里没有：{names}", en: "※ not on record: {names}", ru: "※ нет в карте: {names}")
    case .noScript:
      Translations(zh: "这里还没有话术。", en: "There is no script for this yet.", ru: "Для этого пока нет текста.")
    case .moreBelow: Translations(zh: "▼ 还有", en: "▼ more", ru: "▼ ещё")
    case .moreAbove: Translations(zh: "▲ 上面", en: "▲ above", ru: "▲ выше")
    case .goesWell:
      Translations(zh: "聊得好的话：{offers}", en: "If the talk goes well: {offers}", ru: "Если разговор удался: {offers}")

    case .details: Translations(zh: "详细登记", en: "details", ru: "подробности")
    case .askBirthday: Translations(zh: "生日", en: "birthday", ru: "день рождения")
    case .askSatisfaction: Translations(zh: "满意度", en: "satisfaction", ru: "оценка")
    case .askReferral: Translations(zh: "请介绍", en: "referral", ru: "рекомендация")
    case .toggleVIP: Translations(zh: "大患者", en: "VIP", ru: "ВИП")
    case .switchNumber: Translations(zh: "换个号码", en: "other number", ru: "другой номер")
    case .addNumber: Translations(zh: "加号码", en: "add a number", ru: "новый номер")
    case .discomfortBranch: Translations(zh: "不适怎么说", en: "if unwell", ru: "если плохо")
    case .complaintBranch: Translations(zh: "投诉怎么说", en: "if a complaint", ru: "если недоволен")
    case .voicemailBranch: Translations(zh: "留言怎么说", en: "if a machine", ru: "автоответчик")
    case .thirdPartyBranch: Translations(zh: "家属怎么说", en: "if a relative", ru: "если родня")
    case .textMessage: Translations(zh: "短信微信", en: "text message", ru: "сообщение")

    case .collected: Translations(zh: "已记：{items}", en: "noted: {items}", ru: "записано: {items}")
    case .saving: Translations(zh: "正在保存…", en: "saving…", ru: "сохраняется…")
    case .saveFailed: Translations(zh: "没有存上：{reason}", en: "Not saved: {reason}", ru: "Не сохранено: {reason}")
    case .saveFailedForNow:
      // A long reason is cut off at its end.
      Translations(
        zh: "没有存上，可再按一次：{reason}", en: "Not saved, press again: {reason}", ru: "Не сохранено, нажмите ещё раз: {reason}"
      )
    case .confirmDiscard:
      Translations(
        zh: "填的内容还没保存。再按 Esc 放弃，按别的键继续。", en: "What you typed is not saved. Esc again drops it, any other key goes on.",
        ru: "Введённое не сохранено. Ещё раз Esc — бросить, другая клавиша — продолжить.")
    case .onlyNumber:
      Translations(zh: "只有这一个号码；n 加号码", en: "the only number; n adds one", ru: "номер один; n — добавить")
    case .lastContacts: Translations(zh: "以往联系", en: "Last contacts", ru: "Прошлые звонки")
    case .outcomes: Translations(zh: "结果（按键即存）", en: "Outcome (one key saves)", ru: "Исход (клавиша сохраняет)")
    case .bookedInstead:
      Translations(
        zh: "填了预约，将记为“已预约”", en: "with an appointment it counts as booked", ru: "с приёмом исход — «записан»")
    case .hintCalling:
      Translations(
        zh: "↑↓ 选择 · Enter 执行 · PgUp/PgDn 翻话术 · Esc 返回", en: "↑↓ choose · Enter do it · PgUp/PgDn script · Esc back",
        ru: "↑↓ выбор · Enter выполнить · PgUp/PgDn текст · Esc назад")
    case .hintForm:
      Translations(
        zh: "Tab/↑↓ 换栏 · ←→ 选项 · Enter {action} · Esc 返回（内容保留）",
        en: "Tab/↑↓ field · ←→ choice · Enter {action} · Esc back (kept)",
        ru: "Tab/↑↓ поле · ←→ выбор · Enter {action} · Esc назад (останется)")
    case .hintFormShort:
      Translations(zh: "Enter {action} · Esc 返回", en: "Enter {action} · Esc back", ru: "Enter {action} · Esc назад")
    case .hintCallingShort: Translations(zh: "Esc 返回", en: "Esc back", ru: "Esc назад")
    case .hintMessageOffer:
      Translations(
        zh: "←→ 选项 · Enter 记为已发 · Esc 不发，回列表", en: "←→ choice · Enter it is sent · Esc not now, back to the list",
        ru: "←→ выбор · Enter отправлено · Esc не отправлять")
    case .promisedBy:
      Translations(
        zh: "{name} 答应 {time} 亲自回拨，先问问 {name}", en: "{name} promised to call back at {time}: ask {name} first",
        ru: "{name} обещал(а) перезвонить в {time}: сначала спросите")
    case .sameNumberCalled:
      Translations(
        zh: "同一号码：{name} 正在打给 {patient}，先等一等", en: "The same number: {name} is calling {patient} now, wait a moment",
        ru: "Тот же номер: {name} сейчас звонит ({patient}), подождите")
    case .hintMenu: Translations(zh: "Enter 执行：{name}", en: "Enter does: {name}", ru: "Enter — выполнить: {name}")
    case .hintBranch:
      Translations(zh: "{key} 或 Esc 回到话术", en: "{key} or Esc: back to the script", ru: "{key} или Esc — назад")
    case .unreachableOffer:
      Translations(
        zh: "多次没联系上，这次回访已结束。可以发条短信。", en: "Not reached in several attempts; closed. A message can be sent instead.",
        ru: "Дозвониться не удалось, звонок закрыт. Можно отправить сообщение.")
    case .dealtWithElsewhere:
      Translations(
        zh: "别的前台已处理，或患者已到诊：不用再打了", en: "dealt with at another desk, or the patient is here: no need to call",
        ru: "на другом столе всё решено или пациент пришёл: звонить не нужно")
    case .noLongerCalled:
      Translations(
        zh: "保存后不再安排回访", en: "nothing more is planned after saving", ru: "после сохранения звонков больше не будет")
    }
  }
}

/// The outcomes as short as a narrow panel needs them, by the code of the disposition.
public enum OutcomePhrase: String, TermPhrase {
  case reachedWell = "reached-well"
  case booked
  case callBack = "call-back"
  case noAnswer = "no-answer"
  case busy
  case declinedCall = "declined-call"
  case poweredOff = "powered-off"
  case suspended
  case invalidNumber = "invalid-number"
  case wrongPerson = "wrong-person"
  case messageLeft = "message-left"
  case thirdParty = "third-party"
  case discomfort
  case complaint
  case notInterested = "not-interested"
  case doNotCall = "do-not-call"
  case elsewhere
  case moved
  case deceased

  public var translations: Translations {
    switch self {
    case .reachedWell: Translations(zh: "恢复良好", en: "all well", ru: "всё хорошо")
    case .booked: Translations(zh: "已预约", en: "booked", ru: "записан")
    case .callBack: Translations(zh: "约定回拨", en: "call back", ru: "перезвонить")
    case .noAnswer: Translations(zh: "无人接听", en: "no answer", ru: "не отвечает")
    case .busy: Translations(zh: "占线", en: "busy", ru: "занято")
    case .declinedCall: Translations(zh: "拒接", en: "declined", ru: "сбросил")
    case .poweredOff: Translations(zh: "关机", en: "phone off", ru: "недоступен")
    case .suspended: Translations(zh: "停机", en: "suspended", ru: "отключён")
    case .invalidNumber: Translations(zh: "空号", en: "no such number", ru: "нет номера")
    case .wrongPerson: Translations(zh: "号码错误", en: "wrong number", ru: "ошиблись")
    case .messageLeft: Translations(zh: "已留言", en: "message left", ru: "сообщение")
    case .thirdParty: Translations(zh: "家属接听", en: "relative", ru: "родственник")
    case .discomfort: Translations(zh: "不适", en: "unwell", ru: "плохо")
    case .complaint: Translations(zh: "投诉", en: "complaint", ru: "недоволен")
    case .notInterested: Translations(zh: "暂不考虑", en: "not interested", ru: "отказ")
    case .doNotCall: Translations(zh: "勿扰", en: "do not call", ru: "не звонить")
    case .elsewhere: Translations(zh: "他院治疗", en: "elsewhere", ru: "другая клиника")
    case .moved: Translations(zh: "搬迁", en: "moved away", ru: "переехал")
    case .deceased: Translations(zh: "去世", en: "deceased", ru: "умер")
    }
  }
}

/// The names of a script's places, for the mark that something is missing; by the name between the braces.
public enum PlaceholderPhrase: String, TermPhrase {
  case patient, guardian, dentist, clinic, procedure, tooth, receptionist, appointment, elapsed, occasion, request
  case colleague

  public var translations: Translations {
    switch self {
    case .patient: Translations(zh: "患者姓名", en: "patient's name", ru: "имя пациента")
    case .guardian: Translations(zh: "监护人", en: "guardian", ru: "опекун")
    case .dentist: Translations(zh: "医生", en: "dentist", ru: "врач")
    case .clinic: Translations(zh: "门诊名称", en: "clinic's name", ru: "название клиники")
    case .procedure: Translations(zh: "治疗项目", en: "procedure", ru: "процедура")
    case .tooth: Translations(zh: "牙位", en: "tooth", ru: "зуб")
    case .receptionist: Translations(zh: "前台姓名", en: "receptionist", ru: "администратор")
    case .appointment: Translations(zh: "预约时间", en: "appointment", ru: "время приёма")
    case .elapsed: Translations(zh: "治疗后时间", en: "time since", ru: "сколько прошло")
    case .occasion: Translations(zh: "纪念日", en: "occasion", ru: "повод")
    case .request: Translations(zh: "医嘱内容", en: "request", ru: "просьба врача")
    case .colleague: Translations(zh: "转诊医生", en: "colleague", ru: "коллега")
    }
  }
}
