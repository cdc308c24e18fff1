/// What came of a contact attempt.
public enum DispositionPhrase: String, TermPhrase {
  case reachedWell = "reached-well"
  case booked
  case callBack = "call-back"
  case noAnswer = "no-answer"
  case busy
  case declinedCall = "declined-call"
  case poweredOff = "powered-off"
  case suspended
  case invalidNumber = "invalid-number"
  case wrongPerson = "wrong-person"
  case messageLeft = "message-left"
  case thirdParty = "third-party"
  case discomfort
  case complaint
  case notInterested = "not-interested"
  case doNotCall = "do-not-call"
  case elsewhere
  case moved
  case deceased

  public var translations: Translations {
    switch self {
    case .reachedWell: Translations(zh: "已接通，恢复良好", en: "reached, all well", ru: "дозвонились, всё хорошо")
    case .booked: Translations(zh: "已预约", en: "booked", ru: "записан")
    case .callBack: Translations(zh: "约定回拨", en: "call back", ru: "перезвонить")
    case .noAnswer: Translations(zh: "无人接听", en: "no answer", ru: "не отвечает")
    case .busy: Translations(zh: "占线", en: "busy", ru: "занято")
    case .declinedCall: Translations(zh: "拒接", en: "declined the call", ru: "сбросил")
    case .poweredOff: Translations(zh: "关机", en: "phone off", ru: "недоступен")
    case .suspended: Translations(zh: "停机", en: "number suspended", ru: "номер отключён")
    case .invalidNumber: Translations(zh: "空号", en: "no such number", ru: "номер не существует")
    case .wrongPerson: Translations(zh: "号码错误", en: "wrong number", ru: "ошиблись номером")
    case .messageLeft: Translations(zh: "已留言", en: "message left", ru: "оставлено сообщение")
    case .thirdParty: Translations(zh: "家属接听", en: "a relative answered", ru: "ответил родственник")
    case .discomfort: Translations(zh: "不适", en: "unwell", ru: "плохо себя чувствует")
    case .complaint: Translations(zh: "投诉", en: "complaint", ru: "недоволен, жалоба")
    case .notInterested: Translations(zh: "暂不考虑", en: "not interested", ru: "отказ")
    case .doNotCall: Translations(zh: "勿扰", en: "do not call", ru: "не звонить")
    case .elsewhere: Translations(zh: "他院治疗", en: "treated elsewhere", ru: "в другой клинике")
    case .moved: Translations(zh: "搬迁", en: "moved away", ru: "переехал")
    case .deceased: Translations(zh: "去世", en: "deceased", ru: "умер")
    }
  }
}

/// How the patient was approached.
public enum ChannelPhrase: String, TermPhrase {
  case phone
  case weChat = "wechat"
  case textMessage = "sms"
  case inPerson = "in-person"

  public var translations: Translations {
    switch self {
    case .phone: Translations(zh: "电话", en: "phone", ru: "телефон")
    case .weChat: Translations(zh: "微信", en: "WeChat", ru: "WeChat")
    case .textMessage: Translations(zh: "短信", en: "text message", ru: "СМС")
    case .inPerson: Translations(zh: "当面", en: "in person", ru: "лично")
    }
  }
}

/// How a patient answered when asked to recommend the clinic.
public enum ReferralPhrase: String, TermPhrase {
  case asked, agreed, named

  public var translations: Translations {
    switch self {
    case .asked: Translations(zh: "已询问", en: "asked", ru: "спросили")
    case .agreed: Translations(zh: "愿意介绍", en: "will recommend us", ru: "готов рекомендовать")
    case .named: Translations(zh: "已介绍人选", en: "named someone", ru: "назвал знакомого")
    }
  }
}

/// What the dentist was asked for.
public enum EscalationCausePhrase: String, TermPhrase {
  case discomfort, complaint

  public var translations: Translations {
    switch self {
    case .discomfort: Translations(zh: "不适", en: "unwell", ru: "плохо себя чувствует")
    case .complaint: Translations(zh: "投诉", en: "complaint", ru: "недоволен, жалоба")
    }
  }
}

/// How far a dentist is with an escalation.
public enum EscalationStatePhrase: String, TermPhrase {
  case open, acknowledged, answered, withdrawn

  public var translations: Translations {
    switch self {
    case .open: Translations(zh: "待医生处理", en: "not seen yet", ru: "ждёт врача")
    case .acknowledged: Translations(zh: "医生已知", en: "seen by the dentist", ru: "врач принял")
    case .answered: Translations(zh: "医生已答复", en: "answered", ru: "врач ответил")
    case .withdrawn: Translations(zh: "已撤回", en: "withdrawn", ru: "отозвано")
    }
  }
}
