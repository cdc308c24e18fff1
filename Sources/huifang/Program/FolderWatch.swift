internal import Glibc

/// Says when something in a folder has changed, through a descriptor that becomes readable (inotify).
///
/// The folder is watched and not its files, since replacing a file gives it a new inode.
final class FolderWatch {
  /// Readable when there is something to ``drain()``.
  let descriptor: Int32

  /// Nil where the system can't watch that folder.
  init?(folder: String) {
    descriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    let events = UInt32(IN_MODIFY) | UInt32(IN_MOVED_TO) | UInt32(IN_CREATE) | UInt32(IN_DELETE_SELF)
    guard inotify_add_watch(descriptor, folder, events) >= 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit {
    close(descriptor)
  }

  /// Takes all that is waiting, so that the descriptor falls silent until the next change.
  func drain() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while read(descriptor, &buffer, buffer.count) > 0 {}
  }
}
