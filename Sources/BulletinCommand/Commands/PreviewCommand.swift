import ArgumentParser
import BulletinModel
import BulletinPreview
import BulletinPublish
import BulletinSource
import Foundation

/// `bulletin preview`: the site in a browser on this machine, anew after every change.
struct PreviewCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "preview",
      abstract: help(
        "在本机浏览器里看网站，改了稿件自动刷新；草稿也显示，不写任何文件。",
        "Shows the site in a browser on this machine, anew after every change; drafts too. Writes nothing."
      ))
  }

  @OptionGroup var site: SiteOptions

  @Option(
    name: .long,
    help: ArgumentHelp(
      help("端口，默认从 8080 起找一个空着的", "The port; else the first free one from 8080 on."),
      valueName: "port"))
  var port: Int?

  @Flag(
    name: .customLong("no-drafts"),
    help: ArgumentHelp(
      help("不显示草稿、待审和未到时间的稿件", "Without drafts, items under review and of the future.")))
  var hidesDrafts = false

  mutating func validate() throws {
    if let port, !(0...65_535).contains(port) {
      throw ValidationError(help("--port 应在 0 到 65535 之间", "--port takes 0 to 65535"))
    }
  }

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let options = withDrafts
    let folder = try await report.failing {
      try SiteRun(options, surroundings: surroundings).pipeline.request
    }
    let memory = ReadingMemory(tables: .inMemory())
    let spool = surroundings.makeSpool()
    let figureMemory = FigureMemory(
      program: "", folder: nil,
      doubt: { Int64(Date().timeIntervalSince1970 * 1e9) - BuildRecord.doubt })
    let desk = PreviewDesk(report: report) {
      try SiteRun(
        options, baseURL: "http://127.0.0.1/", surroundings: Surroundings.current(),
        spool: { _ in spool }, linesPerCode: 0, memory: memory, figureMemory: figureMemory
      ).pipeline
    }
    let changes = PreviewChanges()
    let server = PreviewServer(
      site: PreviewSite(
        answer: { await desk.answer($0) }, notices: { await desk.notices($0) },
        unpublished: { await desk.unpublished() }),
      changes: changes, words: PreviewWords(isChinese: report.language == .chinese))
    let watch = FolderWatch(watched(folder))
    let ports = port.map { $0...$0 } ?? 8080...8099
    let (beginning, serving) = AsyncStream<Void>.makeStream()
    try await report.failing {
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          try await server.run(ports: ports) { port in
            report.say(report.words.shown(at: port))
            serving.finish()
          }
        }
        group.addTask {
          for await _ in beginning {}
          try Task.checkCancellation()
          try await watch.run { change in
            tell(report, await desk.rebuild(after: change))
            await changes.announce()
          }
        }
        while try await group.next() != nil {}
      }
    }
  }

  /// The options of a build with drafts in it.
  private var withDrafts: SiteOptions {
    var options = site
    options.drafts = !hidesDrafts
    return options
  }

  private func watched(_ request: BuildRequest) -> [String] {
    var folders = ["\(request.siteFolder)/content", "\(request.siteFolder)/templates"]
    if let theme = request.themeFolder, theme != request.siteFolder {
      folders.append("\(theme)/templates")
    }
    return folders
  }

  private func tell(_ report: FaultReport, _ tally: String) {
    let clock = Calendar.current.dateComponents([.hour, .minute, .second], from: Date())
    let parts = [clock.hour, clock.minute, clock.second].map { part in
      let digits = String(part ?? 0)
      return digits.count < 2 ? "0" + digits : digits
    }
    report.say("\(parts.joined(separator: ":"))  \(tally)\n")
  }
}

extension Words {
  /// Where the site is shown, and how to end it.
  fileprivate func shown(at port: Int) -> String {
    say(
      "在浏览器里打开 http://127.0.0.1:\(port)/ ；改动保存后页面自动更新，按 Ctrl-C 结束。\n",
      "Open http://127.0.0.1:\(port)/ in a browser; saved changes show by themselves. Ctrl-C ends it.\n"
    )
  }
}
