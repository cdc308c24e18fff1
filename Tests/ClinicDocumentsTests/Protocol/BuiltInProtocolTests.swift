import ClinicDocuments
import FollowUp
import Testing

/// The built-in protocol against the table of follow-up practice, written out by hand.
@Suite struct BuiltInProtocolTests {
  private let builtIn = ProtocolDocument.builtIn

  @Test func readsWithoutAProblem() {
    #expect(builtIn.problems == [])
  }

  @Test func plansWhatPracticeAsksFor() {
    let table = builtIn.followUpProtocol.rules.map { "\($0.id): \(trigger(of: $0))" + $0.steps.map(line).joined() }
    #expect(
      table == [
        "extraction: extraction; PT2H…PT3H clinical reaction; P7D…P7D clinical healing",
        "extraction-prosthesis: + extraction needsProsthesis; P2M…P2M14D clinical prosthesis-booking",
        "root-canal-filling: root-canal-filling; PT2H…PT3H clinical reaction; P7D…P7D clinical restored recovery"
          + "; P7D…P14D clinical not restored restoration-reminder",
        "canal-enlargement-reaction: canal-enlargement reaction; PT2H…PT24H clinical reaction",
        "root-canal-visit: canal-enlargement,root-canal-visit; PT2H…end of calling hours clinical reaction",
        "orthodontic-bonding: orthodontic-bonding; PT2H…PT3H clinical reaction; P7D…P7D clinical adaptation",
        "orthodontic-adjustment: orthodontic-adjustment; PT2H…PT3H clinical reaction; P7D…P7D clinical adaptation",
        "orthodontic-retainer: orthodontic-retainer; P7D…P7D clinical wearing"
          + "; P1M…P1M clinical unless ±7 recheck; P6M…P1Y clinical retention",
        "prosthesis-fitting: prosthesis-fitting; P1D…P1D clinical comfort",
        "scaling: cleaning,scaling; P1D…P1D clinical sensitivity; P6M…P7M marketing scaling-invitation",
        "implant-surgery: implant-surgery; PT2H…PT24H clinical reaction; P3M…P3M14D clinical maintenance"
          + "; P6M…P6M14D clinical maintenance; P1Y…P1Y1M clinical every P1Y maintenance",
        "pulp-opening: pulp-opening; PT2H…PT24H clinical reaction",
        "infusion: infusion; PT2H…PT24H clinical reaction",
        "general: otherTreatment; P1D…P1D clinical attention; P3D…P3D clinical progress"
          + "; P7D…P7D clinical recovery; P1M…P1M7D relationship relationship; P3M…P3M7D relationship invitation",
        "missed-appointment: missedAppointment; PT0H…PT1H clinical rebooking",
        "child-member-report: childMembership; P6M…P6M14D relationship every P6M oral-health-report",
        "handover: handover; P1D…P2D clinical next-step",
        "special-date: specialDate; P0D…P0D greeting greeting",
        "dentist-request: request; P0D…P0D clinical request",
      ])
  }

  @Test func plansNothingWhereNoTreatmentTookPlace() {
    #expect(builtIn.followUpProtocol.proceduresWithoutFollowUp == ["consultation", "check-up", "imaging"])
  }

  @Test func stepsAreCalledAsTheyAreWritten() {
    let rule = builtIn.followUpProtocol.rule("implant-surgery")
    #expect(rule?.steps.map(\.name) == ["PT2H", "P3M", "P6M", "P1Y"])
  }

  @Test func everyProcedureOfPracticeHasTheRuleMeantForIt() {
    let expected: [(Procedure, RuleID)] = [
      (Procedure(code: "extraction"), "extraction"),
      (Procedure(code: "extraction", needsProsthesis: true), "extraction"),
      (Procedure(code: "canal-enlargement"), "root-canal-visit"),
      (Procedure(code: "canal-enlargement", hasReaction: true), "canal-enlargement-reaction"),
      (Procedure(code: "root-canal-visit", hasReaction: true), "root-canal-visit"),
      (Procedure(code: "cleaning"), "scaling"),
      (Procedure(code: "scaling"), "scaling"),
    ]
    for (procedure, rule) in expected {
      let first = builtIn.followUpProtocol.rules.first { candidate in
        guard case .procedures(let codes) = candidate.trigger else { return false }
        return !candidate.isAdditional && codes.contains(procedure.code)
          && candidate.condition?.holds(for: procedure) ?? true
      }
      #expect(first?.id == rule, "\(procedure)")
    }
  }

  private func trigger(of rule: Rule) -> String {
    var words: [String] = rule.isAdditional ? ["+"] : []
    if case .procedures(let codes) = rule.trigger {
      words.append(codes.sorted().joined(separator: ","))
    } else {
      words.append("\(rule.trigger)")
    }
    if let condition = rule.condition { words.append(condition.rawValue) }
    return words.joined(separator: " ")
  }

  private func line(_ step: Step) -> String {
    let end =
      switch step.by {
      case .after(let duration): duration.description
      case .endOfCallingHours: "end of calling hours"
      }
    var words = ["; \(step.due)…\(end)", step.kind.rawValue]
    if let condition = step.condition { words.append(condition.rawValue) }
    if let days = step.unlessAppointmentWithinDays { words.append("unless ±\(days)") }
    if let every = step.every { words.append("every \(every)") }
    return (words + [step.purpose]).joined(separator: " ")
  }
}
