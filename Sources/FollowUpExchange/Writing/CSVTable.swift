/// A table as comma-separated values (RFC 4180), safe to open in a spreadsheet.
///
/// A field that a spreadsheet would take for a formula gets an apostrophe in front of it, hostile characters are left out,
/// and the text begins with a byte order mark, without which spreadsheets don't recognize UTF-8.
public struct CSVTable: Sendable {
  private var lines: [String]
  private let width: Int

  public init(columns: [String]) {
    width = columns.count
    lines = [CSVTable.line(columns)]
  }

  /// Adds a row; missing fields stay empty, fields beyond the last column are left out.
  public mutating func add(_ fields: [String]) {
    let padding = Array(repeating: "", count: max(0, width - fields.count))
    lines.append(CSVTable.line(Array(fields.prefix(width)) + padding))
  }

  public var text: String {
    "\u{FEFF}" + lines.map { $0 + "\r\n" }.joined()
  }

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
