/// A script (话术): what the desk says in one call, part by part, each line one thought.
public struct Script: Hashable, Sendable {
  private var lines: [ScriptSection: [ScriptTemplate]]

  public init(_ lines: [ScriptSection: [ScriptTemplate]] = [:]) {
    self.lines = lines
  }

  /// The lines of `section`; empty where the script has nothing to say there.
  public subscript(section: ScriptSection) -> [ScriptTemplate] {
    get { lines[section] ?? [] }
    set { lines[section] = newValue.isEmpty ? nil : newValue }
  }

  /// The sections that have lines, in the order of ``ScriptSection``.
  public var sections: [ScriptSection] {
    ScriptSection.allCases.filter { !self[$0].isEmpty }
  }

  /// This script, with the lines of `general` for every section it is silent on.
  public func completed(by general: Script) -> Script {
    Script(lines.merging(general.lines) { own, _ in own })
  }
}

/// The parts of a script. The raw value is the key in the documents that clinics edit.
public enum ScriptSection: String, CaseIterable, Sendable {
  case opening
  case questions
  /// What the desk may advise; what it must leave to the dentist says so.
  case advice
  case closing
  /// The way on when the patient is unwell.
  case discomfort
  /// The way on when the patient complains: calm, no argument.
  case complaint
  /// Asked of a satisfied patient: to recommend the clinic.
  case referral
  /// Asked when the talk goes well and the birthday is unknown.
  case birthdayQuestion = "birthday-question"
  /// The message that is offered where calls have not reached the patient.
  case textMessage = "text-message"

  /// The parts of a call that goes its usual way, in order.
  public static let conversation: [ScriptSection] = [.opening, .questions, .advice, .closing]
}
