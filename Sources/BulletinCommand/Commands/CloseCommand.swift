import ArgumentParser
import BulletinLedger
import BulletinModel
import BulletinPublish

/// `bulletin close 2025Q3`: who has reported, the facts frozen, the next report drafted.
struct CloseCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "close",
      abstract: help(
        "结一期：查谁没有报，把这一期的数定下来，从上一份报告起草这一份。",
        "Closes a period: who has not reported, its figures frozen, its report drafted."))
  }

  @OptionGroup var site: SiteOptions

  @Argument(
    help: ArgumentHelp(
      help("哪一期，如 2025Q3、2025-09、2025H1、2025", "Which, such as 2025Q3, 2025-09, 2025H1."),
      valueName: "period"))
  var period: String

  @Flag(
    name: .long,
    help: ArgumentHelp(help("没有报齐、还没有过完也结", "Close it though reports are missing.")))
  var incomplete = false

  @Flag(
    name: .long,
    help: ArgumentHelp(help("已经定下的数按现在的台账重定", "Freeze anew what was frozen before.")))
  var refreeze = false

  @Flag(
    name: .customLong("dry-run"),
    help: ArgumentHelp(help("只说要写什么，不写", "Only say what would be written.")))
  var dryRun = false

  mutating func validate() throws {
    if Period(period) == nil {
      throw ValidationError(
        help(
          "“\(period)”不是一个期间，应写成 2025Q3、2025-09、2025H1 或 2025",
          "\"\(period)\" is no period: write 2025Q3, 2025-09, 2025H1 or 2025"))
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let run = try await report.failing { try SiteRun(site, surroundings: surroundings) }
    let prepared = try await report.failing { try await run.pipeline.prepare() }
    guard let period = Period(self.period), let ready = prepared.value,
      !report.refuses(prepared.diagnostics)
    else {
      report.print(prepared.diagnostics)
      throw ExitStatus.faults.exit
    }
    let state = completeness(of: period, in: ready.edition, figures: ready.figures)
    let hasEnded = period.end < ready.edition.now.date
    report.say(
      CompletenessText(period: period, words: report.words).text(of: state, hasEnded: hasEnded))
    if !incomplete, !hasEnded || state.contains(where: { !$0.isComplete }) {
      report.say(
        report.words.say(
          "没有结：补齐以后再来，或加 --incomplete。\n",
          "Not closed: try again when all have come, or add --incomplete.\n"))
      throw ExitStatus.faults.exit
    }
    let everything = try await report.failing { try await withDrafts(run, ready) }
    let closing = try await report.failing {
      try PeriodClosing(
        period: period, content: everything, words: report.words, isFrozenAnew: refreeze)
    }
    if dryRun {
      report.say(closing.announcement(isDone: false))
      report.give(closing.reviewText)
      return
    }
    try await report.failing { try closing.write(to: ContentFiles(site: run.siteFolder)) }
    report.say(closing.announcement(isDone: true))
  }

  /// The site with its drafts, among which the report may be.
  private func withDrafts(_ run: SiteRun, _ ready: Pipeline.Prepared) async throws
    -> Pipeline.Prepared
  {
    guard !site.drafts else { return ready }
    var request = run.pipeline.request
    request.includesDrafts = true
    return try await Pipeline(request: request).prepare().value ?? ready
  }
}
