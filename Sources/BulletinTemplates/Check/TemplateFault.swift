/// What can be wrong with a template, apart from unknown names: why, and what to write instead.
struct TemplateFault: Sendable {
  let chinese: String
  let english: String

  private init(_ chinese: String, _ english: String) {
    self.chinese = chinese
    self.english = english
  }
}

// MARK: How tags follow each other

extension TemplateFault {
  static let unclosedTag = TemplateFault(
    "标签没有用 }} 结束", "the tag is never closed by }}")
  static let unsupportedTag = TemplateFault(
    "不能改换标签的记号，也不能用变动的片段名；只用 {{名字}} 和 # ^ / > < $ & !",
    "delimiters cannot be changed and names cannot be dynamic: use {{name}} and # ^ / > < $ & !")
  static let unusableName = TemplateFault(
    "标签里要有一个名字，不带空格，点的两边都有字", "a tag holds one name without spaces or empty parts")
  static func unclosedSection(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”没有结束，补上 {{/\(name)}}", "\"\(name)\" is never closed: add {{/\(name)}}")
  }
  static func wrongEnd(_ name: String, expected: String, line: Int) -> TemplateFault {
    TemplateFault(
      "这里应当是 {{/\(expected)}}（对应第 \(line) 行），不是 {{/\(name)}}",
      "{{/\(expected)}} is expected here, for line \(line), not {{/\(name)}}")
  }
  static func endWithoutStart(_ name: String) -> TemplateFault {
    TemplateFault(
      "{{/\(name)}} 没有对应的开头，删去它", "{{/\(name)}} closes nothing: remove it")
  }
  static func noTemplate(_ name: String, near: String?) -> TemplateFault {
    TemplateFault(
      "没有名为“\(name)”的模板" + (near.map { "，相近：\($0)" } ?? ""),
      "there is no template \"\(name)\"" + (near.map { ", close: \($0)" } ?? ""))
  }
  static func noBlock(_ name: String, parent: String, near: String?) -> TemplateFault {
    TemplateFault(
      "模板“\(parent)”里没有区块“\(name)”" + (near.map { "，相近：\($0)" } ?? ""),
      "template \"\(parent)\" has no block \"\(name)\"" + (near.map { ", close: \($0)" } ?? ""))
  }
  static func notABlock(_ parent: String) -> TemplateFault {
    TemplateFault(
      "{{<\(parent)}} 里只能写 {{$区块}}…{{/区块}}，别的标签不会输出",
      "{{<\(parent)}} may hold only {{$block}}…{{/block}}: other tags would print nothing")
  }
  static func endlessPartial(_ name: String) -> TemplateFault {
    TemplateFault(
      "片段“\(name)”一直调用自己，没有尽头；把调用放进列表的 {{#…}} 里",
      "partial \"\(name)\" calls itself without end: put the call into the section of a list")
  }
}

// MARK: What a name stands for

extension TemplateFault {
  static func textNeedsTwoBraces(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”是文字，应写成 {{\(name)}}", "\"\(name)\" is text: write {{\(name)}}")
  }
  static func markupNeedsThreeBraces(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”是排好的内容，应写成 {{{\(name)}}}",
      "\"\(name)\" is markup: write {{{\(name)}}}")
  }
  static func flagIsForSections(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”只有是与否，要写成 {{#\(name)}}…{{/\(name)}}",
      "\"\(name)\" is a condition: write {{#\(name)}}…{{/\(name)}}")
  }
  static func listIsForSections(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”是列表，要用 {{#\(name)}}…{{/\(name)}} 逐项写出",
      "\"\(name)\" is a list: print its items in {{#\(name)}}…{{/\(name)}}")
  }
  static func objectHasNames(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”是一组内容，要写出其中的名字，如 {{#\(name)}}…{{/\(name)}}",
      "\"\(name)\" has names of its own: use one of them, as in {{#\(name)}}…{{/\(name)}}")
  }
  static func wordsNeedAKey(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”是文字表，要写成 {{\(name).键}}",
      "\"\(name)\" is the list of words: write {{\(name).key}}")
  }
  static func alwaysThere(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”总是有的，不需要 {{#…}} 或 {{^…}}，直接写出即可",
      "\"\(name)\" is always there: print it without {{#…}} or {{^…}}")
  }
  static func hasNoParts(_ name: String, part: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”后面不能再加“.\(part)”",
      "\"\(name)\" has no parts: remove \".\(part)\"")
  }
  static func listHasNoParts(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”是列表，先用 {{#\(name)}}…{{/\(name)}} 打开",
      "\"\(name)\" is a list: open it with {{#\(name)}}…{{/\(name)}} first")
  }
}

// MARK: Where in the markup a tag stands

extension TemplateFault {
  static func unbalanced(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”的开头和结尾在 HTML 里不是同一处：引号、标签要在里面成对",
      "\"\(name)\" does not end where it began in the markup: close quotes and tags inside it")
  }
  static func unbalancedPartial(_ name: String) -> TemplateFault {
    TemplateFault(
      "片段“\(name)”会调用自己，其中的引号、标签必须成对",
      "partial \"\(name)\" calls itself, so it must close the quotes and tags that it opens")
  }
  static func outsideQuotes(_ name: String) -> TemplateFault {
    TemplateFault(
      "属性值要加引号，如 href=\"{{\(name)}}\"",
      "put quotes around the attribute's value, as in href=\"{{\(name)}}\"")
  }
  static func insideTag(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”不能作标签名或属性名，只能放在正文里或带引号的属性值里",
      "\"\(name)\" may not be part of a tag: print it in text or in a quoted attribute")
  }
  static func insideCode(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”不能放在脚本、样式里；数据放进 data- 属性",
      "\"\(name)\" may not stand in a script or a style: put data into a data- attribute")
  }
  static func insideComment(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”不能放在 HTML 注释里；注释用 {{! … }}",
      "\"\(name)\" may not stand in an HTML comment: use {{! … }} for comments")
  }
  static func markupOutsideText(_ name: String) -> TemplateFault {
    TemplateFault(
      "“\(name)”是排好的内容，只能放在正文里",
      "\"\(name)\" is markup: it may stand in text only")
  }
}
