import ArgumentParser
import BulletinModel
import BulletinPrograms

/// `bulletin doctor`: what a site's office should see to, apart from mistakes.
struct DoctorCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "doctor",
      abstract: help(
        "体检：过期和空的栏目、等着发布的稿件、该发布的统计、没有用到的图片，加 --network 查外部链接。",
        "A check-up: columns out of date or empty, texts that wait, releases due, unused pictures; "
          + "with --network the links to other sites."))
  }

  @OptionGroup var site: SiteOptions

  @Flag(
    name: .long,
    help: ArgumentHelp(
      help("也查外部链接还打不打得开（要联网，用 curl）", "Ask the links to other sites too, by curl.")))
  var network = false

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let words = report.words
    let curl = network ? Program(named: "curl", on: surroundings.searchPath) : nil
    if network, curl == nil {
      report.say(words.noCurl)
      throw ExitStatus.environment.exit
    }
    let run = try await report.failing { try SiteRun(site, surroundings: surroundings) }
    let prepared = try await report.failing { try await run.pipeline.prepare() }
    guard let ready = prepared.value else {
      report.print(prepared.diagnostics)
      throw ExitStatus.faults.exit
    }
    let drafted = try await report.failing { try await run.pipeline.read(includingDrafts: true) }
    let everything = drafted.value?.edition ?? ready.edition
    var findings = ColumnReview(edition: ready.edition, words: words).findings()
    findings +=
      WaitingReview(published: ready.edition, everything: everything, words: words).findings()
    findings +=
      ReleaseReview(edition: ready.edition, figures: ready.figures, words: words).findings()
    findings +=
      PhotoReview(everything: everything, plan: ready.plan, tree: ready.tree, words: words)
      .findings()
    if let curl {
      let links = LinkReview(
        edition: ready.edition, words: words, curl: curl,
        environment: surroundings.networkEnvironment)
      findings += try await report.failing { try await links.findings() }
    }
    report.give(FindingText(words).text(of: findings))
    let errors = prepared.diagnostics.count { $0.severity == .error }
    if errors > 0 { report.say(words.errorsToo(errors)) }
    report.say(words.tally(findings: findings.count))
    if !findings.isEmpty || errors > 0 { throw ExitStatus.faults.exit }
  }
}

extension Words {
  fileprivate var noCurl: String {
    say(
      "查外部链接要用 curl，这台机器上没有。Debian、Ubuntu：sudo apt install curl；macOS 自带。\n",
      "Links are asked by curl, which is not here. Debian, Ubuntu: sudo apt install curl; macOS has "
        + "it.\n")
  }

  fileprivate func errorsToo(_ count: Int) -> String {
    say(
      "另外，内容里有 \(count) 个错误：运行 bulletin check\n",
      "Besides, the content has \(counted(count, "error")): run bulletin check\n")
  }

  fileprivate func tally(findings count: Int) -> String {
    count == 0
      ? say("都好，没有要办的事\n", "All is well: nothing to see to\n")
      : say("共 \(count) 件要办的事\n", "\(counted(count, "thing")) to see to\n")
  }
}
