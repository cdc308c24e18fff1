extension PatientRecord {
  mutating func applyChanged(_ changed: Patient, cause: AttemptID?) {
    guard changed.id == id else { return }
    if let cause {
      let before = replaced[cause]?.patient?.before ?? patient
      replaced[cause, default: ReplacedState()].patient = Replaced(before: before, after: changed)
    }
    patient = changed
  }

  mutating func applyImported(_ imported: Patient) {
    guard imported.id == id else { return }
    patient.merge(from: importedPatient ?? patient, to: imported, conflict: .takeChange)
    importedPatient = imported
  }
}
