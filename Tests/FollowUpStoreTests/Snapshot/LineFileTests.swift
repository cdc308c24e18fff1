import Foundation
import Testing

@testable import FollowUpStore

/// A file of lines is searched and read in pieces and gives what reading all of it gives.
@Suite struct LineFileTests {
  /// A file of numbers in ascending order, each followed by so much else that the line may be very long.
  private func file(_ random: inout SeededGenerator) throws -> (TemporaryFolder, LineFile, [Int]) {
    let folder = try TemporaryFolder()
    var (numbers, text): ([Int], [UInt8]) = ([], [])
    for _ in 0..<Int.random(in: 0...60, using: &random) {
      numbers.append((numbers.last ?? 0) + Int.random(in: 1...3, using: &random))
      text += "\(numbers.last ?? 0) ".utf8
      let length = Int.random(in: 0..<20, using: &random) == 0 ? 5_000 : Int.random(in: 0...300, using: &random)
      text += [UInt8](repeating: UInt8(ascii: "x"), count: length)
      text.append(UInt8(ascii: "\n"))
    }
    let path = folder.root.path(percentEncoded: false) + "/lines"
    try folder.write(text, to: path)
    return (folder, try LineFile(path, size: text.count, SystemFiles()), numbers)
  }

  private func number(_ line: ArraySlice<UInt8>) throws -> Int {
    try #require(Int(String(decoding: line.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)))
  }

  @Test(arguments: [UInt64](1...20))
  func halvingFindsWhatReadingAllFinds(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (_, file, numbers) = try file(&random)
    for wanted in 0...((numbers.last ?? 0) + 2) {
      let position = try file.firstPosition { try number($0) >= wanted }
      let (next, last) = (try file.line(beginningAt: position), try file.line(endingAt: position))
      #expect(try next.map(number) == numbers.first { $0 >= wanted }, "\(wanted) among \(numbers)")
      #expect(try last.map(number) == numbers.last { $0 < wanted }, "\(wanted) among \(numbers)")
    }
  }

  @Test(arguments: [UInt64](1...10))
  func allLinesAreReadInTheirOrder(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (_, file, numbers) = try file(&random)
    for window in [LineFile.Window.narrow, .wide] {
      var (position, window, read): (Int, LineFile.Window, [Int]) = (0, window, [])
      while let line = try file.nextLine(from: &position, &window) { read.append(try number(line)) }
      #expect(read == numbers)
      #expect(position == file.size)
    }
  }

  @Test func whatIsNoWholeLineIsDamage() throws {
    let folder = try TemporaryFolder()
    let path = folder.root.path(percentEncoded: false) + "/lines"
    try folder.write([UInt8]("one\ntwo".utf8), to: path)
    let damage = SnapshotDamage(file: path)
    let file = try LineFile(path, size: 7, SystemFiles())
    var (position, window) = (0, LineFile.Window.narrow)
    #expect(try file.nextLine(from: &position, &window).map(Array.init) == [UInt8]("one".utf8))
    #expect(throws: damage) { try file.nextLine(from: &position, &window) }
    #expect(try file.line(at: 0, count: 4).elementsEqual("one".utf8))
    for (start, count) in [(0, 3), (4, 3), (4, 4), (-1, 2), (0, 0), (0, -1), (.max, 1), (1, .max)] {
      #expect(throws: damage) { try file.line(at: start, count: count) }
    }
    for size in [0, 6, 8] { #expect(throws: damage) { try LineFile(path, size: size, SystemFiles()) } }
    try folder.setMode(0o620, of: path)
    #expect(throws: damage) { try LineFile(path, size: 7, SystemFiles()) }
    #expect(throws: SnapshotDamage(file: path + "-")) { try LineFile(path + "-", size: 7, SystemFiles()) }
  }

  @Test func everyChangeOfALineShows() {
    var text = [UInt8](#"{"a":"值","b":[1,2]}"#.utf8)
    CheckedLine.close(&text, from: 0)
    let line = text.dropLast()
    #expect(CheckedLine.isSound(line))
    for index in line.indices {
      for bit in 0..<8 {
        var changed = line
        changed[index] ^= 1 << UInt8(bit)
        #expect(!CheckedLine.isSound(changed))
      }
      #expect(!CheckedLine.isSound(line[..<index]))
    }
  }
}
