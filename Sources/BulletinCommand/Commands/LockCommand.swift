import ArgumentParser
import BulletinLedger
import BulletinModel
import BulletinPublish

/// `bulletin lock`: keeps the figures of published texts as they are published.
struct LockCommand: AsyncParsableCommand {
  /// Where the figures are kept, below the site folder.
  static let file = "content/figures.lock"

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "lock",
      abstract: help(
        "把已发布稿件里引用的数记进 content/figures.lock，以后台账变了才看得出来。",
        "Keeps the figures that published texts cite in content/figures.lock, so that later changes "
          + "of the ledgers are seen."))
  }

  @OptionGroup var site: SiteOptions

  mutating func validate() throws {
    if site.drafts {
      throw ValidationError(
        help(
          "草稿没有发布，不能和 --drafts 一起用", "Drafts are not published: --drafts cannot be given"))
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let run = try await report.failing { try SiteRun(site, surroundings: surroundings) }
    let prepared = try await report.failing { try await run.pipeline.prepare() }
    guard let value = prepared.value, !report.refuses(prepared.diagnostics) else {
      report.print(prepared.diagnostics)
      report.say(report.words.nothingLocked)
      throw ExitStatus.faults.exit
    }
    let lock = figureLock(of: value.edition, figures: value.figures, cited: value.cited)
    let isWritten = try await report.failing {
      try lock.write(in: SourceFolder(run.siteFolder))
    }
    report.say(report.words.outcome(of: lock, isWritten: isWritten))
  }
}

extension FigureLock {
  /// Writes the file where its bytes differ; none is made for a site that cites no figure.
  ///
  /// - Returns: Whether it was written.
  func write(in folder: SourceFolder) throws -> Bool {
    let standing = try folder.contents(of: LockCommand.file)
    let bytes = Array(text.utf8)
    if standing == bytes || (standing == nil && count == 0) { return false }
    try folder.write(bytes, to: LockCommand.file)
    return true
  }
}

extension Words {
  /// That figures of texts with faults are not kept.
  fileprivate var nothingLocked: String {
    say(
      "没有记下任何数：请先改正上面的错误。\n",
      "No figure was locked: mend the errors above first.\n")
  }

  /// How many figures are kept, and what changed.
  func outcome(of lock: FigureLock, isWritten: Bool) -> String {
    guard isWritten else {
      return say(
        "\(LockCommand.file) 没有变化，共 \(lock.count) 个数\n",
        "\(LockCommand.file) is as it was: \(counted(lock.count, "figure"))\n")
    }
    return say(
      "已写 \(LockCommand.file)：共 \(lock.count) 个数，新增 \(lock.added)，更改 \(lock.changed)，"
        + "去掉 \(lock.removed)\n",
      "Wrote \(LockCommand.file): \(counted(lock.count, "figure")), \(lock.added) added, \(lock.changed) "
        + "changed, \(lock.removed) removed\n")
  }
}
