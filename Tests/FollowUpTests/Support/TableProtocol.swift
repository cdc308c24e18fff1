import FollowUp
import Testing

/// The default protocol as its table says it, built by hand so that these tests depend on no document.
enum TableProtocol {
  static func make() throws -> FollowUpProtocol {
    FollowUpProtocol(
      rules: try treatments() + others(),
      proceduresWithoutFollowUp: ["consultation", "check-up", "imaging"])
  }

  static func step(
    _ due: String, _ by: String, _ kind: FollowUpKind = .clinical, _ condition: ProcedureCondition? = nil,
    unlessAppointmentWithinDays: Int? = nil, every: String? = nil, purpose: String = "reaction"
  ) throws -> Step {
    Step(
      due: try #require(CalendarDuration(due)), name: due,
      by: by == "end" ? .endOfCallingHours : .after(try #require(CalendarDuration(by))), kind: kind,
      condition: condition, unlessAppointmentWithinDays: unlessAppointmentWithinDays,
      every: try every.map { try #require(CalendarDuration($0)) }, purpose: purpose)
  }

  private static func treatments() throws -> [Rule] {
    let reaction = try step("PT2H", "PT3H")
    let dayLong = try step("PT2H", "PT24H")
    let week = try step("P7D", "P7D", purpose: "healing")
    return [
      Rule(id: "extraction", trigger: .procedures(["extraction"]), steps: [reaction, week]),
      Rule(
        id: "extraction-prosthesis", trigger: .procedures(["extraction"]), condition: .needsProsthesis,
        isAdditional: true, steps: [try step("P2M", "P2M14D", purpose: "book-prosthesis")]),
      Rule(
        id: "root-canal-filling", trigger: .procedures(["root-canal-filling"]),
        steps: [
          reaction, try step("P7D", "P7D", .clinical, .restored, purpose: "healing"),
          try step("P7D", "P14D", .clinical, .notRestored, purpose: "restoration"),
        ]),
      Rule(
        id: "canal-enlargement-reaction", trigger: .procedures(["canal-enlargement"]), condition: .reaction,
        steps: [dayLong]),
      Rule(
        id: "root-canal-visit", trigger: .procedures(["root-canal-visit", "canal-enlargement"]),
        steps: [try step("PT2H", "end")]),
      Rule(id: "orthodontic-bonding", trigger: .procedures(["orthodontic-bonding"]), steps: [reaction, week]),
      Rule(id: "orthodontic-adjustment", trigger: .procedures(["orthodontic-adjustment"]), steps: [reaction, week]),
      Rule(
        id: "orthodontic-retainer", trigger: .procedures(["orthodontic-retainer"]),
        steps: [
          week, try step("P1M", "P1M", unlessAppointmentWithinDays: 7, purpose: "recheck"),
          try step("P6M", "P12M", purpose: "retention"),
        ]),
      Rule(
        id: "prosthesis-fitting", trigger: .procedures(["prosthesis-fitting"]),
        steps: [try step("P1D", "P1D", purpose: "comfort")]),
      Rule(
        id: "scaling", trigger: .procedures(["scaling"]),
        steps: [
          try step("P1D", "P1D", purpose: "sensitivity"), try step("P6M", "P7M", .marketing, purpose: "invitation"),
        ]),
      Rule(
        id: "implant-surgery", trigger: .procedures(["implant-surgery"]),
        steps: [
          dayLong, try step("P3M", "P3M14D", purpose: "maintenance"), try step("P6M", "P6M14D", purpose: "maintenance"),
          try step("P1Y", "P1Y1M", every: "P1Y", purpose: "maintenance"),
        ]),
      Rule(id: "pulp-opening", trigger: .procedures(["pulp-opening"]), steps: [dayLong]),
      Rule(id: "infusion", trigger: .procedures(["infusion"]), steps: [dayLong]),
      Rule(
        id: "general", trigger: .otherTreatment,
        steps: [
          try step("P1D", "P1D", purpose: "attention"), try step("P3D", "P3D", purpose: "attention"),
          try step("P7D", "P7D", purpose: "attention"),
          try step("P1M", "P1M7D", .relationship, purpose: "relationship"),
          try step("P3M", "P3M7D", .relationship, purpose: "relationship"),
        ]),
    ]
  }

  private static func others() throws -> [Rule] {
    [
      Rule(
        id: "missed-appointment", trigger: .missedAppointment, steps: [try step("PT0H", "PT1H", purpose: "rebook")]),
      Rule(
        id: "child-member-report", trigger: .childMembership,
        steps: [try step("P6M", "P6M14D", .relationship, every: "P6M", purpose: "report")]),
      Rule(id: "handover", trigger: .handover, steps: [try step("P1D", "P2D", purpose: "book-next")]),
      Rule(
        id: "special-date", trigger: .specialDate, steps: [try step("P0D", "P0D", .greeting, purpose: "greeting")]),
      Rule(id: "dentist-request", trigger: .request, steps: []),
    ]
  }
}
