import ArgumentParser
import BulletinModel

/// `bulletin explain`: what a code means and what to write instead.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: help(
        "说明一个编号：规则、原因、错的和对的写法、能不能自动改；不写编号就列出全部。",
        "Explains a code: rule, reason, wrong and right, repair; without a code lists them all."))
  }

  @Argument(
    help: ArgumentHelp(
      help(
        "编号，如 E13，可以写几个；也可以写一个词，如 日期",
        "Codes such as E13; or a word, to find the codes about it."), valueName: "code"))
  var codes: [String] = []

  @Flag(
    name: .long,
    help: ArgumentHelp(
      help("把全部编号写成一个网页的 Markdown", "Write all codes as the Markdown of a page.")))
  var markdown = false

  @OptionGroup var language: LanguageOption

  mutating func validate() throws {
    if markdown, !codes.isEmpty {
      throw ValidationError(
        help("--markdown 写出全部编号，后面不用再写编号", "--markdown writes all codes: name none"))
    }
  }

  func run() throws {
    let surroundings = Surroundings.current()
    let words = Words(language: language.lang ?? surroundings.language)
    let output = Output(showsProgress: false)
    let catalogue = FaultCatalogue(words)
    if markdown {
      output.give(Array(catalogue.page.utf8))
      return
    }
    if codes.isEmpty {
      output.give(Array(catalogue.list.utf8))
      output.say(words.explainOne)
      return
    }
    var known: [String] = []
    var unknown = ""
    for typed in codes {
      if let code = FaultCode(typed: typed) {
        known.append(FaultExplanation(code, words).text)
      } else if let found = words.found(typed, in: catalogue) {
        known.append(found)
      } else {
        unknown += words.unknown(typed, in: catalogue)
      }
    }
    output.give(Array(known.joined(separator: "\n").utf8))
    guard unknown.isEmpty else {
      output.say(unknown)
      throw ExitStatus.usage.exit
    }
  }
}

extension Words {
  fileprivate var explainOne: String {
    say(
      "\n要看某一条的说明，如：bulletin explain E13\n",
      "\nTo read about one of them: bulletin explain E13\n")
  }

  /// The list of what is about a word; nil for a number and where nothing is.
  fileprivate func found(_ typed: String, in catalogue: FaultCatalogue) -> String? {
    guard ExplainCommand.number(typed) == nil, !typed.isEmpty else { return nil }
    let codes = catalogue.codes(about: typed)
    guard !codes.isEmpty else { return nil }
    return say("说到“\(typed)”的编号：\n", "Codes about \"\(typed)\":\n")
      + codes.map(catalogue.line).joined()
  }

  /// What to say of a code that there is not.
  fileprivate func unknown(_ typed: String, in catalogue: FaultCatalogue) -> String {
    guard let number = ExplainCommand.number(typed) else {
      return say(
        "没有说到“\(typed)”的编号。全部编号：bulletin explain\n",
        "No code is about \"\(typed)\". bulletin explain lists them all.\n")
    }
    return say("没有编号“\(typed)”。相近的：\n", "There is no code \"\(typed)\". Near it:\n")
      + FaultCatalogue.codes(near: number).map(catalogue.line).joined()
  }
}

extension ExplainCommand {
  /// The number that somebody typed, whether or not a code has it.
  fileprivate static func number(_ typed: String) -> Int? {
    let digits = typed.hasPrefix("E") || typed.hasPrefix("e") ? typed.dropFirst() : typed[...]
    guard digits.utf8.count <= 9 else { return nil }
    return digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
  }
}
