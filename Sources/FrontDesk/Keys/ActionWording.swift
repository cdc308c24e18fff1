public import Wording

extension Action {
  /// The action's short name.
  public var phrase: ActionPhrase { words.name }

  /// What the action does, in a sentence.
  public var helpPhrase: ActionHelpPhrase { words.help }

  private var words: (name: ActionPhrase, help: ActionHelpPhrase) {
    switch self {
    case .moveUp: (.moveUp, .moveUp)
    case .moveDown: (.moveDown, .moveDown)
    case .pageUp: (.pageUp, .pageUp)
    case .pageDown: (.pageDown, .pageDown)
    case .moveToFirst: (.moveToFirst, .moveToFirst)
    case .moveToLast: (.moveToLast, .moveToLast)
    case .nextSection: (.nextSection, .nextSection)
    case .previousSection: (.previousSection, .previousSection)
    case .confirm: (.confirm, .confirm)
    case .back: (.back, .back)
    case .openCallSheet: (.openCallSheet, .openCallSheet)
    case .recordNoAnswer: (.recordNoAnswer, .recordNoAnswer)
    case .openPatient: (.openPatient, .openPatient)
    case .toggleVIP: (.toggleVIP, .toggleVIP)
    case .writeVIPReason: (.writeVIPReason, .writeVIPReason)
    case .showPhones: (.showPhones, .showPhones)
    case .explain: (.explain, .explain)
    case .skipFollowUp: (.skipFollowUp, .skipFollowUp)
    case .rescheduleFollowUp: (.rescheduleFollowUp, .rescheduleFollowUp)
    case .requestFollowUp: (.requestFollowUp, .requestFollowUp)
    case .markArrived: (.markArrived, .markArrived)
    case .takeBackAttempt: (.takeBackAttempt, .takeBackAttempt)
    case .openEscalations: (.openEscalations, .openEscalations)
    case .acknowledgeEscalation: (.acknowledgeEscalation, .acknowledgeEscalation)
    case .answerEscalation: (.answerEscalation, .answerEscalation)
    case .search: (.search, .search)
    case .undo: (.undo, .undo)
    case .saveAgain: (.saveAgain, .saveAgain)
    case .giveUpWaiting: (.giveUpWaiting, .giveUpWaiting)
    case .toggleCanWait: (.toggleCanWait, .toggleCanWait)
    case .openPalette: (.openPalette, .openPalette)
    case .openHelp: (.openHelp, .openHelp)
    case .changeLanguage: (.changeLanguage, .changeLanguage)
    case .changeTheme: (.changeTheme, .changeTheme)
    case .toggleMouse: (.toggleMouse, .toggleMouse)
    case .reload: (.reload, .reload)
    case .quit: (.quit, .quit)
    }
  }
}
