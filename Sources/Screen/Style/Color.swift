/// A colour of the terminal.
public enum Color: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case terminal
  /// A colour of the palette: 0–15 are the terminal's to choose, 16–231 a cube of 6 × 6 × 6, 232–255 greys.
  case palette(UInt8)
}

extension Color {
  /// The names of the first sixteen colours of the palette, in its order.
  public static let basicNames = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "bright-black", "bright-red", "bright-green", "bright-yellow",
    "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
  ]

  /// A colour as a theme file writes it: `terminal`, one of ``basicNames`` or a number 0–255. Nil otherwise.
  public init?(named name: some StringProtocol) {
    if name == "terminal" {
      self = .terminal
    } else if let index = Color.basicNames.firstIndex(of: String(name)), let byte = UInt8(exactly: index) {
      self = .palette(byte)
    } else if let index = UInt8(name) {
      self = .palette(index)
    } else {
      return nil
    }
  }

  /// The nearest of the first sixteen colours of the palette, as xterm paints them.
  public var basic: Color {
    guard case .palette(let index) = self, index >= 16 else { return self }
    let wanted = RGB(palette: index)
    let nearest = (0..<16 as Range<UInt8>).min {
      RGB(palette: $0).distance(to: wanted) < RGB(palette: $1).distance(to: wanted)
    }
    return .palette(nearest ?? 7)
  }
}

/// How many colours a terminal shows.
public enum ColorDepth: Hashable, Comparable, Sendable, CaseIterable {
  /// None, or the person asked for none (NO_COLOR).
  case none
  case sixteen
  case palette256
}

/// Red, green and blue, 0–255 each.
public struct RGB: Hashable, Sendable {
  public let red: UInt8
  public let green: UInt8
  public let blue: UInt8

  public init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour of the palette as xterm paints it. Other terminals may paint 0–15 differently.
  public init(palette index: UInt8) {
    switch index {
    case 0..<16: self = RGB.xtermBasic[Int(index)]
    case 16..<232:
      let cube = Int(index) - 16
      self.init(red: RGB.level(cube / 36), green: RGB.level(cube / 6 % 6), blue: RGB.level(cube % 6))
    default:
      let grey = 8 + 10 * (index - 232)
      self.init(red: grey, green: grey, blue: grey)
    }
  }

  /// The relative luminance of WCAG 2.2, 0 (black) to 1 (white).
  public var luminance: Double {
    0.2126 * RGB.linear(red) + 0.7152 * RGB.linear(green) + 0.0722 * RGB.linear(blue)
  }

  /// The contrast ratio of WCAG 2.2, 1 (none) to 21 (black on white).
  public func contrast(with other: RGB) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  func distance(to other: RGB) -> Int {
    let (dr, dg, db) = (Int(red) - Int(other.red), Int(green) - Int(other.green), Int(blue) - Int(other.blue))
    return dr * dr + dg * dg + db * db
  }

  private static func level(_ step: Int) -> UInt8 { step == 0 ? 0 : UInt8(55 + 40 * step) }

  private static func linear(_ channel: UInt8) -> Double { linearLight[Int(channel)] }

  private static let xtermBasic: [RGB] = [
    RGB(red: 0, green: 0, blue: 0), RGB(red: 205, green: 0, blue: 0), RGB(red: 0, green: 205, blue: 0),
    RGB(red: 205, green: 205, blue: 0), RGB(red: 0, green: 0, blue: 238), RGB(red: 205, green: 0, blue: 205),
    RGB(red: 0, green: 205, blue: 205), RGB(red: 229, green: 229, blue: 229), RGB(red: 127, green: 127, blue: 127),
    RGB(red: 255, green: 0, blue: 0), RGB(red: 0, green: 255, blue: 0), RGB(red: 255, green: 255, blue: 0),
    RGB(red: 92, green: 92, blue: 255), RGB(red: 255, green: 0, blue: 255), RGB(red: 0, green: 255, blue: 255),
    RGB(red: 255, green: 255, blue: 255),
  ]
}
