/// What a follow-up is to the patient.
public enum FollowUpKindPhrase: String, TermPhrase {
  case clinical, relationship, marketing, greeting

  public var translations: Translations {
    switch self {
    case .clinical: Translations(zh: "诊疗", en: "clinical", ru: "лечебный")
    case .relationship: Translations(zh: "关怀", en: "relationship", ru: "забота")
    case .marketing: Translations(zh: "邀约", en: "invitation", ru: "приглашение")
    case .greeting: Translations(zh: "问候", en: "greeting", ru: "поздравление")
    }
  }
}

/// What has become of a follow-up.
public enum FollowUpStatePhrase: String, TermPhrase {
  case planned, due, claimed, done, rescheduled, skipped, cancelled, superseded
  case needsNumber = "needs-number"
  case unreachable

  public var translations: Translations {
    switch self {
    case .planned: Translations(zh: "已计划", en: "planned", ru: "в плане")
    case .due: Translations(zh: "待回访", en: "due", ru: "пора звонить")
    case .claimed: Translations(zh: "通话中", en: "in hand", ru: "в работе")
    case .done: Translations(zh: "已完成", en: "done", ru: "выполнен")
    case .rescheduled: Translations(zh: "已改期", en: "rescheduled", ru: "перенесён")
    case .skipped: Translations(zh: "已跳过", en: "skipped", ru: "пропущен")
    case .cancelled: Translations(zh: "已取消", en: "cancelled", ru: "отменён")
    case .superseded: Translations(zh: "已合并", en: "superseded", ru: "заменён другим")
    case .needsNumber: Translations(zh: "待补号码", en: "needs a number", ru: "нужен номер")
    case .unreachable: Translations(zh: "联系不上", en: "unreachable", ru: "не дозвонились")
    }
  }
}

/// The classes of the order inside the list.
public enum UrgencyPhrase: String, TermPhrase {
  case timedDue = "timed-due"
  case missedAppointment = "missed-appointment"
  case overdueClinical = "overdue-clinical"
  case vip
  case clinical
  case overdueOther = "overdue-other"
  case other
  case greeting

  public var translations: Translations {
    switch self {
    case .timedDue: Translations(zh: "定时已到", en: "timed call due", ru: "звонок по времени")
    case .missedAppointment: Translations(zh: "爽约", en: "missed appointment", ru: "пропустил приём")
    case .overdueClinical: Translations(zh: "诊疗回访逾期", en: "clinical, overdue", ru: "лечебный, просрочен")
    case .vip: Translations(zh: "大患者", en: "VIP", ru: "важный пациент")
    case .clinical: Translations(zh: "诊疗回访", en: "clinical", ru: "лечебный")
    case .overdueOther: Translations(zh: "其他逾期", en: "other, overdue", ru: "прочий, просрочен")
    case .other: Translations(zh: "其他", en: "other", ru: "прочий")
    case .greeting: Translations(zh: "问候", en: "greeting", ru: "поздравление")
    }
  }
}

/// Where a call stands on the day's list.
public enum LanePhrase: String, TermPhrase {
  case timed, batch

  public var translations: Translations {
    switch self {
    case .timed: Translations(zh: "定时", en: "timed", ru: "по часам")
    case .batch: Translations(zh: "批次", en: "batch", ru: "обзвон")
    }
  }
}

/// The rules of the built-in protocol.
public enum RulePhrase: String, TermPhrase {
  case extraction
  case extractionProsthesis = "extraction-prosthesis"
  case rootCanalFilling = "root-canal-filling"
  case rootCanalVisit = "root-canal-visit"
  case canalEnlargementReaction = "canal-enlargement-reaction"
  case pulpOpening = "pulp-opening"
  case infusion
  case orthodonticBonding = "orthodontic-bonding"
  case orthodonticAdjustment = "orthodontic-adjustment"
  case orthodonticRetainer = "orthodontic-retainer"
  case prosthesisFitting = "prosthesis-fitting"
  case scaling
  case implantSurgery = "implant-surgery"
  case general
  case missedAppointment = "missed-appointment"
  case childMemberReport = "child-member-report"
  case handover
  case specialDate = "special-date"
  case dentistRequest = "dentist-request"

  public var translations: Translations {
    switch self {
    case .extraction: Translations(zh: "拔牙", en: "extraction", ru: "удаление зуба")
    case .extractionProsthesis: Translations(zh: "拔牙后镶牙", en: "tooth replacement", ru: "протез после удаления")
    case .rootCanalFilling: Translations(zh: "根管充填", en: "root canal filling", ru: "пломбировка каналов")
    case .rootCanalVisit: Translations(zh: "根管治疗", en: "root canal visit", ru: "лечение каналов")
    case .canalEnlargementReaction:
      Translations(zh: "根管扩大（有反应）", en: "canal enlargement, reaction", ru: "расширение каналов, реакция")
    case .pulpOpening: Translations(zh: "开髓", en: "pulp opening", ru: "вскрытие пульпы")
    case .infusion: Translations(zh: "输液", en: "infusion", ru: "капельница")
    case .orthodonticBonding: Translations(zh: "正畸粘托槽", en: "braces bonded", ru: "установка брекетов")
    case .orthodonticAdjustment: Translations(zh: "正畸加力", en: "braces adjusted", ru: "активация брекетов")
    case .orthodonticRetainer: Translations(zh: "正畸保持", en: "retainer", ru: "ретейнер")
    case .prosthesisFitting: Translations(zh: "戴牙", en: "prosthesis fitted", ru: "новый протез")
    case .scaling: Translations(zh: "洁牙", en: "scaling", ru: "чистка зубов")
    case .implantSurgery: Translations(zh: "种植", en: "implant", ru: "имплант")
    case .general: Translations(zh: "一般治疗", en: "general treatment", ru: "общее лечение")
    case .missedAppointment: Translations(zh: "爽约", en: "missed appointment", ru: "пропустил приём")
    case .childMemberReport: Translations(zh: "儿童会员报告", en: "child member's report", ru: "отчёт о ребёнке")
    case .handover: Translations(zh: "转诊衔接", en: "handover", ru: "передача коллеге")
    case .specialDate: Translations(zh: "纪念日", en: "special date", ru: "памятная дата")
    case .dentistRequest: Translations(zh: "医嘱回访", en: "dentist's request", ru: "по просьбе врача")
    }
  }
}

/// What a step's call is for.
public enum PurposePhrase: String, TermPhrase {
  case reaction
  case healing
  case prosthesisBooking = "prosthesis-booking"
  case restorationReminder = "restoration-reminder"
  case comfort
  case adaptation
  case wearing
  case recheck
  case retention
  case sensitivity
  case scalingInvitation = "scaling-invitation"
  case maintenance
  case attention
  case progress
  case recovery
  case relationship
  case invitation
  case rebooking
  case oralHealthReport = "oral-health-report"
  case nextStep = "next-step"
  case greeting
  case request

  public var translations: Translations {
    switch self {
    case .reaction:
      Translations(zh: "反应、出血、疼痛", en: "reaction, bleeding, pain", ru: "реакция, кровь, боль")
    case .healing: Translations(zh: "愈合情况", en: "healing", ru: "заживление")
    case .prosthesisBooking: Translations(zh: "预约镶牙", en: "book the prosthesis", ru: "запись на протезирование")
    case .restorationReminder: Translations(zh: "提醒补牙做冠", en: "remind to restore", ru: "напомнить о коронке")
    case .comfort: Translations(zh: "舒适与咬合", en: "comfort and bite", ru: "удобство и прикус")
    case .adaptation: Translations(zh: "疼痛、溃疡、脱落", en: "pain, ulcers, broken parts", ru: "боль, язвочки, поломки")
    case .wearing: Translations(zh: "保持器佩戴", en: "wearing the retainer", ru: "ношение ретейнера")
    case .recheck: Translations(zh: "复查", en: "recheck", ru: "контрольный осмотр")
    case .retention: Translations(zh: "保持期随访", en: "retention", ru: "период ретенции")
    case .sensitivity: Translations(zh: "敏感情况", en: "sensitivity", ru: "чувствительность")
    case .scalingInvitation: Translations(zh: "邀约下次洁牙", en: "invite to the next scaling", ru: "пригласить на чистку")
    case .maintenance: Translations(zh: "种植维护", en: "implant maintenance", ru: "уход за имплантом")
    case .attention: Translations(zh: "次日问候", en: "the day after", ru: "на следующий день")
    case .progress: Translations(zh: "恢复进展", en: "how it goes", ru: "как идут дела")
    case .recovery: Translations(zh: "恢复情况", en: "recovery", ru: "восстановление")
    case .relationship: Translations(zh: "保持联系", en: "keep in touch", ru: "поддержать связь")
    case .invitation: Translations(zh: "邀请复查", en: "invite back", ru: "пригласить на осмотр")
    case .rebooking: Translations(zh: "询问并改约", en: "ask why, rebook", ru: "причина, новая запись")
    case .oralHealthReport: Translations(zh: "口腔健康报告", en: "oral health report", ru: "отчёт о здоровье зубов")
    case .nextStep: Translations(zh: "预约下一步", en: "book the next step", ru: "записать на следующий этап")
    case .greeting: Translations(zh: "祝福", en: "greeting", ru: "поздравление")
    case .request: Translations(zh: "按要求回访", en: "as asked", ru: "как просили")
    }
  }
}
