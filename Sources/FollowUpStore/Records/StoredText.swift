internal import FollowUp

/// A value that a record keeps as one JSON string: a code, an id, a date, an instant.
protocol StoredAsText {
  /// Nil where the text does not stand for a value.
  init?(storedText: String)
  /// The text; instants carry the offset of `zone`.
  func storedText(in zone: ClinicTimeZone) -> String
  /// Nil where the string does not stand for a value.
  /// - Throws: `RecordFault.wrongType` where it is no string.
  init?(reading value: RecordValue) throws(RecordFault)
  func write(to writer: inout RecordWriter)
}

extension StoredAsText {
  init?(reading value: RecordValue) throws(RecordFault) { self.init(storedText: try value.string()) }
  func write(to writer: inout RecordWriter) { writer.write(string: storedText(in: writer.zone)) }
}

/// A member of a record that is written as one JSON string.
struct StoredText<Value: StoredAsText> {
  var value: Value

  init(_ value: Value) { self.value = value }

  init?(_ value: Value?) {
    guard let value else { return nil }
    self.value = value
  }
}

extension StoredText: StoredValue {
  init(reading value: RecordValue) throws(RecordFault) {
    guard let found = try Value(reading: value) else {
      throw .unknownValue(member: value.text.path(to: value.place), value: try value.string())
    }
    self.value = found
  }

  func write(to writer: inout RecordWriter) { value.write(to: &writer) }
}

extension Array where Element: StoredAsText {
  /// The members as a record keeps them; nil, so that the member is left out, where there are none.
  func stored() -> [StoredText<Element>]? {
    isEmpty ? nil : map { StoredText($0) }
  }
}

extension Optional {
  /// The values of a member that is left out where it is empty.
  func values<Value: StoredAsText>() -> [Value] where Wrapped == [StoredText<Value>] {
    self?.map(\.value) ?? []
  }
}

extension Collection {
  /// Nil, so that the member is left out, where there is nothing in it.
  var unlessEmpty: Self? { isEmpty ? nil : self }
}

extension Bool {
  /// Nil, so that the member is left out, where it is false.
  var ifTrue: Bool? { self ? true : nil }
}

extension StoredAsText where Self: RawRepresentable, RawValue == String {
  init?(storedText: String) { self.init(rawValue: storedText) }
  func storedText(in zone: ClinicTimeZone) -> String { rawValue }
}

extension Sex: StoredAsText {}
extension PhoneFault: StoredAsText {}
extension PatientGrade: StoredAsText {}
extension PatientStatus: StoredAsText {}
extension ConsentKind: StoredAsText {}
extension DateCalendar: StoredAsText {}
extension AppointmentStatus: StoredAsText {}
extension PlanItemState: StoredAsText {}
extension FollowUpKind: StoredAsText {}
extension Disposition: StoredAsText {}
extension ContactChannel: StoredAsText {}
extension Escalation.Cause: StoredAsText {}
extension StaffRole: StoredAsText {}
extension Weekday: StoredAsText {}

extension StoredAsText where Self: LosslessStringConvertible {
  init?(storedText: String) { self.init(storedText) }
  func storedText(in zone: ClinicTimeZone) -> String { description }
}

extension CivilDate: StoredAsText {}
extension ClockTime: StoredAsText {}
extension CalendarDuration: StoredAsText {}

extension Identifier: StoredAsText {
  init?(storedText: String) { self.init(storedText) }
  func storedText(in zone: ClinicTimeZone) -> String { rawValue }
}

extension RuleID: StoredAsText {
  init?(storedText: String) { self.init(storedText) }
  func storedText(in zone: ClinicTimeZone) -> String { rawValue }
}

extension Instant: StoredAsText {
  init?(storedText: String) { self.init(iso8601: storedText) }
  func storedText(in zone: ClinicTimeZone) -> String { zone.iso8601(self) }

  /// Without a string in between: there is no more frequent value.
  init?(reading value: RecordValue) throws(RecordFault) {
    if value.text.kind(at: value.place) == .string, let text = value.text.plainText(at: value.place) {
      self.init(iso8601: text.span)
    } else {
      self.init(iso8601: try value.string())
    }
  }

  func write(to writer: inout RecordWriter) { writer.write(instant: self) }
}

extension ToothNumber: StoredAsText {
  init?(storedText: String) {
    guard let number = Int(storedText) else { return nil }
    self.init(number)
  }
  func storedText(in zone: ClinicTimeZone) -> String { String(number) }
}

extension Lane: StoredAsText {
  init?(storedText: String) {
    if storedText == Lane.timed.code {
      self = .timed
    } else if let time = ClockTime(storedText) {
      self = .batch(time)
    } else {
      return nil
    }
  }
  func storedText(in zone: ClinicTimeZone) -> String { code }
}

extension UnrecognizedFields: StoredAsText {
  init?(storedText: String) { self.init(json: storedText) }
  func storedText(in zone: ClinicTimeZone) -> String { json }
}

extension ClinicTimeZone: StoredAsText {
  init?(storedText: String) {
    if storedText == ClinicTimeZone.universal.identifier {
      self = .universal
    } else {
      self.init(identifier: storedText)
    }
  }
  func storedText(in zone: ClinicTimeZone) -> String { identifier }
}
