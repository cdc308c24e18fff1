internal import Wording

/// Looks for the known value that a wrong one may have been meant for.
///
/// The work for one kind of value of a document is bounded: where a file is wrong throughout, comparing everything
/// with everything would take hours and help nobody.
final class Suggestions {
  /// How many known values may still be looked at.
  private var comparisonsLeft: Int

  /// So many known values are looked at for one kind of value.
  static let mostCompared = 50_000

  init(comparisons: Int = mostCompared) {
    comparisonsLeft = comparisons
  }

  /// Nil where none is near, or where it would be too much work.
  func nearest(to text: String, among candidates: some Collection<String>) -> String? {
    guard text.utf8.count <= 64, candidates.count <= comparisonsLeft else { return nil }
    comparisonsLeft -= candidates.count
    return candidates.nearest(to: text, within: .close)
  }
}
