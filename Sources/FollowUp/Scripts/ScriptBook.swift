/// The scripts of one language.
///
/// A call's script is put together section by section: each section comes from the most closely fitting entry that
/// has lines for it. So a book says the greeting once, and each rule only what is its own.
public struct ScriptBook: Hashable, Sendable {
  /// A script and the calls it is written for.
  public struct Entry: Hashable, Sendable {
    public var scope: ScriptScope
    public var script: Script

    public init(scope: ScriptScope, script: Script) {
      self.scope = scope
      self.script = script
    }
  }

  public var entries: [Entry]
  /// What is said in place of a value that the record lacks: "you" for the patient's name, "your dentist", …
  public var standIns: [Placeholder: String]

  public init(entries: [Entry] = [], standIns: [Placeholder: String] = [:]) {
    self.entries = entries
    self.standIns = standIns
  }

  /// The script of a call. Of two entries that fit equally closely the later one speaks. A section for which no
  /// entry that fits has lines is empty.
  public func script(for key: ScriptKey) -> Script {
    let fitting = entries.enumerated().filter { $0.element.scope.covers(key) }
    let closestFirst = fitting.sorted {
      ($0.element.scope.specificity, $0.offset) > ($1.element.scope.specificity, $1.offset)
    }
    return closestFirst.reduce(Script()) { $0.completed(by: $1.element.script) }
  }

  /// This book with a clinic's own on top: where both fit a call equally closely, the clinic's own speaks.
  public func overlaid(by own: ScriptBook) -> ScriptBook {
    ScriptBook(entries: entries + own.entries, standIns: standIns.merging(own.standIns) { _, own in own })
  }
}
