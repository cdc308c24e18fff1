import Screen
import Testing

@Suite struct ColorTests {
  @Test(arguments: [
    ("terminal", Color.terminal), ("black", .palette(0)), ("bright-white", .palette(15)), ("0", .palette(0)),
    ("255", .palette(255)), ("256", nil), ("-1", nil), ("", nil), ("gold", nil), ("#ffffff", nil),
  ])
  func isReadAsAThemeWritesIt(text: String, color: Color?) {
    #expect(Color(named: text) == color)
  }

  @Test(arguments: [
    (16 as UInt8, 0, 0, 0), (21, 0, 0, 255), (172, 215, 135, 0), (231, 255, 255, 255), (232, 8, 8, 8),
    (255, 238, 238, 238),
  ])
  func knowsThePalette(index: UInt8, red: UInt8, green: UInt8, blue: UInt8) {
    #expect(RGB(palette: index) == RGB(red: red, green: green, blue: blue))
  }

  /// Figures of the contrast checker of WebAIM, to two digits.
  @Test(arguments: [
    (RGB(red: 0, green: 0, blue: 0), 21.0), (RGB(red: 255, green: 255, blue: 255), 1.0),
    (RGB(red: 0x76, green: 0x76, blue: 0x76), 4.54), (RGB(red: 0xFF, green: 0, blue: 0), 4.0),
    (RGB(red: 0, green: 0, blue: 0xFF), 8.59),
  ])
  func measuresContrastWithWhite(color: RGB, ratio: Double) {
    let white = RGB(red: 255, green: 255, blue: 255)
    #expect(abs(color.contrast(with: white) - ratio) < 0.01)
    #expect(color.contrast(with: white) == white.contrast(with: color))
  }

  @Test(arguments: [(16 as UInt8, 0 as UInt8), (196, 9), (160, 1), (231, 15), (46, 10), (3, 3)])
  func fallsBackToTheNearestOfSixteen(index: UInt8, basic: UInt8) {
    #expect(Color.palette(index).basic == .palette(basic))
    #expect(Color.terminal.basic == .terminal)
  }
}
