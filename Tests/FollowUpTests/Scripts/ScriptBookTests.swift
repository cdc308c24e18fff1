import FollowUp
import Testing

@Suite struct ScriptBookTests {
  private func entry(_ scope: ScriptScope, _ sections: [ScriptSection: String]) throws -> ScriptBook.Entry {
    ScriptBook.Entry(scope: scope, script: Script(try sections.mapValues { [try ScriptTemplate($0)] }))
  }

  private func book() throws -> ScriptBook {
    ScriptBook(entries: [
      try entry(ScriptScope(), [.opening: "general", .closing: "general", .complaint: "general"]),
      try entry(ScriptScope(attempt: .again), [.opening: "again"]),
      try entry(ScriptScope(audience: .guardian), [.opening: "guardian"]),
      try entry(ScriptScope(purpose: "healing"), [.questions: "healing"]),
      try entry(ScriptScope(rule: "extraction"), [.advice: "extraction", .questions: "extraction"]),
      try entry(ScriptScope(rule: "extraction", steps: ["P7D"]), [.questions: "extraction after a week"]),
    ])
  }

  @Test(arguments: [
    (ScriptKey(rule: "extraction", step: "P7D", purpose: "healing"), "extraction after a week", "general"),
    (ScriptKey(rule: "extraction", step: "PT2H", purpose: "reaction"), "extraction", "general"),
    (ScriptKey(rule: "general", step: "P7D", purpose: "healing"), "healing", "general"),
    (ScriptKey(rule: "general", step: "P7D", purpose: "healing", attempt: 3), "healing", "again"),
    (
      ScriptKey(rule: "general", step: "P7D", purpose: "healing", attempt: 2, audience: .guardian), "healing",
      "guardian"
    ),
  ])
  func eachSectionComesFromTheEntryThatFitsBest(key: ScriptKey, questions: String, opening: String) throws {
    let script = try book().script(for: key)
    #expect(script[.questions].map(\.source) == [questions])
    #expect(script[.opening].map(\.source) == [opening])
    #expect(script[.complaint].map(\.source) == ["general"])
    #expect(script[.referral].isEmpty)
  }

  @Test func whatWasDoneAndWhatIsCelebratedChooseTheirOwnWords() throws {
    let book = ScriptBook(entries: [
      try entry(ScriptScope(rule: "general"), [.advice: "any treatment"]),
      try entry(ScriptScope(rule: "general", procedure: "whitening"), [.advice: "whitening"]),
      try entry(ScriptScope(rule: "special-date"), [.opening: "a special day"]),
      try entry(ScriptScope(rule: "special-date", occasion: "birthday"), [.opening: "birthday"]),
    ])
    func opening(_ occasion: String) -> [String] {
      let key = ScriptKey(rule: "special-date", step: "P0D", purpose: "greeting", occasion: occasion)
      return book.script(for: key)[.opening].map(\.source)
    }
    func advice(_ procedures: [String]) -> [String] {
      let key = ScriptKey(rule: "general", step: "P1D", purpose: "attention", procedures: procedures)
      return book.script(for: key)[.advice].map(\.source)
    }
    #expect(advice(["filling", "whitening"]) == ["whitening"])
    #expect(advice(["filling"]) == ["any treatment"])
    #expect(opening("birthday") == ["birthday"])
    #expect(opening("wedding") == ["a special day"])
  }

  @Test(arguments: [(1, "first"), (2, "again"), (3, "third"), (7, "third")])
  func laterAttemptsOpenDifferently(attempt: Int, expected: String) throws {
    let book = ScriptBook(entries: [
      try entry(ScriptScope(attempt: .third), [.greeting: "third"]),
      try entry(ScriptScope(attempt: .again), [.greeting: "again"]),
      try entry(ScriptScope(), [.greeting: "first"]),
    ])
    let key = ScriptKey(rule: "scaling", step: "P1D", purpose: "sensitivity", attempt: attempt)
    #expect(book.script(for: key)[.greeting].map(\.source) == [expected])
  }

  @Test func aClinicsOwnScriptSpeaksWhereBothFitEquallyClosely() throws {
    var own = ScriptBook(entries: [try entry(ScriptScope(), [.opening: "our greeting"])])
    own.standIns = [.patient: "friend"]
    let overlaid = try book().overlaid(by: own)
    let script = overlaid.script(for: ScriptKey(rule: "scaling", step: "P1D", purpose: "sensitivity"))
    #expect(script[.opening].map(\.source) == ["our greeting"])
    #expect(script[.closing].map(\.source) == ["general"])
    #expect(overlaid.standIns == [.patient: "friend"])
  }

  @Test func anEmptyBookHasNothingToSay() {
    let script = ScriptBook().script(for: ScriptKey(rule: "scaling", step: "P1D", purpose: "sensitivity"))
    #expect(script.sections.isEmpty)
  }
}
