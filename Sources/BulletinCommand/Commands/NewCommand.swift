import ArgumentParser
import BulletinModel
import BulletinPublish

/// `bulletin new`: files to begin with.
struct NewCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "new",
      abstract: help(
        "新建：整个网站，或者一篇稿件、一个页面、一期简报、一份通报、一本台账。",
        "Begins a whole site, or an item, page, issue, circular or register."),
      subcommands: [
        NewSiteCommand.self, NewNewsCommand.self, NewPageCommand.self, NewIssueCommand.self,
        NewCircularCommand.self, NewRegisterCommand.self,
      ])
  }
}

/// The options of every `bulletin new` inside a site.
struct NewOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp(
      help("站点文件夹，其中有 content/", "The site folder, which holds content/."),
      valueName: "dir"))
  var site: String?

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("当作这一天，如 2025-08-15", "Take this for today, such as 2025-08-15."),
      valueName: "moment"))
  var now: String?

  @Option(
    name: .long,
    help: ArgumentHelp(help("提示语言：zh 或 en", "Language of messages: zh or en.")),
    transform: messageLanguage)
  var lang: MessageLanguage?

  mutating func validate() throws { try validateMoment(now) }

  /// The same as the options of a command about a site.
  var asSiteOptions: SiteOptions {
    get throws {
      var arguments: [String] = []
      if let site { arguments += ["--site", site] }
      if let now { arguments += ["--now", now] }
      if let lang { arguments += ["--lang", lang.rawValue] }
      return try SiteOptions.parse(arguments)
    }
  }

  /// Reads the site, makes the files, writes them and says what to open.
  ///
  /// - Parameter make: The new files; the first is the one to open.
  /// - Throws: How the program ends, when nothing could be written.
  func write(_ make: (NewDesk) throws -> NewFiles) async throws {
    let surroundings = Surroundings.current()
    let options = try asSiteOptions
    let report = FaultReport(site: options, surroundings: surroundings)
    let run = try await report.failing { try SiteRun(options, surroundings: surroundings) }
    let edition = try await report.failing { () throws -> Edition in
      guard let edition = try await run.pipeline.edition() else {
        throw NewFailure.unreadableContent
      }
      return edition
    }
    let language = NewDesk.language(of: edition)
    let made: NewFiles
    do {
      made = try make(
        NewDesk(edition, try Starter(language, surroundings: surroundings), language))
    } catch {
      made = try await report.failing { throw error }
    }
    try await report.failing {
      try FreshFiles(run.siteFolder).create(made.files)
      if let grown = made.grown {
        try SourceFolder(run.siteFolder).write(grown.bytes, to: grown.path)
      }
    }
    report.say(report.words.written(made, in: run.siteFolder))
  }
}

/// Files that are to be written, and one that is to grow.
struct NewFiles: Sendable {
  let files: [Starter.File]
  var grown: Starter.File?
}

/// Refuses what `--now` cannot read.
func validateMoment(_ now: String?) throws {
  if let now, Moment(now) == nil {
    throw ValidationError(
      help(
        "--now 读不懂“\(now)”，应写成 2025-08-15 或 2025-08-15T09:00",
        "--now cannot read \"\(now)\": write 2025-08-15 or 2025-08-15T09:00"))
  }
}

extension Words {
  /// What was written, what to open, and what to do next.
  fileprivate func written(_ made: NewFiles, in site: String) -> String {
    var lines = made.files.map { say("已写 \($0.path)", "Wrote \($0.path)") }
    if let grown = made.grown {
      lines.append(say("已在 \(grown.path) 末尾加了一个指标", "Added a measure to \(grown.path)"))
    }
    if let first = made.files.first {
      let isDraft = String(decoding: first.bytes, as: UTF8.self).contains("\nstatus: draft")
      lines.append(
        say(
          "接着：打开 \(site)/\(first.path)，照里面的说明改写",
          "Next: open \(site)/\(first.path) and write over what it says"))
      lines.append(
        isDraft
          ? say(
            "它现在是草稿：bulletin build --drafts 可以先看；写好以后删掉 status: draft 一行，再 bulletin build",
            "It is a draft: bulletin build --drafts shows it; delete the line status: draft when it "
              + "is ready")
          : say(
            "里面的三行是例子，换成你们自己的，再运行 bulletin build",
            "The three rows are samples: put your own in their place and run bulletin build"))
    }
    return lines.map { "\($0)\n" }.joined()
  }
}
