import ArgumentParser
import BulletinModel
import BulletinPages
import BulletinPublish
import BulletinSource

/// `bulletin next`: when the site is due to be published again, and how a machine does it by itself.
struct NextCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "next",
      abstract: help(
        "说明下一次该在什么时候发布（稿件到时间、到期、统计发布日），并印出 cron 和 systemd 的写法。",
        "Tells when the next publishing is due (texts, expiries, releases of statistics), with cron "
          + "and systemd examples."))
  }

  @OptionGroup var site: SiteOptions

  mutating func validate() throws {
    if site.drafts {
      throw ValidationError(
        help("草稿没有发布时间，不能和 --drafts 一起用", "Drafts have no time: --drafts cannot be given"))
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let run = try await report.failing { try SiteRun(site, surroundings: surroundings) }
    let checked = try await report.failing { try await run.pipeline.dueMoments() }
    guard let due = checked.value else {
      report.print(checked.diagnostics)
      throw ExitStatus.faults.exit
    }
    let text = DueText(
      words: report.words, siteFolder: run.siteFolder, program: surroundings.program)
    report.give(text.text(of: due.moments, zone: due.zone, target: due.target))
  }
}

/// A moment at which the site changes by itself.
struct DueMoment: Sendable, Hashable {
  /// Why.
  enum Reason: Sendable, Hashable {
    /// A text goes out, by its file.
    case text(String)
    /// A notice is over, by its file.
    case expiry(String)
    /// The figures of a period are released.
    case release(String)
  }

  let moment: CivilDateTime
  let reason: Reason

  /// A sortable form: minutes since 1970, a day without time at its start.
  var minutes: Int { Int(moment.date.days) * 1440 + (moment.minute ?? 0) }
}

extension Pipeline {
  /// What a timer needs to know: the moments ahead, the zone, and the name of the first target.
  struct Due: Sendable {
    let moments: [DueMoment]
    let zone: String
    let target: String?
  }

  /// The moments at which the site changes by itself, by time.
  func dueMoments() async throws -> Checked<Due> {
    let read = try await read()
    guard let edition = read.value?.edition else {
      return Checked(nil, diagnostics: read.diagnostics)
    }
    let now = edition.now
    var moments = edition.coming.map { DueMoment(moment: $0.moment, reason: .text($0.file)) }
    for item in edition.news {
      guard let expires = item.expires else { continue }
      moments.append(DueMoment(moment: expires, reason: .expiry(item.file)))
    }
    let tomorrow = CivilDate(days: now.date.days + 1)
    for release in releases(of: edition.settings.statistics, from: tomorrow) {
      moments.append(
        DueMoment(
          moment: CivilDateTime(release.day), reason: .release(release.period.id)))
    }
    let start = DueMoment(moment: now, reason: .text("")).minutes
    let ahead = moments.filter { $0.minutes > start }.sorted {
      $0.minutes != $1.minutes ? $0.minutes < $1.minutes : "\($0.reason)" < "\($1.reason)"
    }
    return Checked(
      Due(
        moments: ahead, zone: edition.settings.timeZone,
        target: edition.settings.targets.first?.name))
  }
}

/// Says when publishing is due, and how a machine does it by itself.
struct DueText: Sendable {
  private static let shown = 20
  let words: Words
  let siteFolder: String
  let program: String

  /// The moments, and the lines for cron and for systemd.
  func text(of due: [DueMoment], zone: String, target: String?) -> String {
    var text: String
    if let first = due.first {
      text = words.say(
        "下一次该发布：\(shown(first.moment))（\(zone)）\n",
        "The next publishing is due at \(shown(first.moment)) (\(zone))\n")
      for moment in due.prefix(DueText.shown) {
        text += "  \(shown(moment.moment))  \(reason(moment.reason))\n"
      }
      let more = due.count - DueText.shown
      if more > 0 { text += words.say("  另有 \(more) 项\n", "  and \(more) more\n") }
    } else {
      text = words.say(
        "没有定在将来的稿件、到期和统计发布日：改了内容再发布就行。\n",
        "No text, expiry or release lies ahead: publish when the content changes.\n")
    }
    let target = target ?? words.say("目标", "TARGET")
    return text + cron(target) + systemd(due, zone, target)
  }

  private func shown(_ moment: CivilDateTime) -> String {
    moment.iso.split(separator: "T").joined(separator: " ")
  }

  private func reason(_ reason: DueMoment.Reason) -> String {
    switch reason {
    case .text(let file): words.say("稿件到时间：\(file)", "a text goes out: \(file)")
    case .expiry(let file): words.say("到期：\(file)", "expires: \(file)")
    case .release(let period): words.say("统计发布：\(period)", "figures are released: \(period)")
    }
  }

  /// Every quarter of an hour: where nothing has changed, nothing is sent.
  private func cron(_ target: String) -> String {
    let command = "cd \(shellWord(siteFolder)) && \(shellWord(program)) publish \(target)"
    // In a crontab a percent sign ends the line.
    let line = command.split(separator: "%", omittingEmptySubsequences: false)
      .joined(separator: "\\%")
    return words.say(
      "\ncron：运行 crontab -e，加上一行。每一刻钟看一次，没有变化就什么都不传：\n",
      "\ncron: run crontab -e and add a line. Every quarter of an hour; without changes nothing is "
        + "sent:\n") + "*/15 * * * * \(line)\n"
  }

  private func systemd(_ due: [DueMoment], _ zone: String, _ target: String) -> String {
    var moments: [String] = []
    for moment in due.prefix(DueText.shown) {
      let minute = moment.moment.minute ?? 0
      let clock = "\(two(minute / 60)):\(two(minute % 60)):30"
      let line = "OnCalendar=\(moment.moment.date.iso) \(clock) \(zone)\n"
      if moments.last != line { moments.append(line) }
    }
    return words.say(
      "\nsystemd：/etc/systemd/system/bulletin.service\n",
      "\nsystemd: /etc/systemd/system/bulletin.service\n")
      + "[Service]\nType=oneshot\nWorkingDirectory=\(specified(siteFolder))\n"
      + "ExecStart=\"\(specified(program))\" publish \(target)\n"
      + words.say(
        "\n/etc/systemd/system/bulletin.timer，再运行 systemctl enable --now bulletin.timer\n",
        "\n/etc/systemd/system/bulletin.timer, then systemctl enable --now bulletin.timer\n")
      + "[Timer]\nOnCalendar=hourly\n" + moments.joined() + "Persistent=true\n"
      + "\n[Install]\nWantedBy=timers.target\n"
  }

  /// In unit files a percent sign begins a name.
  private func specified(_ path: String) -> String {
    path.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%%")
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
