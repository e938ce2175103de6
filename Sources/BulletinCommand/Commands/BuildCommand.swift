import ArgumentParser
import BulletinModel
import BulletinPages
import BulletinPublish
import BulletinSource
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

  @Flag(
    name: .long,
    help: ArgumentHelp(
      help("不看上次的记录，全部重新构建", "Build everything, whatever the last build left.")))
  var fresh = false

  @Flag(
    name: .long,
    help: ArgumentHelp(
      help(
        "另外重新构建一遍，逐字节比较已有的网站，不替换它",
        "Build everything beside the site that stands and compare every byte; replaces nothing.")))
  var verify = false

  @Flag(
    name: .long,
    help: ArgumentHelp(help("报告每个阶段用了多少时间", "Tell how long each stage takes.")))
  var timings = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      help(
        "把每个阶段的时间写成 Chrome 能打开的文件", "Write the times of all stages to a file for Chrome's tracing."),
      valueName: "file"))
  var trace: String?

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
    let request = try await faults.failing {
      try SiteRun(site, baseURL: baseURL, paper: paper, surroundings: surroundings).pipeline.request
    }
    let folder = output ?? "\(request.siteFolder)/output"
    let memory = memory(of: request, output: folder, surroundings)
    // Stamps may be taken while files are read: what is changed from now on is newer than the start of the
    // build, and is then not remembered.
    let sources = Task { memory.sources() }
    let basis = fresh || verify || paper != nil ? nil : try await basis(memory, sources)
    if isPlain, let basis, basis.last.kept.voice == voice(surroundings), await basis.isUnchanged() {
      faults.say(basis.last.kept.text)
      faults.concludeUnchanged(
        pages: basis.last.kept.pages, seconds: seconds(since: surroundings.started),
        output: folder)
      return
    }
    if try await !build(memory, request, sources, over: basis, !fresh, surroundings, faults) {
      _ = try await build(memory, request, sources, over: nil, false, surroundings, faults)
    }
  }

  /// What has become of the site since it was built last; nil where nothing is known of that.
  ///
  /// What stands is looked through from then on, while the site is read and planned, which seldom keeps all cores
  /// busy.
  private func basis(
    _ memory: BuildMemory, _ sources: Task<BuildMemory.Sources, Never>
  ) async throws -> BuildBasis? {
    guard let last = try memory.last() else { return nil }
    let look = memory.look(at: last)
    let looking = Task(priority: .utility) { look.work() }
    return BuildBasis(
      last: last, changes: memory.changes(await sources.value, since: last), look: look,
      looking: looking)
  }

  /// Builds.
  ///
  /// - Parameters:
  ///   - memory: What the last build kept.
  ///   - request: What is asked for.
  ///   - sources: The stamps of the sources, taken from the start of the build on.
  ///   - basis: What has become of the site since it was built last.
  ///   - believes: Tells whether what was read and found out before may be taken over.
  ///   - surroundings: Who asks.
  ///   - faults: Where faults are told.
  /// - Returns: Whether that was right: what was kept is read in parts, and one may turn out late not to be what was
  ///   written. Nothing was put in place then.
  /// - Throws: The status of the process, after what stopped it was told.
  private func build(
    _ memory: BuildMemory, _ request: BuildRequest, _ sources: Task<BuildMemory.Sources, Never>,
    over basis: BuildBasis?, _ believes: Bool, _ surroundings: Surroundings,
    _ faults: FaultReport
  ) async throws -> Bool {
    let paper = request.paper
    let folder = output ?? "\(request.siteFolder)/output"
    let clock = timings || trace != nil ? StageClock() : nil
    let scratch = verify ? "\(folder).verify" : nil
    let spool = SpoolFile(in: "\(request.siteFolder)/.bulletin")
    // What is to show that a build from nothing comes to the same begins from nothing.
    let readings =
      verify
      ? nil
      : ReadingMemory(
        memory.readings(areRead: believes, spool: spool),
        tables: memory.tables(areRead: believes))
    let run = try await faults.failing {
      try SiteRun(
        site, baseURL: baseURL, paper: paper, surroundings: surroundings,
        photos: surroundings.photoMeans, spool: { _ in spool },
        linesPerCode: report == .text ? TextPrinter.mostPerCode : nil,
        photoFolder: scratch.map { "\($0).photos" }, memory: readings,
        figureMemory: verify ? nil : memory.figures(areRead: believes), clock: clock)
    }
    let loaded = try await faults.failing { try run.pipeline.look() }
    if let basis, report == .text, basis.last.kept.voice == voice(surroundings) {
      let retold = RetoldBuild(
        memory: memory, basis: basis, sources: await sources.value, pipeline: run.pipeline,
        spool: spool, faults: faults)
      if try await faults.failing({ try await retold.run(loaded) }) {
        try finish(basis.last, in: folder, surroundings, clock, faults)
        return true
      }
    }
    let read = try await faults.failing {
      try await run.pipeline.read(loaded, showsLines: false)
    }
    let prepared = try await faults.failing { try await run.pipeline.prepare(read) }
    keepUntilTheEnd((prepared, readings))
    guard let value = prepared.value, !faults.refuses(prepared.diagnostics) else {
      try finish(prepared.diagnostics, built: nil, faults)
      throw ExitStatus.faults.exit
    }
    if let scratch {
      try await compare(value, run.pipeline, scratch: scratch, with: folder, faults)
      return true
    }
    let standing = await basis?.site(await sources.value)
    let marks = await value.plan.marks(
      workers: run.pipeline.request.workers, over: standing?.notes.marks,
      since: standing?.changes)
    let attempt = try await faults.failing { () -> Checked<Pipeline.Written>? in
      try memory.forget()
      do {
        return try await run.pipeline.write(
          value, to: folder, over: standing, scope: standing?.scope(of: value.plan, marks),
          spare: memory.spare)
      } catch PublishFailure.damagedMemory where believes {
        return nil
      }
    }
    guard let outcome = attempt else { return false }
    let all = (prepared.diagnostics + outcome.diagnostics).sorted()
    guard let written = outcome.value else {
      try finish(all, built: nil, faults)
      throw ExitStatus.faults.exit
    }
    let text = faults.text(of: all)
    if paper == nil {
      async let saved: Void = keep(
        readings, of: value.tree, workers: run.pipeline.request.workers, faults)
      await keep(
        BuildMemory.Kept(
          text: text, voice: voice(surroundings), pages: written.pages,
          files: written.files,
          until: site.place.now == nil ? value.edition.nextChange : nil,
          isClean: outcome.diagnostics.isEmpty && value.edition.settings.exceptions.isEmpty,
          base: value.edition.settings.baseURL),
        in: memory, await sources.value, value.plan, written.committed, over: standing,
        SiteNotes(marks: marks, search: value.plan.searchNotes(written.texts)), faults)
      await saved
    }
    try finish(
      all,
      built: JSONReport.Outcome(
        pages: written.pages, files: written.files, seconds: seconds(since: surroundings.started),
        output: folder),
      as: text, faults)
    if let clock { try tell(clock, faults) }
    return true
  }

  /// Keeps a value as long as the process lives: to take a large site apart would only take time.
  private func keepUntilTheEnd(_ value: some Sendable) {
    _ = Unmanaged.passRetained(Held(value))
  }

  /// What prints, where PDFs are asked for: it is looked for before anything is built.
  private func findPaper(_ surroundings: Surroundings) throws -> BuildRequest.Paper? {
    guard pdf || allPDF else { return nil }
    return BuildRequest.Paper(
      browser: try Browser.find(surroundings), documents: allPDF ? .all : .written)
  }

  /// Says what the last build said, after one to which the same is to be said.
  private func finish(
    _ last: LastBuild, in folder: String, _ surroundings: Surroundings, _ clock: StageClock?,
    _ faults: FaultReport
  ) throws {
    faults.say(last.kept.text)
    faults.conclude(
      JSONReport.Outcome(
        pages: last.kept.pages, files: last.kept.files,
        seconds: seconds(since: surroundings.started),
        output: folder))
    if let clock { try tell(clock, faults) }
  }

  private func finish(
    _ diagnostics: [Diagnostic], built: JSONReport.Outcome?, as text: String? = nil,
    _ faults: FaultReport
  ) throws {
    if report == .json {
      faults.give(try json(JSONReport(diagnostics, built: built)))
      return
    }
    faults.say(text ?? faults.text(of: diagnostics))
    faults.conclude(built)
  }
}

/// A value that others may hold.
private final class Held<Value: Sendable>: Sendable {
  private let value: Value

  init(_ value: Value) { self.value = value }
}
