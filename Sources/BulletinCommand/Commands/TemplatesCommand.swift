import ArgumentParser
import BulletinModel

/// `bulletin templates`: what every template prints, and every name that it may use.
struct TemplatesCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "templates",
      abstract: help(
        "给改模板的人：有哪些模板；写上一个名字，就列出它能用的名字和写法。",
        "For theme authors: the templates; with one of them, every name that it may use."))
  }

  @Argument(
    help: ArgumentHelp(
      help("模板的名字，如 item；不写就列出全部", "A template, such as item; else all are listed."),
      valueName: "template"))
  var template: String?

  @Flag(
    name: .long,
    help: ArgumentHelp(
      help("把全部名字写成一个网页的 Markdown", "Write all names as the Markdown of a page.")))
  var markdown = false

  @OptionGroup var language: LanguageOption

  mutating func validate() throws {
    if markdown, template != nil {
      throw ValidationError(
        help("--markdown 写出全部模板，后面不用再写名字", "--markdown writes all templates: name none"))
    }
  }

  func run() throws {
    let report = FaultReport(language.lang, surroundings: Surroundings.current())
    let reference = ThemeReference(report.words)
    guard !markdown else {
      report.give(reference.page)
      return
    }
    guard let template else {
      report.give(reference.list)
      report.say(
        report.words.say(
          "看一个模板能用的名字，如：bulletin templates item\n",
          "For the names of one: bulletin templates item\n"))
      return
    }
    let name = template.hasSuffix(".mustache") ? String(template.dropLast(9)) : template
    guard let names = reference.names(ofTemplate: name) else {
      report.say(
        report.words.say(
          "没有叫“\(template)”的页面模板。有这些：\n", "No page has a template \"\(template)\". There are:\n")
          + reference.list)
      throw ExitStatus.usage.exit
    }
    report.give(names)
  }
}
