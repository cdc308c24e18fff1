internal import FollowUp

/// The sections about calls: those that were made, and those that are planned.
extension ExchangeWriter {
  func value(_ attempt: ExchangedAttempt) -> JSONValue {
    JSONValue.object([
      "id": .string(attempt.id.rawValue), "patient": .string(attempt.patient.rawValue),
      "at": .string(timeZone.iso8601(attempt.at)), "by": .string(attempt.by),
      "disposition": .string(attempt.disposition.rawValue),
      "followUps": value(attempt.serving),
      "channel": attempt.channel == .phone ? nil : .string(attempt.channel.rawValue),
      "phone": attempt.phone.map { .string($0) },
      "note": attempt.note.isEmpty ? nil : .string(attempt.note),
      "callBackAt": attempt.callBackAt.map { .string(timeZone.iso8601($0)) },
      "lane": attempt.lane.map { .string($0.code) },
      "enteredAt": attempt.enteredAt.map { .string(timeZone.iso8601($0)) },
      "appointment": attempt.appointment.map { .string($0.rawValue) },
      "satisfaction": attempt.satisfaction.map { .integer($0) },
      "referral": attempt.referral.map(value),
      "acknowledged": attempt.acknowledgement.map { acknowledgement in
        .object(["by": .string(acknowledgement.by), "at": .string(timeZone.iso8601(acknowledgement.at))])
      },
      "answer": attempt.answer.map { answer in
        .object([
          "text": .string(answer.text), "by": .string(answer.by), "at": .string(timeZone.iso8601(answer.at)),
        ])
      },
    ]).adding(attempt.unrecognizedFields)
  }

  /// An empty list is written as well: a call about nothing planned is another thing than one about what was due.
  private func value(_ serving: ServedFollowUps) -> JSONValue? {
    guard case .these(let outcomes) = serving else { return nil }
    return .array(
      outcomes.map { outcome in
        .object([
          "id": .string(outcome.followUp.rawValue), "disposition": .string(outcome.disposition.rawValue),
        ])
      })
  }

  private func value(_ referral: Referral) -> JSONValue {
    switch referral {
    case .asked: .object(["asked": .bool(true)])
    case .agreed: .object(["agreed": .bool(true)])
    case .named(let name): .object(["name": .string(name)])
    }
  }

  func value(_ followUp: FollowUp, of patient: PatientID) -> JSONValue {
    let (origin, source): (String, String) =
      switch followUp.origin {
      case .visit(let id): ("visit", id.rawValue)
      case .appointment(let id): ("appointment", id.rawValue)
      case .specialDate(let label): ("specialDate", label)
      case .request(let name): ("requestedBy", name)
      }
    let row = JSONValue.object([
      "id": .string(followUp.id.rawValue), "patient": .string(patient.rawValue),
      "rule": .string(followUp.rule.rawValue), "step": .string(followUp.step),
      "purpose": followUp.purpose.isEmpty ? nil : .string(followUp.purpose),
      "kind": .string(followUp.kind.rawValue),
      "procedures": followUp.procedures.isEmpty ? nil : texts(followUp.procedures),
      "teeth": followUp.teeth.isEmpty ? nil : texts(followUp.teeth.map { String($0.number) }),
      "dentist": followUp.dentist.map { .string($0.rawValue) },
      "startsFrom": .string(timeZone.iso8601(followUp.startsFrom)), "due": .string(timeZone.iso8601(followUp.due)),
      "by": .string(timeZone.iso8601(followUp.by)), "clockStep": set(followUp.isClockStep),
      "recordedAt": .string(timeZone.iso8601(followUp.recordedAt)),
      "note": followUp.note.isEmpty ? nil : .string(followUp.note),
    ])
    guard case .object(let members) = row.content else { return row }
    let from = JSONValue.Member(key: origin, value: .string(source))
    return JSONValue(.object(members + [from] + self.members(of: followUp.state)))
  }

  private func members(of state: FollowUp.State) -> [JSONValue.Member] {
    func members(
      _ name: ExchangedFollowUpState.Name, _ reason: ExchangedFollowUpState.Reason? = nil, at instant: Instant? = nil,
      with detail: (key: String, value: JSONValue)? = nil
    ) -> [JSONValue.Member] {
      var members = [JSONValue.Member(key: "state", value: .string(name.rawValue))]
      if let reason { members.append(JSONValue.Member(key: "reason", value: .string(reason.rawValue))) }
      if let instant { members.append(JSONValue.Member(key: "closedAt", value: .string(timeZone.iso8601(instant)))) }
      if let detail { members.append(JSONValue.Member(key: detail.key, value: detail.value)) }
      return members
    }
    switch state {
    case .planned: return members(.planned)
    case .needsNumber: return members(.needsNumber)
    case .rescheduled(let place): return members(.rescheduled, with: ("place", value(place)))
    case .done(let at): return members(.done, at: at)
    case .skipped(.byDesk(let words), let at):
      return members(.skipped, .byDesk, at: at, with: ("words", .string(words)))
    case .skipped(.unreachable, let at): return members(.skipped, .unreachable, at: at)
    case .cancelled(.byDesk(let words), let at):
      return members(.cancelled, .byDesk, at: at, with: ("words", .string(words)))
    case .cancelled(.originChanged, let at): return members(.cancelled, .originChanged, at: at)
    case .cancelled(.consentWithdrawn(let kind), let at):
      return members(.cancelled, .consentWithdrawn, at: at, with: ("because", .string(kind.rawValue)))
    case .cancelled(.patientLeft(let status), let at):
      return members(.cancelled, .patientLeft, at: at, with: ("because", .string(status.rawValue)))
    case .superseded(.anotherCallPlanned(let id), let at):
      return members(.superseded, .anotherCallPlanned, at: at, with: ("because", .string(id.rawValue)))
    case .superseded(.patientReached(let id), let at):
      return members(.superseded, .patientReached, at: at, with: ("because", .string(id.rawValue)))
    case .superseded(.appointmentBooked(let id), let at):
      return members(.superseded, .appointmentBooked, at: at, with: ("because", .string(id.rawValue)))
    }
  }

  private func value(_ place: Rescheduling) -> JSONValue {
    var disposition: JSONValue?
    if case .disposition(let cause) = place.reason { disposition = .string(cause.rawValue) }
    return .object([
      "lane": .string(place.lane.code), "at": .string(timeZone.iso8601(place.at)), "disposition": disposition,
      "personalTo": place.personalTo.map { .string($0) },
    ])
  }
}
