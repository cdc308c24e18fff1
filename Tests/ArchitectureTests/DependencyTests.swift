import Testing

/// The house has floors: who may import what. Dependencies point downward, and only the outermost rooms touch the
/// world.
@Suite struct DependencyTests {
  /// Everything that a module may import. All of Foundation would add a tenth to a start and to the memory; its
  /// essentials do for what is released.
  private static let allowed: [String: Set<String>] = [
    "BackgroundWork": ["Dispatch", "Synchronization"],
    "ExternalSorting": ["CLinux", "Glibc"],
    "FollowUp": [
      "OrderedCollections", "FoundationEssentials", "FoundationInternationalization", "Synchronization",
    ],
    "Wording": [],
    "Screen": [],
    "FrontDesk": ["FollowUp", "Screen", "Wording", "OrderedCollections"],
    "FollowUpStore": [
      "BackgroundWork", "ExternalSorting", "FollowUp", "Wording", "OrderedCollections", "Crypto", "CLinux", "CZlib",
      "Dispatch", "FoundationEssentials", "Glibc", "Synchronization",
    ],
    "FollowUpExchange": [
      "BackgroundWork", "ExternalSorting", "FollowUp", "Wording", "OrderedCollections", "Dispatch", "Glibc",
      "Synchronization",
    ],
    "ClinicDocuments": ["FollowUp", "Screen", "Wording", "CEmbeddedDocuments", "CYAML", "Glibc"],
    "CursesTerminal": ["Screen", "CNcurses", "Glibc"],
    "huifang": [
      "BackgroundWork", "FollowUp", "FollowUpStore", "FollowUpExchange", "ClinicDocuments", "FrontDesk", "Screen",
      "CursesTerminal", "Wording", "ArgumentParser", "OrderedCollections", "FoundationEssentials", "Glibc",
    ],
    "huifang-dev": [
      "FollowUp", "FollowUpStore", "FollowUpExchange", "ClinicDocuments", "FrontDesk", "Screen", "Wording",
      "ArgumentParser", "OrderedCollections", "CLinux", "Foundation", "Glibc",
    ],
  ]

  /// The modules that compute and never do: no files, no clock, no terminal.
  private static let pure: Set<String> = ["FollowUp", "Wording", "Screen", "FrontDesk"]

  /// Written in C: they import nothing.
  private static let headers: Set<String> = [
    "CNcurses", "CEmbeddedDocuments", "CLinux", "CYAML", "CZlib", "first-calls", "killed-at-call", "ncurses-floor",
  ]

  /// The calendars of Foundation are the only thing that the domain takes from it, and they stay in their files.
  private static let foundationInTheDomain: Set<String> = [
    "Sources/FollowUp/Time/ClinicTimeZone.swift", "Sources/FollowUp/Time/LunarCalendar.swift",
  ]

  @Test func everyModuleHasItsRules() throws {
    let modules = Set(try SourceTree.names(in: "Sources"))
    #expect(modules == Set(Self.allowed.keys).union(Self.headers))
    for module in Self.allowed.keys { #expect(try !SourceTree.swiftFiles(of: module).isEmpty, "\(module)") }
  }

  @Test(arguments: allowed.keys.sorted())
  func importsOnlyWhatItMay(module: String) throws {
    for file in try SourceTree.swiftFiles(of: module) {
      #expect(file.imports.subtracting(Self.allowed[module] ?? []).sorted() == [], "\(file.path)")
    }
  }

  @Test func onlyTheTerminalKnowsNcurses() throws {
    let importers = Set(try SourceTree.swiftFiles().filter { $0.imports.contains("CNcurses") }.map(\.module))
    #expect(importers == ["CursesTerminal"])
  }

  @Test func theDomainTakesOnlyCalendarsFromFoundation() throws {
    let foundation = ["FoundationEssentials", "FoundationInternationalization"]
    let importers = try SourceTree.swiftFiles(of: "FollowUp").filter { !$0.imports.isDisjoint(with: foundation) }.map(
      \.path)
    #expect(Set(importers).subtracting(Self.foundationInTheDomain) == [])
  }

  @Test func theStoreAndTheInterfaceDoNotKnowEachOther() throws {
    for (module, other) in [
      ("FollowUpStore", ["FrontDesk", "Screen", "CursesTerminal"]), ("FrontDesk", ["FollowUpStore"]),
    ] {
      for file in try SourceTree.swiftFiles(of: module) {
        #expect(file.imports.isDisjoint(with: other), "\(file.path)")
      }
    }
  }

  @Test(arguments: pure.sorted())
  func doesNoInputOrOutput(module: String) throws {
    let touching =
      /\b(FileManager|FileHandle|ProcessInfo|URLSession|CommandLine|UserDefaults)\b|\b(print|debugPrint|readLine|getenv|fopen)\(/
    #expect(try places(of: touching, in: SourceTree.swiftFiles(of: module)) == [])
  }

  /// Time and ids are arguments: only the executable asks the world for them.
  @Test func clocksAndIdsComeFromOutside() throws {
    let asking = /\bDate\(\)|\bUUID\(\)|\bDate\.now\b|\b(Locale|TimeZone|Calendar)\.(current|autoupdatingCurrent)\b/
    let files = try SourceTree.swiftFiles().filter { !["huifang", "huifang-dev"].contains($0.module) }
    #expect(places(of: asking, in: files) == [])
  }

  /// Bad input is answered, never met with a trap.
  @Test func nothingTrapsOnPurpose() throws {
    let trapping = /\btry!|\bas!|\b(fatalError|preconditionFailure|assertionFailure|precondition|assert)\(/
    #expect(try places(of: trapping, in: SourceTree.swiftFiles()) == [])
  }

  private func places(of pattern: some RegexComponent, in files: [SourceFile]) -> [String] {
    files.flatMap { $0.places(of: pattern) }
  }
}
