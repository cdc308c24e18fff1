internal import Glibc

/// The C library's streams that ncurses reads and writes, on descriptors of their own.
final class StandardStreams {
  let input: UnsafeMutablePointer<FILE>
  let output: UnsafeMutablePointer<FILE>

  /// Nil where the system has no descriptors left.
  init?(input: Int32, output: Int32) {
    guard let reading = fdopen(dup(input), "r") else { return nil }
    guard let writing = fdopen(dup(output), "w") else {
      fclose(reading)
      return nil
    }
    (self.input, self.output) = (reading, writing)
  }

  deinit {
    fclose(input)
    fclose(output)
  }
}
