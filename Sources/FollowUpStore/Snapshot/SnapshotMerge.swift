public import FollowUp
public import Wording

/// Makes one part of several parts of a clinic's snapshot while desks work. Others wait only while it is begun and
/// while the new part takes the place of the old ones; where another desk has replaced them meanwhile, nothing
/// happens.
final class SnapshotMerge {
  private let writer: SnapshotWriter
  private let clinic: Clinic
  /// Those that are merged, the oldest first: they follow on one another in the snapshot.
  private let parts: [SnapshotPart]
  private var new: ClaimedPart

  /// Nil where nothing is to be merged: each part is much larger than what is newer, and its days were found by the
  /// clinic's rules.
  /// - Throws: `StoreError`, `FileFailure`, `SnapshotDamage`.
  init?(in folder: ClinicFolder, rules: ListRules) throws {
    writer = SnapshotWriter(folder: folder, rules: rules)
    // Under the lock, so that nobody takes the same name, and nothing that was erased is written once more.
    let begun = try FolderLock(folder: folder).holdExclusive {
      () throws -> (Clinic, [SnapshotPart], ClaimedPart)? in
      guard let head = try SnapshotHead.read(in: folder) else { return nil }
      let heads = SnapshotMerge.partsToMerge(of: head.parts, rules: rules.name(for: head.clinic))
      guard !heads.isEmpty else { return nil }
      var parts: [SnapshotPart] = []
      for head in heads { parts.append(try SnapshotPart(head, in: folder)) }
      let coding = RecordCoding(zone: head.clinic.settings.timeZone)
      return (head.clinic, parts, try ClaimedPart(in: folder, at: head.position, coding))
    }
    guard let begun else { return nil }
    (clinic, parts, new) = begun
  }

  /// Writes the new part.
  /// - Throws: `FileFailure`, `SnapshotDamage`; then nothing is left of it.
  func write() throws -> SnapshotPartHead {
    do {
      return try writer.write(parts, of: clinic, to: &new.writer)
    } catch {
      discard()
      throw error
    }
  }

  /// Puts `merged` into the snapshot in place of what it was made of.
  /// - Returns: Whether it did; not where another desk has replaced the parts or removed the new one.
  /// - Throws: `StoreError`, `FileFailure`.
  func publish(_ merged: SnapshotPartHead) throws -> Bool {
    let folder = writer.folder
    return try FolderLock(folder: folder).holdExclusive {
      guard var head = try SnapshotHead.read(in: folder),
        let place = head.parts.firstRange(of: parts.map(\.head)), (try? SnapshotPart(merged, in: folder)) != nil
      else {
        discard()
        return false
      }
      head.parts.replaceSubrange(place, with: [merged])
      try writer.publish(head)
      return true
    }
  }

  /// Removes what was written. What can't be removed now is removed with the next snapshot.
  func discard() { new.discard() }

  /// All from the first on that is not much larger than what is newer, or whose days were found by other `rules`; one
  /// alone only for the latter.
  private static func partsToMerge(of parts: [SnapshotPartHead], rules: String) -> [SnapshotPartHead] {
    var newer = parts.reduce(0) { $0 + $1.patients }
    for (index, part) in parts.enumerated() {
      newer -= part.patients
      if part.rules != rules || part.patients < SnapshotWriter.growth * newer { return Array(parts[index...]) }
    }
    return []
  }
}

extension JSONFileStore {
  /// Makes the snapshot of the clinic in the folder at `path` one of few parts again, and one by the rules of
  /// `followUpProtocol`, as often as that is worth while. Desks work on meanwhile.
  ///
  /// It may run on any thread. Ended in the middle, it leaves the snapshot as it is. Where `progress` has a listener,
  /// others' commands are waited for to their end, however long they take.
  /// - Returns: That the snapshot was damaged, and is no more: the next start makes it anew. Nil where it is sound, or
  ///   somebody has replaced it.
  /// - Throws: `StoreError`.
  public static func mergeSnapshot(
    folder path: String, followUpProtocol: @escaping @autoclosure () -> FollowUpProtocol,
    progress: WorkProgress = WorkProgress()
  ) throws -> StoreNote? {
    try mergeSnapshot(
      ClinicFolder(path: path, files: SystemFiles(), progress: progress), rules: ListRules(followUpProtocol))
  }

  /// Where others replace the parts as often meanwhile, they also keep them few.
  private static let mostAttemptsToMerge = 3

  static func mergeSnapshot(_ folder: ClinicFolder, rules: ListRules) throws -> StoreNote? {
    do {
      var attempts = mostAttemptsToMerge
      while attempts > 0, let merge = try SnapshotMerge(in: folder, rules: rules) {
        if try !merge.publish(try merge.write()) { attempts -= 1 }
      }
      return nil
    } catch let damage as SnapshotDamage {
      let isGivenUp = try FolderLock(folder: folder).holdExclusive {
        try folder.passingOn { () throws(FileFailure) -> Bool in
          // Others may have replaced it, with whatever was wrong with it.
          guard let head = try SnapshotHead.read(in: folder), head.names(damage.file, in: folder) else { return false }
          try folder.files.remove(folder.snapshotHead)
          return true
        }
      }
      return isGivenUp ? .snapshotGivenUp(file: damage.file) : nil
    } catch let failure as FileFailure {
      throw StoreError(failure)
    }
  }
}
