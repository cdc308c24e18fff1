/// What one or two neighbouring cells show: one spacing scalar and the marks drawn over it.
public struct Glyph: Hashable, Sendable {
  public let scalar: Unicode.Scalar
  /// Up to ``markLimit`` marks without a width of their own.
  public private(set) var marks: Marks
  /// 1 or 2; 0 only for the second half of a wide glyph.
  public let columns: Int

  /// What ncurses can keep beside the spacing scalar of one cell.
  public static let markLimit = 4

  public static let space = Glyph(" ", columns: 1)
  static let trailing = Glyph("\0", columns: 0)
  static let replacement = Glyph("\u{FFFD}", columns: 1)

  init(_ scalar: Unicode.Scalar, columns: Int) {
    self.scalar = scalar
    self.marks = Marks()
    self.columns = columns
  }

  /// Nil where the scalar takes no column or cannot be shown.
  public init?(_ scalar: Unicode.Scalar) {
    guard let columns = DisplayWidth.of(scalar), columns > 0 else { return nil }
    self.init(scalar, columns: columns)
  }

  /// Marks beyond ``markLimit`` are left out.
  mutating func add(mark: Unicode.Scalar) {
    marks.append(mark)
  }

  /// The spacing scalar followed by its marks.
  public var text: String {
    var text = String.UnicodeScalarView()
    text.append(scalar)
    text.append(contentsOf: marks)
    return String(text)
  }

  /// The marks of a glyph, kept in place so that a frame of cells is one block of memory.
  public struct Marks: Hashable, Sendable, Sequence {
    private var first: UInt32 = 0
    private var second: UInt32 = 0
    private var third: UInt32 = 0
    private var fourth: UInt32 = 0

    init() {}

    public var isEmpty: Bool { first == 0 }

    mutating func append(_ mark: Unicode.Scalar) {
      if first == 0 {
        first = mark.value
      } else if second == 0 {
        second = mark.value
      } else if third == 0 {
        third = mark.value
      } else if fourth == 0 {
        fourth = mark.value
      }
    }

    public func makeIterator() -> some IteratorProtocol<Unicode.Scalar> {
      [first, second, third, fourth].lazy.filter { $0 != 0 }.compactMap(Unicode.Scalar.init).makeIterator()
    }
  }
}
