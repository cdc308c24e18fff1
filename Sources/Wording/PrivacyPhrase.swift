/// What the commands about privacy say: who opened which patient, the export and the erasure of one patient.
public enum PrivacyPhrase: String, Phrase {
  case accessAbstract, accessDiscussion, accessPatientHelp, exportPatientHelp
  case notLogged, noAccess, entriesPassedOver, severalPatients
  case columnWho, columnDesk, columnWay

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
    case .columnWho: Translations(zh: "谁", en: "Who", ru: "Кто")
    case .columnDesk: Translations(zh: "前台机", en: "Desk", ru: "Стол")
    case .columnWay: Translations(zh: "方式", en: "How", ru: "Как")
    }
  }
}
