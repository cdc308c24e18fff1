/// What is wrong with a line of the journal. Part of a sentence.
public enum DamagePhrase: String, Phrase {
  case notJSON, missingMember, wrongType, unknownValue, contradiction, wrongChecksum, brokenChain
  case wrongSequence, unknownPatient, otherPatient, notTheSame

  public var translations: Translations {
    switch self {
    case .notJSON:
      Translations(zh: "不是完整的 JSON", en: "not whole JSON", ru: "не является целым JSON")
    case .missingMember:
      Translations(zh: "缺少 {member}", en: "{member} is missing", ru: "отсутствует {member}")
    case .wrongType:
      Translations(
        zh: "{member} 的类型不对", en: "{member} is of the wrong type", ru: "{member}: неверный тип")
    case .unknownValue:
      Translations(
        zh: "{member} 的值“{value}”无法识别", en: "{member} has the unknown value “{value}”",
        ru: "{member}: неизвестное значение «{value}»")
    case .contradiction:
      Translations(
        zh: "{member} 自相矛盾", en: "{member} contradicts itself", ru: "{member}: противоречивое значение")
    case .wrongChecksum:
      Translations(
        zh: "内容与校验和不符", en: "the content is not what its checksum vouches for",
        ru: "содержимое не совпадает с контрольной суммой")
    case .brokenChain:
      Translations(
        zh: "与前一行不衔接：有行丢失、多出或被调换", en: "does not follow on the line before: lines were lost, added or exchanged",
        ru: "не продолжает предыдущую строку: строки потеряны, добавлены или переставлены")
    case .wrongSequence:
      Translations(
        zh: "序号应为 {expected}，实为 {found}", en: "should be number {expected}, is number {found}",
        ru: "должен быть номер {expected}, стоит {found}")
    case .unknownPatient:
      Translations(
        zh: "患者 {patient} 没有登记过", en: "patient {patient} was never registered",
        ru: "пациент {patient} не зарегистрирован")
    case .otherPatient:
      Translations(
        zh: "登记在患者 {patient} 名下的是 {named}", en: "filed under patient {patient}, but it names {named}",
        ru: "записано за пациентом {patient}, а названо {named}")
    case .notTheSame:
      Translations(
        zh: "读回来会变样", en: "it would be read as something else", ru: "прочиталось бы иначе")
    }
  }
}
