import FollowUp
import Screen
import Wording

/// Words what waits while somebody else holds the clinic, and for whom.
struct WaitingWording {
  let model: Model

  private var voice: Voice { model.voice }

  /// The sign that stands on the screen as long as something waits, short where `columns` are few; nil where nothing
  /// does that a person knows of.
  func sign(columns: Int) -> String? {
    guard let holder = model.holder, let first = model.waiting.first else { return nil }
    let others = model.waiting.count - 1
    let what = others == 0 ? text(of: first) : voice(WaitingPhrase.several, count: others, ["what": text(of: first)])
    switch holder {
    case .importing(let name, let desk, let since):
      let (name, desk) = (name.sanitized, desk.sanitized)
      let long = voice(
        WaitingPhrase.importing, ["name": name, "desk": desk, "since": since.sanitized, "what": what])
      if long.displayWidth <= columns { return long }
      return voice(WaitingPhrase.importingShort, ["name": name, "since": since.sanitized, "what": what])
    case .recording(let name, let desk):
      return voice(WaitingPhrase.recording, ["name": name.sanitized, "desk": desk.sanitized, "what": what])
    case .somebody: return voice(WaitingPhrase.somebody, ["what": what])
    }
  }

  /// The same where no other line names the key that ends the wait.
  func sign(columns: Int, key: String) -> String? {
    let columnsOfKey = voice(WaitingPhrase.key, ["text": "", "key": key]).displayWidth
    let room = max(0, columns - columnsOfKey)
    return sign(columns: room).map { voice(WaitingPhrase.key, ["text": $0.truncated(to: room), "key": key]) }
  }

  /// Whose change it is, and what is to be recorded. Never in words that say that it is.
  func text(of request: PendingRequest) -> String {
    "\(request.name) · \(words(for: request.purpose))"
  }

  private func words(for purpose: PendingRequest.Purpose) -> String {
    switch purpose {
    case .openCallSheet, .renewClaim, .releaseClaim: voice(ActionPhrase.openCallSheet)
    case .addPhone: voice(FormPhrase.newPhone)
    case .saveCallSheet(let deed), .perform(let deed, undo: _): words(for: deed)
    case .undo: voice(ActionPhrase.undo)
    }
  }

  private func words(for deed: Deed) -> String {
    switch deed {
    case .attempt(_, let results): voice.results(results)
    case .vip: voice(ActionPhrase.toggleVIP)
    case .vipReason: voice(ActionPhrase.writeVIPReason)
    case .skipped: voice(ActionPhrase.skipFollowUp)
    case .rescheduled: voice(ActionPhrase.rescheduleFollowUp)
    case .requested: voice(ActionPhrase.requestFollowUp)
    case .arrived: voice(ActionPhrase.markArrived)
    case .acknowledged: voice(ActionPhrase.acknowledgeEscalation)
    case .answered: voice(ActionPhrase.answerEscalation)
    }
  }
}
