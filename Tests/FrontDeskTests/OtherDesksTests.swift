import FollowUp
import Screen
import Testing

@testable import FrontDesk

/// What another desk does to the list while somebody works with it here.
@Suite struct OtherDesksTests {
  private func isAsked(_ effects: [Effect]) -> Bool {
    effects.contains { if case .perform = $0 { true } else { false } }
  }

  /// A call is chosen; another desk deals with it, by what `change` does at its index.
  /// - Returns: The desk, and the names of who was chosen and who is marked now.
  private func afterAnotherDesk(
    _ change: (inout DeskFixture, _ chosen: Int) -> Void
  ) throws -> (Model, chosen: String, marked: String) {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    let chosen = try #require(model.queue.selectedEntry?.patient)
    #expect(update(&model, .changedElsewhere) == [.loadDesk])
    change(&fixture, try #require(fixture.entries.firstIndex { $0.patient == chosen }))
    fixture.read(update(&model, .deskLoaded(try fixture.data())), in: &model)
    let marked = try #require(model.queue.selectedEntry?.patient)
    return (model, try #require(fixture.records[chosen]).patient.name, model.name(of: marked))
  }

  @Test(arguments: ["n", "Enter", "v", "s", "r", "a", "c"])
  func noKeyActsOnWhomNobodyHereHasChosen(key: String) throws {
    var (model, chosen, marked) = try afterAnotherDesk { $0.entries.remove(at: $1) }
    #expect(marked != chosen)
    #expect(!isAsked(model.press(key)))
    #expect(model.dialog == nil && model.pages.isEmpty)
    #expect(model.lines().contains { $0.contains("现在选中的是\(marked)") })
    // Now that it is said, it is meant.
    let effects = model.press(key)
    #expect(isAsked(effects) || model.dialog != nil || key == "a")
  }

  @Test func whoMovesTheMarkHasChosen() throws {
    var (model, _, _) = try afterAnotherDesk { $0.entries.remove(at: $1) }
    model.press("j")
    #expect(isAsked(model.press("n")))
  }

  @Test func whoLooksElsewhereMeanwhileHasNotChosen() throws {
    var (model, _, marked) = try afterAnotherDesk { $0.entries.remove(at: $1) }
    model.press("?", "Esc")
    #expect(!isAsked(model.press("n")))
    #expect(model.lines().contains { $0.contains("现在选中的是\(marked)") })
  }

  /// A refusal is the first that this desk hears of the other one.
  @Test func whatIsRefusedPutsNobodyElseUnderTheKey() throws {
    var fixture = try DeskFixture()
    var model = try fixture.model()
    let chosen = try #require(model.queue.selectedEntry?.patient)
    let asked = model.press("n")
    guard case .perform(let request)? = asked.first(where: { if case .perform = $0 { true } else { false } }) else {
      Issue.record("\(asked)")
      return
    }
    #expect(update(&model, .rejected(request.id, .patientLeft(.deceased))).contains(.loadDesk))
    fixture.entries.removeAll { $0.patient == chosen }
    fixture.read(update(&model, .deskLoaded(try fixture.data())), in: &model)
    #expect(!isAsked(model.press("n")))
    #expect(isAsked(model.press("n")))
  }

  @Test func theMarkDoesNotGoAfterACallThatHasBeenMade() throws {
    var (model, chosen, marked) = try afterAnotherDesk { fixture, index in
      var entry = fixture.entries.remove(at: index)
      entry.lane = .batch(fixture.sixteen)
      fixture.entries.append(entry)
    }
    #expect(marked != chosen)
    #expect(!isAsked(model.press("n")))
  }

  @Test func aKeyActsAtOnceWhereTheChosenCallIsStillThere() throws {
    var (model, chosen, marked) = try afterAnotherDesk { fixture, _ in fixture.entries.removeLast() }
    #expect(marked == chosen)
    #expect(isAsked(model.press("n")))
  }
}
