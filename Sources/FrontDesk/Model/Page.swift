import FollowUp

/// What lies over the day's list, the uppermost last.
enum Page: Hashable, Sendable {
  case search(SearchPage)
  case patient(PatientPage)
  case escalations(EscalationsPage)
  case reading(ReadingPage)
  case callSheet(CallSheet)

  /// Where keys are looked up; nil where the page reads them itself.
  var keyContext: KeyContext? {
    switch self {
    case .search: .search
    case .patient: .patient
    case .escalations: .escalations
    case .reading: .reading
    case .callSheet: nil
    }
  }
}

/// A page of text.
struct ReadingPage: Hashable, Sendable {
  var subject: Subject
  /// The first line shown.
  var top = 0

  enum Subject: Hashable, Sendable {
    case help
    /// Why the patient's call stands where it stands.
    case explanation(EntryKey)
  }
}

struct SearchPage: Hashable, Sendable {
  var field = TextField(limit: 60)
  /// What was found for ``searched``; nil before the first answer.
  var matches: [PatientMatch] = []
  /// How many were found in all; ``matches`` are the best of them.
  var matchCount = 0
  /// The text that ``matches`` belong to.
  var searched: String?
  var selection = 0
  /// Whether the best match is to be opened once the typed text is searched for: Enter came before the answer.
  var opensBest = false

  /// Whether ``matches`` are what the typed text finds.
  var isCurrent: Bool { searched == field.trimmed }

  /// The chosen match; nobody while what was typed is still searched for.
  var chosen: PatientID? {
    isCurrent && matches.indices.contains(selection) ? matches[selection].patient.id : nil
  }
}

struct PatientPage: Hashable, Sendable {
  var patient: PatientID
  /// The chosen line among those that can be chosen.
  var selection = 0
}

struct EscalationsPage: Hashable, Sendable {
  var selection = 0
}
