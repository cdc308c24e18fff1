/// Who holds the clinic, so that nothing can be recorded here for the time being.
public enum ClinicHolder: Hashable, Sendable {
  /// Somebody imports. `since` is what the clock on the wall showed when that began.
  case importing(name: String, desk: String, since: String)
  /// Nobody can tell who.
  case somebody
}
