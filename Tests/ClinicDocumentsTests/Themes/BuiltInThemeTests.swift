import ClinicDocuments
import Screen
import Testing

@Suite struct BuiltInThemeTests {
  @Test func theThemesOfTheProgramAreThere() {
    #expect(Set(ThemeDocument.builtInNames).isSuperset(of: ["default", "light", "high-contrast", "mono"]))
    #expect(ThemeDocument.builtIn(named: "no-such-theme") == nil)
  }

  @Test(arguments: ThemeDocument.builtInNames) func readsWithoutAProblemAndWhole(name: String) throws {
    let document = try #require(ThemeDocument.builtIn(named: name))
    #expect(document.problems == [])
    #expect(document.theme.name == name)
    #expect(!document.theme.backgrounds.isEmpty)
  }

  /// What accompanies the words of a page and is not one of them, or is greyed on purpose.
  private static let secondary: Set<Role> = [
    .dim, .disabled, .border, .borderFocused, .placeholder, .keyHint, .progressDone, .progressRest, .inputLabel,
    .claimed, .done,
  ]

  /// WCAG 2.2: 4.5 to 1 for text, 3 to 1 for large text and for what is no text. Bold counts as large, as letters of
  /// a terminal have one size. A theme made for dark and for light terminals can't reach 4.5 on both, since black and
  /// white are 21 apart: its coloured roles have to reach 3 on both and 4.5 on one.
  @Test(arguments: ThemeDocument.builtInNames) func everyRoleCanBeRead(name: String) throws {
    let theme = try #require(ThemeDocument.builtIn(named: name)).theme
    for role in Role.allCases {
      for surface in [nil] + Role.surfaces.map(Optional.some) {
        let appearance = theme.appearance(of: Style(role, on: surface), at: .palette256)
        let ratios = theme.backgrounds.map { contrast(of: appearance, on: $0) }
        let isLarge = Self.secondary.contains(role) || appearance.attributes.contains(.bold)
        let (lowest, highest) = (ratios.min() ?? 0, ratios.max() ?? 0)
        #expect(lowest >= 3, "\(name): \(role) on \(String(describing: surface)): \(ratios)")
        #expect(isLarge || highest >= 4.5, "\(name): \(role) on \(String(describing: surface)): \(ratios)")
        if theme.backgrounds.count == 1 {
          #expect(isLarge || lowest >= 4.5, "\(name): \(role) on \(String(describing: surface)): \(ratios)")
        }
      }
    }
  }

  /// A terminal's own foreground is taken to be white on dark and black on light.
  private func contrast(of appearance: Appearance, on background: Theme.Background) -> Double {
    let own = background == .dark ? RGB(red: 255, green: 255, blue: 255) : RGB(red: 0, green: 0, blue: 0)
    return color(appearance.foreground, otherwise: own)
      .contrast(with: color(appearance.background, otherwise: background.color))
  }

  private func color(_ color: Color?, otherwise own: RGB) -> RGB {
    guard case .palette(let index)? = color else { return own }
    return RGB(palette: index)
  }

  /// Without colour, and with sixteen, what must not be mistaken for one another still looks different.
  @Test(arguments: ThemeDocument.builtInNames, [ColorDepth.none, .sixteen, .palette256])
  func whatMattersIsToldApart(name: String, depth: ColorDepth) throws {
    let theme = try #require(ThemeDocument.builtIn(named: name)).theme
    let groups: [[Role]] = [
      [.text, .vip, .overdue, .escalation], [.text, .selection], [.selection, .selectionUnfocused], [.text, .error],
      [.input, .inputFocused], [.scriptLine, .scriptCaution],
    ]
    for group in groups {
      let looks = group.map { theme.appearance(of: Style($0), at: depth) }
      #expect(Set(looks).count == group.count, "\(name) at \(depth): \(group)")
    }
  }

  @Test(arguments: ThemeDocument.builtInNames) func withoutColourThereIsNone(name: String) throws {
    let theme = try #require(ThemeDocument.builtIn(named: name)).theme
    for role in Role.allCases {
      let appearance = theme.appearance(of: Style(role), at: .none)
      #expect(appearance.foreground == nil && appearance.background == nil, "\(name): \(role)")
    }
  }
}
