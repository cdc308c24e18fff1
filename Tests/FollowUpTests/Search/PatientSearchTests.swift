import FollowUp
import Foundation
import Testing

@Suite struct PatientSearchTests {
  /// The table that travels inside the program, as the source tree has it.
  static let table: PinyinTable = {
    let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let document = package.appending(path: "Sources/CEmbeddedDocuments/Documents/pinyin.txt")
    return PinyinTable(document: (try? String(contentsOf: document, encoding: .utf8)) ?? "")
  }()

  func summary(
    _ id: PatientID, _ name: String, phones: [String] = [], tags: [String] = [], guardian: String? = nil
  ) -> PatientSummary {
    var patient = Fixture.patient(id, name: name, phones: phones)
    patient.tags = tags
    patient.guardian = guardian.map { Guardian(name: $0) }
    return PatientSummary(PatientRecord(patient: patient, registeredAt: Instant(secondsSinceEpoch: 0)))
  }

  var search: PatientSearch {
    PatientSearch(
      [
        summary("P0001", "张三", phones: ["138 0000 0001"], tags: ["怕疼"]),
        summary("P0002", "张三丰", phones: ["+86 138-0000-1234"]),
        summary("P0003", "李张", phones: ["010-66668888"], tags: ["急躁", "怕疼得厉害"]),
        summary("P0004", "单雄信"), summary("P0005", "曾国藩"), summary("P0006", "解缙"), summary("P0007", "吕布"),
        summary("P0008", "欧阳明"), summary("P0009", "Иванова Анна", phones: ["+7 495 123-45-67"]),
        summary("P0010", "赵欣怡", guardian: "王芳"), summary("P0011", "Anna Lee"), summary("P0012", "尉迟恭"),
        summary("P0013", "万俟卨"), summary("P0014", "长孙无忌"), summary("P0015", "区寄"), summary("P0016", "仇英"),
      ], pinyin: { Self.table })
  }

  /// Patients come, change, and go; what is remembered of the others does not mislead.
  @Test(arguments: [UInt64](1...20))
  func followingChangesIsSearchingAnew(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let names = ["张三", "李张", "单雄信", "Anna Lee", "Иванова", "吕布"]
    func summaries() -> [PatientSummary] {
      (0..<12).filter { _ in Int.random(in: 0..<4, using: &random) > 0 }.map { number in
        summary(
          PatientID("P\(100 + number)"), names[Int.random(in: 0..<names.count, using: &random)],
          tags: Bool.random(using: &random) ? ["怕疼"] : [])
      }
    }
    var followed = PatientSearch([], pinyin: { Self.table })
    for _ in 0..<12 {
      let summaries = summaries()
      followed.follow(summaries)
      var anew = PatientSearch(summaries, pinyin: { Self.table })
      for text in ["z", "zs", "张", "怕", "P10", "a", "ив", "nobody"] {
        #expect(followed.matches(text) == anew.matches(text), "\(text)")
      }
    }
  }

  func matches(_ text: String) -> [PatientMatch] {
    var search = search
    return search.matches(text)
  }

  func ids(_ text: String) -> [String] { matches(text).map(\.summary.patient.rawValue) }

  @Test(arguments: [
    ("张三", ["P0001", "P0002"]), ("三丰", ["P0002"]), ("张", ["P0001", "P0002", "P0003"]),
    ("zhangsan", ["P0001", "P0002"]), ("ZhangSan", ["P0001", "P0002"]), ("zhang san", ["P0001", "P0002"]),
    ("zhāng sān", ["P0001", "P0002"]), ("zhs", ["P0001", "P0002", "P0014"]), ("zsf", ["P0002"]),
    ("zhangsf", ["P0002"]), ("ｚｓｆ", ["P0002"]), ("lizhang", ["P0003"]),
    ("shanxiongxin", ["P0004"]), ("danxx", ["P0004"]), ("zengguo", ["P0005"]), ("cengguo", ["P0005"]),
    ("xiejin", ["P0006"]), ("jiejin", ["P0006"]), ("lvbu", ["P0007"]), ("lubu", ["P0007"]), ("lübu", ["P0007"]),
    ("lyubu", ["P0007"]), ("ouyang", ["P0008"]), ("oym", ["P0008"]), ("иванова", ["P0009"]), ("АННА", ["P0009"]),
    ("annalee", ["P0011"]), ("Anna  Lee", ["P0011"]), ("yuchi", ["P0012"]), ("weichi", ["P0012"]),
    ("moqi", ["P0013"]), ("zhangsun", ["P0014"]), ("ouji", ["P0015"]), ("quji", ["P0015"]), ("qiuying", ["P0016"]),
  ])
  func findsNames(text: String, expected: [String]) {
    #expect(ids(text) == expected)
  }

  @Test(arguments: [
    ("0001", ["P0001", "P0002"]), ("13800001234", ["P0002"]), ("138 0000", ["P0001", "P0002"]), ("6666", ["P0003"]),
    ("4951234", ["P0009"]), ("p0003", ["P0003"]), ("P0003", ["P0003"]), ("怕疼", ["P0001", "P0003"]),
    ("王芳", ["P0010"]), ("wangfang", ["P0010"]), ("张 1234", ["P0002"]), ("zs 1234", ["P0002"]), ("", []), ("  ", []),
    ("不存在", []), ("qqq", []), ("zhangsanfengx", []),
  ])
  func findsOtherThings(text: String, expected: [String]) {
    #expect(ids(text) == expected)
  }

  @Test func theSurestComesFirst() {
    #expect(matches("张三").map(\.kind) == [.name, .beginningOfName])
    #expect(matches("zs").prefix(2).map(\.kind) == [.initials, .beginningOfInitials])
    #expect(matches("13800000001").map(\.kind) == [.phone])
    for text in ["怕疼", "#怕疼", "＃ 怕疼"] { #expect(matches(text).map(\.kind) == [.tag, .partOfTag]) }
    #expect(ids("张 #怕疼") == ["P0001", "P0003"] && ids("#怕疼 #急躁") == ["P0003"])
    #expect(matches("#").isEmpty && matches("# #").isEmpty)
  }

  /// Characters count, not bytes, in whichever field one has several forms.
  @Test func aLetterIsNotFoundInOneWithAMark() {
    var search = PatientSearch(
      [
        summary("Y1", "7e\u{301}"), summary("Y2", "王芳", tags: ["7e\u{301}"]),
        summary("Y3", "王芳", guardian: "7e\u{301}"), summary("Y4\u{301}", "王芳"), summary("Y5", "\u{F9E1}四"),
      ], pinyin: { Self.table })
    func ids(_ text: String) -> Set<PatientID> { Set(search.matches(text).map(\.summary.patient)) }
    #expect(ids("7e") == [])
    #expect(ids("7\u{E9}") == ["Y1", "Y2", "Y3"])
    #expect(ids("y4") == [])
    #expect(ids("李四") == ["Y5"])
  }

  @Test func theOrderDoesNotDependOnThatOfThePatients() {
    var generator = SeededGenerator(seed: 7)
    let summaries = (1...60).map { number in
      summary(PatientID("P\(number)"), ["张三", "张伟", "章三", "李四"][number % 4])
    }
    func matches(_ summaries: [PatientSummary]) -> [PatientMatch] {
      var search = PatientSearch(summaries, pinyin: { Self.table })
      return search.matches("zs")
    }
    let expected = matches(summaries)
    #expect(expected.count == 30)
    for _ in 1...5 {
      let shuffled = summaries.shuffled(using: &generator)
      #expect(matches(shuffled) == expected)
    }
  }

  /// What it remembers of the last text changes nothing that it finds.
  @Test(arguments: 1...40) func oneMoreLetterFindsWhatTheWholeTextFinds(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let texts = [
      "张三丰", "zhangsanfeng", "zsf", "lübu", "lvbu", "8613800001234", "+86 138-0000-1234", "0106666", "zs 1234",
      "怕疼 张", "p0003", "P0003 李", "anna  lee", "иванова анна", "xi'an", "wangfang",
    ]
    var remembering = search
    for _ in 1...6 {
      guard let text = texts.randomElement(using: &generator) else { return }
      var typed = ""
      for character in text {
        typed.append(character)
        if Int.random(in: 0..<6, using: &generator) == 0 { typed.removeLast(Int.random(in: 0...1, using: &generator)) }
        #expect(remembering.matches(typed) == matches(typed), "after \(typed)")
      }
    }
  }

  @Test(arguments: 0...17) func theBestAreTheFirstOfAll(most: Int) {
    var search = search
    for text in ["z", "l", "zs", "p", "138", "张"] {
      let all = search.matches(text)
      let best = search.best(most, of: text)
      #expect(best.matches == Array(all.prefix(most)) && best.count == all.count, "\(text)")
    }
  }

  @Test func readingsAreAskedForOnlyWhenLettersAreSearchedFor() {
    struct Untouched: PinyinReadings {
      func readings(of character: Unicode.Scalar) -> [String] {
        Issue.record("asked for \(character)")
        return []
      }
    }
    var search = PatientSearch([summary("P1", "张三", phones: ["13800000001"])], pinyin: { Untouched() })
    let found = ["张三", "0001"].map { search.matches($0).count }
    #expect(found == [1, 1])
  }
}

@Suite struct PinyinTableTests {
  /// Surnames and place names whose usual reading is not the word's.
  @Test(arguments: [
    ("单", ["shan", "dan"]), ("曾", ["zeng", "ceng"]), ("解", ["xie", "jie"]), ("仇", ["qiu", "chou"]),
    ("区", ["ou", "qu"]), ("朴", ["piao", "pu"]), ("查", ["zha", "cha"]), ("盖", ["ge", "gai"]), ("任", ["ren"]),
    ("尉", ["yu", "wei"]), ("长", ["chang", "zhang"]), ("行", ["xing", "hang"]), ("乐", ["yue", "le"]),
    ("重", ["zhong", "chong"]), ("覃", ["qin", "tan"]), ("翟", ["zhai", "di"]), ("谌", ["chen", "shen"]),
    ("缪", ["miao", "mou"]), ("晁", ["chao"]), ("逄", ["pang"]), ("仝", ["tong"]), ("吕", ["lv"]), ("女", ["nv"]),
    ("俟", ["qi", "si"]), ("隗", ["wei", "kui"]), ("宓", ["mi", "fu"]), ("郇", ["xun", "huan"]), ("员", ["yun", "yuan"]),
    ("冼", ["xian"]), ("洗", ["xian", "xi"]), ("种", ["chong", "zhong"]), ("召", ["shao", "zhao"]),
    ("秘", ["bi", "mi"]), ("薄", ["bo", "bao"]), ("贾", ["jia", "gu"]), ("费", ["fei", "bi"]), ("黑", ["he", "hei"]),
    ("陆", ["lu", "liu"]), ("瞿", ["qu"]), ("佘", ["she"]), ("一", ["yi"]), ("a", []), ("☺", []),
  ])
  func knowsTheReadings(character: String, expected: [String]) throws {
    let scalar = try #require(character.unicodeScalars.first)
    let readings = PatientSearchTests.table.readings(of: scalar)
    #expect(Set(expected).isSubset(of: readings))
    #expect(readings.isEmpty == expected.isEmpty)
  }

  @Test func nearlyEveryIdeographHasAReading() {
    let known = (UInt32(0x4E00)...0x9FA5).count { value in
      Unicode.Scalar(value).map { !PatientSearchTests.table.readings(of: $0).isEmpty } ?? false
    }
    #expect(known > 20_800)
  }

  @Test func aDamagedDocumentGivesWhatItHolds() {
    let table = PinyinTable(document: "# comment 张\nzhang 张章\n\nbad\n 空\nchang 长\u{20BB7}\nzhang 长\nzhang")
    #expect(table.readings(of: "张") == ["zhang"])
    #expect(table.readings(of: "长") == ["chang", "zhang"])
    #expect(table.readings(of: "\u{20BB7}") == ["chang"])
    #expect(table.readings(of: "中").isEmpty)
    #expect(PinyinTable(document: "").readings(of: "张").isEmpty)
  }
}
