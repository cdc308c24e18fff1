internal import ArgumentParser

@main
struct Huifang: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "huifang", abstract: "Today's follow-up calls of a dental clinic: 口腔门诊回访.", version: "0.1.0")
}
