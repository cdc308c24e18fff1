/// Exchange documents with everything in them that can be right or wrong, in any order, that a seed repeats.
struct RandomDocument {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func number(_ range: ClosedRange<Int>) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return range.lowerBound + Int(state >> 33) % range.count
  }

  private mutating func one(of texts: String...) -> String { texts[number(0...(texts.count - 1))] }

  private mutating func happens(_ percent: Int) -> Bool { number(1...100) <= percent }

  private mutating func blank() -> String { happens(70) ? "" : one(of: " ", "\n", "\r\n", "\t", " \n\n  ") }

  /// Now and then a byte is lost, added or exchanged, or the end is cut off.
  mutating func damage(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let place = number(0...(bytes.count - 1))
    switch number(0...4) {
    case 0: bytes.remove(at: place)
    case 1: bytes.insert(Array("{}[],:\"\\x1\u{0}\n".utf8)[number(0...11)], at: place)
    case 2: bytes[place] = UInt8(truncatingIfNeeded: number(0...255))
    case 3: bytes.removeLast(bytes.count - place)
    default: bytes.insert(contentsOf: bytes[place..<min(place + number(1...9), bytes.count)], at: place)
    }
  }

  mutating func text() -> String {
    var members = [#""format": "huifang-exchange""#, #""version":1"#]
    let sections: [(String, (inout RandomDocument) -> String)] = [
      ("staff", { $0.staffMember() }), ("patients", { $0.patient() }), ("visits", { $0.visit() }),
      ("planItems", { $0.planItem() }), ("appointments", { $0.appointment() }), ("attempts", { $0.attempt() }),
      ("followUps", { $0.followUp() }),
    ]
    for (name, row) in sections {
      for _ in 0..<(happens(10) ? 2 : 1) where happens(85) {
        let rows = (0..<number(0...12)).map { _ in blank() + (happens(94) ? row(&self) : odd()) + blank() }
        let list = "[" + rows.joined(separator: ",") + "]"
        let key = happens(90) ? name : #"\u00"# + String(name.utf8.first ?? 0, radix: 16) + name.dropFirst()
        members.append(#""\#(key)""# + blank() + ":" + blank() + (happens(92) ? list : odd()))
      }
    }
    if happens(40) { members.append(#""clinic": "# + clinic()) }
    if happens(30) { members.append(#""note": {"patients": [{"id": "P1", "name": "]}"}]}"#) }
    for place in members.indices where happens(70) { members.swapAt(place, number(0...(members.count - 1))) }
    let text = members.map { blank() + $0 + blank() }.joined(separator: ",")
    return (happens(10) ? "\u{FEFF}" : "") + blank() + "{" + text + "}" + blank()
  }

  private mutating func odd() -> String {
    one(
      of: "null", "12", "-1.5e3", "true", #""text, [ ] { } \" \\""#, "[]", "{}", "[[1], {\"id\": \"P1\"}]", #"{"id":7}"#
    )
  }

  private mutating func clinic() -> String {
    one(
      of: #"{"name": "阳光", "batches": ["09:30", "15:00"]}"#, #"{"callingHours": ["10:00", "18:00"], "fax": 1}"#,
      #"{"timeZone": "Nowhere"}"#, "[]", "null")
  }

  /// Few, so that rows meet: some patients are described, some known, some neither.
  private mutating func patientID() -> String {
    let number = number(1...14)
    return one(of: "\"P\(number)\"", "\"P\(number)\"", "\"P\(number)\"", "\(number)", #""é\#(number)""#, #""张\u0033""#)
  }

  private mutating func member(_ name: String, _ percent: Int, _ value: String) -> String {
    happens(percent) ? #","# + blank() + #""\#(name)":"# + blank() + value : ""
  }

  private mutating func id(_ prefix: String) -> String {
    switch number(0...19) {
    case 0: return ""
    case 1: return #""id": null"#
    case 2: return #""id": "\#(one(of: "é", "e\\u0301", "\\\"\\\\", "预约", "K", "\\u212a"))\#(number(1...4))""#
    case 3: return #""id": "a\u001b", "id": "\#(prefix)\#(number(1...40))""#
    default: return #""id": "\#(prefix)\#(number(1...40))""#
    }
  }

  private mutating func row(_ prefix: String, _ members: String...) -> String {
    let first = id(prefix)
    let rest = members.joined()
    return "{" + (first.isEmpty ? String(rest.drop { $0 == "," }) : first + rest) + "}"
  }

  private mutating func staffMember() -> String {
    row("d", member("name", 80, #""王磊""#), member("role", 60, one(of: #""dentist""#, #""nurse?""#)))
  }

  private mutating func staffID() -> String { one(of: "\"d\(number(1...50))\"", #""dd1""#, "3", #""""#) }

  private mutating func instant() -> String {
    one(
      of: "\"2026-11-\(number(10...28))T1\(number(0...9)):00:00+08:00\"", "\"2026-11-19T10:00:00+08:00\"",
      "\"2026-11-31T10:00:00+08:00\"", "\"2026-11-20T10:00:00\"", "5")
  }

  private mutating func procedure() -> String {
    one(of: #""extraction""#, #""filling""#, #""implant-surgery""#, #""extrction""#)
  }

  private mutating func patient() -> String {
    let id = patientID()
    return "{"
      + (happens(96) ? "\"id\": \(id)" : "\"x\": 1") + member("name", 95, one(of: #""张三""#, #""a\u202eb""#, "7"))
      + member("referrer", 40, patientID()) + member("attendingDentist", 40, staffID())
      + member("phones", 40, one(of: #"[{"number": "13800000001"}]"#, #"[{"number": "x"}]"#, "[]", "[3]"))
      + member("membership", 20, one(of: #""child""#, #""gold""#)) + member("sex", 30, one(of: #""male""#, #""mael""#))
      + member("allergies", 20, #"{"b": [1, null], "a": "é\n"}"#) + "}"
  }

  private mutating func visit() -> String {
    row(
      "V", member("patient", 95, patientID()), member("dentist", 50, staffID()), member("endedAt", 96, instant()),
      member("procedures", 96, "[{\"code\": \(procedure()), \"tooth\": \"\(number(11...50))\"}]"))
  }

  private mutating func planItem() -> String {
    row("I", member("patient", 95, patientID()), member("code", 95, procedure()), member("state", 30, #""open""#))
  }

  private mutating func appointment() -> String {
    row(
      "A", member("patient", 95, patientID()), member("at", 96, instant()), member("dentist", 30, staffID()),
      member("status", 50, one(of: #""booked""#, #""missed""#, #""completed""#)))
  }

  private mutating func attempt() -> String {
    row(
      "T", member("patient", 95, patientID()), member("at", 96, instant()), member("by", 95, #""林小雨""#),
      member("disposition", 95, one(of: #""no-answer""#, #""reached-well""#, #""discomfort""#, #""busyy""#)),
      member("followUps", 50, "[{\"id\": \"F\(number(1...40))\"}]"), member("note", 30, #""a \"b\"""#))
  }

  private mutating func followUp() -> String {
    row(
      "F", member("patient", 95, patientID()), member("rule", 96, #""extraction""#), member("step", 96, #""P1D""#),
      member("kind", 96, #""clinical""#), member("visit", 92, "\"V\(number(1...40))\""), member("due", 96, instant()),
      member("by", 96, instant()), member("state", 30, #""cancelled""#))
  }
}
