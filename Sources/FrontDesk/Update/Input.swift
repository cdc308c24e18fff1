import Screen

extension Model {
  /// Takes one event of the terminal to where it belongs: a question, a call sheet, a field to type in, a command.
  mutating func receive(_ event: InputEvent) -> [Effect] {
    if event.isTyped { openNobody() }
    switch event {
    case .resize(let size):
      self.size = size
      return withCallSheet { $0.handle(event) }
    case .interrupt, .terminate, .hangUp: return [.quit]
    case .focus, .resumed, .descriptorReady: return []
    case .mouse(let mouse): return receive(mouse)
    case .key(let key, let modifiers): return receive(KeyStroke(key, modifiers), event)
    case .text(let text): return receive(text: text, event)
    case .paste: return receive(pasted: event)
    }
  }

  /// Whatever is done takes back that a match is to be opened once it is found.
  private mutating func openNobody() {
    guard case .search(var page) = pages.last, page.opensBest else { return }
    page.opensBest = false
    pages[pages.count - 1] = .search(page)
  }

  private mutating func receive(_ stroke: KeyStroke, _ event: InputEvent) -> [Effect] {
    let wasQuitConfirmed = isQuitConfirmed
    isQuitConfirmed = false
    if dialog != nil { return answerDialog(event) }
    if stroke == KeyStroke(.character("c"), .control) {
      notice = .howToLeave
      return []
    }
    if case .callSheet = pages.last { return passToCallSheet(event, stroke, wasQuitConfirmed: wasQuitConfirmed) }
    let isTyping = isSearching
    if let action = keymap.action(for: stroke, in: keyContext, isTyping: isTyping) {
      return perform(action, wasQuitConfirmed: wasQuitConfirmed)
    }
    if isTyping { return typeIntoSearch(event) }
    if stroke.writesText { notice = .unknownKey }
    return []
  }

  private mutating func receive(text: String, _ event: InputEvent) -> [Effect] {
    if dialog != nil { return answerDialog(event) }
    // An input method delivers single signs as text too: the full-width question mark is a command.
    let sign = text.count == 1 ? text.first.map(KeyboardLayout.latin) : nil
    let stroke = sign.flatMap { $0.isASCII ? KeyStroke($0) : nil }
    if case .callSheet = pages.last { return passToCallSheet(event, stroke) }
    if isSearching { return typeIntoSearch(event) }
    if let stroke { return receive(stroke, event) }
    // A name written on the list looks for it.
    return openSearch(with: event)
  }

  private mutating func receive(pasted event: InputEvent) -> [Effect] {
    if dialog != nil { return answerDialog(event) }
    if case .callSheet = pages.last { return passToCallSheet(event) }
    return isSearching ? typeIntoSearch(event) : openSearch(with: event)
  }

  private var isSearching: Bool {
    if case .search = pages.last { true } else { false }
  }

  private mutating func openSearch(with event: InputEvent) -> [Effect] {
    pages.append(.search(SearchPage()))
    return typeIntoSearch(event)
  }

  private mutating func typeIntoSearch(_ event: InputEvent) -> [Effect] {
    guard case .search(var page) = pages.last else { return [] }
    let response = page.field.handle(event)
    notice = nil
    tell(of: response)
    defer { pages[pages.count - 1] = .search(page) }
    guard response.isChange else { return [] }
    if page.field.trimmed.isEmpty {
      page.matches = []
      page.searched = nil
      return []
    }
    return [.search(page.field.trimmed)]
  }

  private mutating func receive(_ mouse: MouseEvent) -> [Effect] {
    guard dialog == nil else { return [] }
    switch mouse.action {
    case .wheelUp: return isCallSheetOpen ? passToCallSheet(.mouse(mouse)) : perform(.moveUp)
    case .wheelDown: return isCallSheetOpen ? passToCallSheet(.mouse(mouse)) : perform(.moveDown)
    case .press where mouse.button == .left:
      if isCallSheetOpen { return passToCallSheet(.mouse(mouse)) }
      return pages.isEmpty ? press(at: mouse.position) : []
    case .press, .release, .drag: return []
    }
  }

  /// Whether keys that write a character do so, or mean something of the page's own, instead of being commands.
  var isTyping: Bool { isSearching || isCallSheetOpen }

  /// Whether a call sheet is what is seen.
  var isCallSheetOpen: Bool {
    if case .callSheet = pages.last { true } else { false }
  }

  /// Whether there is a call sheet, be it below another page.
  var hasCallSheet: Bool {
    pages.contains { if case .callSheet = $0 { true } else { false } }
  }

  /// Chooses the line under the mouse; pressed once more it opens.
  private mutating func press(at position: Position) -> [Effect] {
    let list = FrameLayout(size).list
    guard list.contains(position) else { return [] }
    let index = queue.top + position.row - list.row
    guard queue.table.lines.indices.contains(index), queue.table.lines[index].isSelectable else { return [] }
    if queue.selection == index { return perform(.openCallSheet) }
    queue.choose(index)
    return []
  }
}
