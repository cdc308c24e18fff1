internal import ClinicDocuments
internal import CursesTerminal
internal import FollowUp
internal import FollowUpExchange
internal import FollowUpStore
internal import Foundation
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
    case let error as TerminalError: text = Complaint.text(of: error, voice)
    default: text = (error as NSError).localizedDescription
    }
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
