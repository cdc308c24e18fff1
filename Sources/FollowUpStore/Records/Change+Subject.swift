internal import FollowUp

extension [Change] {
  /// The changes in their order, cut where the patient changes (or where the clinic begins or ends).
  var runsOfOneSubject: [ArraySlice<Change>] {
    var runs: [ArraySlice<Change>] = []
    var start = startIndex
    while start < endIndex {
      let subject = self[start].subject
      let end = self[start...].firstIndex { $0.subject != subject } ?? endIndex
      runs.append(self[start..<end])
      start = end
    }
    return runs
  }
}

extension Change {
  /// Nil for the clinic.
  var subject: PatientID? {
    switch self {
    case .clinic: nil
    case .patient(let id, _): id
    }
  }
}
