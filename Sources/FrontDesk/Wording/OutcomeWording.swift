import FollowUp
import Wording

extension Disposition {
  /// What came of a call, each result once: that of the whole call first where one of the reasons shares it, then
  /// those of the other reasons in their order. A call about nothing planned has the one result.
  static func results(_ whole: Disposition, _ outcomes: [ReasonOutcome]) -> [Disposition] {
    var results: [Disposition] = []
    for outcome in outcomes where !results.contains(outcome.disposition) { results.append(outcome.disposition) }
    guard let index = results.firstIndex(of: whole) else { return results.isEmpty ? [whole] : results }
    results.remove(at: index)
    return [whole] + results
  }
}

extension ContactAttempt {
  var results: [Disposition] { Disposition.results(disposition, outcomes) }
}

extension Voice {
  /// What came of a call in full: `不适、恢复良好`.
  func results(_ dispositions: [Disposition]) -> String {
    dispositions.map { name(of: $0.rawValue, as: DispositionPhrase.self) }.joined(separator: listSeparator)
  }

  /// As ``results(_:)``, for narrow places.
  func shortResults(_ dispositions: [Disposition]) -> String {
    dispositions.map { name(of: $0.rawValue, as: OutcomePhrase.self) }.joined(separator: listSeparator)
  }
}
