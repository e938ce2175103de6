import ArgumentParser
import BulletinMarkdown
import BulletinModel
import Foundation

/// `bulletin markdown < a.md > a.html`: what a text becomes, without a site around it.
struct MarkdownCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "markdown",
      abstract: help(
        "把标准输入里的 Markdown 变成 HTML，写到标准输出。",
        "Turns Markdown on standard input into HTML on standard output."))
  }

  @Flag(
    name: .long,
    help: ArgumentHelp(
      help("只按 CommonMark，不加表格、脚注和中文规则", "Plain CommonMark, without the additions.")))
  var plain = false

  @OptionGroup var language: LanguageOption

  func run() async throws {
    let surroundings = Surroundings.current()
    let output = Output(showsProgress: false)
    let source = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
    let checked = markdownBody(
      source, options: MarkdownOptions(file: "-", dialect: plain ? .commonMark : .bulletin))
    let printer = TextPrinter(
      language: language.lang ?? surroundings.language, usesColour: surroundings.usesColour)
    let faults = checked.diagnostics.sorted()
    output.say(printer.text(of: faults))
    if let body = checked.value {
      output.give(
        body.html(
          link: { _, link in link.destination },
          image: { _, image in [(name: "src", value: image.destination)] }))
    }
    if faults.contains(where: { $0.severity == .error }) { throw ExitStatus.faults.exit }
  }
}
