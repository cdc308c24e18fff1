import FollowUp
import Foundation
import OrderedCollections
import Testing

@testable import FollowUpStore

/// Records are written and read as Foundation's coders write and read them, and what they refuse is refused.
@Suite struct RecordCodingTests {
  private static let zones: [ClinicTimeZone] = [.china, .universal]

  private func foundationText(of record: some Encodable, zone: ClinicTimeZone) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.userInfo[try #require(CodingUserInfoKey.clinicZone)] = zone
    return [UInt8](try encoder.encode(record))
  }

  /// What Foundation reads, or what it finds wrong.
  private func foundationRecord<Record: Decodable>(
    _ type: Record.Type, from text: [UInt8]
  ) -> Result<Record, RecordFault> {
    Result { try JSONDecoder().decode(type, from: Data(text)) }.mapError(RecordFault.init(foundation:))
  }

  private func record<Record: ReadableValue>(
    _ type: Record.Type, from text: [UInt8]
  ) -> Result<Record, RecordFault> {
    Result { () throws(RecordFault) in try RecordCoding(zone: .universal).record(type, from: text) }
  }

  /// A random clinic's changes and records.
  private func stored(seed: UInt64) throws -> (changes: [Change], records: [StoredRecord], clinic: StoredClinic) {
    var history = RandomHistory(seed: seed)
    var state = ClinicState()
    var changes: [Change] = []
    for _ in 0..<40 {
      let commit = history.commit()
      try state.apply(commit)
      changes += commit
    }
    return (changes, state.records.values.map(StoredRecord.init), StoredClinic(state.clinic))
  }

  /// A change is written as its ``StoredChange`` is, and read as that and as itself.
  private func expectSame(_ change: Change, zone: ClinicTimeZone) throws {
    let text = RecordCoding(zone: zone).text(of: change)
    let expected = try foundationText(of: StoredChange(change), zone: zone)
    #expect(String(decoding: text, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
    #expect(try record(Change.self, from: text).get() == change)
    #expect(try record(StoredChange.self, from: text).get().value() == change)
    #expect(try foundationRecord(StoredChange.self, from: text).get().value() == change)
  }

  private func expectSame<Record: Codable & StoredValue>(_ record: Record, zone: ClinicTimeZone) throws {
    let text = RecordCoding(zone: zone).text(of: record)
    let expected = try foundationText(of: record, zone: zone)
    #expect(String(decoding: text, as: UTF8.self) == String(decoding: expected, as: UTF8.self))
    // Two records are the same where the same is written of them.
    let read = try self.record(Record.self, from: text).get()
    #expect(try foundationText(of: read, zone: zone) == expected)
    #expect(try foundationText(of: foundationRecord(Record.self, from: text).get(), zone: zone) == expected)
  }

  @Test(arguments: Array(1...8) as [UInt64], zones)
  func everyRecordIsWrittenAndReadAsFoundationDoes(seed: UInt64, zone: ClinicTimeZone) throws {
    let (changes, records, clinic) = try stored(seed: seed)
    for change in changes { try expectSame(change, zone: zone) }
    for record in records { try expectSame(record, zone: zone) }
    try expectSame(clinic, zone: zone)
  }

  @Test func textIsAddedBehindWhatIsThere() {
    var text = [UInt8]("[".utf8)
    RecordCoding(zone: .universal).append(["a", "b"], to: &text)
    #expect(String(decoding: text, as: UTF8.self) == #"[["a","b"]"#)
  }

  @Test func everyCharacterIsWrittenAsFoundationDoes() throws {
    var scalars = (0..<0x250).compactMap { Unicode.Scalar($0 as UInt32) }
    scalars += [0x2028, 0x2029, 0x202E, 0xFEFF, 0xFFFF, 0x1F600, 0x10FFFF].compactMap { Unicode.Scalar($0 as UInt32) }
    for scalar in scalars { try expectSame(["a\(scalar)b", "\(scalar)", "\(scalar)\(scalar)"], zone: .universal) }
  }

  /// Every kind of value that a record can hold.
  private struct Everything: Codable, StoredObject {
    var bool: Bool?
    var text: String?
    var number: Int?
    var list: [Int]?
    var nested: [[Bool]]?

    init(bool: Bool? = nil, text: String? = nil, number: Int? = nil, list: [Int]? = nil, nested: [[Bool]]? = nil) {
      (self.bool, self.text, self.number, self.list, self.nested) = (bool, text, number, list, nested)
    }

    init(members: MemberReader) throws(RecordFault) {
      bool = try members.value("bool")
      text = try members.value("text")
      number = try members.value("number")
      list = try members.value("list")
      nested = try members.value("nested")
    }

    func write(members: inout RecordWriter) {
      members.write("bool", bool)
      members.write("list", list)
      members.write("nested", nested)
      members.write("number", number)
      members.write("text", text)
    }
  }

  @Test func everyKindOfValueIsWrittenAndReadAsFoundationDoes() throws {
    for everything in [
      Everything(), Everything(bool: true, text: "", number: .min, list: [], nested: []),
      Everything(bool: false, text: "é", number: .max, list: [0, -1], nested: [[true], []]),
    ] { try expectSame(everything, zone: .universal) }
  }

  @Test(arguments: [
    "{}", "[]", "null", "true", "5", "\"a\"", "", " ", "{", "}", "{\"text\"", "{\"text\":", "{\"text\":\"a",
    #"{"text":"a","text":"b"}"#, #"{"number":1,"bool":true,"number":2}"#, #"{"\u0074ext":"escaped key"}"#,
    #"{"text":"a",}"#, #"{,}"#, #"{"a" 1}"#, #"{'text':1}"#, #"{text:1}"#, #"[1,]"#, #"{"text":"a"} x"#,
    #"{"text":null,"bool":null}"#, #"{"text":1}"#, #"{"text":{}}"#, #"{"bool":1}"#, #"{"bool":"true"}"#,
    #"{"number":"1"}"#, #"{"number":1.5}"#, #"{"number":9223372036854775807}"#, #"{"number":9223372036854775808}"#,
    #"{"number":-9223372036854775808}"#, #"{"number":-9223372036854775809}"#, #"{"number":-0}"#, #"{"number":01}"#,
    #"{"number":-}"#, #"{"number":+1}"#, #"{"number":1.}"#, #"{"number":.5}"#, #"{"number":1e}"#,
    #"{"number":1e999}"#, #"{"number":tru}"#, #"{"bool":trues}"#,
    #"{"list":[1,null,"a"]}"#, #"{"list":[[1]]}"#, #"{"list":{}}"#, #"{"list":[1,2.5]}"#,
    #"{"nested":[[true],[true,1]]}"#, #"{"nested":[{"a":[true]}]}"#, #"{"nested":[true]}"#,
    #"{"text":"\u0041\n\/\"\\ \ud83d\ude00"}"#, #"{"text":"\ud83d"}"#, #"{"text":"\ude00"}"#,
    #"{"text":"\ud83d\u0041"}"#,
    #"{"text":"\u00g0"}"#, #"{"text":"\x"}"#, #"{"text":"\u12"}"#, "{\"text\":\"a\tb\"}", "{\"text\":\"\u{7F}\"}",
    #"{"text":"\u0000"}"#, "\u{FEFF}{\"text\":\"mark\"}", "{\"text\":\"a\"}\u{0}", " {\t\"text\"\r:\n\"a\" } ",
    "{\u{A0}}", "/* */{}", "{\"text\":NaN}", "{\"number\":0x10}",
  ])
  func whatFoundationRefusesIsRefused(text: String) throws { try expectNoMore(Array(text.utf8), of: Everything.self) }

  /// Whatever is read, Foundation reads too and as the same. What Foundation reads and we do not is no JSON.
  private func expectNoMore<Record: Codable & ReadableValue>(_ text: [UInt8], of type: Record.Type) throws {
    let (ours, theirs) = (record(type, from: text), foundationRecord(type, from: text))
    switch (ours, theirs) {
    case (.success(let one), .success(let other)):
      #expect(
        try foundationText(of: one, zone: .universal) == foundationText(of: other, zone: .universal),
        "\(String(decoding: text, as: UTF8.self))")
    case (.success, .failure(let fault)):
      Issue.record("read, though \(fault): \(String(decoding: text, as: UTF8.self))")
    case (.failure(let fault), .success):
      // 1.0 and 1e2 are no integers here.
      if case .wrongType = fault, String(decoding: text, as: UTF8.self).contains(/[0-9](\.|e)[0-9]/.ignoresCase()) {
        return
      }
      #expect(fault == .notJSON, "\(String(decoding: text, as: UTF8.self))")
    case (.failure(let one), .failure(let other)):
      // Foundation says of a number that is too large that nothing of the text was JSON.
      if one != .notJSON, other != .notJSON { #expect(one == other, "\(String(decoding: text, as: UTF8.self))") }
    }
  }

  @Test(arguments: Array(1...8) as [UInt64])
  func damagedTextsAreReadAsFoundationDoesOrNotAtAll(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (changes, records, _) = try stored(seed: seed)
    for change in changes.shuffled(using: &random).prefix(25) {
      for text in damaged(change, 8, &random) {
        try expectNoMore(text, of: StoredChange.self)
        expectChange(of: text)
      }
    }
    for record in records.shuffled(using: &random).prefix(3) {
      for text in damaged(record, 20, &random) { try expectNoMore(text, of: StoredRecord.self) }
    }
  }

  private func damaged(
    _ record: some WritableValue, _ times: Int, _ random: inout SeededGenerator
  ) -> [[UInt8]] {
    let text = RecordCoding(zone: .china).text(of: record)
    return (0..<times).map { _ in
      var damaged = text
      for _ in 0..<Int.random(in: 1...3, using: &random) { Self.damage(&damaged, &random) }
      return damaged
    }
  }

  /// A change is what its ``StoredChange`` is, and refused where and as that is.
  private func expectChange(of text: [UInt8]) {
    let expected = record(StoredChange.self, from: text).flatMap { stored in
      Result { try stored.value() }.mapError { RecordFault($0) }
    }
    #expect(record(Change.self, from: text) == expected, "\(String(decoding: text, as: UTF8.self))")
  }

  @Test(arguments: [
    #"{"event":"claimReleased","patient":"P1"}"#, #"{"patient":"P1","event":"claimReleased"}"#,
    #"{"event":"claimReleased","patient":"P1","patient":"P2"}"#, #"{"event":"claimReleased"}"#,
    #"{"event":"claimReleased","patient":"P1","later":[1,2]}"#, #"{"event":"claimReleased","patient":null}"#,
    #"{"event":"claimReleased","patient":"P1","visit":{}}"#, #"{"event":"claimReleased","patient":"P1","at":null}"#,
    #"{"event":"claimReleased","patient":"P1","at":"never"}"#, #"{"event":"claimReleased","patient":5}"#,
    #"{"cause":null,"event":"patientChanged","patient":"P1","details":{"id":"P1","name":"n"}}"#,
    #"{"cause":"A1","event":"patientChanged","patient":"P1","details":{"id":"P1","name":"n"}}"#,
    #"{"cause":"A1","event":"patientImported","patient":"P1","details":{"id":"P1","name":"n","later":{}}}"#,
    #"{"event":"patientImported","patient":"P1","details":{"id":"P1","name":"n","birthday":{"month":13,"day":1}}}"#,
    #"{"event":"patientRegistered","patient":"P1","details":{"id":"P1","name":"n"}}"#,
    #"{"event":"settingsChanged","patient":"P1"}"#, #"{"event":"staffMemberRecorded"}"#, #"{"event":"born"}"#, "[]",
  ])
  func unusualMembersOfAChangeAreReadAsEverElse(text: String) { expectChange(of: Array(text.utf8)) }

  /// What is put into texts: parts of JSON, its limits, and what is none.
  private static let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u", "\\ud800", "\\udfff", "null", "true", "1", "-", "0", "e9", ".5",
      "99999999999999999999", "1e400", "\u{0}", "\n", "\u{7F}", "\u{2028}", "\"at\":1,", "\"id\":null,", "[[[[",
      "{\"a\":",
      "\u{FEFF}", "\u{1F469}\u{200D}\u{1F467}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xBD]]

  private static func damage(_ text: inout [UInt8], _ random: inout SeededGenerator) {
    guard !text.isEmpty else { return }
    let place = Int.random(in: 0..<text.count, using: &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: text[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: text[place] = UInt8.random(in: 0...255, using: &random)
    case 2: text.removeSubrange(place..<min(text.count, place + Int.random(in: 1...6, using: &random)))
    case 3: text.removeLast(text.count - place)
    case 4: text.insert(contentsOf: text[place...].prefix(Int.random(in: 1...40, using: &random)), at: place)
    default: text.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
    }
  }

  @Test(arguments: [
    (#""\ud83d\ude00""#, "\u{1F600}"), (#""\/""#, "/"), (#""\u00e9\u5f20""#, "é张"),
    (#""\b\f\n\r\t\"\\""#, "\u{8}\u{C}\n\r\t\"\\"),
    ("\"😀张三\"", "😀张三"), ("  \"\" \n", ""),
  ])
  func textsInEveryFormAreRead(text: String, value: String) throws {
    #expect(try record(String.self, from: Array(text.utf8)).get() == value)
    #expect(try foundationRecord(String.self, from: Array(text.utf8)).get() == value)
  }

  @Test func textsThatAreCutShortAreNotJSON() throws {
    let text = RecordCoding(zone: .china).text(of: Sample.routineOutcome)
    _ = try record([Change].self, from: text).get()
    for length in 0..<text.count {
      guard case .failure(.notJSON) = record([Change].self, from: Array(text.prefix(length))) else {
        Issue.record("read \(length) bytes")
        return
      }
    }
  }

  @Test(arguments: [("[", "]"), ("{\"a\":", "}")])
  func textNestsOnlySoDeep(opening: String, closing: String) throws {
    for depth in [1, 500, 511, 512, 513, 100_000] {
      let core = opening == "[" ? "" : "1"
      let text = String(repeating: opening, count: depth) + core + String(repeating: closing, count: depth)
      let inside = Array("{\"x\":\(text)}".utf8)
      try expectNoMore(inside, of: Everything.self)
      #expect(((try? record(Everything.self, from: inside).get()) != nil) == (depth < 512), "\(depth)")
      let open = Array(String(repeating: opening, count: depth).utf8)
      guard case .failure(.notJSON) = record(Everything.self, from: open) else {
        Issue.record("\(depth) open")
        return
      }
    }
  }

  @Test(arguments: [
    (#"{"event":"claimReleased","patient":5}"#, RecordFault.wrongType(member: "patient")),
    (#"{"patient":"P1"}"#, .missingMember("event")),
    (#"{"event":"born"}"#, .unknownValue(member: "event", value: "born")),
    (
      #"{"event":"x","details":{"id":"P","name":"n","phones":[{"number":"1"},{}]}}"#,
      .unknownValue(member: "event", value: "x")
    ),
    (
      #"{"event":"patientImported","details":{"id":"P","name":"n","phones":[{"number":"1"},{"label":"a"}]}}"#,
      .missingMember("details.phones[1].number")
    ),
    (#"[]"#, .wrongType(member: "")),
  ])
  func aFaultNamesItsMember(text: String, fault: RecordFault) throws {
    guard case .failure(let theirs) = foundationRecord(StoredChange.self, from: Array(text.utf8)),
      case .failure(let ours) = record(StoredChange.self, from: Array(text.utf8))
    else {
      Issue.record("read")
      return
    }
    #expect(ours == theirs)
    #expect(ours == fault)
  }
}

extension RecordFault {
  /// The fault that Foundation means.
  init(foundation error: any Error) {
    switch error {
    case let fault as RecordFault: self = fault
    case DecodingError.keyNotFound(let key, let context):
      self = .missingMember((context.codingPath + [key]).memberPath)
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      self = .wrongType(member: context.codingPath.memberPath)
    default: self = .notJSON
    }
  }
}
