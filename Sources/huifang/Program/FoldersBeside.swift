internal import FoundationEssentials

/// What restoring backups has left beside a clinic's folder. Names, ascending; none where nobody may look there.
struct FoldersBeside {
  /// Clinics that gave way to one of a backup.
  let former: [String]
  /// What a restore left that was cut short, or works on still: the clinic of the backup, or the one that gave way.
  let unfinished: [String]
  private let place: String

  init(_ folder: String) {
    let own = URL(filePath: folder).resolvingSymlinksInPath()
    place = own.deletingLastPathComponent().path(percentEncoded: false)
    let names = ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []).sorted()
    former = names.filter { $0.hasPrefix(own.lastPathComponent + ".before-") }
    unfinished = names.filter { $0.hasPrefix(own.lastPathComponent + ".restoring-") }
  }

  func path(of name: String) -> String { URL(filePath: place).appending(path: name).path(percentEncoded: false) }
}
