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
    let results = Mutex<[Int: Result<ReplayedPatient?, Rejection>]>([:])
    DispatchQueue.concurrentPerform(iterations: courses.count) { index in
      let result = Result { () throws(Rejection) in
        try ReplayedPatient(courses[index], clinic: clinic, followUpProtocol: followUpProtocol)
      }
      results.withLock { $0[index] = result }
    }
    let made = results.withLock { $0 }
    var patients: [ReplayedPatient] = []
    for index in courses.indices {
      if let patient = try made[index]?.get() { patients.append(patient) }
    }
    return patients
  }
}

extension ReplayedPatient {
  /// Nil without commands.
  fileprivate init?(
    _ course: [DatedCommand], clinic: Clinic, followUpProtocol: FollowUpProtocol
  ) throws(Rejection) {
    guard let patient = course.first?.patient else { return nil }
    var replayed = ReplayedClinic(clinic: clinic, followUpProtocol: followUpProtocol)
    var events: [Event] = []
    for command in course { events += try replayed.perform(command) }
    guard let record = replayed.records[patient] else { return nil }
    self.init(record: record, events: events)
  }
}
