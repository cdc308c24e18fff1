internal import Glibc

/// The descriptors 0, 1 and 2, which stand for standard input, output and error, whatever is open under them.
enum StandardDescriptors {
  /// Occupies those that were closed when the program was started. Otherwise the next file that is opened, the journal
  /// for one, would take their place, and what is meant for a person would be written into it.
  ///
  /// To be called before any file is opened. Reading from them or writing to them fails as before.
  static func occupy() {
    for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
      // The other way round than they are used, so that nothing seems to be read or written.
      let flags = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY
      // Without it nothing is safe, and there is nobody to tell.
      guard open("/dev/null", flags) == descriptor else { exit(EXIT_FAILURE) }
    }
  }
}
