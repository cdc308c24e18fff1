import FollowUp
import Foundation
import Testing
import Wording

@testable import FollowUpExchange

@Suite struct RefusedDocumentTests {
  @Test(
    arguments: [
      ([], ExchangeError.Reason.empty),
      (
        Array(
          "{ \"format\": \"huifang-exchange\", \"version\": 1".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }),
        .utf16
      ),
      (Array("{ \"format\"".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }), .utf16),
      ([0xFF, 0xFE] + Array("{}".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }), .utf16),
      ([0xFE, 0xFF, 0x00, 0x7B], .utf16),
      ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], .binary(byte: 6)),
      (Array("PK\u{3}\u{4}".utf8), .binary(byte: 2)), ([0x1F, 0x8B, 0x08], .binary(byte: 0)),
      ([0xD5, 0xC5], .notJSON("\u{FFFD}")), ([UInt8](repeating: 0, count: 600), .binary(byte: 0)),
      (Array("id,name\n1,张三".utf8), .notJSON("i")), (Array("<html>".utf8), .notJSON("<")),
      (Array("[]".utf8), .notAnObject), (Array("null".utf8), .notAnObject), (Array("\"text\"".utf8), .notAnObject),
      (Array("{}".utf8), .wrongFormat(nil)),
      (Array(#"{"format":"huifang-clinic"}"#.utf8), .wrongFormat("huifang-clinic")),
      (Array(#"{"format":7}"#.utf8), .wrongFormat("7")),
      (Array(#"{"format":"huifang-exchange"}"#.utf8), .badVersion(nil)),
      (Array(#"{"format":"huifang-exchange","version":"1"}"#.utf8), .badVersion("1")),
      (Array(#"{"format":"huifang-exchange","version":0}"#.utf8), .badVersion("0")),
      (Array(#"{"format":"huifang-exchange","version":-1}"#.utf8), .badVersion("-1")),
      (Array(#"{"format":"huifang-exchange","version":2}"#.utf8), .newerVersion("2")),
      (
        Array(#"{"format":"huifang-exchange","version":99999999999999999999}"#.utf8),
        .newerVersion("99999999999999999999")
      ),
      (Array("   \n ".utf8), .syntax(.endsEarly, TextPosition(line: 2, column: 2, byte: 5))),
      (Array("{\n\"format\": \"huifang".utf8), .syntax(.endsEarly, TextPosition(line: 2, column: 19, byte: 20))),
    ] as [([UInt8], ExchangeError.Reason)])
  func tellsWhy(_ bytes: [UInt8], _ reason: ExchangeError.Reason) {
    #expect(refusal(bytes) == reason)
  }

  @Test func takesAByteOrderMark() {
    #expect(refusal([0xEF, 0xBB, 0xBF] + Array(document(#""patients": []"#).utf8)) == nil)
  }

  @Test func takesFilesThatCannotBeReadForWhatTheyAre() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func reason(_ path: String) -> ExchangeError.Reason? {
      do throws(ExchangeError) {
        _ = try ExchangeSource(contentsOfFile: path)
        return nil
      } catch {
        return error.reason
      }
    }
    #expect(reason(folder.path) == .folder)
    #expect(reason(folder.path + "/none.json") == .missing)
    #expect(reason("/dev/zero") == .binary(byte: 0))
    #expect(reason("/dev/null") == .empty)
    #expect(reason("") == .missing)

    let good = folder.appendingPathComponent("good.json")
    try Data(fullDocument.utf8).write(to: good)
    #expect(try ExchangeSource(contentsOfFile: good.path).bytes == Array(fullDocument.utf8))

    // A sparse file: a gigabyte that takes no room, and is not read.
    let large = folder.appendingPathComponent("large.json")
    try Data("{ \"format\": \"huifang-exchange\", ".utf8 + Data(repeating: 0x20, count: 600)).write(to: large)
    let handle = try FileHandle(forWritingTo: large)
    try handle.truncate(atOffset: 1 << 30)
    try handle.close()
    #expect(reason(large.path) == .tooLarge)
  }

  @Test(arguments: Language.allCases)
  func saysItOnOneLine(_ language: Language) {
    let position = TextPosition(line: 3, column: 5, byte: 70)
    let reasons: [ExchangeError.Reason] = [
      .missing, .folder, .noPermission, .unreadable("Input/output error"), .empty, .tooLarge, .changedMeanwhile,
      .binary(byte: 3), .utf16, .notJSON("<"), .syntax(.endsEarly, position),
      .syntax(.unexpectedCharacter("\u{1B}"), position),
      .syntax(.badEscape, position), .syntax(.controlCharacterInString, position), .syntax(.notUTF8, position),
      .syntax(.badNumber, position), .syntax(.tooDeep, position), .syntax(.textAfterEnd, position), .notAnObject,
      .wrongFormat(nil), .wrongFormat("x"), .badVersion(nil), .badVersion("x"), .newerVersion("2"),
    ]
    for reason in reasons {
      let text = ExchangeError(file: "clinic.json", reason: reason).described(in: Voice(language))
      #expect(text.hasPrefix("clinic.json:") || text.hasPrefix("clinic.json："), "\(text)")
      #expect(!text.contains("{") && HostileText.isClean(text), "\(text)")
    }
  }
}
