/// Who works in the clinic.
public enum StaffRolePhrase: String, TermPhrase {
  case receptionist, dentist, coordinator, manager

  public var translations: Translations {
    switch self {
    case .receptionist: Translations(zh: "前台", en: "receptionist", ru: "администратор")
    case .dentist: Translations(zh: "医生", en: "dentist", ru: "врач")
    case .coordinator: Translations(zh: "客户经理", en: "treatment coordinator", ru: "куратор")
    case .manager: Translations(zh: "门诊经理", en: "manager", ru: "управляющий")
    }
  }
}

public enum SexPhrase: String, TermPhrase {
  case female, male

  public var translations: Translations {
    switch self {
    case .female: Translations(zh: "女", en: "female", ru: "жен.")
    case .male: Translations(zh: "男", en: "male", ru: "муж.")
    }
  }
}

/// What a guardian is to the child.
public enum RelationPhrase: String, TermPhrase {
  case mother, father, grandmother, grandfather, aunt, uncle, sister, brother, guardian
  case stepmother, stepfather, parent, grandparent, nanny

  public var translations: Translations {
    switch self {
    case .mother: Translations(zh: "母亲", en: "mother", ru: "мать")
    case .father: Translations(zh: "父亲", en: "father", ru: "отец")
    case .grandmother: Translations(zh: "奶奶/外婆", en: "grandmother", ru: "бабушка")
    case .grandfather: Translations(zh: "爷爷/外公", en: "grandfather", ru: "дедушка")
    case .aunt: Translations(zh: "姑姑/姨妈", en: "aunt", ru: "тётя")
    case .uncle: Translations(zh: "叔叔/舅舅", en: "uncle", ru: "дядя")
    case .sister: Translations(zh: "姐姐", en: "sister", ru: "сестра")
    case .brother: Translations(zh: "哥哥", en: "brother", ru: "брат")
    case .guardian: Translations(zh: "监护人", en: "guardian", ru: "опекун")
    case .stepmother: Translations(zh: "继母", en: "stepmother", ru: "мачеха")
    case .stepfather: Translations(zh: "继父", en: "stepfather", ru: "отчим")
    case .parent: Translations(zh: "家长", en: "parent", ru: "родитель")
    case .grandparent: Translations(zh: "祖辈", en: "grandparent", ru: "бабушка или дедушка")
    case .nanny: Translations(zh: "保姆", en: "nanny", ru: "няня")
    }
  }
}

/// What a telephone number is.
public enum PhoneLabelPhrase: String, TermPhrase {
  case mobile, home, work, mother, father, spouse, child, other
  case weChat = "wechat"

  public var translations: Translations {
    switch self {
    case .mobile: Translations(zh: "手机", en: "mobile", ru: "мобильный")
    case .home: Translations(zh: "家庭电话", en: "home", ru: "домашний")
    case .work: Translations(zh: "单位电话", en: "work", ru: "рабочий")
    case .mother: Translations(zh: "母亲", en: "mother", ru: "мать")
    case .father: Translations(zh: "父亲", en: "father", ru: "отец")
    case .spouse: Translations(zh: "配偶", en: "spouse", ru: "супруг(а)")
    case .child: Translations(zh: "子女", en: "child", ru: "сын или дочь")
    case .other: Translations(zh: "其他", en: "other", ru: "другой")
    case .weChat: Translations(zh: "微信", en: "WeChat", ru: "WeChat")
    }
  }
}

/// Why a number can't be used any more.
public enum PhoneFaultPhrase: String, TermPhrase {
  case suspended
  case invalidNumber = "invalid-number"
  case wrongPerson = "wrong-person"

  public var translations: Translations {
    switch self {
    case .suspended: Translations(zh: "停机", en: "suspended", ru: "отключён")
    case .invalidNumber: Translations(zh: "空号", en: "does not exist", ru: "не существует")
    case .wrongPerson: Translations(zh: "号码错误", en: "someone else's", ru: "чужой номер")
    }
  }
}

public enum PatientStatusPhrase: String, TermPhrase {
  case active, moved, elsewhere, deceased

  public var translations: Translations {
    switch self {
    case .active: Translations(zh: "在诊", en: "active", ru: "наш пациент")
    case .moved: Translations(zh: "已搬迁", en: "moved away", ru: "переехал")
    case .elsewhere: Translations(zh: "他院治疗", en: "treated elsewhere", ru: "в другой клинике")
    case .deceased: Translations(zh: "已去世", en: "deceased", ru: "умер")
    }
  }
}

/// The consents a patient can withdraw.
public enum ConsentPhrase: String, TermPhrase {
  case clinical, marketing

  public var translations: Translations {
    switch self {
    case .clinical: Translations(zh: "诊疗回访", en: "clinical calls", ru: "звонки о лечении")
    case .marketing: Translations(zh: "关怀与邀约", en: "other calls", ru: "прочие звонки")
    }
  }
}

/// The tags that every clinic starts with.
public enum TagPhrase: String, TermPhrase {
  case irritable
  case afraidOfPain = "afraid-of-pain"
  case anxious
  case talkative
  case busy
  case hardOfHearing = "hard-of-hearing"
  case priceSensitive = "price-sensitive"
  case demanding
  case punctual
  case oftenLate = "often-late"
  case allergy
  case pregnant
  case highBloodPressure = "high-blood-pressure"
  case diabetes
  case bloodThinner = "blood-thinner"
  case prefersWeChat = "prefers-wechat"

  public var translations: Translations {
    switch self {
    case .irritable: Translations(zh: "易怒", en: "irritable", ru: "вспыльчив")
    case .afraidOfPain: Translations(zh: "怕疼", en: "afraid of pain", ru: "боится боли")
    case .anxious: Translations(zh: "紧张", en: "anxious", ru: "тревожится")
    case .talkative: Translations(zh: "健谈", en: "talkative", ru: "любит поговорить")
    case .busy: Translations(zh: "工作忙", en: "busy", ru: "занятой человек")
    case .hardOfHearing: Translations(zh: "听力不好", en: "hard of hearing", ru: "плохо слышит")
    case .priceSensitive: Translations(zh: "在意价格", en: "minds the price", ru: "важна цена")
    case .demanding: Translations(zh: "要求高", en: "demanding", ru: "требователен")
    case .punctual: Translations(zh: "守时", en: "punctual", ru: "пунктуален")
    case .oftenLate: Translations(zh: "常迟到", en: "often late", ru: "часто опаздывает")
    case .allergy: Translations(zh: "过敏史", en: "allergy", ru: "аллергия")
    case .pregnant: Translations(zh: "孕期", en: "pregnant", ru: "беременность")
    case .highBloodPressure: Translations(zh: "高血压", en: "high blood pressure", ru: "гипертония")
    case .diabetes: Translations(zh: "糖尿病", en: "diabetes", ru: "диабет")
    case .bloodThinner: Translations(zh: "服抗凝药", en: "on blood thinners", ru: "пьёт антикоагулянты")
    case .prefersWeChat: Translations(zh: "宜用微信", en: "prefers WeChat", ru: "лучше в WeChat")
    }
  }
}

/// How a patient found the clinic.
public enum SourcePhrase: String, TermPhrase {
  case walkIn = "walk-in"
  case referral
  case online
  case advertisement
  case event
  case insurance
  case other

  public var translations: Translations {
    switch self {
    case .walkIn: Translations(zh: "路过", en: "walk-in", ru: "проходил мимо")
    case .referral: Translations(zh: "朋友介绍", en: "recommended", ru: "по рекомендации")
    case .online: Translations(zh: "网络", en: "online", ru: "из интернета")
    case .advertisement: Translations(zh: "广告", en: "advertisement", ru: "реклама")
    case .event: Translations(zh: "活动", en: "event", ru: "мероприятие")
    case .insurance: Translations(zh: "保险", en: "insurance", ru: "страховая")
    case .other: Translations(zh: "其他", en: "other", ru: "другое")
    }
  }
}
