internal import ArgumentParser

/// How large a generated clinic is.
enum ClinicSize: String, CaseIterable, ExpressibleByArgument {
  /// A practice of a few years.
  case small = "S"
  case medium = "M"
  /// Ten years of a large clinic.
  case large = "L"

  var patients: Int {
    switch self {
    case .small: 5_000
    case .medium: 50_000
    case .large: 500_000
    }
  }

  var followUpsOfEach: Int {
    switch self {
    case .small: 4
    case .medium, .large: 10
    }
  }

  /// How many patients are on today's list.
  static let callsToday = 60
}
