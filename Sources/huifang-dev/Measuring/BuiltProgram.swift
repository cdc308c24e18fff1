internal import Foundation

/// A program that was built together with this one, and stands beside it.
enum BuiltProgram: String {
  case huifang
  case development = "huifang-dev"
  case firstCalls = "first-calls"
  case floor = "ncurses-floor"

  var path: String { BuiltProgram.folder.appending(path: rawValue).path }

  private static let folder = URL(fileURLWithPath: CommandLine.arguments.first ?? "").deletingLastPathComponent()
}

/// Gives `work` a folder for what it makes, which is removed afterwards.
func inWorkingFolder(_ work: (URL) throws -> Void) throws {
  let number = ProcessInfo.processInfo.processIdentifier
  let folder = FileManager.default.temporaryDirectory.appending(path: "huifang-dev-\(number)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try work(folder)
}
