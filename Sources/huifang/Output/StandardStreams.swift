internal import Foundation
internal import Screen

/// Standard error, one safe line at a time.
enum StandardError {
  static func write(_ line: String) {
    FileHandle.standardError.write(Data((line.sanitized + "\n").utf8))
  }
}

/// Standard output.
enum StandardOutput {
  /// Writes lines that a person reads: no control character comes through.
  static func write(lines: [String]) throws {
    try write(lines.map { $0.sanitized + "\n" }.joined())
  }

  /// Writes text for another program as it is.
  static func write(_ text: String) throws {
    try write(Data(text.utf8))
  }

  static func write(_ data: Data) throws {
    try FileHandle.standardOutput.write(contentsOf: data)
  }
}
