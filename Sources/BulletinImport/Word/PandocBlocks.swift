import BulletinModel

/// Makes passages of the blocks of a pandoc document.
struct PandocBlocks {
  private(set) var passages: [Passage] = []
  private(set) var book = NoteBook()
  /// The notes at the foot, in order.
  private(set) var footnotes: [String] = []
  private var number = 0

  /// Reads all blocks of a document.
  mutating func read(_ document: [String: PandocValue]) {
    if case .map(let meta) = document["meta"] { readMeta(meta) }
    for block in document["blocks"]?.items ?? [] { read(block) }
  }

  private mutating func readMeta(_ meta: [String: PandocValue]) {
    for (key, level) in [("title", 1), ("subtitle", 2)] {
      guard case .element("MetaInlines", let inlines?) = meta[key] else { continue }
      let words = PandocInlines.plain(inlines)
      guard !words.isEmpty else { continue }
      passages.append(
        level == 1
          ? Passage(form: .heading(1), text: words, spot: .paragraph(1))
          : Passage(form: .paragraph, text: "——\(words)", spot: .paragraph(1)))
    }
  }

  private mutating func read(_ block: PandocValue) {
    guard case .element(let tag, let inside) = block else { return }
    let contents = inside ?? .nothing
    number += 1
    switch tag {
    case "Para", "Plain": add(contents)
    case "LineBlock": contents.items.forEach { add($0) }
    case "Header": addHead(contents)
    case "BulletList": add(markdown: list(contents.items, ordered: false, depth: 0))
    case "OrderedList": add(markdown: list(contents[1].items, ordered: true, depth: 0))
    case "BlockQuote": addQuote(contents)
    case "CodeBlock": add(markdown: markdownText((contents[1].string ?? "").replacingLineFeeds))
    case "Table": addTable(contents)
    case "Div": contents[1].items.forEach { read($0) }
    case "Figure":
      contents[2].items.forEach { read($0) }
      contents[1][1].items.forEach { read($0) }
    default: break
    }
  }

  private mutating func add(_ inlines: PandocValue) {
    let words = PandocInlines(inlines, notesBefore: footnotes.count)
    footnotes += words.notes
    for part in words.parts {
      switch part {
      case .words(let plain, let markdown):
        passages.append(
          Passage(
            form: .paragraph, text: plain,
            markdown: markdown == markdownText(plain) ? nil : markdown,
            spot: .paragraph(number)))
      case .picture(let name, let alternative):
        passages.append(
          Passage(
            form: .picture(name, alternative: alternative), text: "", spot: .paragraph(number)))
      }
    }
  }

  private mutating func add(markdown: String) {
    guard !markdown.trimmed.isEmpty else { return }
    passages.append(
      Passage(form: .block, text: "", markdown: markdown, spot: .paragraph(number)))
  }

  private mutating func addHead(_ contents: PandocValue) {
    guard case .number(let level) = contents[0] else { return }
    let words = PandocInlines.plain(contents[2])
    guard !words.isEmpty else { return }
    passages.append(
      Passage(form: .heading(max(1, Int(level))), text: words, spot: .paragraph(number)))
  }

  private mutating func addQuote(_ contents: PandocValue) {
    let lines = contents.items.map { block -> String in
      guard case .element("Para", let inlines?) = block else { return words(of: block) }
      return markdownText(PandocInlines.plain(inlines))
    }.filter { !$0.isEmpty }
    // Word's indents come as quotations: one paragraph alone is a paragraph.
    if lines.count == 1, let block = contents.items.first { return read(block) }
    add(markdown: lines.map { "> \($0)" }.joined(separator: "\n>\n"))
  }

  /// The words of a block and of those in it.
  private func words(of block: PandocValue) -> String {
    guard case .element(let tag, let contents?) = block else { return "" }
    switch tag {
    case "Para", "Plain": return PandocInlines.plain(contents)
    case "Header": return PandocInlines.plain(contents[2])
    case "BulletList":
      return contents.items.map { $0.items.map(words).joined(separator: " ") }
        .joined(separator: "；")
    case "OrderedList":
      return contents[1].items.map { $0.items.map(words).joined(separator: " ") }
        .joined(separator: "；")
    case "BlockQuote": return contents.items.map(words).joined(separator: " ")
    case "Div": return contents[1].items.map(words).joined(separator: " ")
    default: return ""
    }
  }

  // MARK: Lists

  private func list(_ items: [PandocValue], ordered: Bool, depth: Int) -> String {
    let indent = String(repeating: " ", count: depth * 3)
    return items.enumerated().map { place, item -> String in
      let mark = ordered ? "\(place + 1). " : "- "
      var lines: [String] = []
      for block in item.items {
        if case .element("BulletList", let inner?) = block {
          lines.append(list(inner.items, ordered: false, depth: depth + 1))
        } else if case .element("OrderedList", let inner?) = block {
          lines.append(list(inner[1].items, ordered: true, depth: depth + 1))
        } else if lines.isEmpty {
          lines.append(indent + mark + markdownText(words(of: block)))
        } else {
          lines[0] += words(of: block)
        }
      }
      return lines.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  // MARK: Tables

  private mutating func addTable(_ contents: PandocValue) {
    var rows = contents[3][1].items
    for body in contents[4].items { rows += body[2].items + body[3].items }
    rows += contents[5][1].items
    let cells = rows.map { row in row[1].items.map { $0[4] } }
    // A frame around text is a table of one cell.
    if cells.count == 1, cells[0].count == 1 {
      for block in cells[0][0].items { read(block) }
      return
    }
    let texts = cells.map { $0.map { $0.items.map(words).joined(separator: " ").trimmed } }
      .filter { row in row.contains { !$0.isEmpty } }
    guard let first = texts.first else { return }
    let width = texts.map(\.count).max() ?? 0
    let lines = texts.map { row -> String in
      let filled = row + Array(repeating: "", count: width - row.count)
      return "| " + filled.map { tableCell($0) }.joined(separator: " | ") + " |"
    }
    let caption = takeCaption()
    let rule = "| " + Array(repeating: "---", count: width).joined(separator: " | ") + " |"
    add(markdown: ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n"))
    add(markdown: "表：" + (caption ?? first.filter { !$0.isEmpty }.prefix(3).joined(separator: "、")))
    if caption == nil {
      book.guessed(
        .paragraph(number), "表格没有表题，先用表头作表题",
        "the table has no caption: its heads are taken for one")
    } else {
      book.understood(.paragraph(number), "表格 \(texts.count) 行", "a table of \(texts.count) rows")
    }
  }

  private func tableCell(_ text: String) -> String {
    text.isEmpty ? "" : markdownText("x" + text).dropFirst().description
  }

  /// `表1 …` right above a table is its caption.
  private mutating func takeCaption() -> String? {
    guard let last = passages.last, last.form == .paragraph, last.text.hasPrefix("表"),
      last.text.length <= 40, !last.text.endsSentence
    else { return nil }
    let rest = last.text.dropFirst().drop {
      $0.isNumber || "一二三四五六七八九十-—.：: 　".contains($0)
    }
    guard !rest.isEmpty, rest.count < last.text.count - 1 else { return nil }
    passages.removeLast()
    return markdownText(String(rest))
  }
}
