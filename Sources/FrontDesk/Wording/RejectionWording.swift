public import FollowUp
public import Wording

extension Voice {
  /// Why something was refused, and what to do. `name` is the patient's; times are told as seen from `now`.
  public func text(
    of rejection: Rejection, name: String, from now: Instant, in zone: ClinicTimeZone
  ) -> String {
    func moment(_ instant: Instant) -> String { self.moment(instant, from: now, in: zone) }
    return switch rejection {
    case .unknownPatient: self(NoticePhrase.unknownPatient)
    case .unknownFollowUp, .followUpNotOpen: self(NoticePhrase.followUpGone)
    case .unknownAttempt: self(NoticePhrase.attemptGone)
    case .attemptAlreadyTakenBack: self(NoticePhrase.attemptTakenBackBefore)
    case .laterAttemptDependsOn: self(NoticePhrase.laterAttempt)
    case .duplicateAttempt, .duplicateFollowUp, .duplicateAppointment: self(NoticePhrase.duplicate)
    case .unknownAppointment: self(NoticePhrase.appointmentGone)
    case .unknownEscalation, .escalationNotPending: self(NoticePhrase.escalationGone)
    case .claimedBy(let claim):
      self(
        NoticePhrase.claimedByUntil,
        ["by": claim.by, "name": name, "time": zone.time(of: claim.expires).description])
    case .escalationChangedSince: self(NoticePhrase.escalationChangedSince)
    case .callBackTimeMissing: self(NoticePhrase.callBackTimeMissing)
    case .callBackTimeInPast(let time), .appointmentInPast(let time):
      self(NoticePhrase.timeInPast, ["time": moment(time)])
    case .attemptInFuture(let time): self(NoticePhrase.timeInFuture, ["time": moment(time)])
    case .satisfactionOutOfRange: self(NoticePhrase.satisfaction)
    case .emptyAnswer: self(NoticePhrase.emptyAnswer)
    case .emptySkipReason: self(NoticePhrase.emptySkipReason)
    case .patientLeft(let status):
      self(NoticePhrase.patientLeft, ["status": self.name(of: status.rawValue, as: PatientStatusPhrase.self)])
    case .consentWithdrawn(.clinical): self(NoticePhrase.noClinicalCalls)
    case .consentWithdrawn(.marketing): self(NoticePhrase.noMarketingCalls)
    case .notABatch(let time): self(NoticePhrase.notABatch, ["time": time.description])
    case .notAPhoneNumber(let number): self(NoticePhrase.notAPhoneNumber, ["number": number])
    }
  }
}
