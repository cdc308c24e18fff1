/// Why a command names something that is not there.
public enum RefusalPhrase: String, Phrase {
  case unknownPatient, unknownFollowUp, unknownDentist, nearest

  public var translations: Translations {
    switch self {
    case .unknownPatient:
      Translations(
        zh: "没有编号为“{id}”的患者{nearest}。可用 huifang patients 查找。",
        en: "There is no patient with the id “{id}”{nearest}. Find one with huifang patients.",
        ru: "Нет пациента с номером «{id}»{nearest}. Поиск: huifang patients.")
    case .unknownFollowUp:
      Translations(
        zh: "患者 {patient} 没有编号为“{id}”的回访{nearest}。可用 huifang plan --patient {patient} 查看。",
        en: "Patient {patient} has no follow-up with the id “{id}”{nearest}. See huifang plan --patient {patient}.",
        ru: "У пациента {patient} нет звонка с номером «{id}»{nearest}. Список: huifang plan --patient {patient}.")
    case .unknownDentist:
      Translations(
        zh: "没有编号为“{id}”的员工{nearest}。", en: "There is no staff member with the id “{id}”{nearest}.",
        ru: "Нет сотрудника с номером «{id}»{nearest}.")
    case .nearest: Translations(zh: "；最接近的是 {id}", en: "; the nearest is {id}", ru: "; ближайший — {id}")
    }
  }
}
