import ClinicDocuments
import Screen
import Testing

@Suite struct ThemeLibraryTests {
  private func source(_ file: String, vip: String, roles: [Role] = Role.allCases) -> DocumentSource {
    let lines = roles.map { "  \($0.rawValue): \($0 == .vip ? vip : "{}")\n" }.joined()
    return DocumentSource(name: "/clinic/themes/\(file).yaml", text: "roles:\n" + lines)
  }

  @Test func writtenThemesFollowTheBuiltInOnes() {
    let library = ThemeLibrary(own: [source("dawn", vip: "{ foreground: 172 }")])
    #expect(library.names == ThemeDocument.builtInNames + ["dawn"])
    #expect(library.problems == [])
    #expect(library.theme("dawn")?.entry(for: .vip).full.foreground == .palette(172))
    #expect(library.theme("light") == ThemeDocument.builtIn(named: "light")?.theme)
    #expect(library.theme("dusk") == nil)
  }

  @Test func theLastOfOneNameCounts() {
    let library = ThemeLibrary(own: [
      source("light", vip: "{ foreground: 172 }"), source("light", vip: "{ foreground: 100 }"),
    ])
    #expect(library.names == ThemeDocument.builtInNames)
    #expect(library.theme("light")?.entry(for: .vip).full.foreground == .palette(100))
  }

  @Test func aMistakeIsToldAndTheThemeIsThere() {
    let library = ThemeLibrary(own: [source("dawn", vip: "{ foreground: rd }")])
    #expect(library.problems.map(\.document) == ["/clinic/themes/dawn.yaml"])
    #expect(library.problems.map(\.mistake) == [.notAColor("rd", nearest: "red")])
    #expect(library.theme("dawn")?.entry(for: .vip) == Theme.fallback.entry(for: .vip))
  }

  @Test func sixteenColoursAreTheApproximationsOnAnyTerminal() throws {
    for name in ThemeDocument.builtInNames {
      let theme = try #require(ThemeLibrary(own: []).theme(name))
      let limited = theme.limited(to: .sixteen)
      for role in Role.allCases {
        let style = Style(role, on: .selection)
        #expect(limited.appearance(of: style, at: .palette256) == theme.appearance(of: style, at: .sixteen))
        #expect(limited.appearance(of: style, at: .sixteen) == theme.appearance(of: style, at: .sixteen))
        #expect(limited.appearance(of: style, at: .none) == theme.appearance(of: style, at: .none))
        #expect(
          theme.limited(to: .none).appearance(of: style, at: .palette256) == theme.appearance(of: style, at: .none))
      }
    }
  }
}
