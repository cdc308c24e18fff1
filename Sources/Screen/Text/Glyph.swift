/// What one or two neighbouring cells show: one spacing scalar and the marks drawn over it.
public struct Glyph: Hashable, Sendable {
  /// Up to ``markLimit`` marks without a width of their own.
  public private(set) var marks: Marks
  public let scalar: Unicode.Scalar
  private let width: UInt8

  /// How many marks are kept beside the spacing scalar. ncurses could keep four; no script that a clinic writes needs
  /// more than two, and with three a cell is 16 bytes.
  public static let markLimit = 3

  public static let space = Glyph(" ", columns: 1)
  static let trailing = Glyph("\0", columns: 0)
  static let replacement = Glyph("\u{FFFD}", columns: 1)

  init(_ scalar: Unicode.Scalar, columns: Int) {
    self.scalar = scalar
    self.marks = Marks()
    width = UInt8(truncatingIfNeeded: columns)
  }

  /// Nil where the scalar takes no column or cannot be shown.
  public init?(_ scalar: Unicode.Scalar) {
    guard let columns = DisplayWidth.of(scalar), columns > 0 else { return nil }
    self.init(scalar, columns: columns)
  }

  /// 1 or 2; 0 only for the second half of a wide glyph.
  public var columns: Int { Int(width) }

  /// Marks beyond ``markLimit`` are left out.
  mutating func add(mark: Unicode.Scalar) {
    marks.append(mark)
  }

  /// The spacing scalar followed by its marks.
  public var text: String {
    var text = String.UnicodeScalarView()
    append(to: &text)
    return String(text)
  }

  func append(to text: inout String.UnicodeScalarView) {
    text.append(scalar)
    if !marks.isEmpty { text.append(contentsOf: marks) }
  }

  /// The marks of a glyph, three times 21 bits, so that a frame of cells is one block of memory.
  public struct Marks: Hashable, Sendable, Sequence {
    private var bits: UInt64 = 0

    init() {}

    public var isEmpty: Bool { bits == 0 }

    mutating func append(_ mark: Unicode.Scalar) {
      for shift in [0, 21, 42] as [UInt64] where bits >> shift == 0 {
        bits |= UInt64(mark.value) << shift
        return
      }
    }

    public func makeIterator() -> Iterator { Iterator(rest: bits) }

    public struct Iterator: IteratorProtocol, Sendable {
      fileprivate var rest: UInt64

      public mutating func next() -> Unicode.Scalar? {
        defer { rest >>= 21 }
        return rest == 0 ? nil : Unicode.Scalar(UInt32(truncatingIfNeeded: rest & 0x1F_FFFF))
      }
    }
  }
}
