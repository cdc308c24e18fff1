import FollowUp
import Screen
import Wording

extension Model {
  /// Does what a key or a line of the palette asks for.
  mutating func perform(_ action: Action, wasQuitConfirmed: Bool = false) -> [Effect] {
    if action != .quit { notice = nil }
    if queue.isChoiceOfOthers, pages.isEmpty, action.isAboutChosen, let chosen = queue.selectedEntry {
      queue.isChoiceOfOthers = false
      notice = .choiceOfOthers(name: name(of: chosen.patient))
      return []
    }
    switch action {
    case .moveUp: move(by: -1)
    case .moveDown: move(by: 1)
    case .pageUp: move(by: -pageRows)
    case .pageDown: move(by: pageRows)
    case .moveToFirst: move(by: -1_000_000)
    case .moveToLast: move(by: 1_000_000)
    case .nextSection: changeSection(by: 1)
    case .previousSection: changeSection(by: -1)
    case .confirm, .openCallSheet: return confirm()
    case .back: return goBack()
    case .recordNoAnswer: return recordNoAnswer()
    case .openPatient: return openPatient()
    case .toggleVIP: return toggleVIP()
    case .writeVIPReason: askForVIPReason()
    case .showPhones: return showPhones()
    case .explain: explain()
    case .skipFollowUp: askForSkipReason()
    case .rescheduleFollowUp: askForNewTime()
    case .requestFollowUp: askForRequest()
    case .markArrived: return markArrived()
    case .takeBackAttempt: return takeBackAttempt()
    case .openEscalations: open(.escalations(EscalationsPage()))
    case .acknowledgeEscalation: return acknowledgeEscalation()
    case .answerEscalation: askForAnswer()
    case .search: open(.search(SearchPage()))
    case .undo: return undo()
    case .saveAgain: return sendAgain()
    case .giveUpWaiting: return giveUpWaiting()
    case .toggleCanWait: queue.isCanWaitOpen.toggle()
    case .openPalette: dialog = .palette(Palette())
    case .openHelp: open(.reading(ReadingPage(subject: .help)))
    case .changeLanguage: return changeLanguage()
    case .changeTheme: return changeTheme()
    case .toggleMouse: return toggleMouse()
    case .reload: return [.readAnew]
    case .quit: return quit(wasConfirmed: wasQuitConfirmed)
    }
    return []
  }

  /// How far one page goes.
  private var pageRows: Int {
    max(1, (pages.isEmpty ? FrameLayout(size).list.rows : FrameLayout(size).page.rows) - 1)
  }

  private mutating func open(_ page: Page) {
    if case .reading(let now) = pages.last, case .reading(let next) = page, now.subject == next.subject { return }
    if case .escalations = pages.last, case .escalations = page { return }
    pages.append(page)
  }

  private mutating func move(by steps: Int) {
    guard let page = pages.last else {
      queue.move(by: steps)
      return
    }
    let last = pages.count - 1
    switch page {
    case .search(var page):
      guard page.isCurrent else { return }
      page.selection = clamp(page.selection + steps, page.matches.count)
      pages[last] = .search(page)
    case .patient(var page):
      page.selection = clamp(page.selection + steps, overviewLineCount(of: page))
      pages[last] = .patient(page)
    case .escalations(var page):
      page.selection = clamp(page.selection + steps, data?.queue.escalations.count ?? 0)
      pages[last] = .escalations(page)
    case .reading(var page):
      let rows = PageView.rowsBelowTitle(of: FrameLayout(size).page)
      page.top = clamp(page.top + steps, readingLineCount(of: page) - rows + 1)
      pages[last] = .reading(page)
    case .callSheet: break
    }
  }

  private func clamp(_ index: Int, _ count: Int) -> Int {
    min(max(index, 0), max(0, count - 1))
  }

  private mutating func changeSection(by steps: Int) {
    queue.isChoiceOfOthers = false
    let sections = QueueSection.all(of: data?.queue)
    let current = sections.firstIndex(of: queue.section) ?? 0
    queue.section = sections[(current + steps + sections.count) % sections.count]
    queue.top = 0
  }

  private mutating func goBack() -> [Effect] {
    if !pages.isEmpty {
      pages.removeLast()
    } else if queue.section != .all {
      queue.section = .all
    } else if !waiting.isEmpty {
      return giveUpWaiting()
    }
    return []
  }

  private mutating func explain() {
    guard let patient = chosenPatient, let entry = entry(of: patient) else {
      notice = .noOpenFollowUp
      return
    }
    open(.reading(ReadingPage(subject: .explanation(EntryKey(entry)))))
  }

  private mutating func changeLanguage() -> [Effect] {
    let all = Language.allCases
    let current = all.firstIndex(of: preferences.language) ?? 0
    preferences.language = all[(current + 1) % all.count]
    notice = .languageChanged
    speakOnCallSheet()
    let isKnown = scripts[preferences.language] != nil
    return [.rememberPreferences(preferences)] + (isKnown ? [] : [.loadScripts(preferences.language)])
  }

  private mutating func changeTheme() -> [Effect] {
    guard !themeNames.isEmpty else { return [] }
    let current = themeNames.firstIndex(of: preferences.theme) ?? -1
    preferences.theme = themeNames[(current + 1) % themeNames.count]
    notice = .themeChanged(preferences.theme)
    return [.rememberPreferences(preferences)]
  }

  private mutating func toggleMouse() -> [Effect] {
    preferences.isMouseOn.toggle()
    notice = .mouse(preferences.isMouseOn)
    return [.reportMouse(preferences.isMouseOn), .rememberPreferences(preferences)]
  }

  /// Leaves at once, or says what would be lost and leaves when asked again.
  mutating func quit(wasConfirmed: Bool) -> [Effect] {
    if wasConfirmed || !(isUnsaved || unsavedWaiting > 0 || holdsTypedText) { return [.quit] }
    notice = isUnsaved ? .quitUnsaved : unsavedWaiting > 0 ? .quitWaiting : .quitUnsavedTyped
    isQuitConfirmed = true
    return []
  }

  private var holdsTypedText: Bool {
    if case .question(let question) = dialog, question.holdsText { return true }
    if !returnedQuestions.isEmpty { return true }
    return isCallUnrecorded
  }

  /// Whether something was typed on a call sheet and not given away to be recorded.
  var isCallUnrecorded: Bool {
    pages.contains { if case .callSheet(let sheet) = $0 { sheet.hasUnsavedInput } else { false } }
  }
}
