import FollowUp
import Screen
import Wording

extension Model {
  /// Opens the call sheet of a patient who is claimed now. One who is on no list is called about nothing planned.
  mutating func openCallSheet(_ record: PatientRecord) -> [Effect] {
    guard let data, !isCallSheetOpen else { return [] }
    let entry =
      entry(of: record.id)
      ?? QueueEntry(
        patient: record.id, name: record.patient.name, lane: .timed, at: now, isVIP: record.patient.vip != nil,
        followUps: [], urgency: .other)
    let neighbours = entry.sharesNumberWith.map { data.name(of: $0) ?? $0.rawValue }
    var sheet = CallSheet(
      CallSheetContext(
        entry: entry, record: record, neighbours: neighbours, clinic: data.clinic,
        scripts: scripts[preferences.language] ?? ScriptBook(), receptionist: identity.name, now: now,
        language: preferences.language))
    _ = sheet.handle(.resize(size))
    notice = nil
    var warnings: [String] = []
    if let owner = entry.personalTo, owner != identity.name {
      let time = zone.time(of: entry.at).description
      warnings.append(voice(CallSheetPhrase.promisedBy, ["name": owner, "time": time]))
    }
    for neighbour in entry.sharesNumberWith.compactMap(self.entry(of:)) {
      guard let claim = neighbour.claim, claim.desk != identity.desk else { continue }
      warnings.append(voice(CallSheetPhrase.sameNumberCalled, ["name": claim.by, "patient": neighbour.name]))
    }
    if !warnings.isEmpty { sheet.warn(warnings.joined(separator: " · ")) }
    pages.append(.callSheet(sheet))
    return [.logAccess(record.id, .callSheet)]
  }

  /// Has the open call sheet, if there is one, speak the chosen language.
  mutating func speakOnCallSheet() {
    let (language, book) = (preferences.language, scripts[preferences.language] ?? ScriptBook())
    _ = withCallSheet { sheet in
      sheet.change(to: language, scripts: book)
      return []
    }
  }

  mutating func closeCallSheet() {
    pages.removeAll { if case .callSheet = $0 { true } else { false } }
    failed.removeAll { if case .saveCallSheet = $0.purpose { true } else { false } }
  }

  /// What is done when the terminal goes away: a call that is open is anybody's again.
  public mutating func leaveTerminal() -> [Effect] {
    withCallSheet { _ in [.close] }
  }

  /// Changes the open call sheet, if there is one, and does what it asks for.
  mutating func withCallSheet(_ change: (inout CallSheet) -> [CallSheetOutcome]) -> [Effect] {
    guard let index = pages.lastIndex(where: { if case .callSheet = $0 { true } else { false } }),
      case .callSheet(var sheet) = pages[index]
    else { return [] }
    let outcomes = change(&sheet)
    pages[index] = .callSheet(sheet)
    return outcomes.flatMap { perform($0, sheet) }
  }

  mutating func passToCallSheet(
    _ event: InputEvent, _ stroke: KeyStroke? = nil, wasQuitConfirmed: Bool = false
  ) -> [Effect] {
    var isHandled = true
    notice = nil
    if stroke == KeyStroke(.escape), isWaiting, isCallSheetSaving { return giveUpCallSheet() }
    let effects = withCallSheet { sheet in
      let outcomes = sheet.handle(event)
      isHandled = !outcomes.contains(.notHandled)
      return outcomes
    }
    guard !isHandled, let stroke, let action = actionOnCallSheet(for: stroke),
      action.worksOnCallSheet || action == .search && isWaiting && isCallSheetSaving
    else { return effects }
    return effects + perform(action, wasQuitConfirmed: wasQuitConfirmed)
  }

  /// Signs are for what is typed; while nothing is, one of them asks for help as everywhere.
  private func actionOnCallSheet(for stroke: KeyStroke) -> Action? {
    if let action = keymap.action(for: stroke, in: .anywhere, isTyping: true) { return action }
    guard case .callSheet(let sheet) = pages.last, sheet.takesCommands else { return nil }
    return keymap.action(for: stroke, in: .anywhere, isTyping: false).flatMap { $0 == .openHelp ? $0 : nil }
  }

  private mutating func perform(_ outcome: CallSheetOutcome, _ sheet: CallSheet) -> [Effect] {
    let patient = sheet.patientID
    let name = name(of: patient)
    switch outcome {
    case .record(let record):
      let draft = record.draft(id: identifiers.next(), patient: patient, appointment: identifiers.next())
      failed.removeAll { if case .saveCallSheet = $0.purpose { true } else { false } }
      return send(
        .recordAttempt(draft), for: patient,
        .saveCallSheet(.attempt(name: name, Disposition.results(draft.disposition, record.outcomes))))
    case .setVIP(let flag):
      let stored = self.patient(patient)?.vip
      let present = waitingVIP(of: patient) ?? stored
      // The sheet knows what is stored; what waits is changed in its turn.
      let wanted = present == nil ? flag ?? stored : nil
      return send(
        .setVIP(wanted), for: patient, .perform(.vip(name: name, wanted != nil), undo: .setVIP(present)))
    case .addPhone(let phone): return send(.addPhone(phone), for: patient, .addPhone)
    case .renewClaim: return send(.claim(desk: identity.desk), for: patient, .renewClaim)
    case .close:
      closeCallSheet()
      return send(.releaseClaim(desk: identity.desk), for: patient, .releaseClaim)
    case .notHandled: return []
    }
  }
}

extension Keymap {
  /// One key of each action that works while a call sheet is open.
  var strokesOnCallSheet: [KeyStroke] {
    Action.allCases.filter(\.worksOnCallSheet).compactMap { action in
      strokes(for: action, in: .anywhere).first { !$0.writesText }
    }
  }
}

extension Action {
  /// Whether it does something sensible while a call sheet is open.
  fileprivate var worksOnCallSheet: Bool {
    switch self {
    case .openHelp, .changeLanguage, .changeTheme, .toggleMouse, .saveAgain, .giveUpWaiting, .quit, .toggleVIP: true
    default: false
    }
  }
}
