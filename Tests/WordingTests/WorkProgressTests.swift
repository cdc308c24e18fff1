import Testing
import Wording

@Suite struct WorkProgressTests {
  /// What a listener is told, as `work done/total`.
  private func told(_ work: (WorkProgress) throws -> Void) rethrows -> [String] {
    let progress = WorkProgress()
    var told: [String] = []
    progress.listener = { stage in
      told.append(stage.map { "\($0.work) \($0.done)/\($0.total.map(String.init) ?? "?")" } ?? "end")
    }
    try work(progress)
    return told
  }

  @Test func stagesAreToldFromTheirBeginningToTheirEnd() {
    let told = told { progress in
      progress.during(.readingJournal, of: 3) { for _ in 1...3 { progress.advance(by: 1) } }
      progress.during(.arrangingRecords, of: 10) { progress.advance(by: 4) }
    }
    #expect(
      told == [
        "readingJournal 0/3", "readingJournal 1/3", "readingJournal 2/3", "readingJournal 3/3", "end",
        "arrangingRecords 0/10", "arrangingRecords 4/10", "end",
      ])
  }

  @Test func aStageGoesOnAfterTheOneInsideOfIt() {
    let told = told { progress in
      progress.during(.importing, of: 5) {
        progress.advance(by: 2)
        progress.during(.writingSnapshot, of: 1) { progress.advance(by: 1) }
        progress.advance(by: 3)
      }
    }
    #expect(
      told == [
        "importing 0/5", "importing 2/5", "writingSnapshot 0/1", "writingSnapshot 1/1", "importing 2/5",
        "importing 5/5", "end",
      ])
  }

  @Test func whatFailsHasEndedToo() {
    struct Failure: Error {}
    let told = told { progress in
      #expect(throws: Failure.self) { try progress.during(.erasing, of: 2) { throw Failure() } }
    }
    #expect(told == ["erasing 0/2", "end"])
  }

  @Test func manySmallAdvancesAreToldAThousandTimes() {
    let told = told { progress in
      progress.during(.makingBackup, of: 1 << 20) { for _ in 0..<1 << 20 { progress.advance(by: 1) } }
    }
    #expect(told.count == 1_026)
    #expect(told.dropLast().last == "makingBackup 1048576/1048576")
  }

  @Test func withoutATotalBytesAreToldByTheMegabyte() {
    let told = told { progress in
      progress.during(.readingDocument, of: nil) { for _ in 0..<8 { progress.advance(by: 300_000) } }
    }
    #expect(
      told == ["readingDocument 0/?", "readingDocument 1200000/?", "readingDocument 2400000/?", "end"])
  }

  @Test(arguments: [(-5, 0), (Int.min, 0), (7, 7), (100, 10), (Int.max, 10)])
  func noAmountLeadsBeyondTheTotal(amount: Int, done: Int) {
    var last: WorkProgress.Stage?
    let progress = WorkProgress()
    progress.listener = { last = $0 ?? last }
    progress.during(.importing, of: 10) {
      progress.advance(by: amount)
      progress.during(.erasing, of: nil) {
        progress.advance(by: .max)
        progress.advance(by: .max)
      }
    }
    #expect(last?.done == done)
  }

  @Test func whereNobodyListensTheWorkIsDoneAllTheSame() {
    let progress = WorkProgress()
    let result = progress.during(.importing, of: 1) {
      progress.advance(by: 1)
      return 7
    }
    #expect(result == 7)
    progress.advance(by: 1)
  }
}
