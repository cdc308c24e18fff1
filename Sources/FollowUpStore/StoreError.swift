/// Why the store could not read or keep something.
public enum StoreError: Error, Sendable {
  /// There is no clinic at that place.
  case noClinic(path: String)
}
