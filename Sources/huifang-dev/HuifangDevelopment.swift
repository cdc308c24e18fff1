internal import ArgumentParser

@main
struct HuifangDevelopment: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "huifang-dev", abstract: "Tasks of those who develop Huifang.",
    subcommands: [
      Bench.self, FunctionOrder.self, GenerateClinic.self, GenerateSample.self, MeasureImport.self,
      MeasureRecords.self, PinyinTableCommand.self, ReadmeKeysCommand.self, WorkAtDesk.self,
    ])
}
