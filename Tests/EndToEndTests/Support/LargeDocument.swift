import Foundation

/// An exchange document that is too large to be read as a whole: the same for a seed each time.
///
/// Rows of one patient stand far from each other, and some that can't be taken stand among the others.
struct LargeDocument {
  /// A row that has to be refused.
  struct BadRow {
    var id: String
    /// The line of the document that it stands on, from 1.
    var line: Int
    /// What is to be said of it, in English.
    var words: String
  }

  private(set) var text: [UInt8] = []
  private(set) var patients = 0
  /// The ids of the visits that are to be taken.
  private(set) var visits: Set<String> = []
  private(set) var badRows: [BadRow] = []
  private var line = 1
  private var state: UInt64

  /// Documents above this size, in bytes, are taken over part by part.
  static let threshold = 8 << 20

  init(seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    add(#"{"format": "huifang-exchange", "version": 1, "patients": ["#)
    // The order of the ids is not that of the rows.
    let numbers = (1...300).map { $0 * 7_919 % 1_009 }
    for number in numbers { addPatient("P\(number)", isLast: number == numbers.last) }
    add(#"], "visits": ["#)
    let perPatient = 3
    for turn in 0..<perPatient {
      for number in numbers {
        addVisit(turn, of: "P\(number)", isLast: turn == perPatient - 1 && number == numbers.last)
      }
    }
    add("]}")
  }

  private mutating func random(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  private mutating func add(_ row: String) {
    text += Array(row.utf8)
    text.append(UInt8(ascii: "\n"))
    line += 1
  }

  private mutating func addPatient(_ id: String, isLast: Bool) {
    patients += 1
    let number = "138\(10_000_000 + random(89_999_999))"
    add(#"{"id": "\#(id)", "name": "患者\#(id)", "phones": [{"number": "\#(number)"}]}"# + comma(isLast))
  }

  /// What a clinic may have written down long ago in a field of its own: most of the document.
  private mutating func remarks() -> String {
    let words = ["复诊检查", "牙龈恢复得很好", "next review ", "контрольный осмотр ", "一切正常，", "}], {[ ", "  "]
    return (0..<640).map { _ in words[random(words.count)] }.joined() + #"\u75bc\u75db [{\"]"#
  }

  private mutating func addVisit(_ turn: Int, of patient: String, isLast: Bool) {
    var (id, patient, day) = ("V\(turn)-\(patient)", patient, "2026-11-\(10 + random(10))")
    let position = visits.count + badRows.count
    switch position % 100 {
    case 17:
      (id, patient) = ("\(id)-x", "P-nobody")
      badRows.append(BadRow(id: id, line: line, words: "there is no such patient"))
    case 43:
      (id, day) = ("\(id)-y", "2026-02-30")
      badRows.append(BadRow(id: id, line: line, words: "there is no such date"))
    case 71:
      // The id of the very first visit, some megabytes above.
      id = "V0-P\(7_919 % 1_009)"
      badRows.append(BadRow(id: id, line: line, words: "the id is used twice"))
    default: visits.insert(id)
    }
    add(
      #"{"id": "\#(id)", "patient": "\#(patient)", "endedAt": "\#(day)T10:00:00+08:00","#
        + #" "procedures": [{"code": "scaling"}], "remarks": "\#(remarks())"}"# + comma(isLast))
  }

  private func comma(_ isLast: Bool) -> String { isLast ? "" : "," }
}
