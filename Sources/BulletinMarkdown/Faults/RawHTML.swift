import BulletinModel

/// Raw HTML as its author meant it: the tag, the words in it, and how Markdown writes the same.
struct RawHTML {
  private let html: UnsafeBufferPointer<UInt8>

  init(_ html: UnsafeBufferPointer<UInt8>) {
    self.html = html
  }

  /// Tells whether it begins a comment.
  var isComment: Bool { html.holds("<!--", at: firstMark) }

  /// Tells whether it begins with an end tag.
  var isEnd: Bool { html.holds("</", at: firstMark) }

  private var firstMark: Int { html.firstIndex { $0 > 0x20 } ?? html.count }

  /// The name of the first tag, in small letters; empty for anything else.
  var name: String {
    guard let open = html.firstOffset(of: 0x3C, in: html.indices) else { return "" }
    var index = open + 1
    if index < html.count, html[index] == 0x2F { index += 1 }
    let start = index
    while index < html.count, RawHTML.isNameByte(html[index]) { index += 1 }
    return String(decoding: html[start..<index], as: UTF8.self).lowercased()
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// The words between the tags, comments left out, cut where they are long.
  func words(atMost most: Int) -> String {
    var bytes: [UInt8] = []
    var index = 0
    while index < html.count {
      if html[index] == 0x3C {
        index = tagEnd(from: index)
      } else {
        bytes.append(html[index])
        index += 1
      }
      if bytes.count > 4000 { break }
    }
    let words = String(decoding: bytes, as: UTF8.self).split { $0.isWhitespace }
      .joined(separator: " ").unicodeScalars
    guard words.count > most else { return String(words) }
    return String(words.prefix(most)) + "……"
  }

  /// The offset behind a tag or comment; a lone `<` ends where the text does.
  private func tagEnd(from start: Int) -> Int {
    guard html.holds("<!--", at: start) else {
      return html.firstOffset(of: 0x3E, in: start..<html.count).map { $0 + 1 } ?? html.count
    }
    var index = start + 4
    while index < html.count, !html.holds("-->", at: index) { index += 1 }
    return min(index + 3, html.count)
  }

  /// How Markdown writes what a tag does.
  static func remedy(_ name: String) -> (chinese: String, english: String) {
    switch name {
    case "b", "strong": ("改成 **文字**", "write **words**")
    case "i", "em": ("改成 *文字*", "write *words*")
    case "a": ("改成 [文字](网址)", "write [words](address)")
    case "img": ("改成 ![画面说明](图片文件名)", "write ![description](file)")
    case "br": ("换行就在上一行末尾加 \\，分段就空一行", "end the line with \\, or leave a line blank")
    case "hr": ("改成单独一行 ---，上下各空一行", "write --- on a line of its own")
    case "sup", "sub":
      ("上标、下标直接写 ²、₂ 这样的字，注释写 [^1]", "write signs such as ² and ₂; notes are [^1]")
    case "table", "thead", "tbody", "tr", "td", "th", "caption", "col", "colgroup":
      ("改成 | 甲 | 乙 | 这样的表格，或另存为附件", "write a table of | a | b | rows")
    case "ul", "ol", "li": ("改成 - 或 1. 开头的列表", "write a list of - or 1. items")
    case "h1", "h2", "h3", "h4", "h5", "h6": ("改成 ## 加空格再写标题", "write ##, space, heading")
    case "pre", "code": ("改成 `代码`；整段代码的上下各写一行 ```", "write `code`, or fence it by ```")
    case "script", "style", "iframe", "embed", "object", "video", "audio", "canvas", "svg":
      ("删掉；影片和程序改成链接", "delete it; link to what it shows")
    default:
      ("删掉尖括号里的代码，只留文字；真要写小于号，就在它前面加 \\", "delete the tag, keep the words; escape a real < with \\")
    }
  }
}

extension BodyWriter {
  /// Names a block of raw HTML, with the words that go with it; one fault for blocks that touch.
  mutating func checkHTMLBlock(_ node: Node) {
    let raw = RawHTML(node.literal)
    let words = raw.words(atMost: 20)
    if words.isEmpty {
      // Comments are the editors' own; what goes on or ends was named where it began.
      if raw.isComment || raw.isEnd && hasRawHTML { return }
      if let before = node.previous, before.kind == .htmlBlock, hasRawHTML { return }
    }
    let start = block.start(of: node)
    let end = max(start, block.lineEnd(node.startLine))
    passage = block.passage
    noteRawHTML(raw.name, source(start..<end), words: words)
  }

  /// Names a tag within a line; tags that touch are one.
  mutating func checkInlineHTML(_ literal: UnsafeBufferPointer<UInt8>, from start: Int) {
    let raw = RawHTML(literal)
    guard !raw.isEnd, !raw.isComment else { return }
    defer { rawHTMLEnd = cursor.at }
    if rawHTMLEnd == start { return }
    noteRawHTML(raw.name, source(start..<max(cursor.at, start)), words: "")
  }

  private mutating func noteRawHTML(_ name: String, _ source: Range<Int>, words: String) {
    hasRawHTML = true
    let remedy = RawHTML.remedy(name)
    var values = ["how": remedy.chinese, "how@en": remedy.english]
    if !words.isEmpty { values["words"] = words }
    fault(.rawHTML, source, values)
  }
}
