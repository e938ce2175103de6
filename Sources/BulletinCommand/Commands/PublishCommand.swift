import ArgumentParser
import BulletinLedger
import BulletinModel
import BulletinPages
import BulletinPublish

/// `bulletin publish TARGET`: the site goes live as a whole, or nothing changes.
struct PublishCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "publish",
      abstract: help(
        "构建、检查、上传、核对，然后一步换上新版；任何一步不成，线上还是原来的一版。",
        "Builds, checks, sends, verifies and switches in one step; whatever fails, the live site "
          + "stays."))
  }

  @OptionGroup var site: SiteOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup var lock: LockOptions

  @Flag(
    name: .long,
    help: ArgumentHelp(
      help(
        "只看会新增、改动、删去哪些网页和数，什么都不改", "Show which pages and figures would change; change nothing.")))
  var dryRun = false

  @Flag(
    name: .long,
    help: ArgumentHelp(
      help("连同简报和报告的 PDF，同 build --pdf", "With PDFs of issues and reports, as build --pdf.")))
  var pdf = false

  mutating func validate() throws {
    if site.drafts {
      throw ValidationError(
        help("草稿不发布，不能和 --drafts 一起用", "Drafts are not published: --drafts cannot be given"))
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let paper = try await report.failing {
      pdf
        ? BuildRequest.Paper(browser: try Browser.find(surroundings), documents: .written) : nil
    }
    let run = try await report.failing {
      try SiteRun(
        site, paper: paper, surroundings: surroundings, photos: surroundings.photoMeans,
        spool: { SpoolFile(in: "\($0)/.bulletin") },
        linesPerCode: TextPrinter.mostPerCode)
    }
    let prepared = try await report.failing { try await run.pipeline.prepare() }
    guard let value = prepared.value, !report.refuses(prepared.diagnostics) else {
      report.print(prepared.diagnostics)
      report.say(report.words.nothingPublished)
      throw ExitStatus.faults.exit
    }
    let goal = try await report.failing {
      try TargetRun(
        target.target, of: value.edition.settings.targets, surroundings: surroundings)
    }
    let bench = try await report.failing { try ReleaseBench(site: run.siteFolder) }
    let written = try await report.failing { try await run.pipeline.write(value, to: bench.output) }
    let faults = (prepared.diagnostics + written.diagnostics).sorted()
    report.print(faults)
    guard written.value != nil else {
      report.say(report.words.nothingPublished)
      throw ExitStatus.faults.exit
    }
    let packed = try await report.failing {
      try await PackedSite(
        output: bench.output, in: bench.packed,
        press: goal.target.takesCompanions
          ? Press(cache: bench.pressed, tools: surroundings.releaseTools) : nil,
        workers: surroundings.processors)
    }
    try await publish(packed, value, goal, run, report, surroundings)
    withExtendedLifetime(bench) {}
  }

  private func publish(
    _ packed: PackedSite, _ prepared: Pipeline.Prepared, _ goal: TargetRun, _ run: SiteRun,
    _ report: FaultReport, _ surroundings: Surroundings
  ) async throws {
    let figures = figureLock(
      of: prepared.edition, figures: prepared.figures, cited: prepared.cited)
    let text = ReleaseText(words: report.words)
    if dryRun {
      let live = try await report.failing { try await goal.store.live() }
      report.give(text.changes(from: live, to: packed.content, at: goal.target))
      report.give(text.figures(changedFigures(of: prepared), figures))
      return
    }
    let output = Output(showsProgress: surroundings.showsProgress)
    let words = report.words
    let outcome = try await report.failing {
      try await goal.store.publish(packed, breakingLock: lock.breakLock) {
        output.progress(words.name(of: $0))
      }
    }
    report.say(text.published(outcome, at: goal.target))
    let isWritten = try await report.failing {
      try figures.write(in: SourceFolder(run.siteFolder))
    }
    if isWritten { report.say(report.words.outcome(of: figures, isWritten: true)) }
  }
}

/// A figure of a text that is no longer what was published.
struct ChangedFigure: Sendable, Hashable {
  let file: String
  let key: String
  let old: Rational?
  let new: Rational?
}

/// The cited figures whose values differ from those of `figures.lock`, by file and key.
func changedFigures(of prepared: Pipeline.Prepared) -> [ChangedFigure] {
  var locked: [String: LockedFigure] = [:]
  for line in prepared.edition.lock { locked["\(line.file)\t\(line.key)"] = line }
  var found: [String: ChangedFigure] = [:]
  for (file, list) in prepared.cited.byFile {
    let name = file.hasPrefix("content/") ? String(file.dropFirst(8)) : file
    for cited in list {
      let place = "\(name)\t\(cited.key.text)"
      guard let line = locked[place], line.value != cited.figure.exact else { continue }
      found[place] = ChangedFigure(
        file: name, key: cited.key.text, old: line.value, new: cited.figure.exact)
    }
  }
  return found.sorted { precedes($0.key, $1.key) }.map(\.value)
}

extension Words {
  /// That nothing went live.
  fileprivate var nothingPublished: String {
    say(
      "没有发布：请先改正上面的错误。线上的网站没有改动。\n",
      "Nothing was published: mend the errors above first. The live site is untouched.\n")
  }

  /// What a step of publishing is called while it runs.
  fileprivate func name(of step: ReleaseStore.Step) -> String {
    switch step {
    case .sending: say("上传…", "Sending…")
    case .verifying: say("核对每个字节…", "Verifying every byte…")
    case .asking: say("换上新版，访问网站…", "Switching and asking the live site…")
    case .cleaning: say("清理旧版…", "Deleting old releases…")
    }
  }
}
