internal import OrderedCollections

extension PatientRecord {
  /// When something last took place, or will: a visit, an appointment, a contact attempt. Where nothing is known but
  /// the patient, when that was recorded.
  public var lastActivity: Instant {
    let moments =
      visits.values.map(\.endedAt) + appointments.values.map(\.appointment.at) + attempts.values.map(\.at)
    return moments.max() ?? registeredAt
  }

  /// Whether nothing has taken place for longer than `period`, counted on the calendar of `zone` from the day of the
  /// last activity to `today`.
  public func isIdle(for period: CalendarDuration, on today: CivilDate, in zone: ClinicTimeZone) -> Bool {
    period.added(to: zone.date(of: lastActivity)) < today
  }
}

extension CalendarDuration {
  /// Whether it can say how long data is kept: at least a day, and nothing smaller in it.
  public var isRetentionPeriod: Bool { seconds == 0 && months >= 0 && days >= 0 && months + days > 0 }
}
