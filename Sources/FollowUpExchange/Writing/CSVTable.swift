/// A table as comma-separated values (RFC 4180), safe to open in a spreadsheet.
///
/// A field that a spreadsheet would take for a formula gets an apostrophe in front of it, hostile characters are left
/// out, and the text begins with a byte order mark, without which spreadsheets don't recognize UTF-8.
public struct CSVTable: Sendable {
  private var content: [UInt8]
  private let width: Int

  public init(columns: [String]) {
    width = columns.count
    content = Array("\u{FEFF}".utf8)
    append(columns)
  }

  /// Adds a row; missing fields stay empty, fields beyond the last column are left out.
  public mutating func add(_ fields: [String]) {
    let padding = Array(repeating: "", count: max(0, width - fields.count))
    append(Array(fields.prefix(width)) + padding)
  }

  private mutating func append(_ line: [String]) {
    content += CSVTable.line(line).utf8
    content += "\r\n".utf8
  }

  /// In UTF-8, of what was not taken yet, in bytes.
  var size: Int { content.count }

  /// What was added since the last time, in UTF-8, which the table forgets.
  mutating func takeText() -> [UInt8] {
    defer { content = [] }
    return content
  }

  public var text: String { String(decoding: content, as: UTF8.self) }

  private static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",")
  }

  private static func field(_ text: String) -> String {
    // A leading tab or carriage return would hide a formula from the look at the first character below.
    var safe = HostileText.isClean(text) ? text : HostileText.cleaned(text)
    // Scalar by scalar: a sign with a combining mark is another character, but to a spreadsheet still that sign.
    let visible = safe.unicodeScalars.drop { $0.properties.isWhitespace }
    // Spreadsheets take the full-width forms for the same characters.
    if let first = visible.first, "=+-@＝＋－＠".unicodeScalars.contains(first) { safe = "'" + safe }
    let special = ",\"\n\r;".unicodeScalars
    guard safe.unicodeScalars.contains(where: special.contains) || safe.first == " " || safe.last == " " else {
      return safe
    }
    var quoted = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in safe.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
