import ArgumentParser
import BulletinModel
import BulletinPublish

/// `bulletin rollback TARGET`: an earlier release is live again.
struct RollbackCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "rollback",
      abstract: help(
        "线上退回前一版，或者 --to 指定的一版；稿件不动。",
        "Makes the release before live again, or the one of --to; the sources stay."))
  }

  @OptionGroup var site: SiteOptions
  @OptionGroup var target: TargetOptions
  @OptionGroup var lock: LockOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("退回哪一版，版号见 bulletin releases", "Which release, as bulletin releases lists them."),
      valueName: "release"))
  var to: String?

  mutating func validate() throws {
    if let to, ReleaseID(to) == nil {
      throw ValidationError(
        help(
          "--to 应是版号，如 20251021T090000Z-0123456789ab，用 bulletin releases 查看",
          "--to takes a release such as 20251021T090000Z-0123456789ab, see bulletin releases"))
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let goal = try await report.failing {
      try TargetRun.find(target.target, site, surroundings, report)
    }
    let outcome = try await report.failing {
      try await goal.store.goBack(to: to.flatMap { ReleaseID($0) }, breakingLock: lock.breakLock)
    }
    report.say(ReleaseText(words: report.words).wentBack(outcome, at: goal.target))
  }
}

/// `bulletin releases TARGET`: which releases there are, who made them, and what changed.
struct ReleasesCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "releases",
      abstract: help(
        "列出目标上的各版：什么时候、谁发布的、改了多少，哪一版在线上。",
        "Lists the releases of a target: when, by whom, what changed, and which one is live."))
  }

  @OptionGroup var site: SiteOptions
  @OptionGroup var target: TargetOptions

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let goal = try await report.failing {
      try TargetRun.find(target.target, site, surroundings, report)
    }
    let list = try await report.failing { try await goal.store.releases() }
    report.give(ReleaseText(words: report.words).list(list))
  }
}
