import Wording

extension KeymapTable {
  /// Between these two lines a manual keeps the table of keys.
  public static let beginMark = "<!-- keys: made by `swift run huifang-dev readme-keys` -->"
  public static let endMark = "<!-- end of keys -->"

  /// `manual` with the table of the built-in keys, in English, between its marks; nil where a mark is missing.
  public static func replacingKeys(in manual: String) -> String? {
    guard let begin = manual.firstRange(of: beginMark), let end = manual[begin.upperBound...].firstRange(of: endMark)
    else { return nil }
    return manual[..<begin.upperBound] + "\n\n" + markdown(.english) + "\n" + manual[end.lowerBound...]
  }
}
