/// Who holds the clinic, so that nothing can be recorded here for the time being.
public enum ClinicHolder: Hashable, Sendable {
  /// Somebody imports. `since` is what the clock on the wall showed when that began.
  case importing(name: String, desk: String, since: String)
  /// Somebody does what takes but a moment, unless the program or the disk is stuck.
  case recording(name: String, desk: String)
  /// Nobody can tell who.
  case somebody
}
