/// Something in one row of an exchange document that can't be taken as it stands.
public struct RowProblem: Hashable, Sendable {
  /// The document, as the caller names it.
  public var file: String
  /// The line on which the field, or else the row, begins; from 1.
  public var line: Int
  public var entity: ExchangeEntity
  /// Which row of its section it is, from 1; nil for the clinic and the document as a whole.
  public var row: Int?
  /// The row's id, where it has a readable one.
  public var id: String?
  /// The member that is wrong, from the row down: `birthday.month`, `phones[1].number`; nil for the row as a whole.
  public var field: String?
  public var what: What
  /// What stands there, made safe to show and shortened.
  public var value: String?
  /// The known value that is nearest to it.
  public var nearest: String?
  public var consequence: Consequence
  /// In how many rows the same is wrong; one problem stands for all of them.
  public var occurrences: Int

  /// What became of what is wrong.
  public enum Consequence: Hashable, Sendable {
    /// The row was left out.
    case rowRefused
    /// The clinic keeps its former setting.
    case settingRefused
    /// The section was left out.
    case sectionRefused
    /// The row was taken; a person should look at it.
    case warning
  }

  public enum What: Error, Hashable, Sendable {
    case missing
    case wrongType(expected: JSONKind)
    case emptyID
    case unknownCode
    case noSuchDate
    case notADate
    /// No duration of a day or more.
    case notAPeriod
    case notATime
    case notAnInstant
    case instantWithoutOffset
    case absurdYear
    case badPhone
    case badTooth
    case outOfRange(ClosedRange<Int>)
    case birthdayInFuture
    case tooOld(limit: Int)
    /// The row with the same id that was read first.
    case duplicateID(firstLine: Int)
    /// The id is that of a row which the clinic has of another patient, named here.
    case ofAnotherPatient(String)
    case unknownPatient
    /// The patient's own row was refused.
    case refusedPatient
    case unknownTimeZone
    case emptyList
    case notAscending
    case outsideCallingHours
    case closedAllWeek
    /// The patient asked to be called back before the call in which that was said.
    case callBackBeforeCall
    /// A follow-up must come from one thing: a visit, an appointment, a special date, or who asked for it.
    case notOneOrigin
    case controlCharacters
    case tooLong(limit: Int)
    // Warnings
    case unknownProcedure
    case unknownStaff
    case notABatch
    case unknownReferrer
    /// Patients can't refer themselves.
    case ownReferrer
    case unknownMembership
    /// The visit has no procedure.
    case noProcedure
    /// Two special dates of a patient have the same label.
    case repeatedLabel
    case removedCharacters
    case inFuture
    /// The patient is said to have come, or not to have come, at a time that lies in the future.
    case keptInFuture
  }

  /// Whether something was left out because of it.
  public var isRefusal: Bool { consequence != .warning }
}

/// The sections of an exchange document; the raw value is the member's name.
public enum ExchangeEntity: String, CaseIterable, Sendable {
  case document, clinic, staff
  case patient = "patients"
  case visit = "visits"
  case planItem = "planItems"
  case appointment = "appointments"
  case attempt = "attempts"
  case followUp = "followUps"
}

/// What a JSON value can be.
public enum JSONKind: String, CaseIterable, Sendable {
  case text, wholeNumber, trueOrFalse, list, object
}
