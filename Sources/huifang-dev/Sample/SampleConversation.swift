internal import FollowUp
internal import FollowUpExchange

/// What comes of the calls of the sample clinic.
struct SampleConversation {
  private var random: SampleRandom
  private let calendar: OpeningCalendar
  /// The moment the sample is made for.
  private let now: Instant
  private let dentists: [StaffID: String]
  /// Moments from which on the next patient who is reached is unwell or complains, so that some escalations wait for
  /// their answer; the last one first.
  private var unwellFrom: [(at: Instant, disposition: Disposition)]
  /// The moment from which on the next patient asks to be called again late on the sample's day.
  private var promiseFrom: Instant?

  init(seed: UInt64, document: ExchangeDocument, calendar: OpeningCalendar, now: Instant) {
    random = SampleRandom(seed: seed)
    self.calendar = calendar
    self.now = now
    dentists = Dictionary(document.staff.map { ($0.id, $0.name) }) { first, _ in first }
    // Just now, late yesterday and in the afternoon before: one deadline is still to come, the others are near or over.
    unwellFrom = [
      (now - 3 * .minute, .discomfort), (now - 17 * .hour, .complaint), (now - 18 * .hour - 40 * .minute, .discomfort),
    ]
    promiseFrom = now - 18 * .hour
  }

  /// Decides how the call went.
  mutating func fill(_ attempt: inout ExchangedAttempt, with patient: Patient) {
    attempt.disposition = disposition(at: attempt.at)
    attempt.phone = patient.phones.first?.number
    switch attempt.disposition {
    case .reachedWell: fillPleasantCall(&attempt)
    case .callBack: fillCallBack(&attempt)
    case .discomfort, .complaint: fillEscalation(&attempt, with: patient)
    default: attempt.note = random.pick(SampleConversation.notes[attempt.disposition] ?? [""])
    }
  }

  private mutating func disposition(at instant: Instant) -> Disposition {
    if let next = unwellFrom.last, instant >= next.at {
      unwellFrom.removeLast()
      return next.disposition
    }
    if let promiseFrom, instant >= promiseFrom { return .callBack }
    return random.weighted(SampleConversation.weights, otherwise: .reachedWell)
  }

  private static let weights: [(Disposition, weight: Int)] = [
    (.reachedWell, weight: 640), (.booked, weight: 50), (.noAnswer, weight: 135), (.busy, weight: 30),
    (.declinedCall, weight: 20), (.poweredOff, weight: 25), (.callBack, weight: 40), (.thirdParty, weight: 15),
    (.messageLeft, weight: 10), (.notInterested, weight: 12), (.discomfort, weight: 10), (.complaint, weight: 4),
    (.suspended, weight: 3), (.invalidNumber, weight: 2), (.doNotCall, weight: 2),
  ]

  private static let notes: [Disposition: [String]] = [
    .reachedWell: ["", "", "", "", "恢复不错，已叮嘱按时刷牙", "有点酸，告知属正常反应", "不肿不痛", "吃饭没有影响", "提醒少吃硬的", "很满意，说谢谢"],
    .booked: ["下周再来", "约好复诊", "让家人一起来检查"],
    .notInterested: ["最近忙，暂时不考虑", "觉得价格偏高", "想先观察"],
    .thirdParty: ["丈夫接的，请晚点再打", "女儿接的", "同事接的"],
    .doNotCall: ["请不要再打营销电话"],
    .messageLeft: ["已留言请回电"],
  ]

  private mutating func fillPleasantCall(_ attempt: inout ExchangedAttempt) {
    attempt.note = random.pick(SampleConversation.notes[.reachedWell] ?? [""])
    guard random.chance(42) else { return }
    let satisfaction = random.weighted(
      [(5, weight: 60), (4, weight: 30), (3, weight: 8), (2, weight: 2)], otherwise: 5)
    attempt.satisfaction = satisfaction
    guard satisfaction >= 4, random.chance(45) else { return }
    attempt.referral = random.weighted(
      [(.asked, weight: 6), (.agreed, weight: 3), (.named("朋友" + random.pick(SampleNames.femaleNames)), weight: 1)],
      otherwise: .asked)
  }

  private mutating func fillCallBack(_ attempt: inout ExchangedAttempt) {
    attempt.note = random.pick(["在开会，稍后再打", "在开车", "下班后方便", "孩子在睡觉，晚点打"])
    if let promiseFrom, attempt.at >= promiseFrom {
      self.promiseFrom = nil
      attempt.callBackAt = calendar.timeZone.instant(
        of: calendar.timeZone.date(of: now), at: ClockTime(clampedMinutes: 17 * 60 + 30))
      return
    }
    let asked = attempt.at + Int64(random.number(4...20)) * 15 * .minute
    let rounded = asked - asked.secondsSinceEpoch % 900
    if calendar.isWithinCallingHours(rounded) {
      attempt.callBackAt = rounded
    } else {
      let day = calendar.nextOpenDay(after: calendar.timeZone.date(of: attempt.at))
      let time = ClockTime(clampedMinutes: 10 * 60 + 45 + random.below(30) * 15)
      attempt.callBackAt = calendar.timeZone.instant(of: day, at: time)
    }
  }

  private mutating func fillEscalation(_ attempt: inout ExchangedAttempt, with patient: Patient) {
    attempt.note =
      attempt.disposition == .discomfort
      ? random.pick(["伤口还在渗血", "麻药退后疼得睡不着", "脸肿了，张口困难", "牙套戴上后咬东西疼"])
      : random.pick(["等了四十分钟才看上", "觉得收费没有讲清楚", "补的牙三天就掉了"])
    let isPending = attempt.at >= now - 19 * .hour && attempt.at <= now
    let answered = calendar.adding(callingTime: Int64(random.number(15...150)) * .minute, to: attempt.at)
    guard !isPending, let dentist = patient.attendingDentist.flatMap({ dentists[$0] }) else { return }
    let text =
      attempt.disposition == .discomfort
      ? random.pick(["已电话指导冰敷、口服布洛芬，明早复诊", "属正常反应，嘱观察，如加重随时来院", "已安排当天下午复查"])
      : random.pick(["已致歉并说明，患者接受", "免费重做，已约时间", "已向患者解释费用明细"])
    attempt.answer = ExchangedAttempt.Answer(text: text, by: dentist, at: answered)
  }
}
