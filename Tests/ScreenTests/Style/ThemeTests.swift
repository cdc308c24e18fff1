import Screen
import Testing

@Suite struct ThemeTests {
  private let theme = Theme(
    name: "test", backgrounds: [.dark],
    entries: [
      .vip: .init(Appearance(foreground: .palette(214), attributes: .bold), mono: .underline),
      .selection: .init(
        Appearance(foreground: .palette(231), background: .palette(25)),
        basic: Appearance(background: .palette(4)), mono: .reverse),
      .popup: .init(Appearance(background: .palette(236))),
    ])

  @Test func aSurfaceLendsItsColoursToWhatStandsOnIt() {
    #expect(
      theme.appearance(of: Style(.vip), at: .palette256)
        == Appearance(foreground: .palette(214), attributes: .bold))
    #expect(
      theme.appearance(of: Style(.vip, on: .selection), at: .palette256)
        == Appearance(foreground: .palette(231), background: .palette(25), attributes: .bold))
    #expect(
      theme.appearance(of: Style(.vip, on: .popup, .underline), at: .palette256)
        == Appearance(foreground: .palette(214), background: .palette(236), attributes: [.bold, .underline]))
  }

  @Test func fewerColoursFallBack() {
    #expect(
      theme.appearance(of: Style(.vip), at: .sixteen) == Appearance(foreground: .palette(3), attributes: .bold))
    #expect(
      theme.appearance(of: Style(.vip, on: .selection), at: .sixteen)
        == Appearance(foreground: .palette(3), background: .palette(4), attributes: .bold))
    #expect(
      theme.appearance(of: Style(.vip, on: .selection), at: .none) == Appearance(attributes: [.underline, .reverse]))
  }

  @Test func aRoleThatIsLeftOutLooksLikeTheFallback() {
    #expect(theme.entry(for: .title) == Theme.fallback.entry(for: .title))
    #expect(theme.appearance(of: .plain, at: .palette256) == Appearance())
  }

  /// Without colour, what must not be mistaken for one another still differs by attributes.
  @Test func theFallbackTellsApartWhatMatters() {
    let groups: [[Role]] = [
      [.text, .vip, .overdue, .claimed], [.text, .selection, .selectionUnfocused], [.text, .error, .warning],
      [.text, .input, .inputFocused, .placeholder], [.scriptLine, .scriptQuestion, .scriptCaution],
    ]
    for group in groups {
      let looks = group.map { Theme.fallback.appearance(of: Style($0), at: .none) }
      #expect(Set(looks).count == group.count, "\(group)")
      #expect(looks.allSatisfy { $0.foreground == nil && $0.background == nil })
    }
  }
}
