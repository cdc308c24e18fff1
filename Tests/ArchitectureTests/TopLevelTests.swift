import Testing

@Suite struct TopLevelTests {
  /// What shows at the top of the package, and nothing else; Package.resolved is made by the package manager.
  @Test func holdsWhatItShouldAndNoMore() throws {
    let expected: Set<String> = ["Package.swift", "Sources", "Tests", "themes", "README.md", "sample-data"]
    let made: Set<String> = ["Package.resolved"]
    #expect(Set(try SourceTree.names(in: ".")).subtracting(made).subtracting(expected) == [])
  }

  @Test func everyFolderOfTestsBelongsToAModule() throws {
    let modules = Set(try SourceTree.names(in: "Sources"))
    let aboutTheWhole: Set<String> = ["ArchitectureTests", "EndToEndTests"]
    for folder in try SourceTree.names(in: "Tests") where !aboutTheWhole.contains(folder) {
      #expect(folder.hasSuffix("Tests") && modules.contains(String(folder.dropLast(5))), "\(folder)")
    }
  }
}
