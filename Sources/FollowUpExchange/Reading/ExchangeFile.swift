private import Glibc

/// A file that may hold an exchange document, of any size.
public final class ExchangeFile {
  /// As messages call it.
  public let name: String
  /// How large it is said to be, in bytes; nil where that is not known before it is read.
  public let size: Int?
  private let descriptor: Int32
  /// When it was changed last, as it was when it was opened.
  private let change: Change
  /// What was read to tell what it is, and not given yet.
  private var head: [UInt8]

  /// Opens the file at `path`. One that can't be a document by its first bytes is not read any further.
  public init(path: String) throws(ExchangeError) {
    name = HostileText.shown(path, length: 200)
    do throws(ExchangeError.Reason) {
      (descriptor, size, change) = try ExchangeFile.open(path)
    } catch {
      throw ExchangeError(file: name, reason: error)
    }
    head = []
    do throws(ExchangeError.Reason) {
      head = try readOn(atMost: ExchangeSource.headSize)
      if let fault = ExchangeSource.fault(in: head[...]) { throw fault }
    } catch {
      throw ExchangeError(file: name, reason: error)
    }
  }

  deinit { close(descriptor) }

  /// Up to so many bytes a document is read as a whole.
  private static let mostAtOnce = 8 << 20

  /// Whether it is, or may be, too large to be read as a whole.
  public var isLarge: Bool { size.map { $0 > ExchangeFile.mostAtOnce } ?? true }

  /// What tells a file from what it is after somebody has written to it.
  private struct Change: Hashable {
    private let seconds: Int
    private let nanoseconds: Int
    private let size: Int

    init(_ status: stat) {
      (seconds, nanoseconds, size) = (status.st_mtim.tv_sec, status.st_mtim.tv_nsec, Int(status.st_size))
    }
  }

  private static func open(
    _ path: String
  ) throws(ExchangeError.Reason) -> (descriptor: Int32, size: Int?, change: Change) {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw reason(of: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw reason(of: code)
    }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw .folder
    }
    let size = status.st_mode & S_IFMT == S_IFREG ? Int(clamping: status.st_size) : nil
    return (descriptor, size, Change(status))
  }

  /// `rest`, and behind it the next bytes of the file, up to `count`; none only at its end.
  func read(atMost count: Int, behind rest: ArraySlice<UInt8> = []) throws(ExchangeError.Reason) -> [UInt8] {
    guard head.isEmpty else {
      defer { head = [] }
      return rest + head
    }
    return try readOn(atMost: count, behind: rest)
  }

  /// `rest`, and behind it up to `count` bytes, fewer only at the end of the file.
  private func readOn(
    atMost count: Int, behind rest: ArraySlice<UInt8> = []
  ) throws(ExchangeError.Reason) -> [UInt8] {
    try ExchangeFile.bytes(atMost: count, behind: rest) { Glibc.read(descriptor, $0.baseAddress, $0.count) }
  }

  /// Up to `count` bytes from `offset` on, fewer only at the end of the file, whose size must be known.
  /// - Throws: `changedMeanwhile` where somebody has written to it since it was opened.
  func read(from offset: Int, atMost count: Int) throws(ExchangeError.Reason) -> [UInt8] {
    var place = off_t(offset)
    let bytes = try ExchangeFile.bytes(atMost: count) { rest in
      let got = pread(descriptor, rest.baseAddress, rest.count, place)
      place += off_t(max(0, got))
      return got
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw ExchangeFile.reason(of: errno) }
    guard Change(status) == change else { throw .changedMeanwhile }
    return bytes
  }

  /// `rest`, and behind it up to `count` bytes, fewer only at the end, as `read` gives them: it fills its argument from
  /// the beginning and says how far, as read(2) does.
  private static func bytes(
    atMost count: Int, behind rest: ArraySlice<UInt8> = [], _ read: (UnsafeMutableRawBufferPointer) -> Int
  ) throws(ExchangeError.Reason) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: rest.count + count) { buffer, filled in
      filled = buffer.update(fromContentsOf: rest)
      while filled < buffer.count {
        let got = read(UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...]))
        if got > 0 {
          filled += got
        } else if got == 0 {
          return
        } else if errno != EINTR {
          failure = errno
          return
        }
      }
    }
    guard failure == 0 else { throw reason(of: failure) }
    return bytes
  }

  private static func reason(of code: Int32) -> ExchangeError.Reason {
    switch code {
    case ENOENT, ENOTDIR: .missing
    case EISDIR: .folder
    case EACCES, EPERM: .noPermission
    default: .unreadable(String(cString: strerror(code)))
    }
  }
}
