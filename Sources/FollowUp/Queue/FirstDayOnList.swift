internal import OrderedCollections

extension PatientRecord {
  /// The first day whose list may show something of the patient; nil: none does, as things stand.
  ///
  /// The list of an earlier day shows nothing of the patient but that calls were made on that very day
  /// (``lastDayCalled(in:)``). Lists of later days may or may not show something: what is carried over stays on them
  /// until it is done. Escalations that wait for the dentist stand beside every list.
  public func firstDayOnList(clinic: Clinic, followUpProtocol: FollowUpProtocol) -> CivilDate? {
    if escalations.values.contains(where: \.isPending) { return CivilDate.first }
    let calendar = OpeningCalendar(settings: clinic.settings)
    // Time alone brings about the calls about appointments that are missed, so those are counted as of its end.
    let open = openFollowUps(at: .endOfCalendar, clinic: clinic, followUpProtocol: followUpProtocol)
    return open.map { placement(of: $0, in: calendar).at }.min().map(calendar.timeZone.date(of:))
  }

  /// The last day on which a call to the patient was made from a batch, which the list of that day counts; nil: none
  /// was. Attempts that were taken back don't count.
  public func lastDayCalled(in zone: ClinicTimeZone) -> CivilDate? {
    attempts.values.lazy.filter { $0.stands && $0.lane.map { $0 != .timed } ?? false }.map(\.at).max()
      .map(zone.date(of:))
  }
}
