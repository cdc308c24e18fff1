public import Wording

extension RowProblem {
  /// Where, what, the nearest known value and what became of it, on one line.
  public func described(in voice: Voice) -> String {
    voice(
      ImportPhrase.problemLine,
      [
        "place": "\(file):\(line)", "row": describedRow(in: voice), "field": field.map { " " + $0 } ?? "",
        "what": describedFault(in: voice),
        "value": value.map { voice(ImportPhrase.valueShown, ["value": $0]) } ?? "",
        "nearest": nearest.map { voice(ImportPhrase.nearestShown, ["nearest": $0]) } ?? "",
        "occurrences": occurrences > 1 ? voice(ImportPhrase.occurrencesShown, count: occurrences) : "",
        "consequence": voice(consequence.phrase),
      ])
  }

  private func describedRow(in voice: Voice) -> String {
    let entity = voice(entity.phrase)
    if let id { return voice(ImportPhrase.rowWithID, ["entity": entity, "id": id]) }
    if let row { return voice(ImportPhrase.rowWithNumber, ["entity": entity, "row": String(row)]) }
    return entity
  }

  private func describedFault(in voice: Voice) -> String {
    switch what {
    case .missing: voice(ImportPhrase.fieldMissing)
    case .wrongType(let expected): voice(ImportPhrase.wrongType, ["expected": voice(expected.phrase)])
    case .emptyID: voice(ImportPhrase.emptyID)
    case .unknownCode: voice(ImportPhrase.unknownCode)
    case .noSuchDate: voice(ImportPhrase.noSuchDate)
    case .notADate: voice(ImportPhrase.notADate)
    case .notAPeriod: voice(ImportPhrase.notAPeriod)
    case .notATime: voice(ImportPhrase.notATime)
    case .notAnInstant: voice(ImportPhrase.notAnInstant)
    case .instantWithoutOffset: voice(ImportPhrase.instantWithoutOffset)
    case .absurdYear: voice(ImportPhrase.absurdYear)
    case .badPhone: voice(ImportPhrase.badPhone)
    case .badTooth: voice(ImportPhrase.badTooth)
    case .outOfRange(let range):
      voice(ImportPhrase.outOfRange, ["from": String(range.lowerBound), "to": String(range.upperBound)])
    case .birthdayInFuture: voice(ImportPhrase.birthdayInFuture)
    case .tooOld(let limit): voice(ImportPhrase.tooOld, ["limit": String(limit)])
    case .duplicateID(let line): voice(ImportPhrase.duplicateID, ["line": String(line)])
    case .ofAnotherPatient(let patient): voice(ImportPhrase.ofAnotherPatient, ["patient": patient])
    case .unknownPatient: voice(ImportPhrase.unknownPatient)
    case .refusedPatient: voice(ImportPhrase.refusedPatient)
    case .unknownTimeZone: voice(ImportPhrase.unknownTimeZone)
    case .emptyList: voice(ImportPhrase.emptyList)
    case .notAscending: voice(ImportPhrase.notAscending)
    case .outsideCallingHours: voice(ImportPhrase.outsideCallingHours)
    case .closedAllWeek: voice(ImportPhrase.closedAllWeek)
    case .controlCharacters: voice(ImportPhrase.controlCharacters)
    case .tooLong(let limit): voice(ImportPhrase.tooLong, ["limit": String(limit)])
    case .unknownProcedure: voice(ImportPhrase.unknownProcedure)
    case .unknownStaff: voice(ImportPhrase.unknownStaff)
    case .notABatch: voice(ImportPhrase.notABatch)
    case .callBackBeforeCall: voice(ImportPhrase.callBackBeforeCall)
    case .notOneOrigin: voice(ImportPhrase.notOneOrigin)
    case .unknownReferrer: voice(ImportPhrase.unknownReferrer)
    case .ownReferrer: voice(ImportPhrase.ownReferrer)
    case .unknownMembership: voice(ImportPhrase.unknownMembership)
    case .noProcedure: voice(ImportPhrase.noProcedure)
    case .repeatedLabel: voice(ImportPhrase.repeatedLabel)
    case .keptInFuture: voice(ImportPhrase.keptInFuture)
    case .removedCharacters: voice(ImportPhrase.removedCharacters)
    case .inFuture: voice(ImportPhrase.inFuture)
    }
  }
}

extension RowProblem.Consequence {
  fileprivate var phrase: ImportPhrase {
    switch self {
    case .rowRefused: .rowRefused
    case .settingRefused: .settingRefused
    case .sectionRefused: .sectionRefused
    case .warning: .warning
    }
  }
}

extension ExchangeEntity {
  /// What one row of the section is.
  var phrase: ImportPhrase {
    switch self {
    case .document: .document
    case .clinic: .clinic
    case .staff: .staff
    case .patient: .patient
    case .visit: .visit
    case .planItem: .planItem
    case .appointment: .appointment
    case .attempt: .attempt
    case .followUp: .followUp
    }
  }
}

extension JSONKind {
  fileprivate var phrase: ImportPhrase {
    switch self {
    case .text: .text
    case .wholeNumber: .wholeNumber
    case .trueOrFalse: .trueOrFalse
    case .list: .list
    case .object: .object
    }
  }
}
