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

extension PlaceOptions {
  /// Reads the site, makes the files, writes them and says what to open.
  ///
  /// - Parameter make: The new files, by the site as it is and its folder; the first is the one to
  ///   open.
  /// - Throws: How the program ends, when nothing could be written.
  func write(_ make: (NewDesk, _ siteFolder: String) throws -> NewFiles) async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(language.lang, surroundings: surroundings)
    let run = try await report.failing { try SiteRun(self, surroundings: surroundings) }
    let edition = try await report.failing { () throws -> Edition in
      guard let read = try await run.pipeline.read(includingDrafts: true).value else {
        throw NewFailure.unreadableContent
      }
      return read.edition
    }
    let written = NewDesk.language(of: edition)
    let made: NewFiles
    do {
      made = try make(
        NewDesk(edition, try Starter(written, surroundings: surroundings), written),
        run.siteFolder)
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
