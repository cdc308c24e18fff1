/// What is done in a visit, short enough for a column of a list.
public enum ProcedurePhrase: String, TermPhrase {
  case extraction
  case rootCanalFilling = "root-canal-filling"
  case rootCanalVisit = "root-canal-visit"
  case canalEnlargement = "canal-enlargement"
  case pulpOpening = "pulp-opening"
  case infusion
  case orthodontics
  case orthodonticBonding = "orthodontic-bonding"
  case orthodonticAdjustment = "orthodontic-adjustment"
  case orthodonticRetainer = "orthodontic-retainer"
  case prosthesis
  case prosthesisFitting = "prosthesis-fitting"
  case crown
  case bridge
  case denture
  case scaling
  case cleaning
  case polishing
  case implant
  case implantSurgery = "implant-surgery"
  case filling
  case periodontal
  case pediatric
  case fluoride
  case sealant
  case whitening
  case veneer
  case mucosa
  case surgery
  case consultation
  case checkUp = "check-up"
  case imaging

  public var translations: Translations {
    switch self {
    case .extraction: Translations(zh: "拔牙", en: "extraction", ru: "удаление")
    case .rootCanalFilling: Translations(zh: "根管充填", en: "root filling", ru: "пломб. каналов")
    case .rootCanalVisit: Translations(zh: "根管治疗", en: "root canal", ru: "лечение каналов")
    case .canalEnlargement: Translations(zh: "根管扩大", en: "canal enlargement", ru: "расшир. каналов")
    case .pulpOpening: Translations(zh: "开髓", en: "pulp opening", ru: "вскрытие пульпы")
    case .infusion: Translations(zh: "输液", en: "infusion", ru: "капельница")
    case .orthodontics: Translations(zh: "正畸", en: "orthodontics", ru: "ортодонтия")
    case .orthodonticBonding: Translations(zh: "正畸粘托槽", en: "braces bonded", ru: "брекеты")
    case .orthodonticAdjustment: Translations(zh: "正畸加力", en: "braces adjusted", ru: "активация брекетов")
    case .orthodonticRetainer: Translations(zh: "正畸保持器", en: "retainer", ru: "ретейнер")
    case .prosthesis: Translations(zh: "镶牙", en: "prosthesis", ru: "протезирование")
    case .prosthesisFitting: Translations(zh: "戴牙", en: "prosthesis fitted", ru: "новый протез")
    case .crown: Translations(zh: "牙冠", en: "crown", ru: "коронка")
    case .bridge: Translations(zh: "固定桥", en: "bridge", ru: "мост")
    case .denture: Translations(zh: "活动义齿", en: "denture", ru: "съёмный протез")
    case .scaling: Translations(zh: "洁牙", en: "scaling", ru: "чистка")
    case .cleaning: Translations(zh: "洁牙", en: "cleaning", ru: "чистка")
    case .polishing: Translations(zh: "抛光", en: "polishing", ru: "полировка")
    case .implant: Translations(zh: "种植", en: "implant", ru: "имплант")
    case .implantSurgery: Translations(zh: "种植", en: "implant", ru: "имплант")
    case .filling: Translations(zh: "补牙", en: "filling", ru: "пломба")
    case .periodontal: Translations(zh: "牙周治疗", en: "gum treatment", ru: "лечение дёсен")
    case .pediatric: Translations(zh: "儿童牙科", en: "child's treatment", ru: "детский приём")
    case .fluoride: Translations(zh: "涂氟", en: "fluoride", ru: "фторирование")
    case .sealant: Translations(zh: "窝沟封闭", en: "sealant", ru: "герметизация")
    case .whitening: Translations(zh: "美白", en: "whitening", ru: "отбеливание")
    case .veneer: Translations(zh: "贴面", en: "veneer", ru: "винир")
    case .mucosa: Translations(zh: "黏膜治疗", en: "mucosa", ru: "слизистая")
    case .surgery: Translations(zh: "口腔手术", en: "oral surgery", ru: "операция")
    case .consultation: Translations(zh: "咨询", en: "consultation", ru: "консультация")
    case .checkUp: Translations(zh: "检查", en: "check-up", ru: "осмотр")
    case .imaging: Translations(zh: "拍片", en: "imaging", ru: "снимок")
    }
  }
}

/// How far an item of a treatment plan is.
public enum PlanItemStatePhrase: String, TermPhrase {
  case proposed, accepted, hesitant, declined, done

  public var translations: Translations {
    switch self {
    case .proposed: Translations(zh: "已建议", en: "proposed", ru: "предложено")
    case .accepted: Translations(zh: "已同意", en: "accepted", ru: "согласовано")
    case .hesitant: Translations(zh: "犹豫中", en: "hesitant", ru: "сомневается")
    case .declined: Translations(zh: "不做", en: "declined", ru: "отказался")
    case .done: Translations(zh: "已完成", en: "done", ru: "сделано")
    }
  }
}

/// Why a patient hesitates.
public enum HesitationPhrase: String, TermPhrase {
  case price, fear, time
  case notUnderstood = "not-understood"
  case family

  public var translations: Translations {
    switch self {
    case .price: Translations(zh: "价格", en: "price", ru: "цена")
    case .fear: Translations(zh: "害怕", en: "fear", ru: "страх")
    case .time: Translations(zh: "没时间", en: "no time", ru: "нет времени")
    case .notUnderstood: Translations(zh: "没弄明白", en: "not understood", ru: "не всё понятно")
    case .family: Translations(zh: "要和家人商量", en: "asks the family first", ru: "советуется с семьёй")
    }
  }
}

/// How far an appointment is.
public enum AppointmentStatusPhrase: String, TermPhrase {
  case booked, arrived, completed, missed, cancelled

  public var translations: Translations {
    switch self {
    case .booked: Translations(zh: "已预约", en: "booked", ru: "запись есть")
    case .arrived: Translations(zh: "已到诊", en: "arrived", ru: "пришёл")
    case .completed: Translations(zh: "已就诊", en: "completed", ru: "принят")
    case .missed: Translations(zh: "未到", en: "missed", ru: "не пришёл")
    case .cancelled: Translations(zh: "已取消", en: "cancelled", ru: "отменена")
    }
  }
}
