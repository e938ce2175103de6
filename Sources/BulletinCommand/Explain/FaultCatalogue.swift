import BulletinModel

/// All codes by group, as a list for a terminal and as a page of a site.
struct FaultCatalogue: Sendable {
  private let words: Words

  init(_ words: Words) {
    self.words = words
  }

  /// The groups in their order, each with its codes by number.
  private var groups: [(group: FaultGroup, codes: [FaultCode])] {
    FaultGroup.allCases.map { group in
      (group, FaultCode.allCases.filter { $0.group == group }.sorted { $0.number < $1.number })
    }
  }

  /// One line a code.
  var list: String {
    groups.map { group, codes in
      "\(words.name(of: group))\n" + codes.map(line).joined()
    }.joined(separator: "\n")
  }

  /// One line: code, severity, rule.
  func line(of code: FaultCode) -> String {
    let label = code.label + String(repeating: " ", count: max(0, 4 - code.label.utf8.count))
    let rule = FaultExplanation(code, words).parts.rule
    return "  \(label)  \(words.name(of: code.severity))  \(rule)\n"
  }

  /// The codes whose texts hold a word.
  func codes(about word: String) -> [FaultCode] {
    let wanted = word.lowercased()
    return FaultCode.allCases.filter { code in
      MessageLanguage.allCases.contains { language in
        let parts = FaultExplanation(code, Words(language: language)).parts
        return [parts.rule, parts.reason, parts.remedy].contains {
          $0.lowercased().contains(wanted)
        }
      }
    }.sorted { $0.number < $1.number }
  }

  /// The codes nearest to a number that none has.
  static func codes(near number: Int) -> [FaultCode] {
    let nearest = FaultCode.allCases.sorted {
      (abs($0.number - number), $0.number) < (abs($1.number - number), $1.number)
    }
    return nearest.prefix(4).sorted { $0.number < $1.number }
  }

  // MARK: The page

  /// The catalogue as Markdown: a heading a code, so that `#e13` leads to E13.
  var page: String {
    let head = """
      ---
      title: \(words.say("全部提示", "All messages"))
      order: 6
      summary: \(summary)
      ---

      \(introduction)


      """
    return head + groups.map(section).joined(separator: "\n")
  }

  private var summary: String {
    words.say(
      "程序的每一条提示：说的是什么、为什么、错的和对的写法、怎么改，能不能自动改。",
      "\"Every message of the program: what it means, why, wrong and right, and what to do.\"")
  }

  private var introduction: String {
    words.say(
      """
      程序的提示都有编号，如 E13。按编号在这一页里找，或者运行 `bulletin explain E13`。错误要改好才能生成网站；\
      警告和提示不妨碍生成。这一页由程序自己的说明生成，和程序一致。
      """,
      """
      Every message bears a code, such as E13: look it up on this page or run `bulletin explain E13`. \
      Nothing is built while an error stands; warnings and notes hinder nothing. This page is made from \
      the program's own texts.
      """)
  }

  private func section(_ group: FaultGroup, _ codes: [FaultCode]) -> String {
    "## \(words.name(of: group))\n\n" + codes.map(entry).joined(separator: "\n")
  }

  private func entry(_ code: FaultCode) -> String {
    let explanation = FaultExplanation(code, words)
    let parts = explanation.parts
    let severity = words.name(of: code.severity)
    var output = "### \(code.label)\n\n"
    output += words.say("\(severity)：", "\(severity): ") + "\(plain(parts.rule))\n\n"
    output += words.say("- 原因：", "- Why: ") + "\(plain(parts.reason))\n"
    output += words.say("- 改法：", "- What to do: ") + "\(plain(parts.remedy))\n"
    output += words.say("- 级别：", "- Severity: ") + "\(explanation.consequence)；"
    output += "\(plain(explanation.freedom))\n"
    output += words.say("- 自动改：", "- Repair: ") + "\(explanation.repair)\n"
    if let example = code.example {
      output += words.say("\n错的写法：\n\n", "\nWrong:\n\n") + fenced(example.wrong)
      output += words.say("\n对的写法：\n\n", "\nRight:\n\n") + fenced(example.right)
    }
    return output
  }

  /// What must not stand in any published text, and what stands for it on the page.
  private static let covered = [
    ("13812345678", "138××××××××"), ("3号楼2单元501室", "×号楼×单元×室"),
  ]

  /// Lines as they stand, with what must not be published covered.
  private func fenced(_ lines: String) -> String {
    let shown = FaultCatalogue.covered.reduce(lines) { $0.replacing($1.0, with: $1.1) }
    return "```\n\(shown)\n```\n"
  }

  /// Words that Markdown takes for nothing but words.
  private func plain(_ text: String) -> String {
    var output = ""
    for character in text {
      if "\\`*_{}[]<>#|~!&".contains(character) { output.append("\\") }
      output.append(character)
    }
    return output
  }
}
