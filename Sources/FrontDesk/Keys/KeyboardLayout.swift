/// Finds the command key that a person meant whose keyboard writes something else than Latin letters.
///
/// A command is a place on the keyboard. On a Russian layout (ЙЦУКЕН) that place writes a Cyrillic letter; an input
/// method for Chinese in its full-width mode writes the full-width form of the character.
enum KeyboardLayout {
  /// The character that the same key writes on a United States keyboard; the character itself where it is one of
  /// those already or is not known.
  static func latin(_ character: Character) -> Character {
    if let latin = russian[character] { return latin }
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else { return character }
    switch scalar.value {
    case 0x3000: return " "
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
    default: return chinesePunctuation[character] ?? character
    }
  }

  private static let russian: [Character: Character] = pairs(
    "йцукенгшщзхъфывапролджэячсмитьбюёЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮЁ№",
    "qwertyuiop[]asdfghjkl;'zxcvbnm,.`QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>~#")

  /// What the punctuation keys write while a Chinese input method is on. `、` stands on the key of `/` in several
  /// of them and on that of `\` in others; only `/` is a command.
  private static let chinesePunctuation: [Character: Character] = pairs("、。《》【】；‘’“”·…", "/.<>[];''\"\"`^")

  private static func pairs(_ from: String, _ to: String) -> [Character: Character] {
    Dictionary(zip(from, to), uniquingKeysWith: { first, _ in first })
  }
}
