/// A list for other programs, in either of two forms.
public protocol Report: Sendable {
  /// In UTF-8, ending with a line feed.
  var json: [UInt8] { get }
  var csv: CSVTable { get }
}
