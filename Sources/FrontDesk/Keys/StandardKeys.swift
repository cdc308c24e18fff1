import Screen

extension KeyBinding {
  /// The built-in keys. Of the keys of one action the first is shown in the key line.
  static let standard: [KeyBinding] = queue + patient + escalations + reading + search + anywhere

  private static let queue = bindings(
    in: .queue,
    (.openCallSheet, ["Enter"]),
    (.recordNoAnswer, ["n"]),
    (.openPatient, ["o", "Right"]),
    (.nextSection, ["Tab"]),
    (.previousSection, ["Shift-Tab"]),
    (.explain, ["w"]),
    (.rescheduleFollowUp, ["r"]),
    (.skipFollowUp, ["s"]),
    (.requestFollowUp, ["c"]),
    (.markArrived, ["a"]),
    (.openEscalations, ["e"]),
    (.toggleCanWait, ["Space"]))

  private static let patient = bindings(
    in: .patient,
    (.openCallSheet, ["Enter"]),
    (.takeBackAttempt, ["x", "Delete"]),
    (.rescheduleFollowUp, ["r"]),
    (.skipFollowUp, ["s"]),
    (.requestFollowUp, ["c"]),
    (.markArrived, ["a"]),
    (.explain, ["w"]),
    (.back, ["Esc", "Left", "Backspace", "q"]))

  private static let escalations = bindings(
    in: .escalations,
    (.answerEscalation, ["Enter"]),
    (.acknowledgeEscalation, ["a"]),
    (.openPatient, ["o", "Right"]),
    (.back, ["Esc", "Left", "Backspace", "q"]))

  private static let reading = bindings(
    in: .reading,
    (.pageDown, ["PageDown", "Space", "Enter"]),
    (.back, ["Esc", "Left", "Backspace", "q"]))

  private static let search = bindings(in: .search, (.openPatient, ["Enter"]))

  private static let anywhere = bindings(
    in: .anywhere,
    (.moveUp, ["Up", "k"]),
    (.moveDown, ["Down", "j"]),
    (.pageUp, ["PageUp", "Ctrl-B"]),
    (.pageDown, ["PageDown", "Ctrl-F"]),
    (.moveToFirst, ["Home", "g"]),
    (.moveToLast, ["End", "G"]),
    (.confirm, ["Enter"]),
    (.back, ["Esc"]),
    (.search, ["/", "F3"]),
    (.toggleVIP, ["v", "F6"]),
    (.writeVIPReason, ["i"]),
    (.showPhones, ["p", "F4"]),
    (.undo, ["u", "F7"]),
    (.openPalette, [":", "F2", "Ctrl-P"]),
    (.openHelp, ["?", "F1"]),
    (.changeLanguage, ["F8"]),
    (.changeTheme, ["F9"]),
    (.toggleMouse, ["F12"]),
    (.saveAgain, ["Ctrl-S"]),
    (.giveUpWaiting, ["Ctrl-G"]),
    (.reload, ["F5", "Ctrl-R"]),
    (.quit, ["q", "F10"]))

  private static func bindings(
    in context: KeyContext, _ keys: (action: Action, names: [String])...
  ) -> [KeyBinding] {
    keys.map { KeyBinding($0.names.compactMap { KeyStroke($0) }, $0.action, in: context) }
  }
}
