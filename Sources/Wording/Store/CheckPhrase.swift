/// What a check of the whole store has found. All but `inLine`, `inFile` and `restoreUnfinished` are parts of a sentence.
public enum CheckPhrase: String, Phrase {
  case inLine, cutShortSave, snapshotUnusable, snapshotLost, snapshotNeeded, snapshotDiffers, clinicDiffers
  case stateDiffers, openToOthers, newerVersion
  case backupUnusable, unreadable, accessEntryUnreadable, erasedUnrecorded, notErased, erasureUnfinished
  case restoreUnfinished
  case followUpWithoutVisit, followUpWithoutAppointment, attemptWithoutFollowUp, attemptWithoutAppointment
  case correctionWithoutAttempt, escalationWithoutAttempt, filedUnderOtherPatient, inFile

  public var translations: Translations {
    switch self {
    case .inLine:
      Translations(
        zh: "{file} 第 {line} 行：{problem}", en: "{file}, line {line}: {problem}", ru: "{file}, строка {line}: {problem}")
    case .cutShortSave:
      Translations(
        zh: .plain("末尾有一次被打断的保存（{count} 字节），下次保存时会移到 aside"),
        en: .counted(
          one: "ends in a save that was cut short ({count} byte); the next save moves it to aside",
          other: "ends in a save that was cut short ({count} bytes); the next save moves it to aside"),
        ru: .counted(
          one: "в конце прерванное сохранение ({count} байт), следующее уберёт его в aside",
          few: "в конце прерванное сохранение ({count} байта), следующее уберёт его в aside",
          many: "в конце прерванное сохранение ({count} байт), следующее уберёт его в aside"))
    case .snapshotUnusable:
      Translations(
        zh: "快照的这个文件不能用，数据不受影响。可以删除它，需要时会重建",
        en: "no usable part of the snapshot; no data is affected. Delete it: what is missed is made anew",
        ru: "файл снимка непригоден, данные не затронуты. Его можно удалить: при надобности он создаётся заново")
    case .snapshotLost:
      Translations(
        zh: "快照也不能用。请恢复备份", en: "can't be used either. Restore a backup",
        ru: "снимок тоже непригоден. Восстановите копию")
    case .snapshotNeeded:
      Translations(
        zh: "快照完好，记录里丢失的还在其中，请勿删除。先复制整个文件夹，再用 huifang export 导出，然后恢复备份并导入",
        en: .plain(
          "is whole and still has what the journal has lost: don't delete it. Copy the folder, keep what is there with "
            + "huifang export, then restore a backup and import that"),
        ru: .plain(
          "снимок цел и хранит утраченное в журнале: не удаляйте его. Скопируйте папку, сохраните данные командой huifang "
            + "export, затем восстановите копию и импортируйте их"))
    case .backupUnusable:
      Translations(
        zh: "这个备份已损坏，不能用来恢复。请用 huifang backup 另做一个",
        en: "this backup is damaged, nothing can be restored from it. Make another with huifang backup",
        ru: "копия повреждена, из неё ничего не восстановить. Сделайте другую: huifang backup")
    case .unreadable:
      Translations(
        zh: "读不出来，里面的内容没有核对。请检查权限和磁盘", en: "can't be read, so it was not checked. Look at the permissions and the disk",
        ru: "не читается и поэтому не проверено. Проверьте права и диск")
    case .snapshotDiffers:
      Translations(
        zh: "快照与记录不一致：患者 {patients}。请删除快照", en: "differs from the journal for patients {patients}; delete it",
        ru: "снимок расходится с журналом у пациентов {patients}; удалите его")
    case .clinicDiffers:
      Translations(
        zh: "快照中的门诊设置与记录不一致。请删除快照", en: "differs from the journal in the clinic's settings; delete it",
        ru: "снимок расходится с журналом в настройках клиники; удалите его")
    case .stateDiffers:
      Translations(
        zh: "程序里的内容与记录不一致。请删除快照并重新打开",
        en: "says something else than the program shows; delete the snapshot and open anew",
        ru: "расходится с тем, что показывает программа; удалите снимок и откройте заново")
    case .openToOthers:
      Translations(
        zh: "其他用户可以读取（权限 {mode}）。请用 chmod 收回权限", en: "open to other users (mode {mode}); take that away with chmod",
        ru: "доступно другим пользователям (права {mode}); закройте доступ командой chmod")
    case .erasedUnrecorded:
      Translations(
        zh: "内容已被清除，却没有相应的清除记录", en: "lost its content, and no erasure is recorded that says so",
        ru: "содержимое стёрто, но записи о стирании нет")
    case .notErased:
      Translations(
        zh: "仍有已清除患者 {patient} 的内容", en: "still holds something of patient {patient}, who was erased",
        ru: "ещё содержит данные стёртого пациента {patient}")
    case .erasureUnfinished:
      Translations(
        zh: "有一次清除被打断。请正常打开一次门诊，再看那位患者是否还在；还在就再清除一次",
        en: .plain(
          "an erasure was cut short; open the clinic to record, then look whether the patient is still there: if so, "
            + "erase once more"),
        ru: .plain(
          "стирание прервалось; откройте клинику для работы и проверьте, есть ли ещё этот пациент: если да, сотрите ещё "
            + "раз"))
    case .restoreUnfinished:
      Translations(
        zh: .plain(
          "{folder}：恢复备份被打断（或正在进行）时留在旁边的门诊，其中可能有这里没有的记录。请用 huifang check --data 查看，"
            + "再改名保留或删除"),
        en: .plain(
          "{folder}: left by a restore that was cut short, or is under way; it may hold calls that are not here. Look at it "
            + "with huifang check --data, then keep it under another name or remove it"),
        ru: .plain(
          "{folder}: осталось от восстановления, которое прервалось или ещё идёт; там могут быть звонки, которых здесь нет. "
            + "Посмотрите командой huifang check --data, затем сохраните под другим именем или удалите"))
    case .accessEntryUnreadable:
      Translations(
        zh: "不是写下时的查看记录，读取时会跳过", en: "is no entry of the access log as it was written; it is passed over",
        ru: "не запись журнала просмотров в том виде, как была сделана; пропускается")
    case .newerVersion:
      Translations(
        zh: "由较新的版本（格式 {version}）写成，这里只能查看，未必都能核对。请升级程序",
        en: .plain(
          "written by a newer version (format {version}): it can only be read here, and not all of it be verified; "
            + "update the program"),
        ru: .plain(
          "записано более новой версией (формат {version}): здесь только чтение и неполная проверка; "
            + "обновите программу"))
    case .followUpWithoutVisit:
      Translations(
        zh: "患者 {patient} 的回访任务 {subject} 指向不存在的就诊 {missing}",
        en: "patient {patient}: follow-up {subject} names visit {missing}, which is not recorded",
        ru: "пациент {patient}: задача {subject} ссылается на визит {missing}, которого нет")
    case .followUpWithoutAppointment:
      Translations(
        zh: "患者 {patient} 的回访任务 {subject} 指向不存在的预约 {missing}",
        en: "patient {patient}: follow-up {subject} names appointment {missing}, which is not recorded",
        ru: "пациент {patient}: задача {subject} ссылается на запись на приём {missing}, которой нет")
    case .attemptWithoutFollowUp:
      Translations(
        zh: "患者 {patient} 的回访记录 {subject} 指向不存在的回访任务 {missing}",
        en: "patient {patient}: attempt {subject} names follow-up {missing}, which is not recorded",
        ru: "пациент {patient}: звонок {subject} ссылается на задачу {missing}, которой нет")
    case .attemptWithoutAppointment:
      Translations(
        zh: "患者 {patient} 的回访记录 {subject} 指向不存在的预约 {missing}",
        en: "patient {patient}: attempt {subject} names appointment {missing}, which is not recorded",
        ru: "пациент {patient}: звонок {subject} ссылается на запись на приём {missing}, которой нет")
    case .correctionWithoutAttempt:
      Translations(
        zh: "患者 {patient} 的回访记录 {subject} 更正了不存在的记录 {missing}",
        en: "patient {patient}: attempt {subject} corrects attempt {missing}, which is not recorded",
        ru: "пациент {patient}: звонок {subject} исправляет звонок {missing}, которого нет")
    case .escalationWithoutAttempt:
      Translations(
        zh: "患者 {patient} 的转医生 {subject} 指向不存在的回访记录 {missing}",
        en: "patient {patient}: escalation {subject} names attempt {missing}, which is not recorded",
        ru: "пациент {patient}: обращение к врачу {subject} ссылается на звонок {missing}, которого нет")
    case .filedUnderOtherPatient:
      Translations(
        zh: "患者 {patient} 名下有患者 {missing} 的内容", en: "patient {patient}: holds something that belongs to {missing}",
        ru: "у пациента {patient} есть данные пациента {missing}")
    case .inFile:
      Translations(zh: "{file}：{problem}", en: "{file}: {problem}", ru: "{file}: {problem}")
    }
  }
}
