import FollowUp

/// A small question over the page, which takes all keys until it is answered or left.
enum Dialog: Hashable, Sendable {
  case palette(Palette)
  case question(Question)
}

/// The list of all commands, narrowed by what is typed.
struct Palette: Hashable, Sendable {
  var field = TextField(limit: 40)
  var selection = 0
}

/// A question that is answered with a line of text, or with one of a few proposals.
struct Question: Hashable, Sendable {
  var subject: Subject
  var patient: PatientID
  var name: String
  var field = TextField(limit: 300)
  /// The times that are proposed; empty for a question that asks for words.
  var proposals: [Proposal] = []
  /// The chosen proposal; nil while a text is typed.
  var selection: Int?

  enum Subject: Hashable, Sendable {
    case vipReason
    case skip(FollowUpID, from: FollowUp.State)
    case reschedule(FollowUpID, from: FollowUp.State)
    case request
    case requestTime(note: String)
    /// `from` is the state that the escalation has without the answer.
    case answer(EscalationID, from: Escalation.State)
  }

  /// A place on the list.
  struct Proposal: Hashable, Sendable {
    var lane: Lane
    var at: Instant
  }

  /// Whether something was typed that would be lost.
  var holdsText: Bool { !field.trimmed.isEmpty }
}
