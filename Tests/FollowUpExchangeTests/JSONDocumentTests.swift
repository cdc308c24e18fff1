import Testing

@testable import FollowUpExchange

@Suite struct JSONDocumentTests {
  private func whole(_ bytes: [UInt8]) -> Result<JSONValue, JSONSyntaxError> {
    var parser = JSONParser(bytes)
    do throws(JSONSyntaxError) {
      return .success(try parser.parse())
    } catch {
      return .failure(error)
    }
  }

  /// The text's object, put together of the members and elements that were opened one by one.
  private func inParts(_ bytes: [UInt8]) -> Result<JSONValue, JSONSyntaxError> {
    do throws(JSONSyntaxError) {
      return .success(
        try bytes.withUnsafeBufferPointer { (bytes) throws(JSONSyntaxError) in
          let document = try JSONDocument(bytes)
          return try document.readOutline { (root) throws(JSONSyntaxError) in
            guard root.kind == .object else { return try document.read(root) { $0.value } }
            var members: [JSONValue.Member] = []
            for member in root.untaken {
              var value = try document.read(member.value) { $0.value }
              if member.value.kind == .array {
                var elements: [JSONValue] = []
                try document.forEachElement(of: member.value) { position, element in
                  #expect(position == elements.count)
                  elements.append(element.value)
                }
                value = .array(elements)
              }
              members.append(JSONValue.Member(key: member.key, value: value))
            }
            return JSONValue(.object(members))
          }
        })
    } catch {
      return .failure(error)
    }
  }

  /// Parts are the same as the whole, and so is what is wrong and where.
  @Test(arguments: 0..<8)
  func readsTheSameInParts(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed &+ 77)
    let source = Array(fullDocument.utf8)
    var taken = 0
    for _ in 0..<200 {
      var bytes = source
      mutate(&bytes, using: &random)
      let (whole, parts) = (whole(bytes), inParts(bytes))
      #expect(whole.map { JSONText.compact($0) } == parts.map { JSONText.compact($0) })
      if case .success = whole { taken += 1 }
    }
    #expect(taken > 0 && taken < 200)
  }

  @Test func takesTheLastOfEqualKeys() throws {
    let text = Array(#"{"a": 1, "b": null, "\u0061": 2, "ab": 5, "c": [4], "a": "3"}"#.utf8)
    try text.withUnsafeBufferPointer { (bytes) throws(JSONSyntaxError) in
      var scanner = JSONScanner(bytes)
      try scanner.scanText()
      scanner.tape.entries.withUnsafeMutableBufferPointer { entries in
        let object = ScannedValue(bytes, entries)
        #expect(object.take("a")?.text == "3")
        #expect(object.take("b") == nil && object.take("d") == nil)
        #expect(object.take("c")?.elements.map(\.shown) == ["4"])
        #expect(object.untaken.map(\.key) == ["ab"])
      }
    }
  }

  /// What the bytes say of a text is what its characters say.
  @Test func knowsHostileCharactersByTheirBytes() {
    for scalar in (UInt32(0)...0x1FFFF).lazy.compactMap({ Unicode.Scalar($0) }) {
      let isHostile = HostileText.isHostile(scalar)
      for text in ["\(scalar)", "a\(scalar)", "\(scalar)a", "李\(scalar)李", "\(scalar)李", "李\(scalar)"] {
        let isReady = Array(text.utf8).withUnsafeBufferPointer { HostileText.isCleanAndTrimmed($0) }
        guard HostileText.isClean(text) == !isHostile, !isReady || HostileText.trimmed(text) == text,
          !isReady || !isHostile
        else {
          Issue.record("U+\(String(scalar.value, radix: 16))")
          return
        }
      }
    }
    let ready = Array("张三".utf8).withUnsafeBufferPointer { HostileText.isCleanAndTrimmed($0) }
    #expect(ready)
  }
}
