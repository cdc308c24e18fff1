private import CZlib

/// Compressed data that is not what a compressor made, or is cut short.
struct CompressionFault: Error, Hashable {
  /// What came out before that.
  var text: [UInt8] = []
}

/// Compresses bytes in the format of gzip (RFC 1952).
final class Compressor {
  private let stream = ByteStream()

  /// - Throws: where the library has no memory.
  init() throws(CompressionFault) {
    guard startCompressing(stream.state) == Z_OK else { throw CompressionFault() }
  }

  deinit { deflateEnd(stream.state) }

  /// What can be written by now of `bytes` and all that was given before; all of it with `isLast`.
  func compress(_ bytes: [UInt8], isLast: Bool = false) throws(CompressionFault) -> [UInt8] {
    try stream.run(over: bytes) { state in deflate(state, isLast ? Z_FINISH : Z_NO_FLUSH) }
  }
}

/// Gives back what a ``Compressor`` was given.
final class Expander {
  private let stream = ByteStream()

  /// Whether all that was compressed has been given back.
  var isAtEnd: Bool { stream.isAtEnd }

  /// - Throws: where the library has no memory.
  init() throws(CompressionFault) {
    guard startExpanding(stream.state) == Z_OK else { throw CompressionFault() }
  }

  deinit { inflateEnd(stream.state) }

  /// Whether `bytes` begin as compressed data does.
  static func isCompressed(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x1f, 0x8b]) }

  /// What `bytes`, the next of the compressed ones, stand for.
  /// - Throws: where they stand for nothing, or follow on the end.
  func expand(_ bytes: [UInt8]) throws(CompressionFault) -> [UInt8] {
    try stream.run(over: bytes) { state in inflate(state, Z_NO_FLUSH) }
  }
}

/// The state of the library, which must not move in memory, and bytes on their way through it.
private final class ByteStream {
  let state = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  private(set) var isAtEnd = false

  init() { state.initialize(to: z_stream()) }

  deinit { state.deallocate() }

  /// Has `step` take in `bytes` to the last, and gives what comes out.
  func run(
    over bytes: [UInt8], _ step: (UnsafeMutablePointer<z_stream>) -> Int32
  ) throws(CompressionFault) -> [UInt8] {
    guard bytes.isEmpty || !isAtEnd else { throw CompressionFault() }
    var input = bytes
    var output: [UInt8] = []
    var isSound = true
    input.withUnsafeMutableBufferPointer { input in
      state.pointee.next_in = input.baseAddress
      state.pointee.avail_in = uInt(clamping: input.count)
      var hasMore = true
      while hasMore, !isAtEnd, isSound {
        let piece = [UInt8](unsafeUninitializedCapacity: ByteStream.stretch) { buffer, count in
          state.pointee.next_out = buffer.baseAddress
          state.pointee.avail_out = uInt(clamping: buffer.count)
          let result = step(state)
          count = buffer.count - Int(state.pointee.avail_out)
          isAtEnd = result == Z_STREAM_END
          // Without room or input there is nothing to do, which is no fault.
          isSound = [Z_OK, Z_STREAM_END, Z_BUF_ERROR].contains(result)
          hasMore = state.pointee.avail_out == 0
        }
        output += piece
      }
      if state.pointee.avail_in > 0 { isSound = false }
      state.pointee.next_in = nil
    }
    guard isSound else { throw CompressionFault(text: output) }
    return output
  }

  /// How much is taken out at a time, in bytes.
  private static let stretch = 1 << 16
}
