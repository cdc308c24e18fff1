internal import Screen
internal import Wording

/// One line at a person's terminal that says how far work is that takes long, and goes when the work is done.
///
/// Nothing is shown of work that is done in a moment. Where there is no terminal, only waiting for somebody else is
/// told, once, in a line that stays.
final class ProgressLine {
  /// What the line needs of the world.
  struct World {
    /// How wide the terminal is; nil where there is none.
    var columns: () -> Int?
    /// How much time has passed since some moment.
    var elapsed: () -> Duration
    var write: (String) -> Void
    /// Writes a line where there is no terminal.
    var tell: (String) -> Void
  }

  private let voice: Voice
  private let world: World
  /// When the outermost stage has begun; nil while there is none.
  private var start: Duration?
  private var stage: WorkProgress.Stage?
  /// When the stage began, or went on after one inside of it, and how much was done then.
  private var stageStart: (at: Duration, done: Int) = (.zero, 0)
  private var lastDrawn: Duration?
  /// How many columns the line takes that stands there now.
  private var shown = 0
  private var hasTerminal = true
  private var told: WorkProgress.Holder?

  init(_ voice: Voice, _ world: World) {
    self.voice = voice
    self.world = world
  }

  /// Work that takes no longer is not worth a word.
  private static let patience = Duration.milliseconds(500)
  /// The line is not drawn more often.
  private static let shortestWait = Duration.milliseconds(100)
  /// Only when a stage has gone on for so long its end can be told.
  private static let foresight = Duration.seconds(1)
  /// The line is not wider, however wide the terminal is.
  private static let mostColumns = 80

  /// Shows how far `stage` is, now or a little later; without one there is nothing more to show.
  func show(_ stage: WorkProgress.Stage?) {
    guard let stage else { return end() }
    guard hasTerminal || stage.holder != nil else { return }
    let now = world.elapsed()
    if start == nil { start = now }
    if self.stage.map({ $0.work != stage.work || $0.total != stage.total || $0.done > stage.done }) ?? true {
      stageStart = (now, stage.done)
    }
    self.stage = stage
    guard now - (start ?? now) >= Self.patience, lastDrawn.map({ now - $0 >= Self.shortestWait }) ?? true else {
      return
    }
    guard hasTerminal, let columns = world.columns() else {
      hasTerminal = false
      return tell(stage)
    }
    lastDrawn = now
    // Behind the last column some terminals begin a new line.
    draw(text(of: stage, at: now, columns: min(columns, Self.mostColumns) - 1), columns: columns - 1)
  }

  private func tell(_ stage: WorkProgress.Stage) {
    guard let holder = stage.holder, holder != told else { return }
    told = holder
    world.tell(name(of: stage))
  }

  private func end() {
    if shown > 0 { world.write("\r" + String(repeating: " ", count: shown) + "\r") }
    (start, stage, lastDrawn, shown) = (nil, nil, nil, 0)
  }

  /// Writes `line` over the one that stands there.
  private func draw(_ line: String, columns: Int) {
    let width = line.displayWidth
    world.write("\r" + line + String(repeating: " ", count: max(0, min(shown, columns) - width)))
    shown = width
  }

  private func text(of stage: WorkProgress.Stage, at now: Duration, columns: Int) -> String {
    let work = name(of: stage)
    guard stage.holder == nil else { return work.truncated(to: columns) }
    guard let total = stage.total else {
      return voice(ProgressMeasurePhrase.megabytes, count: stage.done / 1_000_000, ["work": work])
        .truncated(to: columns)
    }
    let share = total == 0 ? 1 : Double(stage.done) / Double(total)
    let text = voice(ProgressMeasurePhrase.percent, ["work": work, "percent": String(Int(share * 100))])
    let (elapsed, done) = (now - stageStart.at, stage.done - stageStart.done)
    guard elapsed >= Self.foresight, done > 0 else { return text.truncated(to: columns) }
    let whole = text + " · " + timeLeft(elapsed / .seconds(1) * Double(total - stage.done) / Double(done))
    return whole.displayWidth <= columns ? whole : text.truncated(to: columns)
  }

  private func name(of stage: WorkProgress.Stage) -> String {
    guard let holder = stage.holder else { return voice(stage.work) }
    return voice(stage.work, ["name": holder.name, "desk": holder.desk, "since": holder.since])
  }

  private func timeLeft(_ seconds: Double) -> String {
    let seconds = seconds.rounded(.up)
    if seconds < 60 { return voice(ProgressMeasurePhrase.secondsLeft, count: Int(seconds)) }
    return voice(ProgressMeasurePhrase.minutesLeft, count: Int(exactly: (seconds / 60).rounded(.up)) ?? .max)
  }
}

extension ProgressLine.World {
  /// Standard error, and a clock that nobody can set.
  static var standardError: Self {
    Self(
      columns: { StandardError.columns }, elapsed: { ProgressLine.moment.duration(to: .now) },
      write: { StandardError.writeAsItIs($0) }, tell: { StandardError.write($0) })
  }
}

extension ProgressLine {
  fileprivate static let moment = ContinuousClock.now
}
