extension JSONFileStore {
  /// Whether the clinic in the folder at `path` can be opened in a moment, since it is small or a snapshot stands for
  /// nearly all of its journal. False where that can't be told.
  public static func opensAtOnce(folder path: String) -> Bool {
    let folder = ClinicFolder(path: path, files: SystemFiles())
    guard let journal = try? folder.files.status(at: folder.journal) else { return false }
    let head = (try? folder.files.content(of: folder.snapshotHead)).flatMap { SnapshotHead($0) }
    return journal.size - (head?.position.bytes ?? 0) <= leastRemarkable
  }

  /// So much journal, in bytes, is more than is read in a moment.
  private static let leastRemarkable = 1 << 20
}
