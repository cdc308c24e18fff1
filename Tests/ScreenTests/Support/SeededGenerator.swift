/// SplitMix64: the same seed always gives the same numbers.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

extension SeededGenerator {
  /// Text of what a clinic writes and of what it would never write: wide and narrow characters, marks, controls,
  /// emoji of several scalars, and any scalar at all.
  mutating func text(maxPieces: Int) -> String {
    let pieces = [
      "王", "伟民", "拔牙", "，", "（", "》", "a", "Bc ", " ", "приём", "й", "e\u{301}\u{302}", "\u{301}", "\u{1B}[31m",
      "\u{202E}", "\n", "\r\n", "\t", "👩‍👩‍👧", "🇨🇳", "❤️", "1️⃣", "👍🏽", "🫨", "\u{0}", "\u{9B}", "한", "ﾊ", "\u{2028}",
    ]
    var text = ""
    for _ in 0..<Int.random(in: 0...maxPieces, using: &self) {
      if Int.random(in: 0..<8, using: &self) == 0,
        let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self))
      {
        text.unicodeScalars.append(scalar)
      } else {
        text += pieces.randomElement(using: &self) ?? ""
      }
    }
    return text
  }
}
