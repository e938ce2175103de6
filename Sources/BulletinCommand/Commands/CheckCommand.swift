import ArgumentParser
import BulletinModel
import BulletinPublish
import BulletinSource

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

  @Option(
    name: .customLong("return"),
    help: ArgumentHelp(
      help(
        "把有问题的台账另存一份到这个文件夹，每行末尾写明要改什么",
        "Gives every ledger with faults back in this folder, with what to mend beside each row."),
      valueName: "dir"))
  var returnFolder: String?

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let run = try await report.failing {
      try SiteRun(
        site, surroundings: surroundings,
        linesPerCode: format == .text ? TextPrinter.mostPerCode : nil)
    }
    let folder = try await report.failing {
      try returnFolder.map { try ReturnFolder($0, site: run.siteFolder) }
    }
    let prepared = try await report.failing { try await run.pipeline.prepare() }
    switch format {
    case .text: report.print(prepared.diagnostics)
    case .json: report.give(try json(JSONReport(prepared.diagnostics)))
    case .sarif:
      report.give(
        try json(
          SARIFReport(
            prepared.diagnostics, language: report.language, version: programVersion)))
    }
    if let folder, let returnFolder {
      let count = try await report.failing {
        try giveBack(prepared, from: run, in: folder, report.language)
      }
      report.conclude(returned: count, in: returnFolder)
    }
    if report.refuses(prepared.diagnostics) { throw ExitStatus.faults.exit }
  }

  /// Writes the ledgers with faults, and returns how many there are.
  private func giveBack(
    _ prepared: Checked<Pipeline.Prepared>, from run: SiteRun, in folder: ReturnFolder,
    _ language: MessageLanguage
  ) throws -> Int {
    let tree = try prepared.value?.tree ?? load(siteFolder: run.siteFolder).value
    guard let tree else { return 0 }
    let ledgers = Set(prepared.diagnostics.map(\.span.file)).filter {
      $0.lowercased().hasSuffix(".csv")
    }
    var files: [(path: String, bytes: [UInt8])] = []
    for ledger in ledgers.sorted() where tree.contains(ledger) {
      let bytes = try marked(
        ledger, faults: prepared.diagnostics, tree: tree, language: language)
      if let bytes { files.append((ledger, bytes)) }
    }
    try folder.write(files)
    return files.count
  }
}
