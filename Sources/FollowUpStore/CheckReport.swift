public import FollowUp
internal import OrderedCollections

/// What a check of the whole store has found.
public struct CheckReport: Hashable, Sendable {
  public var lines: Int
  public var patients: Int
  /// How many of the lines held something of patients who were erased.
  public var erasedLines: Int
  public var findings: [Finding]

  public init(lines: Int, patients: Int, erasedLines: Int = 0, findings: [Finding]) {
    self.lines = lines
    self.patients = patients
    self.erasedLines = erasedLines
    self.findings = findings
  }

  /// One thing that is not as it should be, and where.
  public struct Finding: Hashable, Sendable {
    /// Nil for a store without files.
    public var file: String?
    /// Counts from 1; nil where it concerns the file as a whole.
    public var line: Int?
    public var problem: Problem

    public init(file: String? = nil, line: Int? = nil, _ problem: Problem) {
      self.file = file
      self.line = line
      self.problem = problem
    }
  }

  public enum Problem: Hashable, Sendable {
    case damage(DamageReason)
    /// The end of the journal is a save that was cut short and never reported as saved.
    case cutShortSave(bytes: Int)
    /// The snapshot can't be used; it can be made anew.
    case snapshotUnusable
    /// It can't be used either, where the journal is damaged.
    case snapshotLost
    /// The snapshot is whole and has what the damaged journal no longer says.
    case snapshotNeeded
    /// The snapshot is whole, but says something else about these patients than the journal.
    case snapshotDiffers(patients: [PatientID], clinic: Bool)
    /// The state in memory is another than the journal gives.
    case stateDiffers
    case openToOthers(mode: Int)
    /// The line lost its content, and no erasure is recorded that says so.
    case erasedUnrecorded
    /// The line holds something of a patient who was erased after it.
    case notErased(PatientID)
    /// An erasure was cut short: when the clinic is opened for recording, it is finished, or nobody was erased.
    case erasureUnfinished
    /// An automatic backup is not what was written, so that nothing can be restored from it.
    case backupUnusable
    /// The file, or what is in the folder, can't be read; what is in it is not known.
    case unreadable
    /// A line of the access log, or all of the file, is not what was written.
    case accessEntryUnreadable
    /// The clinic was written by a newer version of the program, so that not everything in it is known here.
    case newerVersion(Int)
    /// A follow-up names a visit that is not recorded.
    case followUpWithoutVisit(PatientID, FollowUpID, VisitID)
    case followUpWithoutAppointment(PatientID, FollowUpID, AppointmentID)
    case attemptWithoutFollowUp(PatientID, AttemptID, FollowUpID)
    case attemptWithoutAppointment(PatientID, AttemptID, AppointmentID)
    case correctionWithoutAttempt(PatientID, AttemptID, corrects: AttemptID)
    case escalationWithoutAttempt(PatientID, EscalationID, AttemptID)
    /// Something filed under one patient names another.
    case filedUnderOtherPatient(PatientID, named: PatientID)
  }
}

extension PatientRecord {
  /// References in the record that lead nowhere.
  var brokenReferences: [CheckReport.Problem] {
    var problems: [CheckReport.Problem] = []
    let named =
      visits.values.map(\.patient) + appointments.values.map(\.appointment.patient)
      + planItems.values.map(\.patient)
    problems += Set(named).subtracting([id]).sorted().map { .filedUnderOtherPatient(id, named: $0) }
    for followUp in followUps.values {
      switch followUp.origin {
      case .visit(let visit) where visits[visit] == nil:
        problems.append(.followUpWithoutVisit(id, followUp.id, visit))
      case .appointment(let appointment) where appointments[appointment] == nil && followUp.isOpen:
        problems.append(.followUpWithoutAppointment(id, followUp.id, appointment))
      default: break
      }
    }
    for attempt in attempts.values {
      // Taking an attempt back takes away what came to be with it.
      problems += attempt.outcomes.map(\.followUp).filter { attempt.stands && followUps[$0] == nil }
        .map { .attemptWithoutFollowUp(id, attempt.id, $0) }
      if let appointment = attempt.appointment, attempt.stands, appointments[appointment] == nil {
        problems.append(.attemptWithoutAppointment(id, attempt.id, appointment))
      }
      if let corrected = attempt.corrects, attempts[corrected] == nil {
        problems.append(.correctionWithoutAttempt(id, attempt.id, corrects: corrected))
      }
    }
    for escalation in escalations.values where attempts[escalation.attempt] == nil {
      problems.append(.escalationWithoutAttempt(id, escalation.id, escalation.attempt))
    }
    return problems
  }
}

extension ClinicState {
  var brokenReferences: [CheckReport.Problem] {
    records.sorted { $0.key < $1.key }.flatMap(\.value.brokenReferences)
  }
}
