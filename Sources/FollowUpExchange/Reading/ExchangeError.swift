public import ExternalSorting

/// Why a document was refused as a whole. Nothing of it was read.
public struct ExchangeError: Error, Hashable, Sendable {
  /// The document, as the caller names it.
  public var file: String
  public var reason: Reason

  public init(file: String, reason: Reason) {
    self.file = file
    self.reason = reason
  }

  public enum Reason: Error, Hashable, Sendable {
    case missing
    case folder
    case noPermission
    /// The system's own words.
    case unreadable(String)
    case empty
    /// More than ``ExchangeSource/largestSize`` bytes, or one row or section that can't be cut has more.
    case tooLarge
    /// No text at all; the first byte that says so.
    case binary(byte: Int)
    case utf16
    /// Some other text than JSON: it begins with this character.
    case notJSON(String)
    case syntax(JSONSyntaxFault, TextPosition)
    /// The document is a list, a text, a number, …
    case notAnObject
    /// The member `format` is missing (nil) or says something else.
    case wrongFormat(String?)
    /// The member `version` is missing (nil) or no whole number from 1 on.
    case badVersion(String?)
    /// Somebody has written to a large document while it was read.
    case changedMeanwhile
    /// The rows of a large document could not be kept while it was read.
    case notKept(SortingFailure)
    /// Written by a later version of this program.
    case newerVersion(String)
  }
}
