internal import Dispatch
internal import Synchronization

/// Answers questions on another core while this one goes on, one after the other: what is being answered is finished
/// first. Of those that wait only the newest is answered, and an answer is given only where nothing was asked since.
package final class Answerer<Question: Sendable, Answer: Sendable>: Sendable {
  private struct State {
    /// How many questions were asked.
    var asked = 0
    /// The newest, until somebody begins to answer it.
    var waiting: Question?
    /// The answer to the newest; nil before it is made, and once it was taken.
    var answer: Answer?
    /// Whether the newest question has no answer that was taken.
    var isOpen = false
  }

  private let state = Mutex(State())
  /// Made with the first answer, and used on ``queue`` alone.
  private let answering = Mutex<((Question) -> Answer)?>(nil)
  private let makeAnswering: @Sendable () -> sending (Question) -> Answer
  private let queue = DispatchQueue(label: "huifang.answers", qos: .userInitiated)
  /// Counts answers, also those that nobody waited for.
  private let answers = DispatchSemaphore(value: 0)

  /// `makeAnswering` is run at the first question, on the other core; what it gives is used there alone.
  package init(_ makeAnswering: @escaping @Sendable () -> sending (Question) -> Answer) {
    self.makeAnswering = makeAnswering
  }

  /// Whether the newest question has no answer yet, or one that was not taken.
  package var isOpen: Bool { state.withLock { $0.isOpen } }

  package func ask(_ question: Question) {
    state.withLock { state in
      state.asked += 1
      (state.waiting, state.answer, state.isOpen) = (question, nil, true)
    }
    queue.async { self.answerNewest() }
  }

  private func answerNewest() {
    let newest = state.withLock { state in
      defer { state.waiting = nil }
      return state.waiting.map { (question: $0, number: state.asked) }
    }
    guard let newest else { return }
    let answer = answering.withLock { answering in
      let answer = answering ?? makeAnswering()
      answering = answer
      return answer(newest.question)
    }
    state.withLock { state in
      if state.asked == newest.number { state.answer = answer }
    }
    answers.signal()
  }

  /// The answer to the newest question, once, and waited for no longer than `patience`; nil where there is none by then.
  package func takeAnswer(within patience: Duration) -> Answer? {
    let (seconds, attoseconds) = patience.components
    let end = DispatchTime.now() + .seconds(Int(seconds)) + .nanoseconds(Int(attoseconds / 1_000_000_000))
    while true {
      let answer = state.withLock { state in
        defer { state.answer = nil }
        if state.answer != nil { state.isOpen = false }
        return state.answer
      }
      if let answer { return answer }
      guard isOpen, answers.wait(timeout: end) == .success else { return nil }
    }
  }
}
