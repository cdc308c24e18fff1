public import FollowUp

/// What a program has to know of the sample clinic besides its document, `sample-data/clinic.json`.
public enum SampleClinic {
  /// The name of the document among the built-in ones.
  public static let documentName = "sample-data/clinic.json"

  /// The moment the sample clinic is made for: in the middle of a Saturday morning's calls.
  public static let now = Instant(secondsSinceEpoch: 1_795_228_440)

  /// Until when calls have been made where it is `now`. The document tells a whole day's calls; so that there is work
  /// to do at any hour, the desk stands still in the middle of a batch, of the morning's or of the afternoon's.
  public static func lastCall(at now: Instant, timeZone: ClinicTimeZone) -> Instant {
    let date = timeZone.date(of: now)
    let pauses = [10 * 60 + 34, 16 * 60 + 4].map { timeZone.instant(of: date, at: ClockTime(clampedMinutes: $0)) }
    return pauses.last { $0 <= now } ?? now
  }

  /// How many days before ``now`` its call records begin. What lies further back was there when the clinic began to
  /// work with this program.
  public static let daysOfCalls = 13
}
