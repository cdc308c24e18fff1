import FollowUp
import OrderedCollections
import Screen
import Wording

extension CallSheet {
  mutating func handle(_ event: InputEvent, in form: CallForm) -> [CallSheetOutcome] {
    var form = form
    switch event {
    case .key(.escape, []):
      return leave(form)
    case .key(.enter, []):
      return accept(form)
    case .key(.tab, []), .key(.down, []):
      form.moveFocus(by: 1)
    case .key(.tab, .shift), .key(.up, []):
      form.moveFocus(by: -1)
    case .key(.pageDown, []), .key(.pageUp, []):
      let page = max(1, CallSheetLayout(self).script.rows - 1)
      scroll = min(max(0, scroll + (event == .key(.pageDown, []) ? page : -page)), CallSheetLayout(self).lastScroll)
    default:
      guard let field = form.focus else { return [.notHandled] }
      let response = entries.handle(event, in: field)
      switch response {
      case .ignored: return [.notHandled]
      case .consumed: break
      case .changed: status = nil
      case .cutShort(let count): warn(context.voice(FormPhrase.cutShort, count: count))
      }
      return followUp(on: event, in: form)
    }
    mode = .form(form)
    return []
  }

  /// A digit answers the questions that have one answer, so that each costs one key beside its own.
  private mutating func followUp(on event: InputEvent, in form: CallForm) -> [CallSheetOutcome] {
    guard event.digit != nil else { return [] }
    var form = form
    switch (form.purpose, form.focus) {
    case (.satisfaction, _): return accept(form)
    case (.referral, .referral):
      guard entries.referral.selection == .named else { return accept(form) }
      form.focus(on: .referralName)
      mode = .form(form)
    default: break
    }
    return []
  }

  private mutating func leave(_ form: CallForm) -> [CallSheetOutcome] {
    status = nil
    mode = .calling
    topic = .conversation
    scroll = 0
    return form.purpose == .textMessage && isClosed ? [.close] : []
  }

  private mutating func accept(_ form: CallForm) -> [CallSheetOutcome] {
    status = nil
    let reader = CallEntriesReader(entries: entries, context: context)
    switch form.purpose {
    case .outcome(let disposition):
      return save(disposition, from: form)
    case .textMessage:
      return save(.messageLeft, from: form)
    case .findNumber:
      do throws(CallProblem) {
        guard let number = try reader.phone() else {
          throw CallProblem(field: .newPhone, message: context.voice(FormPhrase.numberMissing))
        }
        mode = .saving(form, then: .stay)
        return [.addPhone(number)]
      } catch {
        show(error, in: form)
        return []
      }
    case .details, .birthday, .satisfaction, .referral:
      if let problem = problem(in: form, reader) {
        show(problem, in: form)
        return []
      }
      return leave(form)
    }
  }

  /// What is wrong with a field of `form`; what other forms hold does not keep this one open.
  private func problem(in form: CallForm, _ reader: CallEntriesReader) -> CallProblem? {
    do throws(CallProblem) {
      _ = try reader.appointment()
      _ = try reader.collected()
      return nil
    } catch {
      return form.fields.contains(error.field) ? error : nil
    }
  }
}
