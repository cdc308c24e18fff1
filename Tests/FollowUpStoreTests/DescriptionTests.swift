import FollowUp
import Testing
import Wording

@testable import FollowUpStore

/// What a person reads: every error in every language, with all of its places filled and nothing harmful in it.
@Suite struct DescriptionTests {
  private static let path = "/clinics/阳光/it's\u{1b}[31m"
  private static let failure = FileFailure(.synchronize, path: path, code: 5)

  static let errors: [StoreError] =
    [
      .noClinic(path: path), .onlyBackupsLeft(path: path, newest: path), .notAFolder(path: path),
      .notAFile(path: path), .notReplaced(path: path),
      .alreadyAClinic(path: path),
      .folderInUse(path: path, name: path),
      .markerMissing(path: path), .markerDamaged(path: path), .unreadableNewerVersion(path: path, version: 3),
      .openToOthers(path: path, kind: .folder, mode: 0o755), .openToOthers(path: path, kind: .file, mode: 0o644),
      .journalMissing(path: path), .journalReplaced(path: path), .snapshotDamagedOnTrial(path: path),
      .busy(path: path, holder: nil),
      .busy(path: path, holder: LockHolder(name: "林\u{202e}小雨", desk: "front", process: 7, since: "2026")),
      .busy(
        path: path, holder: LockHolder(name: "林小雨", desk: "front", process: 7, since: "2026", command: "import")),
      .readOnly(path: path, .newerVersion(2)), .readOnly(path: path, .asked), .readOnly(path: path, .noPermission),
      .readOnly(path: path, .readOnlyDisk),
      .changeRefused(.unknownPatient("P\n9")), .changeNotStorable(.notTheSame), .noSpace(path: path),
      .outcomeUnknown(failure), .notOnDisk(failure), .reopenNeeded(path: path),
    ]
    + damage.map { .journalDamaged(path: path, line: 7, $0) }
    + FileFailure.Operation.allCases.map { .system(FileFailure($0, path: path, code: 13)) }
    + [5, 30, 2, 24, 95].map { .system(FileFailure(.open, path: path, code: $0)) }

  private static let damage: [DamageReason] = [
    .checksum, .chain, .sequence(expected: 4, found: 6), .change(.otherPatient("P1", named: "P2")),
    .record(.notJSON), .record(.missingMember("at")), .record(.wrongType(member: "at")),
    .record(.unknownValue(member: "event", value: "\u{7}\u{9b}x")), .record(.contradiction(member: "reason")),
  ]

  private static let notes: [StoreNote] = [
    .cutShortSaveSetAside(file: path, bytes: 3), .snapshotMadePrivate(file: path, mode: 0o644),
    .snapshotIgnored(file: path, mode: 0o666),
    .shownAsBefore(
      LockHolder(
        name: "林小雨", desk: "front\u{1b}[1", process: 7, since: "2026-11-21T10:34:00+08:00", command: "import")),
    .cutShortSaveRemains(.noSpace(path: path)),
    .snapshotDamaged(file: path), .snapshotGivenUp(file: path), .snapshotNotWritten(.noSpace(path: path)),
    .unknownEventsPassedOver(count: 1),
    .erasedCopiesRemain(.noSpace(path: path)),
  ]

  private static let problems: [CheckReport.Problem] = [
    .damage(.chain), .cutShortSave(bytes: 2), .snapshotUnusable, .snapshotLost, .snapshotNeeded,
    .snapshotDiffers(patients: ["P\u{1b}"], clinic: false),
    .snapshotDiffers(patients: [], clinic: true), .stateDiffers, .openToOthers(mode: 0o640), .accessEntryUnreadable,
    .backupUnusable, .unreadable,
    .erasedUnrecorded, .notErased("P1"), .erasureUnfinished,
    .followUpWithoutVisit("P1", "F1", "V1"), .followUpWithoutAppointment("P1", "F1", "A1"),
    .attemptWithoutFollowUp("P1", "T1", "F1"), .attemptWithoutAppointment("P1", "T1", "A1"),
    .correctionWithoutAttempt("P1", "T1", corrects: "T2"), .escalationWithoutAttempt("P1", "E1", "T1"),
    .filedUnderOtherPatient("P1", named: "P2"),
  ]

  @Test(arguments: Language.allCases)
  func everythingIsSaidInFullAndHarmsNoTerminal(language: Language) {
    let voice = Voice(language)
    var texts = Self.errors.map { $0.description(in: voice) } + Self.notes.map { $0.description(in: voice) }
    for problem in Self.problems {
      texts.append(CheckReport.Finding(file: Self.path, line: 3, problem).description(in: voice))
      texts.append(CheckReport.Finding(file: Self.path, problem).description(in: voice))
      texts.append(CheckReport.Finding(problem).description(in: voice))
    }
    for text in texts {
      #expect(!text.contains("{") && !text.contains("}"), "\(text)")
      #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7f...0x9f).contains($0.value) }, "\(text)")
      #expect(!text.unicodeScalars.contains("\u{202e}"), "\(text)")
    }
    #expect(Set(texts).count == texts.count)
  }

  @Test func anErrorSaysWhatWhereAndWhatToDo() {
    let damaged = StoreError.journalDamaged(path: "/c/journal.jsonl", line: 12, .checksum)
    #expect(
      damaged.description(in: Voice(.english))
        == "/c/journal.jsonl, line 12: the content is not what its checksum vouches for. Nothing was changed. "
        + "Restore a backup, or keep this file and ask for help.")
    let exposed = StoreError.openToOthers(path: "/c/it's", kind: .folder, mode: 0o755)
    #expect(
      exposed.description(in: Voice(.english)).hasSuffix(
        #"(mode 755), and it holds patients' data. Run: chmod 700 '/c/it'\''s'"#))
    #expect(
      StoreNote.cutShortSaveSetAside(file: "f", bytes: 2).description(in: Voice(.russian)).contains("2 байта"))
  }
}
