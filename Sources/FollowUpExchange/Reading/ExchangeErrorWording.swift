internal import ExternalSorting
public import Wording

extension ExchangeError {
  /// What was wrong, where, and what to do, on one line.
  public func described(in voice: Voice) -> String {
    switch reason {
    case .missing: voice(ImportPhrase.missing, ["file": file])
    case .folder: voice(ImportPhrase.folder, ["file": file])
    case .noPermission: voice(ImportPhrase.noPermission, ["file": file])
    case .unreadable(let reason): voice(ImportPhrase.unreadable, ["file": file, "reason": reason])
    case .empty: voice(ImportPhrase.empty, ["file": file])
    case .tooLarge:
      voice(ImportPhrase.tooLarge, ["file": file, "limit": String(ExchangeSource.largestSize >> 20)])
    case .changedMeanwhile: voice(ImportPhrase.changedMeanwhile, ["file": file])
    case .notKept(let failure) where failure.isDiskFull:
      voice(ImportPhrase.noRoom, ["file": file, "folder": failure.folder])
    case .notKept(let failure):
      voice(ImportPhrase.notKept, ["file": file, "folder": failure.folder, "reason": failure.reason])
    case .binary(let byte): voice(ImportPhrase.binary, ["file": file, "byte": String(byte)])
    case .utf16: voice(ImportPhrase.utf16, ["file": file])
    case .notJSON(let start): voice(ImportPhrase.notJSON, ["file": file, "value": start])
    case .syntax(let fault, let position): described(fault, position, in: voice)
    case .notAnObject: voice(ImportPhrase.notAnObject, ["file": file])
    case .wrongFormat(nil): voice(ImportPhrase.noFormat, ["file": file])
    case .wrongFormat(let value?): voice(ImportPhrase.wrongFormat, ["file": file, "value": value])
    case .badVersion(nil): voice(ImportPhrase.noVersion, ["file": file, "version": String(ExchangeFormat.version)])
    case .badVersion(let value?):
      voice(ImportPhrase.badVersion, ["file": file, "value": value, "version": String(ExchangeFormat.version)])
    case .newerVersion(let value):
      voice(ImportPhrase.newerVersion, ["file": file, "value": value, "version": String(ExchangeFormat.version)])
    }
  }

  private func described(_ fault: JSONSyntaxFault, _ position: TextPosition, in voice: Voice) -> String {
    var shown = ""
    let phrase: ImportPhrase
    switch fault {
    case .endsEarly: phrase = .endsEarly
    case .unexpectedCharacter(let character):
      phrase = .unexpectedCharacter
      let cleaned = HostileText.shown(character)
      shown =
        cleaned.isEmpty ? "U+" + (character.unicodeScalars.first.map { String($0.value, radix: 16) } ?? "") : cleaned
    case .badEscape: phrase = .badEscape
    case .controlCharacterInString: phrase = .controlCharacterInString
    case .notUTF8: phrase = .notUTF8
    case .badNumber: phrase = .badNumber
    case .tooDeep: phrase = .tooDeep
    case .textAfterEnd: phrase = .textAfterEnd
    }
    return voice(
      phrase,
      [
        "file": file, "line": String(position.line), "column": String(position.column), "byte": String(position.byte),
        "value": shown, "limit": String(JSONParser.deepestNesting),
      ])
  }
}
