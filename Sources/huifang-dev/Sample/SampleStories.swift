internal import FollowUp

/// A course of treatment as a clinic sees it many times: its visits and what of it is planned.
struct SampleStory {
  /// Days after the first visit, the dentist and what is done.
  var visits: [SampleVisit]
  /// What the plan holds besides what the visits do.
  var open: [(code: String, hesitation: String?)] = []
  /// Ages of the patients whom it suits.
  var ages: ClosedRange<Int>
  /// How often it comes up.
  var weight: Int
}

struct SampleVisit {
  var day: Int
  var procedures: [SampleProcedure]
  var handoverTo: String?

  init(_ day: Int, _ procedures: SampleProcedure..., handoverTo: String? = nil) {
    self.day = day
    self.procedures = procedures
    self.handoverTo = handoverTo
  }

  /// Whether the protocol follows it up.
  var isTreatment: Bool {
    procedures.contains { !["consultation", "check-up", "imaging"].contains($0.code) }
  }
}

struct SampleProcedure: ExpressibleByStringLiteral {
  var code: String
  var hasTooth = true
  var needsProsthesis = false
  var isRestored = false
  var hasReaction = false

  init(stringLiteral code: String) {
    self.code = code
    hasTooth = SampleProcedure.codesOfTeeth.contains(code)
  }

  private static let codesOfTeeth: Set<String> = [
    "extraction", "root-canal-filling", "root-canal-visit", "canal-enlargement", "prosthesis-fitting",
    "implant-surgery", "pulp-opening", "filling", "pediatric", "veneer",
  ]

  func with(prosthesis: Bool = false, restored: Bool = false, reaction: Bool = false) -> SampleProcedure {
    var procedure = self
    procedure.needsProsthesis = prosthesis
    procedure.isRestored = restored
    procedure.hasReaction = reaction
    return procedure
  }
}

/// The dentists by their ids, and who does what.
enum SampleDentists {
  static let surgeon = "d-wang"
  static let orthodontist = "d-chen"
  static let endodontist = "d-li"
  static let children = "d-zhao"

  static func dentist(for code: String) -> String {
    switch code {
    case "implant-surgery", "extraction", "infusion": surgeon
    case "orthodontic-bonding", "orthodontic-adjustment", "orthodontic-retainer": orthodontist
    case "pediatric", "scaling", "periodontal", "check-up": children
    default: endodontist
    }
  }
}

extension SampleStory {
  private static let extraction: SampleProcedure = "extraction"
  private static let filling: SampleProcedure = "root-canal-filling"
  private static let enlargement: SampleProcedure = "canal-enlargement"

  static let all: [SampleStory] = [
    SampleStory(
      visits: [
        SampleVisit(0, "consultation", "imaging"), SampleVisit(9, "implant-surgery", "infusion"),
        SampleVisit(19, "check-up"), SampleVisit(100, "imaging"), SampleVisit(114, "prosthesis-fitting"),
      ], ages: 35...75, weight: 12),
    SampleStory(
      visits: [
        SampleVisit(0, "pulp-opening"), SampleVisit(7, "canal-enlargement"), SampleVisit(14, "root-canal-visit"),
        SampleVisit(21, filling.with()), SampleVisit(35, "prosthesis-fitting"),
      ], ages: 18...70, weight: 14),
    SampleStory(
      visits: [
        SampleVisit(0, "pulp-opening"), SampleVisit(6, enlargement.with(reaction: true)),
        SampleVisit(13, filling.with(restored: true)),
      ], ages: 16...65, weight: 8),
    SampleStory(
      visits: [
        SampleVisit(0, "consultation", "imaging"), SampleVisit(10, "orthodontic-bonding"),
        SampleVisit(40, "orthodontic-adjustment"), SampleVisit(70, "orthodontic-adjustment"),
        SampleVisit(101, "orthodontic-adjustment"), SampleVisit(132, "orthodontic-adjustment"),
        SampleVisit(163, "orthodontic-adjustment"), SampleVisit(194, "orthodontic-adjustment"),
        SampleVisit(225, "orthodontic-adjustment"), SampleVisit(256, "orthodontic-retainer"),
      ], ages: 11...32, weight: 14),
    SampleStory(
      visits: [SampleVisit(0, "extraction"), SampleVisit(8, "check-up")], ages: 18...45, weight: 12),
    SampleStory(
      visits: [
        SampleVisit(0, extraction.with(prosthesis: true)), SampleVisit(75, "consultation"),
        SampleVisit(90, "prosthesis-fitting"),
      ], open: [("prosthesis-fitting", "price")], ages: 45...82, weight: 9),
    SampleStory(
      visits: [SampleVisit(0, "scaling"), SampleVisit(185, "scaling")], ages: 16...70, weight: 14),
    SampleStory(
      visits: [SampleVisit(0, "check-up", "scaling"), SampleVisit(6, "filling")], ages: 14...70, weight: 12),
    SampleStory(
      visits: [
        SampleVisit(0, "check-up"), SampleVisit(5, "pediatric"), SampleVisit(12, "pediatric"),
        SampleVisit(190, "check-up"),
      ], ages: 3...12, weight: 30),
    SampleStory(
      visits: [SampleVisit(0, "periodontal"), SampleVisit(7, "periodontal"), SampleVisit(30, "periodontal")],
      open: [("implant-surgery", "fear")], ages: 35...75, weight: 8),
    SampleStory(
      visits: [SampleVisit(0, "whitening")], open: [("veneer", "price")], ages: 20...45, weight: 4),
    SampleStory(
      visits: [SampleVisit(0, "consultation"), SampleVisit(14, "veneer"), SampleVisit(21, "check-up")],
      ages: 22...50, weight: 4),
    // Came to ask, and stayed away.
    SampleStory(
      visits: [SampleVisit(0, "consultation", "imaging")],
      open: [("implant-surgery", "price"), ("extraction", "fear")], ages: 30...75, weight: 6),
    SampleStory(
      visits: [SampleVisit(0, "consultation")], open: [("orthodontic-bonding", "not-understood")], ages: 9...28,
      weight: 5),
    SampleStory(
      visits: [SampleVisit(0, "filling", handoverTo: SampleDentists.surgeon)], open: [("implant-surgery", nil)],
      ages: 30...70, weight: 6),
    SampleStory(
      visits: [SampleVisit(0, "check-up", handoverTo: SampleDentists.orthodontist)],
      open: [("orthodontic-bonding", nil)], ages: 8...16, weight: 6),
  ]
}
