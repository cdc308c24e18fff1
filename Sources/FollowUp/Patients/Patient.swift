/// A patient as the clinic knows them: the person, not what was done or planned.
public struct Patient: Hashable, Sendable {
  public var id: PatientID
  public var name: String
  public var sex: Sex?
  /// The first one is tried first.
  public var phones: [PhoneNumber]
  public var birthday: Birthday?
  public var specialDates: [SpecialDate]
  /// Who answers for a minor.
  public var guardian: Guardian?
  /// People of one household share this.
  public var household: String?
  /// Present if the patient is a VIP (大患者).
  public var vip: VIPFlag?
  public var grade: PatientGrade?
  public var tags: [String]
  public var isKeyConsumer: Bool
  /// The source channel: how the patient found the clinic.
  public var source: String?
  public var referrer: PatientID?
  public var attendingDentist: StaffID?
  /// Whether the patient asked for the attending dentist by name.
  public var hasDesignatedDentist: Bool
  /// One of the clinic's batch times.
  public var preferredBatch: ClockTime?
  public var consent: Consent
  public var membership: Membership?
  public var status: PatientStatus
  public var unrecognizedFields: UnrecognizedFields?

  public init(id: PatientID, name: String) {
    self.id = id
    self.name = name
    phones = []
    specialDates = []
    tags = []
    isKeyConsumer = false
    hasDesignatedDentist = false
    consent = Consent()
    status = .active
  }
}

/// The raw value is the code in exchange documents, as for every enumeration of text below.
public enum Sex: String, CaseIterable, Sendable {
  case female, male
}

public struct PhoneNumber: Hashable, Sendable {
  /// As written by the clinic; may contain blanks and separators.
  public var number: String
  /// What it is: `mobile`, `home`, `mother`, free text.
  public var label: String?
  /// Why it can't be used any more: the disposition that said so.
  public var fault: PhoneFault?
  public var unrecognizedFields: UnrecognizedFields?

  public init(
    number: String, label: String? = nil, fault: PhoneFault? = nil, unrecognizedFields: UnrecognizedFields? = nil
  ) {
    self.number = number
    self.label = label
    self.fault = fault
    self.unrecognizedFields = unrecognizedFields
  }
}

public enum PhoneFault: String, CaseIterable, Sendable {
  case suspended
  case invalidNumber = "invalid-number"
  case wrongPerson = "wrong-person"
}

public struct Guardian: Hashable, Sendable {
  public var name: String
  /// `mother`, `father`, …, free text.
  public var relation: String?
  public var unrecognizedFields: UnrecognizedFields?

  public init(name: String, relation: String? = nil, unrecognizedFields: UnrecognizedFields? = nil) {
    self.name = name
    self.relation = relation
    self.unrecognizedFields = unrecognizedFields
  }
}

public struct VIPFlag: Hashable, Sendable {
  /// Why the patient is a VIP, in the desk's words; may be empty.
  public var reason: String

  public init(reason: String) {
    self.reason = reason
  }
}

/// A = many plan items, means and willingness; set by the desk.
public enum PatientGrade: String, CaseIterable, Sendable {
  case a = "A"
  case b = "B"
  case c = "C"
}

public enum Membership: Hashable, Sendable {
  /// A child's membership, which earns an oral health report every six months.
  case child
  case other(String)

  public init(_ code: String) {
    self = code == "child" ? .child : .other(code)
  }

  public var code: String {
    switch self {
    case .child: "child"
    case .other(let code): code
    }
  }
}

public enum PatientStatus: String, CaseIterable, Sendable {
  case active, moved, elsewhere, deceased
}

/// What the patient allows, each withdrawn on its own.
public struct Consent: Hashable, Sendable {
  /// Calls about the patient's own treatment.
  public var clinical: Bool
  /// Every other call: relationship, marketing, greeting.
  public var marketing: Bool

  public init(clinical: Bool = true, marketing: Bool = true) {
    self.clinical = clinical
    self.marketing = marketing
  }
}

/// The two consents a patient can withdraw.
public enum ConsentKind: String, CaseIterable, Sendable {
  case clinical, marketing
}
