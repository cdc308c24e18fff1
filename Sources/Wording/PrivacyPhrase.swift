/// What the commands about privacy say: who opened which patient, the export and the erasure of one patient.
public enum PrivacyPhrase: String, Phrase {
  case accessAbstract, accessDiscussion, accessPatientHelp, exportPatientHelp
  case notLogged, noAccess, entriesPassedOver, severalPatients
  case columnWho, columnDesk, columnWay
  case eraseAbstract, eraseDiscussion, erasePatientHelp, eraseYesHelp
  case willErase, willEraseBackups, typeTheID, confirmationNeeded, nothingErased
  case erased, backupsMadeAnew, copiesElsewhere, formerClinics, otherBackups, erasedLines
  case retentionAbstract, retentionDiscussion, olderThanHelp, retentionEraseHelp
  case noPeriod, notAPeriod, idlePatients, columnLast, typeTheNumber, monthsRemoved

  public var translations: Translations {
    switch self {
    case .accessAbstract:
      Translations(
        zh: "谁在什么时候打开过哪位患者", en: "Who opened which patient, and when", ru: "Кто, когда и какого пациента открывал")
    case .accessDiscussion:
      Translations(
        zh: "打开通话单或患者页、显示完整电话、列出、导出或清除一位患者，都会记下；清单上的一行不算。",
        en: .plain(
          "Noted are: opening the call sheet or the patient's page, showing the phone numbers, printing, exporting or "
            + "erasing one patient. A line of a list is none of these."),
        ru: .plain(
          "Отмечается: открытие листа звонка или карточки, показ номеров, вывод, экспорт и стирание одного пациента. "
            + "Строка списка не в счёт."))
    case .accessPatientHelp:
      Translations(
        zh: "只看这位患者（编号；已清除的也可以）", en: "Only this patient (id; also one who was erased)",
        ru: "Только этот пациент (номер; можно и стёртого)")
    case .exportPatientHelp:
      Translations(
        zh: "只导出这位患者（编号）的全部内容", en: "Only what is kept on this patient (id)",
        ru: "Только данные этого пациента (номер)")
    case .notLogged:
      Translations(
        zh: "谁打开过患者记不下来：{reason}", en: "Who opened which patient can't be noted: {reason}",
        ru: "Не удаётся отметить, кто открывал пациента: {reason}")
    case .noAccess:
      Translations(zh: "没有查看记录", en: "Nobody was opened", ru: "Никого не открывали")
    case .entriesPassedOver:
      Translations(
        zh: "查看记录中有 {count} 行读不出，已跳过；用 huifang check 查看是哪些行",
        en: .counted(
          one: "{count} line of the access log is unreadable and was passed over; huifang check names it",
          other: "{count} lines of the access log are unreadable and were passed over; huifang check names them"),
        ru: .counted(
          one: "{count} строка журнала просмотров не читается и пропущена; её назовёт huifang check",
          few: "{count} строки журнала просмотров не читаются и пропущены; их назовёт huifang check",
          many: "{count} строк журнала просмотров не читаются и пропущены; их назовёт huifang check"))
    case .severalPatients: Translations(zh: "多位患者", en: "several patients", ru: "несколько пациентов")
    case .eraseAbstract:
      Translations(
        zh: "清除一位患者的全部内容", en: "Erase all that is kept on one patient", ru: "Стереть все данные одного пациента")
    case .eraseDiscussion:
      Translations(
        zh: "不能撤销。记录仍可核对：哪些行被清除、谁在什么时候清除，都会留下；患者只留编号。",
        en: .plain(
          "Can't be undone. The journal stays verifiable: it keeps which lines were erased, by whom and when, "
            + "and of the patient the id alone."),
        ru: .plain(
          "Отменить нельзя. Журнал остаётся проверяемым: в нём видно, какие строки стёрты, кем и когда; "
            + "от пациента остаётся только номер."))
    case .erasePatientHelp: Translations(zh: "患者编号", en: "The patient's id", ru: "Номер пациента")
    case .eraseYesHelp: Translations(zh: "不再询问", en: "Don't ask", ru: "Не спрашивать")
    case .willErase:
      Translations(
        zh: .plain(
          "{id} {name}：将清除就诊 {visits}、预约 {appointments}、治疗计划 {planItems}、"
            + "回访 {followUps}、回访记录 {attempts}、转医生 {escalations}。"),
        en: .plain(
          "{id} {name}: this erases visits {visits}, appointments {appointments}, plan items {planItems}, "
            + "follow-ups {followUps}, calls {attempts}, escalations {escalations}."),
        ru: .plain(
          "{id} {name}: будет стёрто: визиты {visits}, записи на приём {appointments}, пункты плана {planItems}, "
            + "задачи {followUps}, звонки {attempts}, обращения к врачу {escalations}."))
    case .willEraseBackups:
      Translations(
        zh: "{folder} 里以前的自动备份还留有这位患者，会一并删除，随即重新备份。",
        en: .plain(
          "The automatic backups in {folder} still hold the patient: they are removed, and a new one is made at once."),
        ru: .plain(
          "Автоматические копии в {folder} ещё содержат пациента: они будут удалены, и сразу сделана новая."))
    case .typeTheID:
      Translations(
        zh: "确认清除请输入编号 {id}：", en: "To erase, type the id {id}:", ru: "Чтобы стереть, введите номер {id}:")
    case .confirmationNeeded:
      Translations(
        zh: "未清除任何内容。没有终端可询问；确认要清除请加 --yes。",
        en: "Nothing was erased. There is no terminal to ask; confirm with --yes.",
        ru: "Ничего не стёрто. Нет терминала для вопроса; подтвердите ключом --yes.")
    case .nothingErased:
      Translations(
        zh: "输入的不是 {id}，未清除任何内容。", en: "That is not {id}; nothing was erased.",
        ru: "Это не {id}; ничего не стёрто.")
    case .erased:
      Translations(
        zh: "{id} 已清除：记录中有 {count} 行不再有其内容，其余行重新衔接（huifang check 可核对）",
        en: .counted(
          one: "{id} is erased: {count} line of the journal holds nothing of it any more; huifang check verifies it",
          other: "{id} is erased: {count} lines of the journal hold nothing of it any more; huifang check verifies them"
        ),
        ru: .counted(
          one: "{id} стёрт: в журнале {count} строка больше его не содержит (проверка: huifang check)",
          few: "{id} стёрт: в журнале {count} строки больше его не содержат (проверка: huifang check)",
          many: "{id} стёрт: в журнале {count} строк больше его не содержат (проверка: huifang check)"))
    case .backupsMadeAnew:
      Translations(
        zh: "自动备份里也没有了：刚才已重新备份", en: "No automatic backup holds what was erased: a new one was just made",
        ru: "В автоматических копиях стёртого больше нет: только что сделана новая")
    case .copiesElsewhere:
      Translations(
        zh: "没有动过：放在别处的备份、导出的文件，以及其他患者记录里提到此人的内容。再次导入含有此人的文件会把此人带回来。",
        en: .plain(
          "Not touched: backups elsewhere, exported files, and what other patients' records say of this one. "
            + "Importing a document that still has the patient brings them back."),
        ru: .plain(
          "Не затронуты: копии в других местах, экспортированные файлы и упоминания в записях других пациентов. "
            + "Импорт документа, где пациент ещё есть, вернёт его."))
    case .formerClinics:
      Translations(
        zh: "旁边还有恢复备份时留下的旧门诊，其中可能仍有此人：{folders}",
        en: "Clinics that were replaced by a backup lie beside this one, and may still hold the patient: {folders}",
        ru: "Рядом лежат клиники, заменённые резервной копией; в них пациент может остаться: {folders}")
    case .otherBackups:
      Translations(
        zh: "自动备份旁边还有别的文件，其中可能仍有此人：{files}",
        en: "Other files lie beside the automatic backups, and may still hold the patient: {files}",
        ru: "Рядом с автоматическими копиями лежат другие файлы; в них пациент может остаться: {files}")
    case .erasedLines:
      Translations(
        zh: "其中 {count} 行已按清除记录清空，衔接无误",
        en: .counted(
          one: "{count} line of the journal was erased, as recorded; the chain holds",
          other: "{count} lines of the journal were erased, as recorded; the chain holds"),
        ru: .counted(
          one: "{count} строка журнала стёрта, что записано; цепочка цела",
          few: "{count} строки журнала стёрты, что записано; цепочка цела",
          many: "{count} строк журнала стёрто, что записано; цепочка цела"))
    case .retentionAbstract:
      Translations(
        zh: "哪些患者早已没有往来，可以清除", en: "Who has not been here for so long that the data can go",
        ru: "Кто не бывал так давно, что данные можно стереть")
    case .retentionDiscussion:
      Translations(
        zh: "往来指就诊、预约、回访；都没有时看登记的日子。期限写在交换文件的 clinic 里（retention），或用 --older-than。",
        en: .plain(
          "What counts are visits, appointments and calls, or the registration where there are none. The period is the "
            + "clinic's setting “retention” (import it in the section clinic), or --older-than."),
        ru: .plain(
          "Считаются визиты, записи на приём и звонки, а если их нет — регистрация. Срок: настройка «retention» "
            + "(импорт раздела clinic) или --older-than."))
    case .olderThanHelp:
      Translations(
        zh: "期限，如 P10Y、P6M（否则按门诊的设置）", en: "The period, as P10Y or P6M (else the clinic's setting)",
        ru: "Срок, например P10Y или P6M (иначе настройка клиники)")
    case .retentionEraseHelp:
      Translations(
        zh: "清除这些患者，以及同样久的查看记录", en: "Erase these patients, and the months of the access log that are as old",
        ru: "Стереть этих пациентов и столь же старые месяцы журнала просмотров")
    case .noPeriod:
      Translations(
        zh: "门诊没有设期限。请用 --older-than，如 --older-than P10Y。",
        en: "The clinic has set no retention period. Say one, as --older-than P10Y.",
        ru: "Клиника не задала срок хранения. Укажите его: --older-than P10Y.")
    case .notAPeriod:
      Translations(
        zh: "“{value}”不是期限；请写成 P10Y 或 P6M", en: "“{value}” is no period; write it as P10Y or P6M",
        ru: "«{value}» — не срок; пишите P10Y или P6M")
    case .idlePatients:
      Translations(
        zh: "超过期限 {period} 没有往来的患者：{count} 位",
        en: .counted(
          one: "{count} patient has had no activity for longer than {period}",
          other: "{count} patients have had no activity for longer than {period}"),
        ru: .counted(
          one: "{count} пациент не бывал дольше срока {period}",
          few: "{count} пациента не бывали дольше срока {period}",
          many: "{count} пациентов не бывали дольше срока {period}"))
    case .columnLast: Translations(zh: "最后往来", en: "Last activity", ru: "Последнее событие")
    case .typeTheNumber:
      Translations(
        zh: "确认清除请输入人数 {count}：", en: "To erase them, type their number {count}:",
        ru: "Чтобы стереть, введите их число {count}:")
    case .monthsRemoved:
      Translations(
        zh: "已删除 {count} 个月的查看记录",
        en: .counted(
          one: "{count} month of the access log was removed", other: "{count} months of the access log were removed"),
        ru: .counted(
          one: "удалён {count} месяц журнала просмотров", few: "удалено {count} месяца журнала просмотров",
          many: "удалено {count} месяцев журнала просмотров"))
    case .columnWho: Translations(zh: "谁", en: "Who", ru: "Кто")
    case .columnDesk: Translations(zh: "前台机", en: "Desk", ru: "Стол")
    case .columnWay: Translations(zh: "方式", en: "How", ru: "Как")
    }
  }
}
