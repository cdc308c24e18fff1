/// What the commands report.
public enum ReportPhrase: String, Phrase {
  case clinicMade, imported, wouldImport, importChangedNothing, importTookNothing, rowsRefused, settingsRefused,
    callsMoved
  case callsToCome, callsOfUnknownFollowUps, recorded, noAppointmentRecorded, queueEmpty, planEmpty
  case standardOutput, doneButNotTold, unexpectedError
  case nobodyFound, checkClean, checkFound, demoStays
  case placeIsOfClinic, placeIsNoExport, noClinicalCallsAnyMore, noOtherCallsAnyMore
  case backupMade, documentNotBackedUp, dailyBackupFailed, backupRestored, formerClinicKept, formerFilesKept
  case restoreWouldReplace
  case erasedPatientsAreBack, erasedPatientsUnknown, clockBehind
  case columnPosition, columnLane, columnTime, columnVIP, columnName, columnAge, columnReason, columnDentist
  case columnAttempt, columnState, columnPhone, columnDue, columnBy, columnID, columnPatient, columnTags,
    columnLastVisit
  case columnKind, overdue, late, claimedBy, canWait

  public var translations: Translations {
    switch self {
    case .clinicMade:
      Translations(
        zh: "门诊已建立：{folder}。接下来：huifang import 文件.json",
        en: "The clinic is ready: {folder}. Next: huifang import FILE.json",
        ru: "Клиника создана: {folder}. Дальше: huifang import ФАЙЛ.json")
    case .imported:
      Translations(
        zh: "{file}：新患者 {added}，有变化 {changed}，无变化 {unchanged}；新计划回访 {planned} 条",
        en: "{file}: patients: {added} new, {changed} changed, {unchanged} unchanged; follow-ups planned: {planned}",
        ru:
          "{file}: пациенты: новых {added}, изменено {changed}, без изменений {unchanged}; запланировано звонков: {planned}"
      )
    case .wouldImport:
      Translations(
        zh: "{file}（只检查）：新患者 {added}，有变化 {changed}，无变化 {unchanged}；新计划回访 {planned} 条",
        en:
          "{file} (checked only): patients: {added} new, {changed} changed, {unchanged} unchanged; follow-ups planned: {planned}",
        ru:
          "{file} (только проверка): пациенты: новых {added}, изменено {changed}, без изменений {unchanged}; запланировано звонков: {planned}"
      )
    case .importChangedNothing:
      Translations(
        zh: "{file}：都已经有了，没有变化", en: "{file}: all of it is there already, nothing changed",
        ru: "{file}: всё уже есть, ничего не изменилось")
    case .importTookNothing:
      Translations(
        zh: "{file}：没有变化；有内容未能导入，见上", en: "{file}: nothing changed; what could not be imported is told above",
        ru: "{file}: ничего не изменилось; что не удалось импортировать, сказано выше")
    case .rowsRefused:
      Translations(
        zh: "{count} 行没有导入，原因见上",
        en: .counted(
          one: "{count} row was not imported; see above", other: "{count} rows were not imported; see above"),
        ru: .counted(
          one: "{count} строка не импортирована, причина выше", few: "{count} строки не импортированы, причины выше",
          many: "{count} строк не импортировано, причины выше"))
    case .settingsRefused:
      Translations(
        zh: "另有 {count} 处门诊设置或整个部分没有导入，原因见上",
        en: .counted(
          one: "{count} setting or section was not taken; see above",
          other: "{count} settings or sections were not taken; see above"),
        ru: .counted(
          one: "{count} настройка или раздел не приняты, причина выше",
          few: "{count} настройки или раздела не приняты, причины выше",
          many: "{count} настроек или разделов не принято, причины выше"))
    case .callsMoved:
      Translations(
        zh: "门诊设置变了，另有 {count} 位患者的回访随之改期",
        en: .counted(
          one: "the new settings move the calls of {count} other patient",
          other: "the new settings move the calls of {count} other patients"),
        ru: .counted(
          one: "новые настройки сдвинули звонки ещё {count} пациента",
          few: "новые настройки сдвинули звонки ещё {count} пациентов",
          many: "новые настройки сдвинули звонки ещё {count} пациентов"))
    case .callsToCome:
      Translations(
        zh: "{count} 次回访记录的时间还没到，没有导入",
        en: .counted(
          one: "{count} call lies in the future and was left out",
          other: "{count} calls lie in the future and were left out"),
        ru: .counted(
          one: "{count} звонок ещё в будущем и пропущен", few: "{count} звонка ещё в будущем и пропущены",
          many: "{count} звонков ещё в будущем и пропущено"))
    case .callsOfUnknownFollowUps:
      Translations(
        zh: "{count} 次回访记录所指的回访任务这里没有，只作为历史保留",
        en: .counted(
          one: "{count} call names follow-ups that are not known here; it was kept as history alone",
          other: "{count} calls name follow-ups that are not known here; they were kept as history alone"),
        ru: .counted(
          one: "{count} звонок относится к задачам, которых здесь нет: сохранён только в истории",
          few: "{count} звонка относятся к задачам, которых здесь нет: сохранены только в истории",
          many: "{count} звонков относятся к задачам, которых здесь нет: сохранены только в истории"))
    case .recorded:
      Translations(zh: "已记录：{name}，{outcome}", en: "Recorded: {name}, {outcome}", ru: "Записано: {name}, {outcome}")
    case .noAppointmentRecorded:
      Translations(
        zh: "没有记下预约时间：请加 --appointment 时刻（可再加 --dentist 编号），或随预约数据一起导入。",
        en:
          "No appointment was recorded: say --appointment INSTANT (and --dentist ID), or import it with the appointments.",
        ru: "Запись на приём не сохранена: укажите --appointment МОМЕНТ (и --dentist НОМЕР) или импортируйте её.")
    case .queueEmpty:
      Translations(zh: "这一天没有要打的电话", en: "No calls to make on that day", ru: "На этот день звонков нет")
    case .planEmpty: Translations(zh: "没有计划中的回访", en: "No follow-ups are planned", ru: "Запланированных звонков нет")
    case .standardOutput: Translations(zh: "标准输出", en: "standard output", ru: "стандартный вывод")
    case .doneButNotTold:
      Translations(
        zh: "已经完成，不必再做一次；只是结果无法显示：{reason}",
        en: "it is done and need not be done again, but could not be told: {reason}",
        ru: "всё выполнено, повторять не нужно; не удалось только сообщить об этом: {reason}")
    case .unexpectedError:
      Translations(
        zh: "意外错误（{error}）。这是程序的错误，请报告。",
        en: "An unexpected error ({error}). This is a defect of the program; please report it.",
        ru: "Непредвиденная ошибка ({error}). Это ошибка программы, сообщите о ней.")
    case .nobodyFound: Translations(zh: "没有找到", en: "Nobody found", ru: "Никого не найдено")
    case .checkClean:
      Translations(zh: "{folder}：全部核对无误", en: "{folder}: everything is in order", ru: "{folder}: всё в порядке")
    case .noClinicalCallsAnyMore:
      Translations(
        zh: "诊疗回访不再打给这位患者", en: "No more clinical calls to this patient",
        ru: "Звонков о лечении этому пациенту больше не будет")
    case .noOtherCallsAnyMore:
      Translations(
        zh: "关怀与邀约电话不再打给这位患者", en: "No more calls to this patient but clinical ones",
        ru: "Прочих звонков этому пациенту больше не будет")
    case .placeIsNoExport:
      Translations(
        zh: "{file}：这里已有别的文件，不是以前的导出，没有覆盖。请换个文件名。",
        en: "{file}: there is another file, and no earlier export; it was not replaced. Choose another name.",
        ru: "{file}: здесь другой файл, а не прежняя выгрузка; он не заменён. Выберите другое имя.")
    case .placeIsOfClinic:
      Translations(
        zh: "{file}：这是门诊文件夹（{folder}）里的文件，不能覆盖，未作任何改动。请换一个位置。",
        en: .plain(
          "{file}: this is a file of the clinic in {folder}, and must not be replaced. Nothing was changed; choose another "
            + "place."),
        ru: .plain(
          "{file}: это файл клиники в {folder}, его нельзя заменить. Ничего не изменено; выберите другое место."))
    case .backupMade:
      Translations(
        zh: "{file}：已备份 {clinic}，共 {count} 行记录",
        en: .counted(
          one: "{file}: {clinic} is backed up, {count} line of the journal",
          other: "{file}: {clinic} is backed up, {count} lines of the journal"),
        ru: .counted(
          one: "{file}: сохранена копия «{clinic}», {count} строка журнала",
          few: "{file}: сохранена копия «{clinic}», {count} строки журнала",
          many: "{file}: сохранена копия «{clinic}», {count} строк журнала"))
    case .dailyBackupFailed:
      Translations(
        zh: "今天的自动备份没做成：{reason}", en: "Today's automatic backup was not made: {reason}",
        ru: "Сегодняшняя резервная копия не создана: {reason}")
    case .documentNotBackedUp:
      Translations(
        zh: "{file}：读不出、太大或不是 UTF-8 文本，未放进备份。请修好后再备份一次。",
        en: "{file}: can't be read, is too large or no UTF-8 text; it is not in the backup. Mend it and back up again.",
        ru: "{file}: не читается, слишком велик или не UTF-8; в копию не вошёл. Исправьте его и повторите.")
    case .backupRestored:
      Translations(
        zh: "{folder}：已恢复 {clinic} {madeAt} 的备份，共 {count} 行记录",
        en: .counted(
          one: "{folder}: restored {clinic} as of {madeAt}, {count} line of the journal",
          other: "{folder}: restored {clinic} as of {madeAt}, {count} lines of the journal"),
        ru: .counted(
          one: "{folder}: восстановлена «{clinic}» на {madeAt}, {count} строка журнала",
          few: "{folder}: восстановлена «{clinic}» на {madeAt}, {count} строки журнала",
          many: "{folder}: восстановлена «{clinic}» на {madeAt}, {count} строк журнала"))
    case .formerClinicKept:
      Translations(
        zh: "原来的门诊保留在 {folder}，其中有备份之后的记录、查看记录和自动备份",
        en: .plain(
          "The clinic that was there is kept in {folder}, with all that was recorded since the backup, its access log and "
            + "its automatic backups"),
        ru: .plain(
          "Прежняя клиника сохранена в {folder}: там всё, что записано после копии, журнал просмотров и автоматические "
            + "копии"))
    case .formerFilesKept:
      Translations(
        zh: "文件夹里剩下的文件保留在 {folder}", en: "What was left in the folder is kept in {folder}",
        ru: "То, что оставалось в папке, сохранено в {folder}")
    case .erasedPatientsAreBack:
      Translations(
        zh: "备份里还有 {count} 位后来已清除的患者，现在又回来了：{patients}。要再次清除：huifang erase 编号",
        en: .counted(
          one: "{count} patient who was erased since is back: {patients}. To erase again: huifang erase ID",
          other: "{count} patients who were erased since are back: {patients}. To erase them again: huifang erase ID"),
        ru: .counted(
          one: "Снова появился {count} пациент, стёртый позже: {patients}. Стереть ещё раз: huifang erase НОМЕР",
          few: "Снова появились {count} пациента, стёртые позже: {patients}. Стереть ещё раз: huifang erase НОМЕР",
          many: "Снова появились {count} пациентов, стёртых позже: {patients}. Стереть ещё раз: huifang erase НОМЕР"))
    case .erasedPatientsUnknown:
      Translations(
        zh: "原来门诊的记录不完整：备份之后清除过的患者可能又回来了，请对照您自己的清除记录",
        en: .plain(
          "The journal of the clinic that was there is not whole: patients erased since the backup may be back. Compare "
            + "with your own notes of erasures."),
        ru: .plain(
          "Журнал прежней клиники неполон: пациенты, стёртые после копии, могли вернуться. Сверьтесь со своими "
            + "записями о стёртых."))
    case .clockBehind:
      Translations(
        zh: "电脑时间比上次记录（{time}）还早：请先核对日期和时间，否则清单不全",
        en: "The clock is behind what was recorded last ({time}). Set date and time, else calls are missing here",
        ru: "Часы отстают от последней записи ({time}): проверьте дату и время, иначе список неполон")
    case .restoreWouldReplace:
      Translations(
        zh: "{folder}：这里已有门诊数据，未作任何改动。请换一个文件夹（--data），或用 --replace：原来的会保留在旁边。",
        en: .plain(
          "{folder}: there is a clinic already; nothing was changed. Choose another folder (--data), "
            + "or --replace: the old one is kept beside it."),
        ru: .plain(
          "{folder}: здесь уже есть данные клиники, ничего не изменено. Выберите другую папку (--data) "
            + "или --replace: прежняя сохранится рядом."))
    case .checkFound:
      Translations(
        zh: "发现 {count} 处问题，见上", en: .counted(one: "{count} finding, see above", other: "{count} findings, see above"),
        ru: .counted(
          one: "найдена {count} проблема, см. выше", few: "найдено {count} проблемы, см. выше",
          many: "найдено {count} проблем, см. выше"))
    case .demoStays:
      Translations(
        zh: "样板门诊还在 {folder}；再次打开：huifang --data {folder}",
        en: "The sample clinic stays in {folder}; open it again with: huifang --data {folder}",
        ru: "Пример клиники остался в {folder}; открыть снова: huifang --data {folder}")
    case .columnPosition: Translations(zh: "#", en: "#", ru: "#")
    case .columnLane: Translations(zh: "批次", en: "Lane", ru: "Обзвон")
    case .columnTime: Translations(zh: "时间", en: "Time", ru: "Время")
    case .columnVIP: Translations(zh: "大患者", en: "VIP", ru: "ВИП")
    case .columnName: Translations(zh: "姓名", en: "Name", ru: "Имя")
    case .columnAge: Translations(zh: "年龄", en: "Age", ru: "Возраст")
    case .columnReason: Translations(zh: "事由", en: "Reason", ru: "Причина")
    case .columnDentist: Translations(zh: "医生", en: "Dentist", ru: "Врач")
    case .columnAttempt: Translations(zh: "第几次", en: "Attempt", ru: "Попытка")
    case .columnState: Translations(zh: "状态", en: "State", ru: "Состояние")
    case .columnPhone: Translations(zh: "电话", en: "Phone", ru: "Телефон")
    case .columnDue: Translations(zh: "起", en: "Due", ru: "С")
    case .columnBy: Translations(zh: "止", en: "By", ru: "До")
    case .columnID: Translations(zh: "编号", en: "Id", ru: "Номер")
    case .columnPatient: Translations(zh: "患者", en: "Patient", ru: "Пациент")
    case .columnTags: Translations(zh: "标签", en: "Tags", ru: "Метки")
    case .columnLastVisit: Translations(zh: "上次就诊", en: "Last visit", ru: "Последний визит")
    case .columnKind: Translations(zh: "类别", en: "Kind", ru: "Вид")
    case .overdue: Translations(zh: "逾期", en: "overdue", ru: "просрочен")
    case .late: Translations(zh: "排晚了", en: "late", ru: "поздно")
    case .claimedBy: Translations(zh: "{name} 正在打", en: "held by {name}", ru: "звонит {name}")
    case .canWait: Translations(zh: "可以等", en: "can wait", ru: "может подождать")
    }
  }
}
