import Screen
import Testing

@testable import CursesTerminal

extension OneTerminalAtATime {
  @Suite struct DisplayWidthTests {
    /// The table is that of the GNU C library 2.36, which Debian 12 has. On another one, a difference is a newer
    /// Unicode and shows as a substitute on the screen.
    @Test func agreesWithTheCLibraryOnEveryScalar() throws {
      #expect(CharacterSet.useUnicode())
      var different: [String] = []
      // U+0000 ends a string in C; it is no character to be shown.
      for value in 1...0x10FFFF as ClosedRange<UInt32> {
        guard let scalar = Unicode.Scalar(value) else { continue }
        if DisplayWidth.of(scalar) ?? -1 != systemWidth(of: scalar) { different.append(String(value, radix: 16)) }
      }
      #expect(different.prefix(20) == [])
    }
  }
}
