// swift-tools-version: 6.2
import PackageDescription

/// One list for every target, so that no module is held to weaker rules than another.
///
/// Released programs know their generic types without looking for conformances by name at every start, each time among
/// all of the standard library's and Foundation's.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .unsafeFlags(
    ["-Xfrontend", "-disable-concrete-type-metadata-mangled-name-accessors"], .when(configuration: .release)),
]

func library(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A program at a fixed place in memory starts sooner: nothing in it has to be moved to where it was loaded. Nobody
/// links against it, so that it needs no list of the names in it, which a program with Swift's libraries in it is given
/// otherwise.
let programLinking: [LinkerSetting] = [
  .unsafeFlags(
    ["-Xclang-linker", "-no-pie", "-Xlinker", "--no-export-dynamic"],
    .when(platforms: [.linux], configuration: .release))
]

func program(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .executableTarget(name: name, dependencies: dependencies, swiftSettings: settings, linkerSettings: programLinking)
}

func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.init(stringLiteral: name)] + dependencies, exclude: exclude,
    swiftSettings: settings)
}

let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let collections = Target.Dependency.product(name: "OrderedCollections", package: "swift-collections")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")

let package = Package(
  name: "huifang",
  products: [
    .executable(name: "huifang", targets: ["huifang"]),
    .executable(name: "huifang-dev", targets: ["huifang-dev"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-collections.git", from: "1.6.0"),
    .package(url: "https://github.com/apple/swift-crypto.git", from: "4.5.0"),
  ],
  targets: [
    .systemLibrary(name: "CLinux"),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CYAML"),
    .systemLibrary(name: "CZlib"),
    .target(name: "CEmbeddedDocuments", exclude: ["Documents"]),

    library("BackgroundWork"),
    library("ExternalSorting", ["CLinux"]),
    library("FollowUp", [collections]),
    library("Wording"),
    library("Screen"),
    library(
      "FollowUpStore",
      ["BackgroundWork", "ExternalSorting", "FollowUp", "Wording", "CLinux", "CZlib", collections, crypto]),
    library("FollowUpExchange", ["BackgroundWork", "ExternalSorting", "FollowUp", "Wording", collections]),
    library("ClinicDocuments", ["FollowUp", "Screen", "Wording", "CEmbeddedDocuments", "CYAML"]),
    library("FrontDesk", ["FollowUp", "Screen", "Wording", collections]),
    library("CursesTerminal", ["Screen", "CNcurses"]),

    program(
      "huifang",
      [
        "BackgroundWork", "FollowUp", "FollowUpStore", "FollowUpExchange", "ClinicDocuments", "FrontDesk", "Screen",
        "CursesTerminal", "Wording", arguments,
      ]),
    program(
      "huifang-dev",
      [
        "FollowUp", "FollowUpExchange", "FollowUpStore", "ClinicDocuments", "FrontDesk", "Wording", "CLinux",
        arguments, collections,
      ]),

    .executableTarget(name: "ncurses-floor", dependencies: ["CNcurses"], linkerSettings: [.linkedLibrary("ncursesw")]),

    tests(of: "BackgroundWork"),
    tests(of: "ExternalSorting"),
    tests(of: "FollowUp", [collections]),
    tests(of: "FollowUpStore", ["FollowUp", "Wording", collections, crypto]),
    tests(of: "Wording"),
    tests(
      of: "huifang",
      [arguments, "ClinicDocuments", "FollowUp", "FollowUpStore", "FrontDesk", "Screen", "Wording"]),
    tests(of: "Screen"),
    tests(of: "CursesTerminal", ["Screen"]),
    .testTarget(name: "ArchitectureTests", swiftSettings: settings),
    // At a fixed place, as what it watches, so that its test has something to watch.
    .executableTarget(name: "first-calls", linkerSettings: [.unsafeFlags(["-Xclang-linker", "-no-pie"])]),
    .executableTarget(name: "killed-at-call"),
    .testTarget(
      name: "EndToEndTests", dependencies: ["huifang", "huifang-dev", "first-calls", "killed-at-call"],
      exclude: ["Formats"], swiftSettings: settings),
    tests(
      of: "FrontDesk", ["FollowUp", "Screen", "Wording", collections], exclude: ["CallSheet/Golden", "Golden"]),
    tests(of: "ClinicDocuments", ["FollowUp", "Screen", "Wording"]),
    tests(
      of: "FollowUpExchange",
      ["FollowUp", "FollowUpStore", "Wording", "ClinicDocuments", "huifang-dev", collections]),
  ]
)
