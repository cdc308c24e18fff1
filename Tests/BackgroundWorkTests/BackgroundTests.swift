import Dispatch
import Foundation
import Synchronization
import Testing

@testable import BackgroundWork

/// What is made beside other work is made once, and whoever needs it never waits for a free core.
@Suite struct BackgroundTests {
  @Test func everybodyIsGivenTheSame() {
    let times = Mutex(0)
    let number = Background {
      times.withLock { $0 += 1 }
      return 7
    }
    #expect(Array(0..<50).concurrentMap { _ in number.value } == Array(repeating: 7, count: 50))
    #expect(number.valueIfMade == 7)
    #expect(times.withLock { $0 } == 1)
  }

  @Test func nothingIsThereWhileItIsMade() {
    let mayGoOn = Mutex(())
    let number = mayGoOn.withLock { _ in
      let number = Background {
        mayGoOn.withLock { _ in }
        return 7
      }
      #expect(number.valueIfMade == nil)
      return number
    }
    #expect(number.value == 7)
  }

  /// More work than there are threads, each of which needs other work that has not begun. It has a thread of its own:
  /// a time limit of the test would count how long it waits for others.
  @Test func workThatNeedsWorkGoesOnWithoutAFreeCore() {
    let numbers = Mutex<[Int]>([])
    let isDone = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      let outer = (0..<2_000).map { number in
        Background { Background { Background { number }.value }.value }
      }
      let values = outer.map(\.value)
      numbers.withLock { $0 = values }
      isDone.signal()
    }
    #expect(isDone.wait(timeout: .now() + .seconds(600)) == .success)
    #expect(numbers.withLock { $0 } == Array(0..<2_000))
  }
}

@Suite struct ConcurrentMapTests {
  @Test(arguments: [0, 1, 2, 15, 16, 17, 1_000])
  func keepsTheOrder(count: Int) {
    let numbers = Array(0..<count)
    #expect(numbers.concurrentMap { $0 * 3 } == numbers.map { $0 * 3 })
  }
}
