import BulletinPages
import BulletinTemplates

/// Every template and every name that it may use, for a terminal and as a page of a site.
struct ThemeReference: Sendable {
  private let words: Words
  private let outline = ThemeOutline()
  private let glossary: ThemeGlossary

  init(_ words: Words) {
    self.words = words
    glossary = ThemeGlossary(words.language)
  }

  /// The templates of pages, one a line.
  var list: String {
    outline.pages.map { page in
      let label = page.template + String(repeating: " ", count: 12 - page.template.utf8.count)
      return "  \(label)\(glossary.title(ofType: page.type))\n"
    }.joined()
  }

  /// The names of a template; nil where none of pages is called so.
  func names(ofTemplate template: String) -> String? {
    guard let page = outline.pages.first(where: { $0.template == template }) else { return nil }
    var text = "\(template).mustache  \(glossary.title(ofType: page.type))\n"
    for name in type(page.type).names {
      let label = name.name + String(repeating: " ", count: max(1, 15 - name.name.utf8.count))
      text += "  \(label)\(glossary.meaning(of: name.name))  \(written(name))\n"
      guard case .one(let type) = name.use, type != "PageFrame" else {
        if case .list(let type) = name.use { text += inner(type) }
        continue
      }
      text += inner(type)
    }
    return text
  }

  private func inner(_ type: String) -> String {
    let names = self.type(type).names.map(\.name).joined(separator: " ")
    return "                 \(words.say("里面：", "inside: "))\(names)\n"
  }

  private func type(_ name: String) -> TemplateOutline {
    guard let type = outline.types.first(where: { $0.type == name }) else {
      preconditionFailure("the context \(name) has no outline")
    }
    return type
  }

  /// How a template writes a name.
  private func written(_ name: TemplateOutline.Name) -> String {
    let plain =
      switch name.use {
      case .text: "{{\(name.name)}}"
      case .markup: "{{{\(name.name)}}}"
      case .words: "{{\(name.name).…}}"
      case .texts: "{{#\(name.name)}}{{.}}{{/\(name.name)}}"
      case .flag, .one, .list: "{{#\(name.name)}}…{{/\(name.name)}}"
      }
    switch name.use {
    case .text, .markup:
      return name.isOptional ? "{{#\(name.name)}}\(plain){{/\(name.name)}}" : plain
    case .words, .texts, .flag, .one, .list: return plain
    }
  }

  // MARK: The page

  /// The reference as Markdown.
  var page: String {
    let roots = Set(outline.pages.map(\.type))
    var text = """
      ---
      title: \(words.say("模板里的名字", "Names in templates"))
      order: 8
      summary: \(summary)
      ---

      \(introduction)


      """
    text += words.say("## 页面的模板\n\n", "## Templates of pages\n\n")
    for page in outline.pages {
      text += "### \(page.template).mustache\n\n\(glossary.title(ofType: page.type))\n\n"
      text += table(type(page.type))
    }
    text += words.say("## 名字里面的名字\n\n", "## Names inside of names\n\n")
    for outline in outline.types where !roots.contains(outline.type) {
      text += "### \(heading(outline.type))\n\n\(glossary.title(ofType: outline.type))\n\n"
      text += table(outline)
    }
    return text
  }

  private var summary: String {
    words.say(
      "每个模板能用的每一个名字：是什么、怎么写。由程序自己的声明生成。",
      "\"Every name that each template may use: what it is and how it is written.\"")
  }

  private var introduction: String {
    words.say(
      """
      改模板时查这一页；在终端里运行 `bulletin templates item` 也能看到同样的内容。“可无”的名字要放在 \
      `{{#名字}}…{{/名字}}` 里，没有的时候整段不印。`frame` 和 `t` 处处可用，别的名字不往外找。
      """,
      """
      Look names up here, or run `bulletin templates item`. What may be absent stands inside \
      `{{#name}}…{{/name}}`, which prints nothing then. `frame` and `t` hold everywhere; other names \
      never climb.
      """)
  }

  private func heading(_ type: String) -> String {
    type.hasSuffix("Context") ? String(type.dropLast("Context".count)) : type
  }

  private func table(_ outline: TemplateOutline) -> String {
    var text = words.say(
      "| 名字 | 是什么 | 写法 | 里面 |\n|---|---|---|---|\n",
      "| Name | What it is | Written | Inside |\n|---|---|---|---|\n")
    for name in outline.names {
      var inside = ""
      switch name.use {
      case .one(let type), .list(let type):
        let root = self.outline.pages.first { $0.type == type }
        let shown = root.map { "\($0.template).mustache" } ?? heading(type)
        inside = shown
      case .text, .markup, .flag, .words, .texts: break
      }
      let absent = name.isOptional ? words.say("，可无", "; may be absent") : ""
      text +=
        "| `\(name.name)` | \(glossary.meaning(of: name.name))\(absent) | `\(written(name))` "
        + "| \(inside) |\n"
    }
    return text + "\n"
  }
}
