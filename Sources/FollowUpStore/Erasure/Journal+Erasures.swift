internal import FollowUp
internal import Wording

/// Finding what the journal records of erasures, a stretch at a time.
extension Journal {
  /// What it records.
  /// - Throws: where a line is damaged, or there are fewer than `saved`: then nobody can tell.
  func erasures(inLines saved: Int) throws -> Set<Erasure> {
    let size = try unreadBytes(after: JournalPosition())
    var (erasures, lines): (Set<Erasure>, Int) = ([], 0)
    try folder.progress.during(.readingJournal, of: size) {
      _ = try forEachLine(in: 0..<size) { line in
        lines += 1
        guard JournalFormat.vouchedChecksum(of: line) != nil else {
          throw failure(.checksum, inLine: lines, isFirst: false)
        }
        if JournalFormat.hasNoChanges(line), let erasure = LineOutline(line)?.erasure { erasures.insert(erasure) }
      }
    }
    guard lines >= saved else { throw StoreError.linesLost(path: folder.journal, saved: saved, found: lines) }
    return erasures
  }

  /// Lines at the end.
  struct Ending {
    /// Where they begin.
    var start: JournalPosition
    /// Who was erased in them, as far as they are not damaged.
    var erased: Set<PatientID> = []
  }

  /// What follows on a history that ended at `end` before patients were erased from it; nil where this is not that
  /// history.
  func ending(afterErasureAt end: JournalPosition) throws -> Ending? {
    var offset = try beginning(ofLineUpTo: end.sequence + 1)
    var ending: Ending?
    var isOver = false
    try forEachLine(in: offset..<unreadBytes(after: JournalPosition())) { line in
      let start = offset
      offset += line.count + 1
      guard !isOver, let outline = LineOutline(line) else {
        isOver = true
        return
      }
      guard outline.sequence > end.sequence else { return }
      if ending == nil, outline.erasure?.end == end.checksum, let previous = JournalFormat.previous(atEndOf: line) {
        ending = Ending(start: JournalPosition(bytes: start, sequence: outline.sequence - 1, checksum: previous))
      }
      if let erasure = outline.erasure { ending?.erased.insert(erasure.patient) }
      isOver = ending == nil
    }
    guard let ending, try coverage(upTo: ending.start) != nil else { return nil }
    return ending
  }

  /// Where a line begins that has this `number` or a lower one. It is looked for from the end of the file on, since
  /// most often it is there.
  private func beginning(ofLineUpTo number: Int) throws -> Int {
    let size = try unreadBytes(after: JournalPosition())
    var distance = Journal.nearEnd
    while distance < size {
      let offset = size - distance
      let text = try read(from: offset, count: min(distance, Journal.stretch))
      // What comes before the first line feed may be a part of a line.
      let lines = text.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
      if lines.count == 3, let outline = LineOutline(lines[1]), outline.sequence <= number {
        return offset + lines[1].startIndex
      }
      distance *= 4
    }
    return 0
  }

  /// How much is read first to find the last lines, in bytes.
  private static let nearEnd = 1 << 16
}
