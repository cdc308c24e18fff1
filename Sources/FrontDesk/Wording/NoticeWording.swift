import FollowUp
import Wording

/// Words what the status line says.
struct NoticeWording {
  let model: Model

  private var voice: Voice { model.voice }

  func text(of notice: Notice) -> String {
    switch notice {
    case .done(let deed, let canUndo): return text(of: deed) + hints(after: deed, canUndo: canUndo)
    case .undone(.attempt(let name, let results)):
      return voice(NoticePhrase.attemptTakenBack, ["name": name, "what": voice.results(results)])
    case .undone(let deed): return voice(NoticePhrase.undone, ["what": text(of: deed)])
    case .cannotUndo(let deed): return voice(NoticePhrase.cannotUndo, ["what": text(of: deed)])
    case .told(let text): return text
    case .nothingToUndo: return voice(NoticePhrase.nothingToUndo)
    case .rejected(let rejection, let name):
      return voice.text(of: rejection, name: name, from: model.now, in: model.zone)
    case .notStored(let reason, let isForNow):
      let hint = isForNow ? " · " + voice(NoticePhrase.notStoredHint, ["key": key(.saveAgain)]) : ""
      return voice(NoticePhrase.notStored, ["reason": reason]) + hint
    case .notStoredYet(let reason, _): return reason
    case .notRead(let reason): return voice(NoticePhrase.notRead, ["reason": reason])
    case .released(let name): return voice(NoticePhrase.released, ["name": name])
    case .reloaded: return voice(NoticePhrase.reloaded)
    case .changedElsewhere: return voice(NoticePhrase.changedElsewhere)
    case .choiceOfOthers(let name): return voice(NoticePhrase.choiceOfOthers, ["name": name])
    case .languageChanged: return voice(NoticePhrase.languageChanged)
    case .themeChanged(let theme): return voice(NoticePhrase.themeChanged, ["theme": theme])
    case .mouse(let isOn): return voice(isOn ? NoticePhrase.mouseOn : .mouseOff)
    case .readOnly(.newerVersion): return voice(NoticePhrase.readOnlyNewerVersion)
    case .readOnly(.noPermission): return voice(NoticePhrase.readOnlyNoPermission)
    case .readOnly(.readOnlyDisk): return voice(NoticePhrase.readOnlyDisk)
    case .readOnly(.asked): return voice(NoticePhrase.readOnlyAsked)
    case .nothingChosen: return voice(NoticePhrase.nothingChosen)
    case .nothingToTakeBack: return voice(NoticePhrase.nothingToTakeBack)
    case .nothingToAcknowledge: return voice(NoticePhrase.nothingToAcknowledge)
    case .noMissedAppointment: return voice(NoticePhrase.noMissedAppointment)
    case .noOpenFollowUp: return voice(NoticePhrase.noOpenFollowUp)
    case .notRecordedYet: return voice(NoticePhrase.notRecordedYet)
    case .nothingToSave: return voice(NoticePhrase.nothingToSave)
    case .noSuchPatient: return voice(NoticePhrase.noSuchPatient)
    case .notVIP: return voice(NoticePhrase.notVIP, ["key": key(.toggleVIP)])
    case .timeNotUnderstood: return voice(NoticePhrase.timeNotUnderstood)
    case .timePassed(let time): return voice(NoticePhrase.timePassed, ["time": moment(time)])
    case .quitUnsaved: return voice(NoticePhrase.quitUnsaved, ["key": key(.saveAgain)])
    case .quitUnsavedTyped: return voice(NoticePhrase.quitUnsavedTyped)
    case .quitWaiting: return voice(WaitingPhrase.quitWaiting, count: model.unsavedWaiting)
    case .givenUp(let request):
      return voice(WaitingPhrase.givenUp, ["what": WaitingWording(model: model).text(of: request)])
    case .alreadyWaiting(let request):
      let what = WaitingWording(model: model).text(of: request)
      return voice(WaitingPhrase.alreadyWaiting, ["what": what, "key": key(.giveUpWaiting)])
    case .nothingWaits: return voice(WaitingPhrase.nothingWaits)
    case .freeToCall(let name): return voice(WaitingPhrase.freeToCall, ["name": name])
    case .anotherCallIsOpen: return voice(WaitingPhrase.anotherCallIsOpen)
    case .howToLeave:
      // Where text is typed, only a key that writes none leaves.
      let strokes = model.keymap.strokes(for: .quit, in: model.keyContext)
      let stroke = model.pages.isEmpty ? strokes.first : strokes.first { !$0.writesText }
      return voice(NoticePhrase.howToLeave, ["key": stroke?.symbol ?? ""])
    case .unknownKey: return voice(NoticePhrase.unknownKey, ["key": key(.openHelp)])
    }
  }

  func text(of deed: Deed) -> String {
    switch deed {
    case .attempt(let name, let results):
      voice(NoticePhrase.attemptRecorded, ["name": name, "what": voice.results(results)])
    case .vip(let name, let isVIP): voice(isVIP ? NoticePhrase.markedVIP : .unmarkedVIP, ["name": name])
    case .vipReason(let name, let reason): voice(NoticePhrase.vipReasonWritten, ["name": name, "reason": reason])
    case .skipped(let name, let reason): voice(NoticePhrase.skipped, ["name": name, "reason": reason])
    case .rescheduled(let name, let time): voice(NoticePhrase.rescheduled, ["name": name, "time": moment(time)])
    case .requested(let name, let time): voice(NoticePhrase.requested, ["name": name, "time": moment(time)])
    case .arrived(let name): voice(NoticePhrase.arrived, ["name": name])
    case .acknowledged(let name): voice(NoticePhrase.acknowledged, ["name": name])
    case .answered(let name): voice(NoticePhrase.answered, ["name": name])
    }
  }

  private func hints(after deed: Deed, canUndo: Bool) -> String {
    var hints: [String] = []
    if model.isCallSheetOpen {
      // Other keys than on the list: most letters are outcomes of the call.
      guard case .vip(_, let isVIP) = deed, case .callSheet(let sheet) = model.pages.last, sheet.takesCommands else {
        return ""
      }
      if isVIP { hints.append(voice(NoticePhrase.canGiveReason, ["key": CallCommand.details.keyName])) }
      hints.append(voice(NoticePhrase.canUndo, ["key": CallCommand.toggleVIP.keyName]))
      return hints.map { " · " + $0 }.joined()
    }
    if case .vip(_, true) = deed { hints.append(voice(NoticePhrase.canGiveReason, ["key": key(.writeVIPReason)])) }
    if canUndo { hints.append(voice(NoticePhrase.canUndo, ["key": key(.undo)])) }
    return hints.map { " · " + $0 }.joined()
  }

  private func moment(_ instant: Instant) -> String {
    voice.moment(instant, from: model.now, in: model.zone)
  }

  /// The key of `action` that works on the page that is seen: where text is typed, one that writes none.
  private func key(_ action: Action) -> String {
    let strokes = model.keymap.strokes(for: action, in: model.keyContext)
    return strokes.first { !model.isTyping || !$0.writesText }?.symbol ?? ""
  }
}
