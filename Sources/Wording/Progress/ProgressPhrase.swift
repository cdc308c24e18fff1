/// What is being done that may take long. Where somebody is waited for, `{name}`, `{desk}` and `{since}` say who and
/// since when.
public enum ProgressPhrase: String, Phrase {
  case readingJournal, arrangingRecords, writingSnapshot, readingPatients
  case checkingJournal, checkingSnapshot, checkingRecords
  case makingBackup, readingBackup, erasing
  case readingDocument, comparingDocument, importing, movingCalls, writingDocument
  case waitingForImport

  public var translations: Translations {
    switch self {
    case .readingJournal:
      Translations(zh: "正在读取记录", en: "Reading the journal", ru: "Чтение журнала")
    case .arrangingRecords:
      Translations(zh: "正在整理患者资料", en: "Putting the records together", ru: "Сборка данных пациентов")
    case .writingSnapshot:
      Translations(zh: "正在写入快照", en: "Writing the snapshot", ru: "Запись снимка")
    case .readingPatients:
      Translations(zh: "正在读取患者资料", en: "Reading the patients", ru: "Чтение данных пациентов")
    case .checkingJournal:
      Translations(zh: "正在核对记录", en: "Checking the journal", ru: "Проверка журнала")
    case .checkingSnapshot:
      Translations(zh: "正在核对快照", en: "Checking the snapshot", ru: "Проверка снимка")
    case .checkingRecords:
      Translations(zh: "正在核对患者资料", en: "Checking the records", ru: "Проверка данных пациентов")
    case .makingBackup:
      Translations(zh: "正在备份", en: "Making the backup", ru: "Создание копии")
    case .readingBackup:
      Translations(zh: "正在读取备份", en: "Reading the backup", ru: "Чтение копии")
    case .erasing:
      Translations(zh: "正在清除", en: "Erasing", ru: "Удаление")
    case .readingDocument:
      Translations(zh: "正在读取文件", en: "Reading the document", ru: "Чтение файла")
    case .comparingDocument:
      Translations(zh: "正在比对文件", en: "Comparing with the clinic", ru: "Сверка с данными клиники")
    case .importing:
      Translations(zh: "正在导入", en: "Importing", ru: "Импорт")
    case .movingCalls:
      Translations(zh: "正在调整回访时间", en: "Moving calls", ru: "Перенос звонков")
    case .writingDocument:
      Translations(zh: "正在写出文件", en: "Writing the document", ru: "Запись файла")
    case .waitingForImport:
      Translations(
        zh: "等待 {name}（{desk}）导入完成，{since} 开始 · 按 Ctrl-C 放弃",
        en: "Waiting for {name} ({desk}), importing since {since} · Ctrl-C gives up",
        ru: "Ожидание: {name} ({desk}) импортирует с {since} · Ctrl-C — не ждать")
    }
  }
}

/// How far something is that takes long. `{work}` is a ``ProgressPhrase``.
public enum ProgressMeasurePhrase: String, Phrase {
  case percent, megabytes, secondsLeft, minutesLeft

  public var translations: Translations {
    switch self {
    case .percent:
      Translations(zh: "{work} {percent}%", en: "{work}: {percent}%", ru: "{work}: {percent} %")
    case .megabytes:
      Translations(zh: "{work}，已读 {count} MB", en: "{work}: {count} MB so far", ru: "{work}: прочитано {count} МБ")
    case .secondsLeft:
      Translations(zh: "还需约 {count} 秒", en: "about {count} s left", ru: "осталось около {count} с")
    case .minutesLeft:
      Translations(zh: "还需约 {count} 分钟", en: "about {count} min left", ru: "осталось около {count} мин")
    }
  }
}
