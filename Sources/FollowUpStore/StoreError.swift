internal import FollowUp

/// Why the store could not read or keep something. ``description(in:)`` says it to a person.
public enum StoreError: Error, Hashable, Sendable {
  /// There is no clinic at that place.
  case noClinic(path: String)
  /// There is no clinic any more, but its automatic backups are, of which the `newest` is the path.
  case onlyBackupsLeft(path: String, newest: String)
  /// The path names something else than a folder.
  case notAFolder(path: String)
  /// A part of the folder is no plain file.
  case notAFile(path: String)
  /// There is a file that is no older backup of this clinic.
  case notReplaced(path: String)
  case alreadyAClinic(path: String)
  /// The folder is no clinic's, and not empty: `name` is in it.
  case folderInUse(path: String, name: String)
  /// A journal is there, but the file that says what the folder is has gone.
  case markerMissing(path: String)
  case markerDamaged(path: String)
  /// Written by a newer version in a way that this one can't read at all.
  case unreadableNewerVersion(path: String, version: Int)
  /// Other users of the machine can read or change it; `mode` holds the permission bits.
  case openToOthers(path: String, kind: PlaceKind, mode: Int)
  case journalMissing(path: String)
  /// A complete line of the journal is not what was written. Lines count from 1.
  case journalDamaged(path: String, line: Int, DamageReason)
  /// The journal ends at line `found`, though it is known that lines were saved up to line `saved`: a snapshot holds
  /// them, or whoever wrote last has read them.
  case linesLost(path: String, saved: Int, found: Int)
  /// The journal is another one than the one that was opened, or lost lines that were read before.
  case journalReplaced(path: String)
  /// The snapshot is not what was written, which was seen when some of a trial had been done.
  case snapshotDamagedOnTrial(path: String)
  /// The file is no backup of a clinic.
  case notABackup(path: String)
  /// A line of the backup, counted from 1, is not what was written, or is missing.
  case backupDamaged(path: String, line: Int)
  /// Somebody else holds the clinic for longer than anyone should.
  case busy(path: String, holder: LockHolder?)
  case readOnly(path: String, ReadOnlyReason)
  /// What was to be kept can't be; a defect of the program that asked.
  case changeRefused(ChangeFault)
  /// What was to be kept would be read back as something else; a defect of the record format.
  case changeNotStorable(RecordFault)
  /// The disk is full. Nothing was kept.
  case noSpace(path: String)
  /// The system refused. Nothing was kept.
  case system(FileFailure)
  /// The save was written and did not get to the disk. It was taken out again, and nothing more is written: what the
  /// disk has dropped it may not know of.
  case notOnDisk(FileFailure)
  /// The save was written, it failed, and it could not be taken out again for certain: the next opening tells whether
  /// it is there.
  case outcomeUnknown(FileFailure)
  /// An earlier save failed in a way that leaves open what is on the disk. Nothing can be recorded until the clinic
  /// is opened anew.
  case reopenNeeded(path: String)
}

extension StoreError {
  /// Whether trying again can't help.
  public var isLasting: Bool {
    switch self {
    case .journalReplaced, .outcomeUnknown, .notOnDisk, .reopenNeeded, .readOnly, .unreadableNewerVersion,
      .changeRefused, .changeNotStorable, .journalDamaged, .linesLost:
      true
    default: false
    }
  }
}

public enum PlaceKind: Hashable, Sendable {
  case file, folder
}

/// What is wrong with a line of the journal.
public enum DamageReason: Error, Hashable, Sendable {
  case record(RecordFault)
  /// The line has another content than its checksum vouches for.
  case checksum
  /// The line does not follow on the one before: lines were lost, added or exchanged.
  case chain
  case sequence(expected: Int, found: Int)
  case change(ChangeFault)
}

/// Why nothing can be recorded.
public enum ReadOnlyReason: Hashable, Sendable {
  /// The clinic was written by a newer version of the program.
  case newerVersion(Int)
  /// The caller asked for it.
  case asked
  /// The user may read the folder but not write to it.
  case noPermission
  /// Nobody can write to the disk.
  case readOnlyDisk
}

/// Who holds a clinic.
public struct LockHolder: Hashable, Sendable {
  public var name: String
  public var desk: String
  /// The number of the process, on the machine where it runs.
  public var process: Int
  /// Since when, ISO 8601, by the holder's clock.
  public var since: String
  /// Of ``since``, `2026-11-21T10:34:00+08:00`, what a clock on the wall showed: `10:34`.
  public var clockTime: String {
    let time = since.dropFirst(11).prefix(5)
    return time.count == 5 ? String(time) : since
  }

  /// What takes so long, a word as the history has it, `import`; nil for what is over in a moment.
  public var command: String?

  public init(name: String, desk: String, process: Int, since: String, command: String? = nil) {
    self.name = name
    self.desk = desk
    self.process = process
    self.since = since
    self.command = command
  }
}

/// An operation that the system refused.
public struct FileFailure: Error, Hashable, Sendable {
  public enum Operation: String, CaseIterable, Sendable {
    case open, status, read, write, truncate, synchronize, rename, remove, makeFolder, setMode, lock
  }

  public var operation: Operation
  public var path: String
  /// The system's error number (`errno`).
  public var code: Int32

  public init(_ operation: Operation, path: String, code: Int32) {
    self.operation = operation
    self.path = path
    self.code = code
  }
}

/// Something that happened to the store, was dealt with, and that a person should know.
public enum StoreNote: Hashable, Sendable {
  /// A save was cut short (a crash, a power cut). It was never reported as saved; its bytes are kept in `file`.
  case cutShortSaveSetAside(file: String, bytes: Int)
  /// The same, but the bytes could not be moved away yet.
  case cutShortSaveRemains(StoreError)
  /// The next start will be slower.
  case snapshotNotWritten(StoreError)
  /// Others could read the snapshot; `mode` holds the permission bits that it had.
  case snapshotMadePrivate(file: String, mode: Int)
  /// Others could change the snapshot, or it could not be made private. It was not used, and is replaced as soon as
  /// the clinic is opened for recording.
  case snapshotIgnored(file: String, mode: Int)
  /// The snapshot was not what was written. It was not used, the journal was read instead; a new one is made.
  case snapshotDamaged(file: String)
  /// A damaged snapshot was removed; the next start makes it anew.
  case snapshotGivenUp(file: String)
  /// Somebody's command takes long; the clinic was opened as it was before.
  case shownAsBefore(LockHolder)
  /// A patient was erased from the journal, but other copies of the patient's data could not be removed yet.
  case erasedCopiesRemain(StoreError)
  /// Events of a newer version were passed over; the clinic can only be read.
  case unknownEventsPassedOver(count: Int)
}
