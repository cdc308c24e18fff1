import FollowUp
import Screen

/// Changes the model by what it is told, and says what the program is to do.
///
/// Pure: the same model and message always give the same model and effects.
public func update(_ model: inout Model, _ message: Message) -> [Effect] {
  let before = model.queueBasis
  var effects = model.receive(message)
  model.askReturnedQuestion()
  if model.queueBasis != before { model.rebuildQueue() }
  effects += model.readShownPatients()
  let layout = FrameLayout(model.size)
  model.queue.scroll(rows: layout.list.rows, isHeadingAbove: !layout.heading.isEmpty)
  return effects
}

extension Model {
  fileprivate mutating func receive(_ message: Message) -> [Effect] {
    switch message {
    case .input(let event): return receive(event)
    case .tick(let instant):
      let isNewMinute = instant.secondsSinceEpoch / .minute != now.secondsSinceEpoch / .minute
      now = instant
      return withCallSheet { $0.tick(instant) } + (isNewMinute ? [.loadDesk] : [])
    case .deskLoaded(let data):
      self.data = data
      askedPatients = []
      _ = withCallSheet { sheet in
        sheet.see(data.queue.entries.first { $0.patient == sheet.patientID })
        return []
      }
      return []
    case .patientLoaded(let id, let record):
      return patientLoaded(id, record)
    case .patientsFound(let text, let matches, let count): return patientsFound(text, matches, count: count)
    case .committed(let id, let record): return committed(id, record)
    case .rejected(let id, let rejection): return rejected(id, rejection)
    case .waiting(let id, let holder): return wait(for: id, holder)
    case .tryAgain: return tryAgain()
    case .notStored(let id, let reason, let isForNow): return notStored(id, reason, isForNow: isForNow)
    case .notRead(let reason):
      (notice, isBehind) = (.notRead(reason), true)
      return []
    case .readAgain:
      isBehind = false
      return [.loadDesk]
    case .reloaded:
      (notice, isBehind) = (.reloaded, false)
      return [.loadDesk] + searchAgain
    case .told(let text): return tell(text)
    case .backedUp:
      isBackupMissing = false
      return []
    case .backupFailed(let reason):
      isBackupMissing = true
      return tell(reason)
    case .scriptsLoaded(let language, let book):
      scripts[language] = book
      speakOnCallSheet()
      return []
    case .changedElsewhere:
      if !isCallSheetOpen { notice = notice ?? .changedElsewhere }
      queue.isChangedElsewhere = true
      return [.loadDesk] + searchAgain
    }
  }

  private mutating func tell(_ text: String) -> [Effect] {
    notice = .told(text)
    guard isCallSheetOpen else { return [] }
    return withCallSheet { sheet in
      sheet.warn(text)
      return []
    }
  }

  /// Whom a search has found may have changed, or be erased.
  private var searchAgain: [Effect] {
    pages.compactMap { page in
      guard case .search(let page) = page, page.isCurrent, !page.field.trimmed.isEmpty else { return nil }
      return .search(page.field.trimmed)
    }
  }

  /// What the words of the list depend on.
  fileprivate var queueBasis: QueueBasis {
    QueueBasis(
      dataRevision: dataRevision, minute: now.secondsSinceEpoch / .minute, preferences: preferences,
      section: queue.section,
      isCanWaitOpen: queue.isCanWaitOpen)
  }

  fileprivate mutating func rebuildQueue() {
    guard let data else { return }
    let chosen = queue.selectedEntry.map(EntryKey.init)
    let height = queue.selection
    queue.table = QueueTable(
      data, section: queue.section, isCanWaitOpen: queue.isCanWaitOpen, now: now, identity: identity, voice: voice)
    if let index = queue.wantedPatient.flatMap({ queue.table.index(of: $0) })
      ?? queue.table.index(ofFirstFree: queue.wanted, for: identity, at: now)
    {
      queue.choose(index)
    } else if queue.isChangedElsewhere {
      queue.stay(at: chosen, near: height)
    } else {
      queue.select(chosen, near: height)
    }
    queue.isChangedElsewhere = false
    // What is not there now is not waited for: the cursor would jump when it comes.
    queue.wantedPatient = nil
    queue.wanted = []
  }

  /// Asks for the records of those who are shown: once when they come into view, and again whenever the list was
  /// read. Lets the others go.
  fileprivate mutating func readShownPatients() -> [Effect] {
    let shown = shownPatients
    for id in records.keys where !shown.contains(id) { records[id] = nil }
    if askedPatients.contains(where: { !shown.contains($0) }) { askedPatients.formIntersection(shown) }
    let unread = shown.filter { !askedPatients.contains($0) }.sorted()
    askedPatients.formUnion(unread)
    return unread.map { .loadPatient($0) }
  }

  private mutating func patientLoaded(_ id: PatientID, _ record: PatientRecord?) -> [Effect] {
    guard let record else {
      records[id] = nil
      let count = pages.count
      pages.removeAll { if case .patient(let page) = $0 { page.patient == id } else { false } }
      if pages.count < count { queue.isChoiceOfOthers = true }
      notice = .noSuchPatient
      return []
    }
    keep(record)
    return []
  }

  /// Shows the newest of a patient wherever the patient is shown.
  mutating func keep(_ record: PatientRecord) {
    records[record.id] = record
    for index in pages.indices {
      guard case .callSheet(var sheet) = pages[index], sheet.patientID == record.id else { continue }
      sheet.update(record: record)
      pages[index] = .callSheet(sheet)
    }
  }

  private mutating func patientsFound(_ text: String, _ matches: [PatientMatch], count: Int) -> [Effect] {
    var opensBest = false
    for index in pages.indices {
      // An answer to what was typed before is of no use any more.
      guard case .search(var page) = pages[index], page.field.trimmed == text else { continue }
      let chosen = page.chosen
      page.matches = matches
      page.matchCount = count
      page.searched = text
      page.selection = matches.firstIndex { $0.patient.id == chosen } ?? 0
      opensBest = page.opensBest && !matches.isEmpty && index == pages.count - 1 && dialog == nil
      page.opensBest = false
      pages[index] = .search(page)
    }
    return opensBest ? openPatient() : []
  }
}

private struct QueueBasis: Equatable {
  var dataRevision: Int
  var minute: Int64
  var preferences: Preferences
  var section: QueueSection
  var isCanWaitOpen: Bool
}
