import Foundation
import Testing

@testable import FollowUpExchange

@Suite struct JSONParserTests {
  private func parse(_ text: String) throws(JSONSyntaxError) -> JSONValue {
    var parser = JSONParser(Array(text.utf8))
    return try parser.parse()
  }

  @Test(arguments: [
    ("{}", "{}"), (" [ 1 , -0.5e+3, true,false ,null ] ", "[1,-0.5e+3,true,false,null]"),
    (#"{"a":{"b":[[]]},"a":2}"#, #"{"a":{"b":[[]]},"a":2}"#),
    (#""\u0041\n\"\\\/\ud83d\ude00é""#, #""A\n\"\\/😀é""#),
    (#""\u001b[31m \u009b \u202e \ufeff""#, #""\u001b[31m \u009b \u202e \ufeff""#),
    ("\u{FEFF}1", "1"), ("12345678901234567890.5", "12345678901234567890.5"),
  ])
  func readsAndWritesBack(_ text: String, _ expected: String) throws {
    #expect(try JSONText.compact(parse(text)) == expected)
  }

  @Test(arguments: [
    ("", JSONSyntaxFault.endsEarly, 1, 1), ("{\n \"a\": [1,\n", .endsEarly, 3, 1),
    ("[1 2]", .unexpectedCharacter("2"), 1, 4),
    ("[1,]", .unexpectedCharacter("]"), 1, 4), ("{\"a\":1,}", .unexpectedCharacter("}"), 1, 8),
    ("tru", .endsEarly, 1, 4), ("trux", .unexpectedCharacter("x"), 1, 4), ("01", .badNumber, 1, 2),
    ("-", .endsEarly, 1, 2), ("1.x", .badNumber, 1, 3), ("\"\\x\"", .badEscape, 1, 2),
    ("\"\\ud800\"", .badEscape, 1, 2), ("\"\\u12G4\"", .badEscape, 1, 2), ("\"a\nb\"", .controlCharacterInString, 1, 3),
    ("\"abc", .endsEarly, 1, 5), ("{} {}", .textAfterEnd, 1, 4), ("{a:1}", .unexpectedCharacter("a"), 1, 2),
    ("{\"a\" 1}", .unexpectedCharacter("1"), 1, 6), ("[\"张\", 李]", .unexpectedCharacter("李"), 1, 9),
  ])
  func saysWhatIsWrongAndWhere(_ text: String, _ fault: JSONSyntaxFault, _ line: Int, _ column: Int) {
    #expect {
      try parse(text)
    } throws: { error in
      guard let error = error as? JSONSyntaxError else { return false }
      return error.fault == fault && error.position.line == line && error.position.column == column
    }
  }

  @Test func boundsTheNesting() throws {
    let deepest = JSONParser.deepestNesting
    _ = try parse(String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest))
    for opening in ["[", "{\"a\":"] {
      #expect {
        try parse(String(repeating: opening, count: 200_000))
      } throws: {
        ($0 as? JSONSyntaxError)?.fault == .tooDeep
      }
    }
  }

  @Test func refusesTextThatIsNotUTF8() {
    for bytes: [UInt8] in [
      [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xE4, 0xBD, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
    ] {
      var parser = JSONParser(bytes)
      #expect(throws: JSONSyntaxError.self) { try parser.parse() }
    }
  }

  @Test func everyStartOfADocumentIsCutOff() {
    let bytes = Array(fullDocument.utf8)
    let end = bytes.lastIndex(of: UInt8(ascii: "}")) ?? 0
    for length in stride(from: 1, through: end, by: 7) {
      var parser = JSONParser(Array(bytes.prefix(length)))
      #expect(throws: JSONSyntaxError.self) { try parser.parse() }
    }
  }

  /// Foundation's reader is the measure: both take the same texts and read the same values from them.
  @Test(arguments: 0..<8)
  func agreesWithFoundation(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // Foundation refuses numbers beyond Double, so the one in the document would end every comparison.
    let source = Array(fullDocument.replacing("1e400", with: "1e40").utf8)
    var taken = 0
    for _ in 0..<400 {
      let start = Int.random(in: 0..<source.count, using: &random)
      var bytes = seed.isMultiple(of: 2) ? source : Array(source[start...].prefix(60))
      mutate(&bytes, using: &random)
      var parser = JSONParser(bytes)
      let ours = try? parser.parse()
      let foundation = try? JSONSerialization.jsonObject(with: Data(bytes), options: [.fragmentsAllowed])
      if let ours, let foundation {
        #expect(equal(ours, foundation), "\(String(decoding: bytes, as: UTF8.self))")
        taken += 1
      } else if ours != nil {
        // Foundation refuses numbers beyond Double.
        #expect(String(decoding: bytes, as: UTF8.self).contains(/[eE]\+?[0-9]{2,}|[0-9]{18,}/))
      } else {
        // Foundation takes a comma behind the last element, which JSON does not have.
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(foundation == nil || text.contains(/,[ \n]*[\]}]/), "\(text)")
      }
    }
    if seed.isMultiple(of: 2) { #expect(taken > 0) }
  }

  private func equal(_ ours: JSONValue, _ foundation: Any) -> Bool {
    switch ours.content {
    case .null: return foundation is NSNull
    case .bool(let value): return (foundation as? Bool) == value
    case .number(let digits): return (foundation as? NSNumber)?.doubleValue == Double(digits)
    case .string(let text): return (foundation as? String)?.unicodeScalars.elementsEqual(text.unicodeScalars) == true
    case .array(let elements):
      guard let other = foundation as? [Any], other.count == elements.count else { return false }
      return zip(elements, other).allSatisfy { equal($0, $1) }
    case .object(let members):
      // Which of two equal keys counts differs.
      guard let other = foundation as? [String: Any] else { return false }
      let keys = members.map(\.key)
      guard Set(keys) == Set(other.keys) else { return false }
      guard Set(keys).count == keys.count else { return true }
      return members.allSatisfy { member in other[member.key].map { equal(member.value, $0) } ?? false }
    }
  }
}

/// SplitMix64: small, and the same everywhere.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}

/// Changes, removes, doubles or inserts some bytes, mostly such as JSON is made of.
func mutate(_ bytes: inout [UInt8], using random: inout SeededGenerator) {
  let likely = Array(#"{}[]",:\0123456789-+eE.tfnu "#.utf8) + [0x1B, 0x80, 0xFF, 0x0A]
  for _ in 0..<Int.random(in: 1...3, using: &random) {
    guard !bytes.isEmpty else { return }
    let index = Int.random(in: 0..<bytes.count, using: &random)
    let byte = likely.randomElement(using: &random) ?? 0
    switch Int.random(in: 0..<4, using: &random) {
    case 0: bytes[index] = byte
    case 1: bytes.remove(at: index)
    case 2: bytes.insert(byte, at: index)
    default:
      let end = min(bytes.count, index + Int.random(in: 1...12, using: &random))
      bytes.insert(contentsOf: bytes[index..<end], at: index)
    }
  }
}
