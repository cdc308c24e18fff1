public import FollowUp

extension PinyinTable {
  /// The readings that travel inside the program, read at the first use.
  public static let builtIn = PinyinTable(
    document: String(decoding: BuiltInDocument.named("pinyin.txt").bytes, as: UTF8.self))
}
