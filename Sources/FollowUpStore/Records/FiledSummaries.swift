internal import FollowUp

extension [PatientSummary] {
  /// Puts `summary` into its place in the order of the ids, instead of an older one of the same patient.
  mutating func file(_ summary: PatientSummary) {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = low + (high - low) / 2
      if self[middle].patient < summary.patient { low = middle + 1 } else { high = middle }
    }
    if low < endIndex, self[low].patient == summary.patient {
      self[low] = summary
    } else {
      insert(summary, at: low)
    }
  }
}
