import ClinicDocuments
import Screen
import Testing

@Suite struct OwnThemeTests {
  /// A whole theme, with `text` in place of the look of the role `vip`.
  private func read(vip text: String, head: String = "name: ours\nbackgrounds: [dark]\nroles:\n") -> ThemeDocument {
    let roles = Role.allCases.map { "  \($0.rawValue): \($0 == .vip ? text : "{}")\n" }.joined()
    return ThemeDocument(reading: DocumentSource(name: "themes/ours.yaml", text: head + roles))
  }

  @Test func aRoleLooksAsItIsWritten() {
    let document = read(
      vip:
        "{ foreground: 172, background: bright-white, bold: true, basic: { foreground: yellow }, mono: { dim: yes } }")
    #expect(document.problems == [])
    #expect(document.theme.name == "ours")
    #expect(document.theme.backgrounds == [.dark])
    let entry = document.theme.entry(for: .vip)
    #expect(
      entry.full == Appearance(foreground: .palette(172), background: .palette(15), attributes: .bold))
    #expect(entry.basic == Appearance(foreground: .palette(3)))
    #expect(entry.mono == .dim)
  }

  @Test(arguments: [
    ("{ foreground: rd }", DocumentProblem.Mistake.notAColor("rd", nearest: "red")),
    ("{ foreground: 256 }", .notAColor("256", nearest: nil)),
    ("{ foreground: -1 }", .notAColor("-1", nearest: nil)),
    ("{ basic: { foreground: 172 } }", .notAColor("172", nearest: nil)),
    ("{ forground: 172 }", .unknownKey("forground", nearest: "foreground")),
    ("{ bold: perhaps }", .wrongShape(expected: .yesOrNo)),
    ("{ mono: { foreground: 172 } }", .unknownKey("foreground", nearest: nil)),
    ("bold", .wrongShape(expected: .mapping)),
  ])
  func aMistakeLeavesTheFallbackOfThatRole(text: String, mistake: DocumentProblem.Mistake) throws {
    let document = read(vip: text)
    #expect(document.problems.map(\.mistake) == [mistake])
    let line = 4 + (try #require(Role.allCases.firstIndex(of: .vip)))
    #expect(document.problems.map(\.line) == [line])
    #expect(document.theme.entry(for: .vip) == Theme.fallback.entry(for: .vip))
  }

  @Test func unknownRolesAndMissingOnesAreNamed() {
    let document = ThemeDocument(
      reading: DocumentSource(name: "dusk.yaml", text: "roles:\n  vipp: { bold: true }\n"))
    #expect(document.theme.name == "dusk")
    #expect(document.theme.backgrounds == [.dark, .light])
    #expect(
      document.problems.map(\.mistake) == [
        .unknownKey("vipp", nearest: "vip"), .missingKeys(Role.allCases.map(\.rawValue)),
      ])
  }

  @Test func aBrokenThemeIsTheFallback() {
    let document = ThemeDocument(reading: DocumentSource(name: "ours.yaml", text: "roles: [\n"))
    #expect(document.theme == .fallback)
    #expect(document.problems.map(\.mistake) == [.syntax(.unclosedBracket)])
  }
}
