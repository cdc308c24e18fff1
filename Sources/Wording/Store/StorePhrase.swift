/// Why the store can't read or keep something: what, where, and what to do.
public enum StorePhrase: String, Phrase {
  case noClinic, onlyBackupsLeft, notAFolder, notAFile, alreadyAClinic, folderInUse, markerMissing, markerDamaged
  case unreadableNewerVersion
  case folderOpenToOthers, fileOpenToOthers, journalMissing, journalDamaged, linesLost, journalReplaced, notABackup
  case snapshotDamagedOnTrial, backupDamaged, busy
  case busyImporting, busyWithUnknown, readOnlyNewerVersion, readOnlyAsked, readOnlyNoPermission, readOnlyDisk
  case notOnDisk, notReplaced, changeRefused
  case changeNotStorable, noSpace, system, outcomeUnknown, reopenNeeded

  public var translations: Translations {
    switch self {
    case .noClinic:
      Translations(
        zh: "{path}：这里没有门诊数据。请检查路径，或用 huifang init 新建；想先看看，用 huifang demo。",
        en: "{path}: no clinic here. Check the path, or make one with huifang init; or try huifang demo.",
        ru: "{path}: здесь нет данных клиники. Проверьте путь или создайте их: huifang init; пример: huifang demo.")
    case .onlyBackupsLeft:
      Translations(
        zh: "{path}：门诊数据不见了，但自动备份还在。请恢复最新的一份：huifang restore {newest} --data {path}",
        en: .plain(
          "{path}: the clinic is gone, but its automatic backups are here. Restore the newest: huifang restore {newest} "
            + "--data {path}"),
        ru: .plain(
          "{path}: самой клиники нет, но её автоматические копии на месте. Восстановите последнюю: huifang restore "
            + "{newest} --data {path}"))
    case .notAFolder:
      Translations(
        zh: "{path}：不是文件夹。请指定门诊的文件夹。",
        en: "{path}: not a folder. Name the clinic's folder.",
        ru: "{path}: это не папка. Укажите папку клиники.")
    case .notAFile:
      Translations(
        zh: "{path}：这里应是普通文件。请把占用此名称的东西移走。",
        en: "{path}: a plain file belongs here. Move away what is in its place.",
        ru: "{path}: здесь должен быть обычный файл. Уберите то, что стоит на его месте.")
    case .alreadyAClinic:
      Translations(
        zh: "{path}：这里已有门诊数据，未作任何改动。请换一个文件夹。",
        en: "{path}: there is a clinic already; nothing was changed. Choose another folder.",
        ru: "{path}: здесь уже есть данные клиники, ничего не изменено. Выберите другую папку.")
    case .folderInUse:
      Translations(
        zh: "{path}：这个文件夹里有别的文件（{name}），不是门诊数据，未作任何改动。请换一个空文件夹。",
        en: "{path}: holds other files ({name}) and no clinic; nothing was changed. Choose an empty folder.",
        ru: "{path}: здесь другие файлы ({name}), а не клиника; ничего не изменено. Выберите пустую папку.")
    case .markerMissing:
      Translations(
        zh: "{path}：有记录文件，但缺少 clinic.json。请用 huifang restore 备份 --data 另一个文件夹，再把其中的 clinic.json 复制到这里。",
        en: .plain(
          "{path}: the journal is there, but clinic.json is missing. Copy that file from another folder, into which you "
            + "restore a backup: huifang restore BACKUP --data FOLDER"),
        ru: .plain(
          "{path}: журнал на месте, но нет clinic.json. Скопируйте этот файл из другой папки, восстановив туда копию: "
            + "huifang restore КОПИЯ --data ПАПКА"))
    case .markerDamaged:
      Translations(
        zh: "{path}：无法读出门诊标识。请用 huifang restore 备份 --data 另一个文件夹，再用其中的 clinic.json 换掉它。",
        en: .plain(
          "{path}: does not say what the folder is. Replace it with that of another folder, into which you restore a "
            + "backup: huifang restore BACKUP --data FOLDER"),
        ru: .plain(
          "{path}: файл не читается. Замените его файлом из другой папки, восстановив туда копию: "
            + "huifang restore КОПИЯ --data ПАПКА"))
    case .unreadableNewerVersion:
      Translations(
        zh: "{path}：由较新的版本（格式 {version}）写成，此版本读不了。请升级程序。",
        en: "{path}: written by a newer version (format {version}) that this one can't read. Update the program.",
        ru: "{path}: записано более новой версией (формат {version}), эта версия её не прочтёт. Обновите программу.")
    case .folderOpenToOthers:
      Translations(
        zh: "{path}：本机其他用户可以进入（权限 {mode}），其中有患者资料。请运行：chmod 700 {quoted}",
        en: .plain(
          "{path}: others on this machine can enter it (mode {mode}), and it holds patients' data. "
            + "Run: chmod 700 {quoted}"),
        ru: .plain(
          "{path}: папка доступна другим пользователям (права {mode}), а в ней данные пациентов. "
            + "Выполните: chmod 700 {quoted}"))
    case .fileOpenToOthers:
      Translations(
        zh: "{path}：本机其他用户可以读写（权限 {mode}），其中有患者资料。请运行：chmod 600 {quoted}",
        en: .plain(
          "{path}: others on this machine can read or change it (mode {mode}), and it holds patients' data. "
            + "Run: chmod 600 {quoted}"),
        ru: .plain(
          "{path}: файл доступен другим пользователям (права {mode}), а в нём данные пациентов. "
            + "Выполните: chmod 600 {quoted}"))
    case .journalMissing:
      Translations(
        zh: "{path}：记录文件不见了，未作任何改动。请放回原处，或从备份恢复。",
        en: "{path}: the journal is gone; nothing was changed. Put it back, or restore a backup.",
        ru: "{path}: журнал исчез, ничего не изменено. Верните его на место или восстановите копию.")
    case .journalDamaged:
      Translations(
        zh: "{path} 第 {line} 行：{reason}。未作任何改动。请从备份恢复，或保留此文件并求助。",
        en: "{path}, line {line}: {reason}. Nothing was changed. Restore a backup, or keep this file and ask for help.",
        ru: .plain(
          "{path}, строка {line}: {reason}. Ничего не изменено. Восстановите копию или сохраните файл "
            + "и обратитесь за помощью."))
    case .linesLost:
      Translations(
        zh: "{path}：完整的只到第 {found} 行，而已保存过 {saved} 行，有记录丢失。未作任何改动。请先复制这个文件夹，再恢复备份。",
        en: .plain(
          "{path}: is whole up to line {found}, but {saved} lines were saved; some are lost. Nothing was changed. "
            + "Copy the folder, then restore a backup."),
        ru: .plain(
          "{path}: цел до строки {found}, а сохранено было {saved}; часть записей потеряна. Ничего не изменено. "
            + "Скопируйте папку и восстановите копию."))
    case .journalReplaced:
      Translations(
        zh: "请重新打开程序：{path} 已不是打开时的那份记录，这次什么也没有保存。",
        en: "Open the program anew: {path} is no longer the journal that was opened, and nothing of this was saved.",
        ru: "Откройте программу заново: {path} — уже не тот журнал, который был открыт; это не сохранено.")
    case .snapshotDamagedOnTrial:
      Translations(
        zh: "{path}：快照已损坏，试到一半停下了；门诊数据完好，没有任何改动。请一次只试一个文件。",
        en: "{path}: the snapshot is damaged, the trial ended half-way; no data is affected. Try one file at a time.",
        ru: "{path}: снимок повреждён, проба прервана; данные целы и не изменены. Пробуйте по одному файлу.")
    case .notABackup:
      Translations(
        zh: "{path}：不是门诊的备份文件，或者开头已损坏，未作任何改动。请选择用 huifang backup 做的文件。",
        en: .plain(
          "{path}: not a backup of a clinic, or damaged at its beginning; nothing was changed. Choose a file made by huifang "
            + "backup."),
        ru: .plain(
          "{path}: это не резервная копия клиники или её начало повреждено, ничего не изменено. Выберите файл, созданный "
            + "huifang backup."))
    case .backupDamaged:
      Translations(
        zh: "{path} 第 {line} 行：备份已损坏或不完整，未作任何改动。请换一个备份。",
        en: "{path}, line {line}: this backup is damaged or cut short; nothing was changed. Choose another backup.",
        ru: "{path}, строка {line}: копия повреждена или неполна, ничего не изменено. Выберите другую копию.")
    case .busy:
      Translations(
        zh: "{path}：正由 {name}（{desk}，进程 {process}，自 {since}）使用。请稍后再试。",
        en: "{path}: in use by {name} ({desk}, process {process}, since {since}). Try again in a moment.",
        ru: "{path}: занято, {name} ({desk}, процесс {process}, с {since}). Повторите чуть позже.")
    case .busyImporting:
      Translations(
        zh: "{path}：{name}（{desk}，进程 {process}）自 {since} 起正在导入。导入完成后请重试。",
        en: "{path}: {name} ({desk}, process {process}) has been importing since {since}. Try again when that is done.",
        ru: "{path}: {name} ({desk}, процесс {process}) выполняет импорт с {since}. Повторите, когда он закончится.")
    case .busyWithUnknown:
      Translations(
        zh: "{path}：正被另一个程序使用。请稍后再试。",
        en: "{path}: in use by another program. Try again in a moment.",
        ru: "{path}: занято другой программой. Повторите чуть позже.")
    case .readOnlyNewerVersion:
      Translations(
        zh: "{path}：由较新的版本（格式 {version}）写成，此版本只能查看。要记录，请升级程序。",
        en: .plain(
          "{path}: written by a newer version (format {version}); here it can only be read. "
            + "Update the program to record."),
        ru: .plain(
          "{path}: записано более новой версией (формат {version}), доступно только чтение. "
            + "Чтобы вести записи, обновите программу."))
    case .readOnlyAsked:
      Translations(
        zh: "{path}：以只读方式打开。要记录，请正常打开。",
        en: "{path}: opened for reading only. Open it the usual way to record.",
        ru: "{path}: открыто только для чтения. Чтобы вести записи, откройте обычным образом.")
    case .readOnlyNoPermission:
      Translations(
        zh: "{path}：您只有查看权限。要记录，请用文件夹所有者的账户。",
        en: "{path}: you may only read it. To record, use the account that owns the folder.",
        ru: "{path}: у вас есть право только на чтение. Для записи войдите как владелец папки.")
    case .readOnlyDisk:
      Translations(
        zh: "{path}：磁盘是只读的，什么也存不下。请检查磁盘或请管理员重新挂载，再打开程序。",
        en: .plain(
          "{path}: the disk is read-only, nothing can be saved. Check the disk or have it mounted for writing, then open the "
            + "program anew."),
        ru: .plain(
          "{path}: диск доступен только для чтения, сохранить ничего нельзя. Проверьте диск или смонтируйте его для записи и "
            + "откройте программу заново."))
    case .changeRefused:
      Translations(
        zh: "未保存：{reason}。这是程序的错误，请报告。",
        en: "Not saved: {reason}. This is a defect of the program; please report it.",
        ru: "Не сохранено: {reason}. Это ошибка программы, сообщите о ней.")
    case .changeNotStorable:
      Translations(
        zh: "未保存：这条内容无法原样写入（{reason}）。请更改后再试。",
        en: "Not saved: this can't be written so that it reads the same ({reason}). Change it and try again.",
        ru: "Не сохранено: это нельзя записать без искажений ({reason}). Измените и повторите.")
    case .noSpace:
      Translations(
        zh: "{path}：磁盘已满，未保存。请腾出空间后再试。",
        en: "{path}: the disk is full; not saved. Make room and try again.",
        ru: "{path}: диск заполнен, не сохранено. Освободите место и повторите.")
    case .system:
      Translations(
        zh: "{path}：{operation}（{cause}）。请检查磁盘和权限后再试。",
        en: "{path}: {operation} ({cause}). Check the disk and the permissions, then try again.",
        ru: "{path}: {operation} ({cause}). Проверьте диск и права, затем повторите.")
    case .notOnDisk:
      Translations(
        zh: "{path}：{operation}（{cause}），没有保存。请检查磁盘，再重新打开程序。",
        en: "{path}: {operation} ({cause}); it was not saved. Check the disk, then open the program anew.",
        ru: "{path}: {operation} ({cause}); не сохранено. Проверьте диск и откройте программу заново.")
    case .notReplaced:
      Translations(
        zh: "{path}：这里已有别的内容，不是本门诊较早的备份，没有覆盖。请换个文件名。",
        en: "{path}: what is there is no older backup of this clinic; it was not replaced. Choose another file name.",
        ru: "{path}: здесь не прежняя копия этой клиники, а другое; ничего не заменено. Выберите другое имя файла.")
    case .outcomeUnknown:
      Translations(
        zh: "{path}：{operation}（{cause}），不确定是否已保存。请重新打开程序，看记录是否在。",
        en: "{path}: {operation} ({cause}); it is open whether this was saved. Open the program anew and look.",
        ru: "{path}: {operation} ({cause}); неясно, сохранено ли это. Откройте программу заново и проверьте.")
    case .reopenNeeded:
      Translations(
        zh: "{path}：上一次保存失败，磁盘状态不明，已停止记录。请检查磁盘并重新打开程序。",
        en: .plain(
          "{path}: an earlier save failed and the disk can't be relied on. Check the disk, "
            + "then open the program anew."),
        ru: .plain(
          "{path}: прежнее сохранение не удалось, на диск нельзя положиться. Проверьте диск "
            + "и откройте программу заново."))
    }
  }
}
