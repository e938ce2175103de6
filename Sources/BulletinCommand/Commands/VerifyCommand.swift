import ArgumentParser
import BulletinModel
import BulletinPublish

/// `bulletin verify TARGET|URL`: the live site is a release, byte by byte, or not.
struct VerifyCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: help(
        "逐个字节核对线上的一版：写目标的名字核对文件，写网址则通过网络核对。",
        "Compares the live release byte by byte: a target's files, or by its address what readers "
          + "get."))
  }

  @OptionGroup var site: SiteOptions

  @Argument(
    help: ArgumentHelp(
      help("发布目标的名字，或者网址", "The name of a target, or an address."), valueName: "target"))
  var target: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("核对哪一版，默认是线上的", "Which release; else the live one."), valueName: "release"))
  var release: String?

  mutating func validate() throws {
    if let release, ReleaseID(release) == nil {
      throw ValidationError(
        help(
          "--release 应是版号，用 bulletin releases 查看",
          "--release takes a release, see bulletin releases"))
    }
    if release != nil, isAddress {
      throw ValidationError(
        help("网址只能核对线上的一版", "By an address only the live release can be verified"))
    }
  }

  private var isAddress: Bool {
    target.map { $0.hasPrefix("https://") || $0.hasPrefix("http://") } ?? false
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let found = try await report.failing {
      isAddress
        ? try await liveSite(surroundings, report)
        : try await TargetRun.find(target, site, surroundings, report).store.verify(
          release.flatMap { ReleaseID($0) })
    }
    report.say(ReleaseText(words: report.words).verified(found))
    if !found.damage.isEmpty { throw ExitStatus.environment.exit }
  }

  /// Asks an address for every file, by the manifest of the target that it belongs to.
  private func liveSite(_ surroundings: Surroundings, _ report: FaultReport) async throws
    -> Verification
  {
    let address = (target ?? "").hasSuffix("/") ? target ?? "" : (target ?? "") + "/"
    let targets = try knownTargets(surroundings, report)
    let tools = surroundings.releaseTools
    guard let curl = tools.program("curl") else { throw ReleaseFailure.noProgram("curl") }
    let probe = Probe(url: address, curl: curl, tools: tools)
    guard let known = targets.first(where: { $0.url == address }) else {
      report.say(report.words.trustsTheSite(address))
      return try await probe.verify(by: nil, workers: surroundings.processors)
    }
    let run = try TargetRun(known.name, of: targets, surroundings: surroundings)
    return try await probe.verify(by: try await run.store.live(), workers: surroundings.processors)
  }

  /// The targets, where the command runs in a site at all.
  private func knownTargets(_ surroundings: Surroundings, _ report: FaultReport) throws
    -> [PublishTarget]
  {
    do {
      return try TargetRun.targets(site, surroundings, report)
    } catch RunFailure.noSite {
      return []
    }
  }
}

extension Words {
  /// That the manifest is the site's own.
  fileprivate func trustsTheSite(_ address: String) -> String {
    say(
      "site.yml 里没有网址是 \(address) 的发布目标，只能按网站自己的清单核对：看得出缺损，看不出整站被换。\n",
      "No target of site.yml has the url \(address): the site is held against its own manifest, "
        + "which shows damage, and not that all of it was replaced.\n")
  }
}
