internal import Foundation

/// Gives `work` a folder for what it makes, which is removed afterwards.
func inWorkingFolder(_ work: (URL) throws -> Void) throws {
  let number = ProcessInfo.processInfo.processIdentifier
  let folder = FileManager.default.temporaryDirectory.appending(path: "huifang-dev-\(number)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try work(folder)
}
