import OrderedCollections
import Testing

@testable import FollowUp

/// Most follow-ups stand as they are wanted and are passed over. One that differs in anything is planned anew.
@Suite struct ChangedFollowUpTests {
  /// Whatever the protocol says of a follow-up, each with something else.
  private static let changes: [(field: String, change: @Sendable (inout FollowUp) -> Void)] = [
    ("rule", { $0.rule = "another" }),
    ("step", { $0.step = "P9D" }),
    ("purpose", { $0.purpose = "another" }),
    ("kind", { $0.kind = $0.kind == .greeting ? .marketing : .greeting }),
    ("origin", { $0.origin = .visit("another") }),
    ("procedures", { $0.procedures.append("another") }),
    ("procedures", { $0.procedures = [] }),
    ("teeth", { $0.teeth = $0.teeth.isEmpty ? [ToothNumber(11)].compactMap(\.self) : [] }),
    ("dentist", { $0.dentist = "another" }),
    ("startsFrom", { $0.startsFrom = $0.startsFrom + 1 }),
    ("due", { $0.due = $0.due + 1 }),
    ("by", { $0.by = $0.by + 1 }),
    ("isClockStep", { $0.isClockStep.toggle() }),
  ]
  /// What is the desk's, or the clock's.
  private static let others: Set = ["id", "recordedAt", "note"]

  @Test func nothingIsLeftOut() throws {
    var fixture = try PlanningFixture()
    let visit = try fixture.visit(ended: "2026-11-23 13:30", [Procedure(code: "filling")])
    try fixture.happened([visit], at: "2026-11-23 13:30")
    let followUp = try #require(fixture.record.followUps.values.first)
    let task = try #require(Mirror(reflecting: followUp).descendant("task", "box", "value"))
    let fields = Mirror(reflecting: task).children.compactMap(\.label)
    #expect(Set(fields) == Set(Self.changes.map(\.field)).union(Self.others))
  }

  @Test(arguments: PlanningPropertyTests.codes)
  func whatDiffersIsPlannedAnew(code: String) throws {
    var fixture = try PlanningFixture { $0.attendingDentist = "d-li" }
    let procedures = [18, 28].map { Procedure(code: code, tooth: ToothNumber($0), needsProsthesis: true) }
    try fixture.happened([fixture.visit(ended: "2026-11-23 13:30", procedures)], at: "2026-11-23 13:30")
    #expect(fixture.record.followUps.isEmpty == (code == "consultation"))
    let now = try fixture.moment("2026-11-23 14:00")
    for planned in fixture.record.followUps.values where planned.isOpen {
      for (field, change) in Self.changes {
        var changed = planned
        change(&changed)
        #expect(changed != planned, "\(field)")
        var record = fixture.record
        record.apply(.followUpPlanned(changed, cause: nil))
        record.apply(Planning.reconcile(record, in: fixture.context(now)))
        let after = try #require(record.followUps[planned.id])
        #expect(after.asksForTheSame(as: planned) && after.state == .planned, "\(planned.id): \(field)")
      }
    }
  }
}
