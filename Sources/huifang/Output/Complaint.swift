internal import ClinicDocuments
internal import CursesTerminal
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import FrontDesk
internal import Wording

/// What went wrong, in words for a person: what, where, and what to do. One line.
struct Complaint: Error {
  let text: String

  init(text: String) {
    self.text = text
  }

  init(_ error: any Error, _ voice: Voice) {
    switch error {
    case let complaint as Complaint: self = complaint
    case let refused as RefusedCommand: self = refused.complaint(in: voice)
    case let error as StoreError: text = error.description(in: voice)
    case let error as ExchangeError: text = error.described(in: voice)
    case let failure as ExportFailure:
      text = StoreError(FileFailure(.write, path: failure.folder, code: failure.code)).description(in: voice)
    case let error as TerminalError: text = Complaint.text(of: error, voice)
    case let failure as StandardOutput.Failure:
      let place = voice(ReportPhrase.standardOutput)
      let reason = StoreError(FileFailure(.write, path: place, code: failure.code)).description(in: voice)
      text = failure.isDone ? voice(ReportPhrase.doneButNotTold, ["reason": reason]) : reason
    default: text = voice(ReportPhrase.unexpectedError, ["error": String(describing: type(of: error))])
    }
  }

  /// The same for the one line that a desk has for it: a file of its clinic, in `folder`, is named without the folder.
  init(_ error: any Error, atDeskOf folder: String, _ voice: Voice) {
    let text = Complaint(error, voice).text
    let place = folder.hasSuffix("/") ? folder : folder + "/"
    // A folder that was given with a slash has two before its files.
    self.text = text.hasPrefix(place) ? String(text.dropFirst(place.count).drop { $0 == "/" }) : text
  }

  private static func text(of error: TerminalError, _ voice: Voice) -> String {
    switch error {
    case .notATerminal: voice(TerminalPhrase.notATerminal)
    case .unknownTerminal(nil): voice(TerminalPhrase.noTERM)
    case .unknownTerminal(let name?): voice(TerminalPhrase.unknownTerminal, ["name": name])
    case .tooSimple(let name): voice(TerminalPhrase.tooSimple, ["name": name])
    case .noUnicodeLocale: voice(TerminalPhrase.noUnicodeLocale)
    }
  }
}

extension Complaint {
  /// Something that a command names and that is not there, with the nearest of what is.
  init(
    _ phrase: RefusalPhrase, id: String, patient: String = "", among known: some Sequence<String>, _ voice: Voice
  ) {
    // Ids are short; a longer text is not worth comparing.
    let nearest = id.utf8.count <= 64 ? known.nearest(to: id) : nil
    text = voice(
      phrase,
      [
        "id": id, "patient": patient, "nearest": nearest.map { voice(RefusalPhrase.nearest, ["id": $0]) } ?? "",
      ])
  }
}

/// A command on a patient's record that was refused, with what it takes to say so.
struct RefusedCommand: Error {
  let rejection: Rejection
  let patient: String
  let now: Instant
  let zone: ClinicTimeZone

  func complaint(in voice: Voice) -> Complaint {
    Complaint(text: "\(patient): " + voice.text(of: rejection, name: patient, from: now, in: zone))
  }
}
