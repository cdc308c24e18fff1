internal import Glibc

/// The character set of the process, by which the C library and ncurses turn characters into bytes and columns.
enum CharacterSet {
  /// Takes the locale of the environment, or C.UTF-8 where that is not UTF-8. False where neither can be had.
  static func useUnicode() -> Bool {
    _ = setlocale(LC_CTYPE, "")
    return isUnicode || setlocale(LC_CTYPE, "C.UTF-8") != nil && isUnicode
  }

  private static var isUnicode: Bool {
    guard let name = nl_langinfo(nl_item(CODESET)) else { return false }
    return String(cString: name) == "UTF-8"
  }
}
