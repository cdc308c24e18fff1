public import FollowUp
import OrderedCollections
public import Screen
public import Wording

/// The call sheet: who is called and why, what to say, and the outcome by one key.
///
/// A value: it takes the events of the terminal and gives what has to be done (``handle(_:)``), and draws itself
/// (``draw(in:)``). What was typed stays until it is saved or given up by a person.
public struct CallSheet: Hashable, Sendable {
  var context: CallSheetContext
  var entries: CallEntries
  var mode: Mode
  var topic: CallScript.Topic = .conversation
  /// The first line of the script that is shown.
  var scroll = 0
  /// The command that Enter does, once the arrows were used.
  var highlight: Int?
  var phoneIndex: Int?
  var status: Status?
  var size = Size(columns: 80, rows: 24)
  private var renewedAt: Instant
  /// Whether nothing that the call is about is on the list any more.
  private var isDealtWith = false
  /// The key that last gave away what the sheet says.
  private var lastGiving: InputEvent?
  /// The same where that was refused, and nothing was done since.
  private var toRepeat: InputEvent?
  /// The reason of a VIP flag that was taken away here, so that the same key brings it back.
  private var removedVIP: VIPFlag?

  enum Mode: Hashable, Sendable {
    case calling
    case form(CallForm)
    /// Asking once whether what was typed may be lost.
    case confirmingDiscard
    /// Given away to be recorded; `form` is what to come back to if that fails.
    case saving(CallForm?, then: AfterSaving)
  }

  enum AfterSaving: Hashable, Sendable {
    case close
    /// A number was added: the call goes on.
    case stay
  }

  struct Status: Hashable, Sendable {
    var text: String
    var role: Role
  }

  public init(_ context: CallSheetContext) {
    self.context = context
    entries = CallEntries(for: context, knownTags: TagPhrase.allCases.map(\.code))
    phoneIndex = context.firstWorkingPhone ?? context.patient.phones.indices.first
    renewedAt = context.now
    mode = .calling
    if context.firstWorkingPhone == nil {
      mode = .form(CallForm(.findNumber, fields: [.newPhone]))
    }
  }

  public var patientID: PatientID { context.patient.id }

  /// Whether closing the sheet would lose something that was typed.
  public var hasUnsavedInput: Bool { entries.holdsSomething }

  /// Whether it has given away what it says, to be recorded.
  var isSaving: Bool { if case .saving = mode { true } else { false } }

  /// Whether a letter is a command now, not text in a form.
  var takesCommands: Bool { mode == .calling }

  /// Whether nothing is left to call about, so that only the message is on offer.
  var isClosed: Bool {
    !context.followUps.isEmpty && !context.followUps.contains { context.record.followUps[$0.id]?.isOpen ?? true }
  }

  /// Whether what is typed goes to the dentist.
  var isForDentist: Bool {
    switch form?.purpose {
    case .outcome(.discomfort), .outcome(.complaint): true
    default: entries.outcomes.values.contains { $0.selection?.escalationCause != nil }
    }
  }

  /// The number that is called.
  var phone: PhoneNumber? {
    phoneIndex.flatMap { context.patient.phones.indices.contains($0) ? context.patient.phones[$0] : nil }
  }

  // MARK: What happens around it

  /// The clock went on. Asks to keep the patient's claim before it runs out.
  public mutating func tick(_ now: Instant) -> [CallSheetOutcome] {
    context.now = now
    guard now - renewedAt >= Claim.lifetime / 2 else { return [] }
    renewedAt = now
    return [.renewClaim]
  }

  /// The record or the list changed; what was typed stays.
  public mutating func update(record: PatientRecord, entry: QueueEntry? = nil) {
    let called = phone?.number
    context.record = record
    if let entry { context.entry = entry }
    phoneIndex =
      context.patient.phones.firstIndex { $0.number == called } ?? context.firstWorkingPhone
      ?? context.patient.phones.indices.first
  }

  /// The list was read anew, with `entry` for the patient if there is one. Says so where others have dealt with all that
  /// the call is about: the patient may be standing at another desk.
  mutating func see(_ entry: QueueEntry?) {
    let isLeft = context.followUps.contains { followUp in
      entry?.followUps.contains { $0.followUp.id == followUp.id } ?? false
    }
    guard !context.followUps.isEmpty, !isSaving, !isClosed, isLeft == isDealtWith else { return }
    isDealtWith = !isLeft
    if isDealtWith { warn(context.voice(CallSheetPhrase.dealtWithElsewhere)) } else { status = nil }
  }

  /// From now on the sheet speaks another language; `scripts` are those in it.
  public mutating func change(to language: Language, scripts: ScriptBook) {
    context.language = language
    context.scripts = scripts
    status = nil
    scroll = 0
  }

  /// What was given away is on disk; `record` is the patient's record with it.
  ///
  /// Where that closed a follow-up as unreachable, the sheet stays and offers the text message.
  public mutating func saved(record: PatientRecord) -> [CallSheetOutcome] {
    guard case .saving(_, let next) = mode else {
      update(record: record)
      return []
    }
    update(record: record)
    switch next {
    case .stay:
      entries.newPhone = PhoneField()
      phoneIndex = context.firstWorkingPhone ?? phoneIndex
      mode = .calling
      return []
    case .close:
      let isUnreachable = context.followUps.contains { followUp in
        if case .skipped(.unreachable, _) = record.followUps[followUp.id]?.state { true } else { false }
      }
      guard isUnreachable && !CallScript(context: context).textMessage.isEmpty && topic != .textMessage else {
        return [.close]
      }
      entries = CallEntries(for: context, knownTags: [])
      topic = .textMessage
      scroll = 0
      mode = .form(CallForm(.textMessage, fields: [.messageChannel]))
      status = nil
      return []
    }
  }

  /// What was given away to be recorded is wanted back, and is as it was typed.
  mutating func takeBack() {
    guard case .saving(let form, _) = mode else { return }
    mode = form.map { .form($0) } ?? .calling
    status = nil
  }

  /// What was asked for came to nothing; what was given away to be recorded is as it was typed.
  ///
  /// - Parameters:
  ///   - reason: what was wrong, in the language of the sheet.
  ///   - isForNow: whether the same may be stored another time.
  public mutating func refused(_ reason: String, isForNow: Bool = false) {
    guard case .saving(let form, _) = mode else {
      status = Status(text: reason, role: .error)
      return
    }
    mode = form.map { .form($0) } ?? .calling
    toRepeat = lastGiving
    let phrase = isForNow ? CallSheetPhrase.saveFailedForNow : .saveFailed
    status = Status(text: context.voice(phrase, ["reason": reason]), role: .error)
  }

  /// Gives away once more what was refused, as long as nothing else was done since.
  mutating func saveAgain() -> [CallSheetOutcome] { toRepeat.map { handle($0) } ?? [] }

  /// Says something that a person should think of before the call.
  mutating func warn(_ text: String) {
    status = Status(text: text, role: .warning)
  }

  // MARK: Events

  public mutating func handle(_ event: InputEvent) -> [CallSheetOutcome] {
    if case .resize(let newSize) = event {
      size = newSize
      return []
    }
    let wasSaving = isSaving
    let outcomes = handleInMode(event)
    if outcomes != [.notHandled] { toRepeat = nil }
    if isSaving, !wasSaving { lastGiving = event }
    return outcomes
  }

  private mutating func handleInMode(_ event: InputEvent) -> [CallSheetOutcome] {
    switch mode {
    case .calling: return handleCalling(event)
    case .form(let form): return handle(event, in: form)
    case .confirmingDiscard:
      switch event {
      case .key(.escape, []): return [.close]
      case .key, .text, .paste: mode = .calling
      default: break
      }
      return []
    // Reading the script, leaving the program, help and the like work also while nothing can be typed.
    case .saving: return scrollScript(event) ? [] : [.notHandled]
    }
  }

  private mutating func handleCalling(_ event: InputEvent) -> [CallSheetOutcome] {
    if let key = event.commandCharacter, let command = CallCommand(key: key) {
      highlight = nil
      return perform(command)
    }
    switch event {
    case .key(.tab, []): return perform(.details)
    case .key(.right, []): moveHighlight(by: 1)
    case .key(.left, []): moveHighlight(by: -1)
    case .key(.down, []): moveHighlight(by: CallSheetLayout(self).outcomesPerRow)
    case .key(.up, []): moveHighlight(by: -CallSheetLayout(self).outcomesPerRow)
    case .key(.enter, []):
      guard let highlight, CallCommand.all.indices.contains(highlight) else {
        moveHighlight(by: 1)
        return []
      }
      return perform(CallCommand.all[highlight])
    case .key(.escape, []): return leave()
    default: return scrollScript(event) ? [] : [.notHandled]
    }
    return []
  }

  private mutating func moveHighlight(by step: Int) {
    let last = CallCommand.all.count - 1
    highlight = highlight.map { min(max(0, $0 + step), last) } ?? (step > 0 ? 0 : last)
    status = nil
  }

  mutating func show(_ newTopic: CallScript.Topic) {
    topic = topic == newTopic ? .conversation : newTopic
    scroll = 0
  }

  /// Whether the event scrolled the script.
  private mutating func scrollScript(_ event: InputEvent) -> Bool {
    let page = max(1, CallSheetLayout(self).script.rows - 1)
    let change: Int
    switch event {
    case .key(.pageDown, []), .key(.character(" "), []): change = page
    case .key(.pageUp, []): change = -page
    case .mouse(let mouse) where mouse.action == .wheelDown: change = 3
    case .mouse(let mouse) where mouse.action == .wheelUp: change = -3
    default: return false
    }
    scroll = min(max(0, scroll + change), CallSheetLayout(self).lastScroll)
    return true
  }

  private mutating func leave() -> [CallSheetOutcome] {
    if highlight != nil {
      highlight = nil
    } else if topic != .conversation {
      show(.conversation)
    } else if hasUnsavedInput {
      mode = .confirmingDiscard
      status = nil
    } else {
      return [.close]
    }
    return []
  }

  // MARK: Commands

  private mutating func perform(_ command: CallCommand) -> [CallSheetOutcome] {
    status = nil
    switch command {
    case .outcome(let disposition):
      guard let form = CallForm(for: disposition) else { return save(disposition, from: nil) }
      open(form)
    case .details: open(.details(of: context.followUps))
    case .birthday: open(CallForm(.birthday, fields: [.birthday(.text), .birthday(.calendar)]))
    case .satisfaction: open(CallForm(.satisfaction, fields: [.satisfaction]))
    case .referral: open(CallForm(.referral, fields: [.referral, .referralName]))
    case .addNumber: open(CallForm(.findNumber, fields: [.newPhone]))
    case .textMessage: open(CallForm(.textMessage, fields: [.messageChannel, .note]))
    case .discomfortBranch, .complaintBranch, .voicemailBranch, .thirdPartyBranch:
      if let branch = command.branch { show(branch) }
    case .toggleVIP: return toggleVIP()
    case .switchNumber: switchNumber()
    }
    return []
  }

  private mutating func open(_ form: CallForm) {
    mode = .form(form)
    highlight = nil
    scroll = 0
    topic = form.topic ?? topic
  }

  private mutating func toggleVIP() -> [CallSheetOutcome] {
    let flag: VIPFlag?
    if let present = context.record.patient.vip {
      removedVIP = present
      flag = nil
    } else {
      flag = removedVIP ?? VIPFlag(reason: entries.vipReason.trimmed)
    }
    return [.setVIP(flag)]
  }

  private mutating func switchNumber() {
    let count = context.patient.phones.count
    guard count > 1, let phoneIndex else {
      status = Status(text: context.voice(CallSheetPhrase.onlyNumber), role: .notice)
      return
    }
    self.phoneIndex = (phoneIndex + 1) % count
  }

  mutating func save(_ disposition: Disposition, from form: CallForm?) -> [CallSheetOutcome] {
    let reader = CallEntriesReader(entries: entries, context: context)
    do throws(CallProblem) {
      var record = try reader.record(disposition, phone: phone?.number)
      if form?.purpose == .textMessage {
        record.channel = entries.messageChannel.selection ?? .textMessage
      }
      // What was closed meanwhile, by an earlier attempt or elsewhere, is not served again.
      record.outcomes = record.outcomes.filter { context.isStillToBeDone($0.followUp) }
      mode = .saving(form, then: .close)
      status = Status(text: context.voice(CallSheetPhrase.saving), role: .notice)
      return [.record(record)]
    } catch {
      show(error, in: form ?? .details(of: context.followUps))
      return []
    }
  }

  mutating func show(_ problem: CallProblem, in form: CallForm) {
    var form = form.fields.contains(problem.field) ? form : .details(of: context.followUps)
    if problem.field == .callBackAt && !form.fields.contains(.callBackAt) {
      form = CallForm(.outcome(.callBack), fields: [.callBackAt, .note])
    }
    form.focus(on: problem.field)
    mode = .form(form)
    status = Status(text: problem.message, role: .warning)
  }
}

extension CallForm {
  /// What the script shows while the form is open; nil leaves it as it is.
  var topic: CallScript.Topic? {
    switch purpose {
    case .outcome(.discomfort): .discomfort
    case .outcome(.complaint): .complaint
    case .birthday: .birthdayQuestion
    case .referral: .referral
    case .textMessage: .textMessage
    case .outcome, .details, .satisfaction, .findNumber: nil
    }
  }
}
