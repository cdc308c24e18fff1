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
  /// Who calls, and whether it suits now.
  case greeting
  /// The question that the call is made for.
  case opening
  case questions
  /// What the desk may advise.
  case advice
  /// The signs that the desk leaves to the dentist, for the desk's eyes.
  case toDentist = "to-dentist"
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
  /// Said to an answering machine: nothing about the treatment.
  case voicemail
  /// Said to a relative who answers: nothing about the treatment.
  case thirdParty = "third-party"

  /// The parts of a call that goes its usual way, in order.
  public static let conversation: [ScriptSection] = [.greeting, .opening, .questions, .advice, .toDentist, .closing]
}
