internal import ArgumentParser
private import Foundation
private import FrontDesk

struct ReadmeKeysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "readme-keys", abstract: "Writes the table of keys into the README.")

  @Argument(help: "The README.")
  var file = "README.md"

  func run() throws {
    let text = try String(contentsOfFile: file, encoding: .utf8)
    guard let updated = KeymapTable.replacingKeys(in: text) else {
      throw ValidationError("\(file): the marks “\(KeymapTable.beginMark)” and “\(KeymapTable.endMark)” are missing")
    }
    try updated.write(toFile: file, atomically: true, encoding: .utf8)
  }
}
