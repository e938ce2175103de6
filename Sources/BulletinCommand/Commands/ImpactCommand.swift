import ArgumentParser
import BulletinLedger
import BulletinModel
import BulletinPages
import BulletinSource

/// `bulletin impact FILE[:ROW]`: which pages and sentences depend on a file or on one row of it.
struct ImpactCommand: AsyncParsableCommand {
  /// How the outcome is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "impact",
      abstract: help(
        "列出依靠一个文件或台账里一行的页面和句子。",
        "Lists the pages and sentences that depend on a file or on one row of a register."))
  }

  @OptionGroup var site: SiteOptions

  @Argument(
    help: ArgumentHelp(
      help(
        "content/ 里的文件；台账后面可以加 :行号", "A file below content/; a row may follow, as :12."),
      valueName: "file"))
  var file: String

  @Option(
    name: .long, help: ArgumentHelp(help("输出格式：text 或 json", "Format: text or json.")))
  var format: Format = .text

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let run = try await report.failing { try SiteRun(site, surroundings: surroundings) }
    let prepared = try await report.failing { try await run.pipeline.prepare() }
    guard let ready = prepared.value else {
      report.print(prepared.diagnostics)
      throw ExitStatus.faults.exit
    }
    let place = SourcePlace(file, site: run.siteFolder, in: ready)
    guard let impact = place.flatMap({ Impact(of: $0, in: ready) }) else {
      report.say(
        report.words.say(
          "没有“\(file)”这个文件或这一行。\n", "There is no file or row \"\(file)\".\n"))
      throw ExitStatus.usage.exit
    }
    switch format {
    case .text: report.give(impact.text(report.words))
    case .json: report.give(try json(impact))
    }
  }
}

/// A file of the content, or one row of it.
struct SourcePlace: Sendable, Hashable {
  let file: String
  let row: Int?

  /// Reads `content/coverage/2025q3.csv:12`, with or without `content/` or the site folder before it.
  init?(_ typed: String, site: String, in ready: Pipeline.Prepared) {
    var path = typed[...]
    if path.hasPrefix("\(site)/") { path = path.dropFirst(site.count + 1) }
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    func known(_ path: Substring) -> String? {
      [String(path), "content/\(path)"].first(where: ready.tree.contains)
    }
    if let file = known(path) {
      self.file = file
      self.row = nil
      return
    }
    guard let colon = path.lastIndex(of: ":"), let line = Int(path[path.index(after: colon)...]),
      line > 0, let file = known(path[..<colon])
    else { return nil }
    self.file = file
    row = line
  }
}
