/// What a piece of the picture means. A ``Theme`` says how each role looks; views name roles and nothing else, so one
/// picture serves every theme and every depth of colour.
///
/// The raw value is the role's name in a theme file.
public enum Role: String, CaseIterable, Hashable, Sendable {
  // Plain parts of the page.
  case text
  case dim
  case title
  case heading
  case accent
  case disabled
  case border
  case borderFocused = "border-focused"

  // Surfaces that other roles stand on.
  case selection
  case selectionUnfocused = "selection-unfocused"
  case bar
  case popup

  // The state of a call.
  case vip
  case timed
  case countdown
  case overdue
  case late
  case claimed
  case escalation
  case done
  case tag

  // Messages.
  case notice
  case success
  case warning
  case error

  // Keys and their explanation.
  case key
  case keyHint = "key-hint"

  // Bars of progress.
  case progressDone = "progress-done"
  case progressRest = "progress-rest"

  // Fields to type in, and what a search has found.
  case inputLabel = "input-label"
  case input
  case inputFocused = "input-focused"
  case placeholder
  case match

  // The script of a call.
  case scriptLine = "script-line"
  case scriptQuestion = "script-question"
  case scriptAdvice = "script-advice"
  case scriptCaution = "script-caution"

  /// The roles that stand behind others: `Style(.vip, on: .selection)`.
  public static let surfaces: [Role] = [.selection, .selectionUnfocused, .bar, .popup, .input, .inputFocused]
}
