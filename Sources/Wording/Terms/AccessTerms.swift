/// How a patient was opened.
public enum AccessWayPhrase: String, TermPhrase {
  case callSheet = "call-sheet"
  case patientPage = "patient-page"
  case phoneNumbers = "phone-numbers"
  case plan, search, export, erasure

  public var translations: Translations {
    switch self {
    case .callSheet: Translations(zh: "打开通话单", en: "call sheet opened", ru: "открыт лист звонка")
    case .patientPage: Translations(zh: "打开患者页", en: "patient's page opened", ru: "открыта карточка пациента")
    case .phoneNumbers: Translations(zh: "显示完整电话", en: "phone numbers shown", ru: "показаны номера телефонов")
    case .plan: Translations(zh: "列出回访计划", en: "follow-ups printed", ru: "выведены звонки")
    case .search: Translations(zh: "查找并列出", en: "found and printed", ru: "найдено и выведено")
    case .export: Translations(zh: "导出", en: "exported", ru: "экспортировано")
    case .erasure: Translations(zh: "清除", en: "erased", ru: "стёрто")
    }
  }
}
