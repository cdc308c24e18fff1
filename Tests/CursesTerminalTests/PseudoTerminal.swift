import Glibc

/// The two ends of a terminal without a screen: what is typed at one is read at the other.
final class PseudoTerminal {
  /// What a program takes for its terminal.
  let descriptor: Int32
  private let keyboard: Int32

  private var isHungUp = false

  /// Nil where the system has none to give.
  init?(columns: UInt16, rows: UInt16) {
    var ends: (keyboard: Int32, screen: Int32) = (-1, -1)
    guard openpty(&ends.keyboard, &ends.screen, nil, nil, nil) == 0 else { return nil }
    (keyboard, descriptor) = ends
    resize(columns: columns, rows: rows)
  }

  deinit {
    close(descriptor)
    hangUp()
  }

  func resize(columns: UInt16, rows: UInt16) {
    var window = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(keyboard, UInt(TIOCSWINSZ), &window)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(keyboard, bytes, bytes.count)
  }

  /// All that was written to the screen and not yet read.
  func output() -> String {
    var all: [UInt8] = []
    var waiting = pollfd(fd: keyboard, events: Int16(POLLIN), revents: 0)
    while poll(&waiting, 1, 50) > 0, waiting.revents & Int16(POLLIN) != 0 {
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(keyboard, &bytes, bytes.count)
      guard count > 0 else { break }
      all += bytes.prefix(count)
    }
    return String(decoding: all, as: UTF8.self)
  }

  func hangUp() {
    if !isHungUp { close(keyboard) }
    isHungUp = true
  }

  /// The settings that a shell would find.
  var settings: [UInt32] {
    var settings = termios()
    tcgetattr(descriptor, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }
}
