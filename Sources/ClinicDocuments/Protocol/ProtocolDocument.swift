public import FollowUp

/// The protocol as documents give it: the built-in one, with a clinic's own on top rule by rule.
///
/// A rule with a mistake in it counts as not written: the built-in rule of that name stands, a rule of the clinic's
/// own is left out. A document that can't be read at all leaves the whole built-in protocol in force. Every mistake
/// is in `problems`.
public struct ProtocolDocument: Hashable, Sendable {
  public let followUpProtocol: FollowUpProtocol
  /// In the order of the clinic's document.
  public let problems: [DocumentProblem]

  /// The built-in protocol.
  public static let builtIn = ProtocolDocument(
    reading: BuiltInDocument.named("protocol.yaml"),
    over: FollowUpProtocol(rules: [], proceduresWithoutFollowUp: []), isBuiltIn: true)

  /// The built-in protocol, or that with `own` on top.
  public init(own: DocumentSource? = nil) {
    guard let own else {
      self = Self.builtIn
      return
    }
    let builtIn = Self.builtIn
    let document = ProtocolDocument(reading: own, over: builtIn.followUpProtocol, isBuiltIn: false)
    followUpProtocol = document.followUpProtocol
    problems = builtIn.problems + document.problems
  }

  init(reading source: DocumentSource, over base: FollowUpProtocol, isBuiltIn: Bool) {
    var reader = ProtocolReader(document: source.name, base: base, isBuiltIn: isBuiltIn)
    do throws(DocumentProblem) {
      if let root = try source.root() { reader.read(root) }
    } catch {
      reader.reader.report(error)
    }
    followUpProtocol = reader.result
    problems = reader.reader.problems
  }
}

/// Reads the parts of a protocol that stand above a single rule.
private struct ProtocolReader {
  var reader: DocumentReader
  var result: FollowUpProtocol
  let base: FollowUpProtocol
  let isBuiltIn: Bool

  init(document: String, base: FollowUpProtocol, isBuiltIn: Bool) {
    reader = DocumentReader(document: document)
    result = base
    self.base = base
    self.isBuiltIn = isBuiltIn
  }

  mutating func read(_ root: DocumentNode) {
    guard let members = reader.members(of: root, known: ["withoutFollowUp", "rules"], .builtIn) else { return }
    var listedCodes: [(code: String, place: DocumentNode)] = []
    for member in members where member.key == "withoutFollowUp" {
      guard let codes = reader.codes(of: member.value, .builtIn) else { continue }
      listedCodes = codes
      result.proceduresWithoutFollowUp = Set(codes.map(\.code))
    }
    for member in members where member.key == "rules" {
      for rule in reader.members(of: member.value, .builtIn) ?? [] {
        read(rule)
      }
    }
    settleCodesListedTwice(listedCodes)
  }

  /// Adds the clinic's own rules before the built-in ones, so that they win a code that both name.
  private var placeOfNextOwnRule = 0

  private mutating func read(_ member: DocumentMember) {
    let id = RuleID(member.key)
    let known = base.rule(id)
    var ruleReader = RuleReader(
      reader: reader, base: known, isBuiltIn: isBuiltIn, names: base.rules.map(\.id.rawValue))
    let rule = ruleReader.read(member)
    reader = ruleReader.reader
    guard let rule else { return }
    if let index = result.rules.firstIndex(where: { $0.id == id }) {
      result.rules[index] = rule
    } else if isBuiltIn {
      result.rules.append(rule)
    } else {
      result.rules.insert(rule, at: placeOfNextOwnRule)
      placeOfNextOwnRule += 1
    }
  }

  /// A code can't both have a rule and have none: the rule holds.
  private mutating func settleCodesListedTwice(_ listed: [(code: String, place: DocumentNode)]) {
    for rule in result.rules {
      guard case .procedures(let codes) = rule.trigger else { continue }
      for code in codes.sorted() where result.proceduresWithoutFollowUp.contains(code) {
        result.proceduresWithoutFollowUp.remove(code)
        guard let place = listed.first(where: { $0.code == code })?.place else { continue }
        reader.report(.procedureHasARule(code, rule: rule.id.rawValue), at: place, .leftOut)
      }
    }
  }
}

extension DocumentReader {
  /// The codes of a list, each once; nil, and a report, if the list or one of them is no text.
  mutating func codes(
    of place: DocumentNode, _ consequence: DocumentProblem.Consequence
  ) -> [(code: String, place: DocumentNode)]? {
    guard let items = items(of: place, consequence) else { return nil }
    var codes: [(code: String, place: DocumentNode)] = []
    for item in items {
      guard let code = text(item, consequence) else { return nil }
      if !codes.contains(where: { $0.code == code }) { codes.append((code, item)) }
    }
    return codes
  }
}
