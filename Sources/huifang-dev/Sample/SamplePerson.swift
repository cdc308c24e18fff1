internal import FollowUp

/// A patient of the sample clinic while it is made, with the age that their treatments have to suit.
struct SamplePerson {
  var patient: Patient
  var age: Int
}

/// Invents the people of the sample clinic: families that share a number, old couples, people on their own.
struct SamplePeople {
  private var random: SampleRandom
  private let today: CivilDate
  private(set) var people: [SamplePerson] = []
  private var phones = 0
  private var households = 0
  private var names: Set<String> = []

  static let count = 172

  init(random: SampleRandom, today: CivilDate) {
    self.random = random
    self.today = today
    for special in SampleNames.special { add(special.name, special.sex, age: self.random.number(26...58)) }
    for _ in 0..<20 { addFamily() }
    for _ in 0..<9 { addCouple() }
    while people.count < SamplePeople.count {
      let sex: Sex = self.random.chance(54) ? .female : .male
      add(newName(sex), sex, age: self.random.number(18...79))
    }
    decorate()
    addBirthdays()
  }

  // MARK: Families

  private mutating func addFamily() {
    let (father, mother) = (newName(.male), newName(.female))
    let surname = surname(of: father)
    let (phone, household) = (newPhone(), newHousehold())
    let motherAge = random.number(31...44)
    let hasBothParents = random.chance(45)
    add(mother, .female, age: motherAge, phone: phone, household: household)
    if hasBothParents { add(father, .male, age: motherAge + random.number(0...4), household: household) }
    for child in 0..<(random.chance(35) ? 2 : 1) {
      let sex: Sex = random.chance(50) ? .female : .male
      let age = max(3, min(motherAge - 24 - child * 3, 15))
      add(newName(sex, surname: surname), sex, age: age, phone: phone, household: household)
      guard let index = people.indices.last else { continue }
      let isFather = hasBothParents && random.chance(25)
      people[index].patient.guardian = Guardian(
        name: isFather ? father : mother, relation: isFather ? "father" : "mother")
      people[index].patient.phones[0].label = isFather ? "father" : "mother"
      if age <= 13 && random.chance(70) { people[index].patient.membership = .child }
    }
  }

  private mutating func addCouple() {
    let (phone, household) = (newPhone(), newHousehold())
    let age = random.number(58...81)
    add(newName(.male), .male, age: age, phone: phone, household: household)
    add(newName(.female), .female, age: age - random.number(0...4), phone: phone, household: household)
    if random.chance(40), let index = people.indices.last {
      people[index].patient.phones.append(PhoneNumber(number: newPhone(), label: "daughter"))
    }
  }

  private mutating func add(
    _ name: String, _ sex: Sex, age: Int, phone: String? = nil, household: String? = nil
  ) {
    let number = String(people.count + 1)
    var patient = Patient(
      id: PatientID("P" + String(repeating: "0", count: max(0, 4 - number.count)) + number), name: name)
    patient.sex = sex
    patient.phones = [PhoneNumber(number: phone ?? newPhone(), label: "mobile")]
    patient.household = household
    people.append(SamplePerson(patient: patient, age: age))
    names.insert(name)
  }

  private mutating func newName(_ sex: Sex, surname: String? = nil) -> String {
    let given = sex == .female ? SampleNames.femaleNames : SampleNames.maleNames
    for _ in 0..<50 {
      let surnames = random.chance(24) ? SampleNames.unusualSurnames : SampleNames.commonSurnames
      let name = (surname ?? random.pick(surnames)) + random.pick(given)
      if !names.contains(name) { return name }
    }
    return (surname ?? "王") + random.pick(given)
  }

  private func surname(of name: String) -> String {
    SampleNames.unusualSurnames.first { $0.count == 2 && name.hasPrefix($0) } ?? String(name.prefix(1))
  }

  /// Numbers of a series that no network gives out.
  private mutating func newPhone() -> String {
    phones += 1
    let digits = String(phones)
    return "1380000" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  private mutating func newHousehold() -> String {
    households += 1
    return "H\(households)"
  }

  // MARK: What the clinic knows of them

  private static let vipReasons = [
    "全口种植，已预付", "介绍了六位朋友", "家庭三代都在这里看牙", "上市公司高管，时间紧", "曾经投诉，现在是忠实客户", "街道口碑人物",
    "半口种植，要求院长亲自回访", "正畸加冠修复，计划两年", "老客户，十年", "高血压，术后需多关心",
  ]
  private static let tags = ["怕疼", "易怒", "怕打针", "话多", "喜欢微信联系", "价格敏感", "听力不好", "高血压", "孕期", "准时"]
  private static let sources = ["walk-in", "referral", "internet", "company", "school", "community", "insurance"]

  private mutating func decorate() {
    for index in people.indices {
      var patient = people[index].patient
      let age = people[index].age
      if age >= 30 && random.chance(8) { patient.vip = VIPFlag(reason: random.pick(SamplePeople.vipReasons)) }
      if random.chance(60) {
        patient.grade = random.weighted([(.a, weight: 2), (.b, weight: 5), (.c, weight: 3)], otherwise: .b)
      }
      if random.chance(35) { patient.tags = [random.pick(SamplePeople.tags)] }
      if random.chance(8) {
        let tag = random.pick(SamplePeople.tags)
        if !patient.tags.contains(tag) { patient.tags.append(tag) }
      }
      patient.isKeyConsumer = patient.vip != nil && random.chance(45)
      patient.source = random.pick(SamplePeople.sources)
      if patient.source == "referral", index > 0 { patient.referrer = people[random.below(index)].patient.id }
      patient.hasDesignatedDentist = random.chance(45)
      if random.chance(30) {
        patient.preferredBatch = ClockTime(hour: 16, minute: 0)
      } else if random.chance(12) {
        patient.preferredBatch = ClockTime(hour: 10, minute: 30)
      }
      if random.chance(4) { patient.consent.marketing = false }
      if age >= 28 && age <= 60 && random.chance(12) {
        let day = today.adding(days: random.below(365))
        let year = today.year - random.number(1...25)
        patient.specialDates =
          AnnualDate(month: day.month, day: min(day.day, 28)).map {
            [SpecialDate(label: "wedding", date: $0, year: year)]
          } ?? []
      }
      people[index].patient = patient
    }
    for (index, status) in [(SamplePeople.count - 3, PatientStatus.moved), (SamplePeople.count - 9, .elsewhere)] {
      if people.indices.contains(index) { people[index].patient.status = status }
    }
  }

  /// Birthdays of two patients in three: a third of them lunar, some on the very day, some in the days after it, and
  /// two in leap months.
  private mutating func addBirthdays() {
    for index in people.indices where random.chance(66) {
      let offset = random.number(8...350)
      let year = today.year - people[index].age - (offset > 0 ? 1 : 0)
      people[index].patient.birthday = birthday(
        today.adding(days: offset), year: year, isLunar: people[index].age > 35 && random.chance(45))
    }
    // People who come up only because of their day: nothing else is planned for them.
    for (position, offset) in [0, 0, 0, 1, 2, 2, 3, 5, 6].enumerated() {
      let index = people.count - 12 - position * 4
      guard people.indices.contains(index), people[index].patient.status == .active else { continue }
      people[index].patient.birthday = birthday(
        today.adding(days: offset), year: today.year - max(people[index].age, 30), isLunar: position % 3 == 1)
      people[index].patient.consent.marketing = true
    }
    // Born in the leap tenth month of 1984, on whose thirteenth the sample's day falls, and in the leap sixth of 1987.
    for (index, year, month, day) in [(people.count - 50, 1984, 10, 13), (people.count - 54, 1987, 6, 7)] {
      guard people.indices.contains(index),
        let date = AnnualDate(calendar: .lunar, month: month, day: day, isLeapMonth: true)
      else { continue }
      people[index].age = today.year - year
      people[index].patient.birthday = Birthday(date: date, year: year)
    }
  }

  private mutating func birthday(_ date: CivilDate, year: Int, isLunar: Bool) -> Birthday? {
    let knowsYear = random.chance(85)
    if isLunar, let lunar = LunarCalendar.lunarDate(of: date) {
      return AnnualDate(calendar: .lunar, month: lunar.month, day: lunar.day).map {
        Birthday(date: $0, year: knowsYear ? year : nil)
      }
    }
    return AnnualDate(month: date.month, day: date.month == 2 ? min(date.day, 28) : date.day).map {
      Birthday(date: $0, year: knowsYear ? year : nil)
    }
  }
}
