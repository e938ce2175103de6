import ArgumentParser
import BulletinModel
import BulletinPublish
import BulletinSource

/// `bulletin fix`: writes what can be mended by itself into the sources, and takes it back.
struct FixCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "fix",
      abstract: help(
        "把能自动改的写进稿件：空链接填上数，改正有把握的错误；先给出改动，确认后才写。",
        "Writes into the sources what can be mended by itself: values for empty links, and sure "
          + "repairs; shows the changes and asks before it writes."))
  }

  @OptionGroup var site: SiteOptions

  @Flag(name: .long, help: ArgumentHelp(help("只给出改动，不写", "Show the changes, write nothing.")))
  var dryRun = false

  @Flag(name: .long, help: ArgumentHelp(help("不再询问，直接写", "Write without asking.")))
  var yes = false

  @Flag(
    name: .long,
    help: ArgumentHelp(
      help(
        "连引用的数的说法也改，如方向词、单位", "Mend the wording of cited figures too: directions, units.")))
  var claims = false

  @Flag(
    name: .long,
    help: ArgumentHelp(help("把上一次的改动退回去", "Put back what the last run changed.")))
  var undo = false

  mutating func validate() throws {
    if undo, dryRun || claims {
      throw ValidationError(
        help(
          "--undo 不能和 --dry-run、--claims 一起用", "--undo goes with neither --dry-run nor --claims"))
    }
    if dryRun, yes {
      throw ValidationError(
        help("--dry-run 和 --yes 只能用一个", "Give either --dry-run or --yes"))
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let run = try await report.failing { try SiteRun(site, surroundings: surroundings) }
    if undo {
      let outcome = try await report.failing { try FixHistory(site: run.siteFolder).undo() }
      report.say(report.words.text(of: outcome))
      if case .refused = outcome { throw ExitStatus.faults.exit }
      return
    }
    let claims = claims
    let plan = try await report.failing {
      try FixPlan(try await run.pipeline.prepare(), in: run.siteFolder, includesClaims: claims)
    }
    report.give(plan.difference)
    report.say(report.words.notes(of: plan))
    guard !plan.repairs.isEmpty, !dryRun else { return }
    guard try confirms(report, surroundings) else { return }
    let set = try await report.failing { try FixHistory(site: run.siteFolder).apply(plan.changes) }
    report.say(report.words.written(set))
  }

  /// Tells whether the person wants the changes; without a terminal that takes `--yes`.
  private func confirms(_ report: FaultReport, _ surroundings: Surroundings) throws -> Bool {
    if yes { return true }
    guard surroundings.canAsk else {
      report.say(report.words.needsYes)
      throw ExitStatus.usage.exit
    }
    report.say(report.words.question)
    let answer = (readLine() ?? "").lowercased()
    if ["y", "yes", "是"].contains(answer) { return true }
    report.say(report.words.nothingWritten)
    return false
  }
}

extension Words {
  fileprivate var question: String {
    say("写进稿件吗？[y/N] ", "Write them into the sources? [y/N] ")
  }

  fileprivate var nothingWritten: String {
    say("什么都没有写。\n", "Nothing was written.\n")
  }

  fileprivate var needsYes: String {
    say("什么都没有写；要写进稿件，请加 --yes。\n", "Nothing was written: give --yes to write.\n")
  }

  fileprivate func written(_ set: String) -> String {
    say(
      "已写。改前的文件在 \(set)，用 bulletin fix --undo 可以退回。\n",
      "Written. The files as they were are in \(set); bulletin fix --undo puts them back.\n")
  }

  /// What became of putting back.
  fileprivate func text(of outcome: FixHistory.Outcome) -> String {
    switch outcome {
    case .nothing: say("没有可以退回的改动。\n", "There is nothing to put back.\n")
    case .restored(let files):
      say(
        "已退回 \(files.count) 个文件：\(files.joined(separator: "、"))\n",
        "Put back \(counted(files.count, "file")): \(files.joined(separator: ", "))\n")
    case .refused(let files):
      say(
        "没有退回：这些文件后来又改过或移走了：\(files.joined(separator: "、"))\n",
        "Nothing was put back: these files were changed or moved since: "
          + "\(files.joined(separator: ", "))\n")
    }
  }
}
