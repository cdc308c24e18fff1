import FollowUp
import FrontDesk
import Screen
import Testing
import Wording

/// Whole screens as files under `Golden`.
@Suite struct ScreenTests {
  static let sizes = [(80, 24), (120, 40), (20, 5), (100, 30), (160, 45)]

  @Test(arguments: Language.allCases, sizes)
  func queue(_ language: Language, _ size: (Int, Int)) throws {
    let model = try DeskFixture().model(language, columns: size.0, rows: size.1)
    try expect(model, is: "queue-\(language.rawValue)-\(size.0)x\(size.1)")
  }

  @Test(arguments: Language.allCases)
  func help(_ language: Language) throws {
    var model = try DeskFixture().model(language)
    model.press("F1")
    try expect(model, is: "help-\(language.rawValue)-80x24")
  }

  @Test(arguments: Language.allCases)
  func patient(_ language: Language) throws {
    let fixture = try DeskFixture()
    var model = try fixture.model(language)
    model.press("Down", "Down", "Down", "Down", "Down", "o", reading: fixture)
    try expect(model, is: "patient-\(language.rawValue)-80x24")
  }

  @Test(arguments: Language.allCases)
  func explanation(_ language: Language) throws {
    var model = try DeskFixture().model(language)
    model.press("w")
    try expect(model, is: "why-\(language.rawValue)-80x24")
  }

  @Test(arguments: Language.allCases)
  func palette(_ language: Language) throws {
    var model = try DeskFixture().model(language)
    model.press("F2")
    try expect(model, is: "palette-\(language.rawValue)-80x24")
  }

  private func expect(_ model: Model, is name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let (buffer, cursor) = model.frame()
    try Golden().expect(buffer, is: name, cursor: cursor, sourceLocation: sourceLocation)
  }
}
