extension RGB {
  /// The linear light of each value of an sRGB channel, 0–1: c/12.92 up to 0.04045, ((c + 0.055)/1.055)^2.4 above.
  static let linearLight: [Double] = (0...255).map { value in
    let channel = Double(value) / 255
    return channel <= 0.04045 ? channel / 12.92 : power12over5((channel + 0.055) / 1.055)
  }

  /// `base` to the power of 12/5, for bases in 0…1: the square of `base` times its fifth root squared.
  private static func power12over5(_ base: Double) -> Double {
    let root = fifthRoot(base)
    return base * base * root * root
  }

  /// Newton's method on x⁵ = base, from 1 downwards, until it no longer moves.
  private static func fifthRoot(_ base: Double) -> Double {
    guard base > 0 else { return 0 }
    var root = 1.0
    while true {
      let fourth = root * root * root * root
      let next = root - (root * fourth - base) / (5 * fourth)
      guard next < root else { return root }
      root = next
    }
  }
}
