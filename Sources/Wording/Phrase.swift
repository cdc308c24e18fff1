/// One thing the program says to a person. Each area of the program has its own enumeration of phrases; together
/// they are the catalogue.
///
/// Every case has a ``Translations`` value, so no language can be left out.
public protocol Phrase: CaseIterable, Hashable, RawRepresentable, Sendable where RawValue == String {
  var translations: Translations { get }
}

/// A phrase in the three languages. `{name}` marks a place that is filled when the phrase is used; each language
/// uses the same places.
public struct Translations: Hashable, Sendable {
  public let chinese: Form
  public let english: Form
  public let russian: Form

  public init(zh chinese: Form, en english: Form, ru russian: Form) {
    self.chinese = chinese
    self.english = english
    self.russian = russian
  }

  public func form(in language: Language) -> Form {
    switch language {
    case .chinese: chinese
    case .english: english
    case .russian: russian
    }
  }

  /// How a phrase is written: the same always, or by the number that stands in `{count}`.
  public enum Form: Hashable, Sendable, ExpressibleByStringLiteral {
    case plain(String)
    /// English uses `one` and `many`; Russian all three (1 день, 2 дня, 5 дней); Chinese needs none of this.
    case counted(one: String, few: String, many: String)

    public init(stringLiteral value: String) { self = .plain(value) }

    /// English: one form for 1, another for every other number.
    public static func counted(one: String, other: String) -> Form {
      .counted(one: one, few: other, many: other)
    }

    /// Every way the form can be written.
    public var texts: [String] {
      switch self {
      case .plain(let text): [text]
      case .counted(let one, let few, let many): [one, few, many]
      }
    }
  }
}

/// The voice of the program in one language: turns phrases into text.
public struct Voice: Hashable, Sendable {
  public let language: Language

  public init(_ language: Language) {
    self.language = language
  }

  /// The text of `phrase` with its places filled. A place without a value stays as it is written.
  public func callAsFunction(_ phrase: some Phrase, _ values: KeyValuePairs<String, String> = [:]) -> String {
    fill(text(of: phrase, count: 1), count: nil, values)
  }

  /// The text of `phrase` for `count`, which fills the place `{count}`.
  public func callAsFunction(
    _ phrase: some Phrase, count: Int, _ values: KeyValuePairs<String, String> = [:]
  ) -> String {
    fill(text(of: phrase, count: count), count: count, values)
  }

  private func text(of phrase: some Phrase, count: Int) -> String {
    switch phrase.translations.form(in: language) {
    case .plain(let text): text
    case .counted(let one, let few, let many):
      switch PluralCategory(of: count, in: language) {
      case .one: one
      case .few: few
      case .many: many
      }
    }
  }

  private func fill(_ text: String, count: Int?, _ values: KeyValuePairs<String, String>) -> String {
    guard count != nil || !values.isEmpty else { return text }
    var text = text
    return text.withUTF8 { bytes in
      var filled: [UInt8] = []
      filled.reserveCapacity(2 * bytes.count)
      var copied = 0
      var opened: Int?
      for (index, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "{"), opened == nil {
          opened = index
        } else if byte == UInt8(ascii: "}"), let open = opened {
          opened = nil
          let name = UnsafeBufferPointer(rebasing: bytes[open + 1..<index])
          guard let value = value(of: name, count: count, values) else { continue }
          filled.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied..<open]))
          filled.append(contentsOf: value.utf8)
          copied = index + 1
        }
      }
      filled.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[copied...]))
      return String(decoding: filled, as: UTF8.self)
    }
  }

  private func value(
    of name: UnsafeBufferPointer<UInt8>, count: Int?, _ values: KeyValuePairs<String, String>
  ) -> String? {
    if let count, "count".isWritten(name) { return String(count) }
    return values.first { $0.key.isWritten(name) }?.value
  }
}

extension String {
  fileprivate func isWritten(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    utf8.count == bytes.count && utf8.elementsEqual(bytes)
  }
}

/// The plural categories that the three languages tell apart, by the rules of the Unicode CLDR for whole numbers.
enum PluralCategory {
  case one, few, many

  init(of count: Int, in language: Language) {
    let (tens, ones) = (count.magnitude % 100, count.magnitude % 10)
    switch language {
    case .chinese: self = .many
    case .english: self = count.magnitude == 1 ? .one : .many
    case .russian:
      if ones == 1 && tens != 11 {
        self = .one
      } else if (2...4).contains(ones) && !(12...14).contains(tens) {
        self = .few
      } else {
        self = .many
      }
    }
  }
}
