import ArgumentParser
import BulletinModel
import Foundation

/// `bulletin figures`: what the texts cite, and which of their numbers nobody checks.
struct FiguresCommand: AsyncParsableCommand {
  /// How the list is written.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "figures",
      abstract: help(
        "列出稿件里引用的数和没有核对的数，并给出可用的链接；不写任何文件。",
        "Lists the figures that texts cite and the numbers that nobody checks, with links ready to "
          + "use; writes nothing."))
  }

  @OptionGroup var site: SiteOptions

  @Argument(
    help: ArgumentHelp(
      help("只列这些稿件，默认全部", "Only these texts; else all of them."), valueName: "file"))
  var files: [String] = []

  @Option(
    name: .long, help: ArgumentHelp(help("输出格式：text 或 json", "Format: text or json.")))
  var format: Format = .text

  @Flag(
    name: .long,
    help: ArgumentHelp(help("只列没有核对的数", "List only the numbers that nobody checks.")))
  var unchecked = false

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let run = try await report.failing {
      try SiteRun(site, listsAllNumerals: true, surroundings: surroundings)
    }
    let prepared = try await report.failing { try await run.pipeline.prepare() }
    guard let value = prepared.value else {
      report.print(prepared.diagnostics)
      throw ExitStatus.faults.exit
    }
    let known = Set(value.edition.citingTexts.map(\.file))
    var chosen: Set<String> = []
    for file in files {
      guard
        let name = FiguresCommand.names(of: file, in: run.siteFolder, from: surroundings.folder)
          .first(where: known.contains)
      else {
        report.say(report.words.noText(file))
        throw ExitStatus.usage.exit
      }
      chosen.insert(name)
    }
    let list = FigureList(
      value, files: files.isEmpty ? nil : chosen, onlyUnchecked: unchecked)
    report.give(format == .json ? try json(list) : report.words.text(of: list))
    if list.totals.wrong > 0 { throw ExitStatus.faults.exit }
  }

  /// What a file of the command line may be called in the edition: as the shell sees it, or below
  /// the site folder or its `content/`.
  static func names(of file: String, in siteFolder: String, from folder: String) -> [String] {
    let base = URL(fileURLWithPath: folder, isDirectory: true)
    let path = URL(fileURLWithPath: file, relativeTo: base).standardizedFileURL
    let root = URL(fileURLWithPath: siteFolder).standardizedFileURL
    let ways: [(path: URL, root: URL)] = [
      (path, root), (path.resolvingSymlinksInPath(), root.resolvingSymlinksInPath()),
    ]
    var names: [String] = []
    for (path, root) in ways where path.path.hasPrefix("\(root.path)/") {
      names.append(String(path.path.dropFirst(root.path.count + 1)))
    }
    let plain = file.hasPrefix("./") ? String(file.dropFirst(2)) : file
    return names + [plain, "content/\(plain)"]
  }
}

extension Words {
  /// That a file of the command line is no text of the site.
  fileprivate func noText(_ file: String) -> String {
    say(
      "站点里没有“\(file)”这篇稿件（草稿要加 --drafts）\n",
      "The site has no text \"\(file)\" (drafts need --drafts)\n")
  }
}
