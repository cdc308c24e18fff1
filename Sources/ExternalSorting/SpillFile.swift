private import CLinux
private import Glibc

/// Why entries could not be sorted: the system did not take, or give back, what was to wait in a file.
public struct SortingFailure: Error, Hashable, Sendable {
  /// Where the file was.
  public var folder: String
  /// The system's error number (`errno`).
  public var code: Int32

  public init(folder: String, code: Int32) {
    self.folder = folder
    self.code = code
  }

  /// Whether there was no room for it.
  public var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }

  /// The system's own words.
  public var reason: String { String(cString: strerror(code)) }

  static var cutShort: Int32 { EIO }
}

/// Bytes that grow at their end: first in memory, then in a file without a name. Only its owner could read that, and it
/// goes when it is closed.
public final class SpillFile {
  /// Where the file is, or will be.
  public private(set) var folder: String
  /// In bytes.
  public private(set) var size = 0
  private let otherFolder: String?
  /// Up to so many bytes stay in memory.
  private let memory: Int
  private var inMemory: [UInt8] = []
  private var descriptor: Int32?

  /// - Parameters:
  ///   - folder: Where the file is made.
  ///   - otherFolder: Where it is made if it can't be there.
  ///   - memory: Up to so many bytes stay in memory.
  public init(inFolder folder: String, orIn otherFolder: String?, memory: Int) {
    self.folder = folder
    self.otherFolder = otherFolder
    self.memory = memory
  }

  deinit { if let descriptor { close(descriptor) } }

  public func append(_ bytes: [UInt8]) throws(SortingFailure) {
    if descriptor == nil, size + bytes.count <= memory {
      inMemory += bytes
    } else {
      try write(bytes, at: size, to: requireFile())
    }
    size += bytes.count
  }

  /// The file; where there is none yet, one that holds what was in memory so far.
  private func requireFile() throws(SortingFailure) -> Int32 {
    if let descriptor { return descriptor }
    let descriptor: Int32
    do throws(SortingFailure) {
      descriptor = try SpillFile.open(inFolder: folder)
    } catch {
      guard let otherFolder else { throw error }
      descriptor = try SpillFile.open(inFolder: otherFolder)
      folder = otherFolder
    }
    self.descriptor = descriptor
    try write(inMemory, at: 0, to: descriptor)
    inMemory = []
    return descriptor
  }

  private static func open(inFolder folder: String) throws(SortingFailure) -> Int32 {
    let nameless = Glibc.open(folder, O_RDWR | O_CLOEXEC | namelessFileFlag, 0o600)
    if nameless >= 0 { return nameless }
    // Where the file system knows no such files, or to say what is wrong.
    var path = Array((folder + "/.sorting-XXXXXX").utf8CString)
    let descriptor = path.withUnsafeMutableBufferPointer { path in
      path.baseAddress.map { mkstemp($0) } ?? -1
    }
    guard descriptor >= 0 else { throw SortingFailure(folder: folder, code: errno) }
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    unlink(path)
    return descriptor
  }

  private func write(_ bytes: [UInt8], at start: Int, to descriptor: Int32) throws(SortingFailure) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { bytes in
        let rest = UnsafeRawBufferPointer(rebasing: bytes[written...])
        return pwrite(descriptor, rest.baseAddress, rest.count, off_t(start + written))
      }
      if count > 0 {
        written += count
      } else if count == 0 || errno != EINTR {
        throw SortingFailure(folder: folder, code: count == 0 ? ENOSPC : errno)
      }
    }
  }

  /// `count` bytes from `start` on, which must have been written.
  public func read(from start: Int, count: Int) throws(SortingFailure) -> [UInt8] {
    try read(from: start, count: count, behind: [])
  }

  /// `rest`, and behind it `count` bytes from `start` on, which must have been written.
  func read(from start: Int, count: Int, behind rest: ArraySlice<UInt8>) throws(SortingFailure) -> [UInt8] {
    guard let descriptor else { return Array(rest) + inMemory[start..<(start + count)] }
    var code: Int32 = 0
    let before = rest.count
    let bytes = [UInt8](unsafeUninitializedCapacity: before + count) { buffer, filled in
      filled = buffer.update(fromContentsOf: rest)
      while filled < before + count {
        let rest = UnsafeMutableRawBufferPointer(rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let got = pread(descriptor, rest.baseAddress, rest.count, off_t(start + filled - before))
        if got > 0 {
          filled += got
        } else if got == 0 || errno != EINTR {
          code = got == 0 ? SortingFailure.cutShort : errno
          return
        }
      }
    }
    guard code == 0 else { throw SortingFailure(folder: folder, code: code) }
    return bytes
  }
}
