import ArgumentParser
import BulletinModel
import BulletinPages
import Foundation

/// `bulletin build`: from the site folder to a whole site, or to a list of faults.
struct BuildCommand: AsyncParsableCommand {
  /// How the outcome is written.
  enum Report: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "build",
      abstract: help(
        "构建整个网站；有错误时不动已有的网站。",
        "Builds the whole site; on an error the site that stands is untouched."))
  }

  @OptionGroup var site: SiteOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("输出文件夹，默认是站点文件夹下的 output", "The output folder; else output in the site folder."),
      valueName: "dir"))
  var output: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("网站的绝对网址，代替 site.yml 里的", "The site's absolute address, instead of site.yml's."),
      valueName: "url"))
  var baseURL: String?

  @Flag(
    name: .long,
    help: ArgumentHelp(
      help(
        "用 Chromium 把每期简报和写有正文的报告做成 PDF，放在各自的页面上",
        "Also make PDFs of the issues and of the reports with a text, by Chromium.")))
  var pdf = false

  @Flag(
    name: .customLong("pdf-all"),
    help: ArgumentHelp(
      help("同 --pdf，连同没有正文的各期报告", "As --pdf, with the reports of every period.")))
  var allPDF = false

  @Option(
    name: .long,
    help: ArgumentHelp(help("结果格式：text 或 json", "Format of the outcome: text or json.")))
  var report: Report = .text

  mutating func validate() throws {
    if let baseURL, !baseURL.hasPrefix("http://"), !baseURL.hasPrefix("https://") {
      throw ValidationError(
        help(
          "--base-url 应以 http:// 或 https:// 开头", "--base-url begins with http:// or https://"))
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let faults = FaultReport(site: site, surroundings: surroundings)
    let paper = try await faults.failing { try findPaper(surroundings) }
    if let paper { faults.tell(paper.browser) }
    let run = try await faults.failing {
      try await SiteRun(
        site, baseURL: baseURL, paper: paper, surroundings: surroundings,
        photos: surroundings.photoMeans())
    }
    let prepared = try await faults.failing { try await run.pipeline.prepare() }
    guard let value = prepared.value, !faults.refuses(prepared.diagnostics) else {
      try finish(prepared.diagnostics, built: nil, faults)
      throw ExitStatus.faults.exit
    }
    let folder = output ?? "\(run.siteFolder)/output"
    let outcome = try await faults.failing { try await run.pipeline.write(value, to: folder) }
    let all = (prepared.diagnostics + outcome.diagnostics).sorted()
    guard let written = outcome.value else {
      try finish(all, built: nil, faults)
      throw ExitStatus.faults.exit
    }
    let seconds = Date().timeIntervalSince(surroundings.started)
    try finish(
      all,
      built: JSONReport.Outcome(
        pages: written.pages, files: written.files, seconds: (seconds * 1000).rounded() / 1000,
        output: folder),
      faults)
  }

  /// What prints, where PDFs are asked for: it is looked for before anything is built.
  private func findPaper(_ surroundings: Surroundings) throws -> BuildRequest.Paper? {
    guard pdf || allPDF else { return nil }
    return BuildRequest.Paper(
      browser: try Browser.find(surroundings), documents: allPDF ? .all : .written)
  }

  private func finish(
    _ diagnostics: [Diagnostic], built: JSONReport.Outcome?, _ faults: FaultReport
  ) throws {
    if report == .json {
      faults.give(try json(JSONReport(diagnostics, built: built)))
      return
    }
    faults.print(diagnostics)
    faults.conclude(built)
  }
}
