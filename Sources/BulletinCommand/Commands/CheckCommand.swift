import ArgumentParser
import BulletinModel

/// `bulletin check`: all faults, nothing written.
struct CheckCommand: AsyncParsableCommand {
  /// How faults are written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
    case sarif
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: help(
        "检查全部内容，一次列出所有问题，不写任何文件。",
        "Checks all content and lists every fault at once; writes nothing."))
  }

  @OptionGroup var site: SiteOptions

  @Option(
    name: .long,
    help: ArgumentHelp(help("输出格式：text、json 或 sarif", "Format: text, json or sarif.")))
  var format: Format = .text

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let prepared = try await report.failing {
      try await SiteRun(site, surroundings: surroundings).pipeline.prepare()
    }
    switch format {
    case .text: report.print(prepared.diagnostics)
    case .json: report.give(try json(JSONReport(prepared.diagnostics)))
    case .sarif:
      report.give(
        try json(
          SARIFReport(
            prepared.diagnostics, language: report.language, version: programVersion)))
    }
    if report.refuses(prepared.diagnostics) { throw ExitStatus.faults.exit }
  }
}
