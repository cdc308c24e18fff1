extension Birthday {
  /// The day of birth on the solar calendar; nil where the year is not known.
  public var dateOfBirth: CivilDate? {
    year.flatMap { date.date(in: $0) }
  }

  /// Full years on `date`, counted on the solar calendar from the day of birth; nil where the year is not known or the
  /// day lies after `date`. Someone born on 29 February is a year older on the 28th of other years.
  public func age(on date: CivilDate) -> Int? {
    guard let birth = dateOfBirth, birth <= date else { return nil }
    let years = date.year - birth.year
    return birth.adding(months: years * 12) <= date ? years : years - 1
  }
}

extension PatientRecord {
  /// Full years on `date`; nil where the year of birth is not known.
  public func age(on date: CivilDate) -> Int? {
    patient.birthday?.age(on: date)
  }

  /// Whether someone else answers for the patient: under 18, or of unknown age with a guardian on record.
  public func isMinor(on date: CivilDate) -> Bool {
    age(on: date).map { $0 < Patient.ageOfMajority } ?? (patient.guardian != nil)
  }
}

extension Patient {
  public static let ageOfMajority = 18
}

extension Consent {
  public func allows(_ kind: FollowUpKind) -> Bool {
    switch kind.consent {
    case .clinical: clinical
    case .marketing: marketing
    }
  }
}
