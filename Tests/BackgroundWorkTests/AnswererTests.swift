import Dispatch
import Synchronization
import Testing

@testable import BackgroundWork

/// Whoever asks goes on, and is given the answer to the newest question alone.
@Suite struct AnswererTests {
  @Test func everyQuestionThatIsWaitedForIsAnswered() {
    let doubles = Answerer<Int, Int> { { $0 * 2 } }
    #expect(!doubles.isOpen)
    #expect(doubles.takeAnswer(within: .zero) == nil)
    for number in 0..<200 {
      doubles.ask(number)
      #expect(doubles.takeAnswer(within: .seconds(60)) == number * 2)
      #expect(!doubles.isOpen)
      #expect(doubles.takeAnswer(within: .zero) == nil)
    }
  }

  @Test func whatAnswersIsMadeOnceAndKeepsWhatItKnows() {
    let times = Mutex(0)
    let sums = Answerer<Int, Int> {
      times.withLock { $0 += 1 }
      var sum = 0
      return {
        sum += $0
        return sum
      }
    }
    #expect(times.withLock { $0 } == 0)
    for sum in [1, 3, 6] {
      sums.ask(sum == 1 ? 1 : sum == 3 ? 2 : 3)
      #expect(sums.takeAnswer(within: .seconds(60)) == sum)
    }
    #expect(times.withLock { $0 } == 1)
  }

  @Test func onlyTheNewestIsAnsweredOfThoseThatWait() {
    let (hasBegun, mayGoOn) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    let answered = Mutex<[Int]>([])
    let answer: @Sendable (Int) -> Int = { number in
      hasBegun.signal()
      mayGoOn.wait()
      answered.withLock { $0.append(number) }
      return number
    }
    let numbers = Answerer<Int, Int> { answer }
    numbers.ask(1)
    hasBegun.wait()
    for number in 2...50 { numbers.ask(number) }
    #expect(numbers.isOpen)
    #expect(numbers.takeAnswer(within: .milliseconds(20)) == nil)
    mayGoOn.signal()
    mayGoOn.signal()
    #expect(numbers.takeAnswer(within: .seconds(60)) == 50)
    #expect(answered.withLock { $0 } == [1, 50])
  }
}
