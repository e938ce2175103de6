import BulletinModel

/// What there is to say of one code, apart from any place: for `bulletin explain` and its page.
struct FaultExplanation: Sendable {
  let code: FaultCode
  private let words: Words

  init(_ code: FaultCode, _ words: Words) {
    self.code = code
    self.words = words
  }

  /// The three parts of the catalogue, with ellipses for what only a place has.
  var parts: (rule: String, reason: String, remedy: String) {
    code.text(in: words.language).inGeneral(ellipsis: words.say("……", "…"))
  }

  /// What its severity does to a build.
  var consequence: String {
    switch code.severity {
    case .error: words.say("有它就不生成网站", "nothing is built while it stands")
    case .warning:
      words.say(
        "照样生成网站；加了 --strict 就不生成", "the site is built all the same, unless --strict is given")
    case .note: words.say("照样生成网站，值得看一眼", "the site is built all the same; worth a look")
    }
  }

  /// Whether a site may change the severity, and how.
  var freedom: String {
    if code.isLocked {
      return words.say(
        "关系到个人信息、保密或数据的正确，站点不能改成警告",
        "it concerns persons, secrecy or true figures: no site may make it less")
    }
    guard code.severity != .error else {
      return words.say("站点不能改成警告", "no site may make it less than an error")
    }
    let other = code.severity == .note ? "warning" : "note"
    return words.say(
      "站点可以改级别：在 site.yml 里写 severity: {\(code.label): \(other)}",
      "a site may change it: severity: {\(code.label): \(other)} in site.yml")
  }

  /// Whether `bulletin fix` mends it.
  var repair: String {
    code.isFixable
      ? words.say(
        "有把握的，bulletin fix 可以替你改", "bulletin fix mends it where the repair is sure")
      : words.say("要自己改，bulletin fix 不改它", "yours to mend: bulletin fix leaves it")
  }

  /// Everything, for a terminal.
  var text: String {
    let parts = parts
    let severity = words.name(of: code.severity)
    var output = "\(code.label) \(severity)  \(parts.rule)\n"
    output += words.say("  原因：", "  why: ") + parts.reason + "\n"
    output += words.say("  改法：", "  fix: ") + parts.remedy + "\n"
    if let example = code.example {
      output += words.say("  错的写法：\n", "  wrong:\n") + indented(example.wrong)
      output += words.say("  对的写法：\n", "  right:\n") + indented(example.right)
    }
    output += words.say("  级别：", "  severity: ")
    output += words.say(
      "\(severity)，\(consequence)；\(freedom)\n", "\(severity): \(consequence); \(freedom)\n")
    return output + words.say("  自动改：", "  repair: ") + repair + "\n"
  }

  private func indented(_ lines: String) -> String {
    lines.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "\n" : "      \($0)\n" }.joined()
  }
}

extension Words {
  /// What a group of codes is about.
  func name(of group: FaultGroup) -> String {
    switch group {
    case .file: say("文件", "Files")
    case .metadata: say("文首信息、日期和图片", "Front matter, dates and pictures")
    case .text: say("正文", "Text")
    case .ledger: say("台账", "Registers")
    case .numbers: say("文章里的数和图表", "Figures in prose, charts and tables")
    case .privacy: say("个人信息和保密", "Persons and secrecy")
    case .site: say("整个网站", "The site as a whole")
    }
  }
}
