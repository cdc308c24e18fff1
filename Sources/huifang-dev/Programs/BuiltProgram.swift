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
