import ArgumentParser
import BulletinModel
import BulletinPages

/// `bulletin why PAGE`: what a page is made of.
struct WhyCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "why",
      abstract: help(
        "说明一个页面由哪些稿件、台账、指标和模板做成。",
        "Tells of which texts, registers, measures and templates a page is made."))
  }

  @OptionGroup var site: SiteOptions

  @Argument(
    help: ArgumentHelp(
      help("页面地址，如 /statistics/coverage/，或输出文件", "An address or a file of the output."),
      valueName: "page"))
  var page: String

  func run() async throws {
    let surroundings = Surroundings.current()
    let report = FaultReport(site: site, surroundings: surroundings)
    let prepared = try await report.failing {
      try await SiteRun(site, surroundings: surroundings).pipeline.prepare()
    }
    guard let ready = prepared.value else {
      report.print(prepared.diagnostics)
      throw ExitStatus.faults.exit
    }
    guard let found = origins(of: page, in: ready.plan) else {
      report.say(report.words.noPage(page, near: pages(near: page, in: ready.plan)))
      throw ExitStatus.usage.exit
    }
    report.give(OriginText(words: report.words).text(of: found))
  }
}

extension Words {
  /// That there is no such page, and what resembles it.
  fileprivate func noPage(_ page: String, near: [String]) -> String {
    let start = say("没有“\(page)”这个页面", "There is no page \"\(page)\"")
    guard !near.isEmpty else { return start + say("。\n", ".\n") }
    return start
      + say(
        "，是不是：\(near.joined(separator: "、"))\n",
        "; did you mean \(near.joined(separator: ", "))?\n")
  }
}

/// Says what a page is made of.
struct OriginText: Sendable {
  let words: Words

  /// One section for each kind of source that the page has.
  func text(of page: PageOrigins) -> String {
    var lines = [
      "\(page.address)  →  \(page.path)", "\(words.say("页面种类", "kind")): \(page.kind)",
    ]
    func add(_ title: String, _ entries: [String]) {
      guard !entries.isEmpty else { return }
      lines.append("\(title):")
      lines += entries.map { "  \($0)" }
    }
    add(words.say("模板", "templates"), page.templates)
    add(words.say("稿件", "texts"), page.texts)
    add(words.say("台账", "registers"), page.registers)
    add(words.say("台账文件", "register files"), page.ledgers)
    add(words.say("指标", "measures"), page.measures)
    add(words.say("引用的数", "citations"), page.citations.map(citation))
    add(words.say("图表", "blocks"), page.blocks.map(block))
    add(words.say("词表", "vocabulary"), page.vocabularies)
    return lines.map { "\($0)\n" }.joined()
  }

  private func citation(_ cited: CitedFigure) -> String {
    let span = cited.citation.span
    return "\(span.file):\(span.start.line):\(span.start.column)  \(cited.text)  \(cited.key.text)"
  }

  private func block(_ block: FigureBlock) -> String {
    let about = (block.register.map { [$0] } ?? []) + block.measures
    return "\(block.place.file):\(block.place.start.line)  \(block.kind.rawValue)  "
      + about.joined(separator: ", ")
  }
}
