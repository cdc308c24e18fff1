import Testing

@testable import ClinicDocuments

/// A document is what libyaml finds in it, with the place of each part.
@Suite struct YAMLReaderTests {
  @Test(
    arguments: [
      ("", nil), ("# 空\n\n", nil), ("---\n", "2:1 ''"), ("回访", "1:1 '回访'"), ("\u{FEFF}a", "1:2 'a'"),
      ("[a, 'b c', \"d\\n\"]", "1:1 [1:2 'a', 1:5 'b c', 1:12 'd\n']"),
      ("a: 1\n患者: {b: [], c: {}}\n", "1:1 {1:1 'a': 1:4 '1', 2:1 '患者': 2:5 {2:6 'b': 2:9 [], 2:13 'c': 2:16 {}}}"),
      ("- |\n  一\n  二\n- >\n  x\n  y\n", "1:1 [1:3 |'一\n二\n', 4:3 'x y\n']"),
      (
        "a: &x [1]\nb: *x\n? [c]\n: d\n", "1:1 {1:1 'a': 1:4 [1:8 '1'], 2:1 'b': 1:4 [1:8 '1'], 3:3 [3:4 'c']: 4:3 'd'}"
      ),
      ("- &x a\n- &x b\n- *x\n", "1:1 [1:3 'a', 2:3 'b', 2:3 'b']"), ("a:\n...\n", "1:1 {1:1 'a': 1:3 ''}"),
      ("!!int '1'", "1:1 '1'"), ("%YAML 1.1\n---\nx", "3:1 'x'"),
    ] as [(String, String?)])
  func putsADocumentTogether(text: String, parts: String?) throws {
    #expect(try YAMLReader.root(of: Array(text.utf8)).map(description) == parts)
  }

  @Test func aKeyIsWrittenOnce() throws {
    #expect(throws: Never.self) { try YAMLReader.root(of: Array("a: {b: 1}\nb: {b: 1}\n[a]: 1\n[a]: 2\n".utf8)) }
    do throws(YAMLError) {
      _ = try YAMLReader.root(of: Array("x:\n  b: 1\n  \"b\": 2\n".utf8))
      Issue.record("The second b was taken for another key.")
    } catch {
      guard case .repeatedKey("b", first: YAMLMark(line: 2, column: 3), again: YAMLMark(line: 3, column: 3)) = error
      else {
        Issue.record("\(error)")
        return
      }
    }
  }

  /// An alias within what it stands for would have no end.
  @Test(arguments: ["&a [*a]", "a: &a {b: *a}", "*a", "- *a\n- &a b\n"])
  func anAliasStandsForWhatWasBefore(text: String) throws {
    do throws(YAMLError) {
      _ = try YAMLReader.root(of: Array(text.utf8))
      Issue.record("The alias was taken for something.")
    } catch {
      guard case .unknownAlias = error else {
        Issue.record("\(error)")
        return
      }
    }
  }

  private func description(of node: YAMLNode) -> String {
    let place = "\(node.mark.line):\(node.mark.column) "
    switch node.content {
    case .scalar(let text, let isLiteral): return place + (isLiteral ? "|" : "") + "'\(text)'"
    case .sequence(let items): return place + "[" + items.map(description).joined(separator: ", ") + "]"
    case .mapping(let members):
      return place + "{"
        + members.map { description(of: $0.key) + ": " + description(of: $0.value) }.joined(separator: ", ") + "}"
    }
  }
}
