/// What the status line tells.
public enum NoticePhrase: String, Phrase {
  // Done
  case attemptRecorded, attemptTakenBack, markedVIP, unmarkedVIP, vipReasonWritten, skipped, rescheduled
  case requested, arrived, acknowledged, answered, released
  case canUndo, canGiveReason, undone, nothingToUndo, cannotUndo
  case reloaded, changedElsewhere, choiceOfOthers, languageChanged, themeChanged, unknownTheme, mouseOn, mouseOff

  // Not done
  case notStored, notStoredHint, notRead, nothingChosen, nothingToAcknowledge, nothingToTakeBack
  case readOnlyNewerVersion, readOnlyNoPermission, readOnlyDisk, readOnlyAsked
  case noMissedAppointment, noOpenFollowUp, nothingToSave, notRecordedYet, noSuchPatient, notVIP, unknownKey, howToLeave
  case quitUnsaved, quitUnsavedTyped, timeNotUnderstood, timePassed

  // Refused
  case claimedBy, claimedByUntil, unknownPatient, followUpGone, attemptGone, attemptTakenBackBefore
  case laterAttempt, duplicate, appointmentGone, escalationGone, escalationChangedSince
  case callBackTimeMissing, timeInPast, timeInFuture
  case satisfaction, emptyAnswer, emptySkipReason, patientLeft, noClinicalCalls, noMarketingCalls
  case notABatch, notAPhoneNumber, severalMistakes

  public var translations: Translations {
    switch self {
    case .attemptRecorded:
      Translations(zh: "已记录：{name} · {what}", en: "Recorded: {name} · {what}", ru: "Записано: {name} · {what}")
    case .attemptTakenBack:
      Translations(
        zh: "已撤销记录：{name} · {what}", en: "Taken back: {name} · {what}", ru: "Отметка о звонке снята: {name} · {what}")
    case .markedVIP: Translations(zh: "{name} 标为大患者 ★", en: "{name} is a VIP ★", ru: "{name} — ВИП ★")
    case .unmarkedVIP:
      Translations(zh: "{name} 不再是大患者", en: "{name} is no longer a VIP", ru: "{name} больше не ВИП")
    case .vipReasonWritten:
      Translations(zh: "{name} 的大患者原因：{reason}", en: "{name} is a VIP: {reason}", ru: "{name} — ВИП: {reason}")
    case .skipped:
      Translations(zh: "{name} 这次不打了：{reason}", en: "{name} skipped: {reason}", ru: "{name}: пропущено, {reason}")
    case .rescheduled:
      Translations(zh: "{name} 改到 {time}", en: "{name} moved to {time}", ru: "{name}: перенесено на {time}")
    case .requested:
      Translations(zh: "给 {name} 加了回访：{time}", en: "New call for {name}: {time}", ru: "Новый звонок для {name}: {time}")
    case .arrived: Translations(zh: "{name} 已到诊", en: "{name} has arrived", ru: "{name}: на приёме")
    case .acknowledged:
      Translations(zh: "{name}：医生已知", en: "{name}: the dentist knows", ru: "{name}: врач знает")
    case .answered:
      Translations(zh: "{name}：已记下医生答复", en: "{name}: answer written down", ru: "{name}: ответ врача записан")
    case .released:
      Translations(zh: "{name} 没有登记，留在列表里", en: "{name} stays on the list", ru: "{name} остаётся в списке")
    case .canUndo: Translations(zh: "{key} 撤销", en: "{key} undoes it", ru: "{key} — отменить")
    case .canGiveReason: Translations(zh: "{key} 写原因", en: "{key} to say why", ru: "{key} — указать причину")
    case .undone: Translations(zh: "已撤销：{what}", en: "Undone: {what}", ru: "Отменено: {what}")
    case .nothingToUndo:
      Translations(
        zh: "这次打开后还没有做过可以撤销的事；以前的记录在患者页里撤销。",
        en: "Nothing done here to undo; earlier calls are taken back on the patient's page.",
        ru: "Отменять нечего; более ранние записи отменяются на странице пациента.")
    case .cannotUndo:
      Translations(zh: "这一步不能撤销：{what}", en: "This can't be undone: {what}", ru: "Это нельзя отменить: {what}")
    case .reloaded: Translations(zh: "已重新读取", en: "Read again", ru: "Данные перечитаны")
    case .changedElsewhere:
      Translations(zh: "另一台电脑刚刚更新了列表", en: "Another desk has changed the list", ru: "Список изменён на другом месте")
    case .choiceOfOthers:
      Translations(
        zh: "列表刚更新过，现在选中的是{name}；没错就再按一次",
        en: "The list has changed: {name} is chosen now. Press again if that is right",
        ru: "Список изменён, выбрано: {name}. Если верно, нажмите ещё раз")
    case .languageChanged: Translations(zh: "语言：中文", en: "Language: English", ru: "Язык: русский")
    case .themeChanged: Translations(zh: "配色：{theme}", en: "Theme: {theme}", ru: "Цвета: {theme}")
    case .unknownTheme:
      Translations(
        zh: "没有配色“{name}”；可以选：{names}", en: "There is no theme “{name}”; there are {names}",
        ru: "Темы «{name}» нет; есть: {names}")
    case .mouseOn:
      Translations(
        zh: "鼠标已打开；关掉后可以选取文字", en: "Mouse on; off, text can be selected",
        ru: "Мышь включена; чтобы выделять текст, выключите её")
    case .mouseOff: Translations(zh: "鼠标已关掉", en: "Mouse off", ru: "Мышь выключена")

    case .notStored: Translations(zh: "没有存上：{reason}", en: "Not saved: {reason}", ru: "Не сохранено: {reason}")
    case .notStoredHint: Translations(zh: "{key} 再存一次", en: "{key} tries again", ru: "{key} — ещё раз")
    case .notRead: Translations(zh: "没有读到：{reason}", en: "Not read: {reason}", ru: "Не прочитано: {reason}")
    case .readOnlyNewerVersion:
      Translations(
        zh: "数据是更新版本的程序写的，这里只能看，不能改。",
        en: "A newer version wrote this data: it can be read here, not changed.",
        ru: "Данные записаны более новой версией: здесь их можно только смотреть.")
    case .readOnlyNoPermission:
      Translations(
        zh: "您对这个文件夹只有查看权限，不能记录；请用文件夹所有者的账户。",
        en: "You may only read this folder; to record, use the account that owns it.",
        ru: "Эту папку можно только читать; для записи войдите как её владелец.")
    case .readOnlyDisk:
      Translations(
        zh: "磁盘是只读的，不能记录；请检查磁盘，再打开程序。", en: "The disk is read-only, nothing can be recorded; check it, then open anew.",
        ru: "Диск только для чтения, записать ничего нельзя; проверьте его и откройте заново.")
    case .readOnlyAsked:
      Translations(
        zh: "数据是以只读方式打开的，不能记录。", en: "The data was opened for reading only: nothing can be recorded.",
        ru: "Данные открыты только для чтения: записать ничего нельзя.")
    case .nothingChosen: Translations(zh: "先选一位患者", en: "Choose a patient first", ru: "Сначала выберите пациента")
    case .nothingToAcknowledge:
      Translations(zh: "医生已经知道了", en: "The dentist knows already", ru: "Врач уже знает")
    case .nothingToTakeBack:
      Translations(zh: "先选一条还有效的回访记录", en: "Choose a call that still stands", ru: "Выберите действующую запись звонка")
    case .noMissedAppointment:
      Translations(zh: "今天没有等他的预约", en: "No appointment of today waits", ru: "На сегодня записи нет")
    case .noOpenFollowUp:
      Translations(zh: "没有要打的回访", en: "No follow-up is open", ru: "Открытых звонков нет")
    case .notRecordedYet:
      Translations(
        zh: "这个电话还没记录，按结果键就存", en: "This call is not recorded yet; press its outcome",
        ru: "Звонок ещё не записан, нажмите исход")
    case .nothingToSave: Translations(zh: "都已经存好了", en: "Everything is saved", ru: "Всё уже сохранено")
    case .noSuchPatient: Translations(zh: "找不到这位患者", en: "No such patient", ru: "Такого пациента нет")
    case .notVIP:
      Translations(zh: "先标为大患者（{key}）", en: "Mark as VIP first ({key})", ru: "Сначала отметьте как ВИП ({key})")
    case .unknownKey:
      Translations(
        zh: "这里没有这个键；{key} 看帮助", en: "No such key here; {key} for help",
        ru: "Такой клавиши здесь нет; {key} — справка")
    case .howToLeave:
      Translations(
        zh: "{key} 退出程序，Esc 返回上一页", en: "{key} leaves the program, Esc goes back",
        ru: "{key} — выйти из программы, Esc — назад")
    case .quitUnsaved:
      Translations(
        zh: "还有内容没存上，再按一次退出就会丢失；{key} 再存一次",
        en: "Something is not saved: quit again to lose it, {key} to save it",
        ru: "Не всё сохранено: ещё раз — выйти без сохранения, {key} — сохранить")
    case .quitUnsavedTyped:
      Translations(
        zh: "写的内容还没保存，再按一次退出就会丢失", en: "What you typed is not saved: quit again to lose it",
        ru: "Введённое не сохранено: ещё раз — выйти без сохранения")
    case .timeNotUnderstood:
      Translations(
        zh: "没看懂时间，可以写 16:00、11-28 10:30 或 +30", en: "Not a time; write 16:00, 11-28 10:30 or +30",
        ru: "Время не распознано; напишите 16:00, 28.11 10:30 или +30")
    case .timePassed: Translations(zh: "{time} 已经过了", en: "{time} has passed", ru: "{time} уже прошло")

    case .claimedBy:
      Translations(zh: "{by} 正在打给 {name}", en: "{by} is calling {name}", ru: "{by} сейчас звонит: {name}")
    case .claimedByUntil:
      Translations(
        zh: "{by} 正在打给 {name}，最晚 {time} 空出来", en: "{by} is calling {name}, until {time} at the latest",
        ru: "{by} звонит: {name}, самое позднее до {time}")
    case .unknownPatient: Translations(zh: "找不到这位患者了", en: "The patient is no longer there", ru: "Пациента больше нет")
    case .followUpGone:
      Translations(zh: "这个回访已经有人处理了", en: "Somebody has dealt with this call already", ru: "Этот звонок уже сделан")
    case .attemptGone: Translations(zh: "找不到这条记录", en: "No such call on record", ru: "Такой записи нет")
    case .attemptTakenBackBefore:
      Translations(zh: "这条记录已经撤销过", en: "It was taken back before", ru: "Отметка уже снята")
    case .laterAttempt:
      Translations(
        zh: "后面还有一条记录接着它，先撤销那一条", en: "A later call builds on it: take that one back first",
        ru: "На ней основана более поздняя запись: сначала отмените её")
    case .duplicate: Translations(zh: "已经记录过了", en: "It is on record already", ru: "Это уже записано")
    case .appointmentGone: Translations(zh: "找不到这个预约", en: "No such appointment", ru: "Такой записи на приём нет")
    case .escalationGone:
      Translations(zh: "医生已经答复过了", en: "The dentist has answered already", ru: "Врач уже ответил")
    case .escalationChangedSince:
      Translations(
        zh: "这件转医生后来又有变化，不能撤销", en: "It has changed since, so it can't be undone",
        ru: "С тех пор что-то изменилось, отменить нельзя")
    case .callBackTimeMissing:
      Translations(zh: "请填回拨时间", en: "When to call back is missing", ru: "Укажите, когда перезвонить")
    case .timeInPast: Translations(zh: "{time} 已经过了", en: "{time} is in the past", ru: "{time} уже прошло")
    case .timeInFuture: Translations(zh: "{time} 还没到", en: "{time} is still to come", ru: "{time} ещё не наступило")
    case .satisfaction: Translations(zh: "满意度是 1 到 5", en: "Satisfaction is 1 to 5", ru: "Оценка — от 1 до 5")
    case .emptyAnswer: Translations(zh: "请写下医生的答复", en: "The answer is empty", ru: "Ответ пуст")
    case .emptySkipReason: Translations(zh: "请写明为什么不打", en: "Say why it is skipped", ru: "Укажите причину пропуска")
    case .patientLeft:
      Translations(
        zh: "这位患者不再回访：{status}", en: "This patient is not called any more: {status}",
        ru: "Этому пациенту больше не звонят: {status}")
    case .noClinicalCalls:
      Translations(
        zh: "患者不愿接受治疗回访，不能再加；对方改了主意，先恢复同意",
        en: "The patient wants no calls about treatment; only after a change of mind can one be added",
        ru: "Пациент не хочет звонков о лечении; добавить можно, только если он передумал")
    case .noMarketingCalls:
      Translations(
        zh: "患者不愿接受关怀和邀约电话，不能再加；对方改了主意，先恢复同意",
        en: "The patient wants no courtesy calls; only after a change of mind can one be added",
        ru: "Пациент не хочет звонков с предложениями; добавить можно, только если он передумал")
    case .notABatch:
      Translations(
        zh: "{time} 不是门诊的批次", en: "{time} is not a batch of the clinic",
        ru: "{time} — не серия этой клиники")
    case .severalMistakes:
      Translations(
        zh: "设置里有 {count} 处问题，huifang check 逐条列出", en: "{count} mistakes in the settings: huifang check lists them",
        ru: "Ошибок в настройках: {count}, список даст huifang check")
    case .notAPhoneNumber:
      Translations(
        zh: "“{number}”不是电话号码", en: "“{number}” is no telephone number", ru: "«{number}» — не телефонный номер")
    }
  }
}
