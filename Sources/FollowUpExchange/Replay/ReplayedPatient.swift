internal import Dispatch
public import FollowUp
internal import Synchronization

/// What a ``Replay`` has made of one patient.
public struct ReplayedPatient: Sendable {
  public var record: PatientRecord
  /// Everything that happened, in its order.
  public var events: [Event]
}

extension Replay {
  /// Carries all commands out. Patients' records depend on nothing but their own past, so several are made at once.
  ///
  /// Throws what the domain refuses of the first patient, in the order of the replay, for whom it refuses anything.
  /// - Returns: The patients in the order of the document.
  public func patients(clinic: Clinic, followUpProtocol: FollowUpProtocol) throws(Rejection) -> [ReplayedPatient] {
    let results = Mutex([Result<ReplayedPatient?, Rejection>?](repeating: nil, count: courses.count))
    DispatchQueue.concurrentPerform(iterations: courses.count) { index in
      let result = Result { () throws(Rejection) in
        try ReplayedPatient(courses[index], clinic: clinic, followUpProtocol: followUpProtocol)
      }
      results.withLock { $0[index] = result }
    }
    var patients: [ReplayedPatient] = []
    patients.reserveCapacity(courses.count)
    for result in results.withLock({ $0 }) {
      if let patient = try result?.get() { patients.append(patient) }
    }
    return patients
  }
}

extension ReplayedPatient {
  /// Nil without commands.
  fileprivate init?(
    _ course: [DatedCommand], clinic: Clinic, followUpProtocol: FollowUpProtocol
  ) throws(Rejection) {
    guard let first = course.first else { return nil }
    var context = DecisionContext(
      clinic: clinic, followUpProtocol: followUpProtocol, now: first.at, author: first.author)
    var record: PatientRecord?
    var events = try record.perform(first, in: context)
    for place in course.indices.dropFirst() {
      context.now = course[place].at
      context.author = course[place].author
      events += try record.perform(course[place], in: context)
    }
    guard let record else { return nil }
    self.init(record: record, events: events)
  }
}
