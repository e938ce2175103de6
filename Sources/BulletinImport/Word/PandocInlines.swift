import BulletinModel

/// Words of a pandoc document with the pictures and notes among them.
struct PandocInlines: Sendable {
  /// A part of a paragraph that stands by itself.
  enum Part: Sendable, Hashable {
    /// Words as they are and as Markdown.
    case words(plain: String, markdown: String)
    case picture(String, alternative: String)
  }

  private(set) var parts: [Part] = []
  /// The notes at the foot, in order.
  private(set) var notes: [String] = []
  private let firstNote: Int
  private var plain = ""
  private var markdown = ""
  /// Tells whether any word is not bold.
  private var hasPlainWords = false
  private var boldDepth = 0

  init(_ inlines: PandocValue, notesBefore: Int = 0) {
    firstNote = notesBefore
    add(inlines)
    endLine()
  }

  /// The words of inlines alone.
  static func plain(_ inlines: PandocValue) -> String {
    PandocInlines(inlines).parts.compactMap { part in
      if case .words(let plain, _) = part { plain } else { nil }
    }.joined(separator: " ")
  }

  private mutating func add(_ inlines: PandocValue) {
    for inline in inlines.items { addOne(inline) }
  }

  private mutating func addOne(_ inline: PandocValue) {
    guard case .element(let tag, let inside) = inline else { return }
    let contents = inside ?? .nothing
    switch tag {
    case "Str": add(words: contents.string ?? "")
    case "Space", "SoftBreak": add(words: " ")
    case "LineBreak": endLine()
    case "Strong": addBold(contents)
    case "Emph", "Underline", "Strikeout", "Superscript", "Subscript", "SmallCaps": add(contents)
    case "Quoted": addQuoted(contents)
    case "Link": addLink(contents)
    case "Image": addPicture(contents)
    case "Note": addNote(contents)
    case "Code", "Math": add(words: contents[1].string ?? "")
    case "Span", "Cite": add(contents[1])
    default: break
    }
  }

  private mutating func add(words: String) {
    plain += words
    markdown += words == " " ? " " : escaped(words)
    if boldDepth == 0, !words.trimmed.isEmpty { hasPlainWords = true }
  }

  /// Words within a line: what opens blocks is made plain when the line is whole.
  private func escaped(_ words: String) -> String {
    let text = markdownText("x" + words)
    return String(text.dropFirst())
  }

  private mutating func endLine() {
    let words = plain.trimmed
    if !words.isEmpty {
      // A line that is bold as a whole is a head or nothing special.
      let isWhole = !hasPlainWords
      parts.append(.words(plain: words, markdown: isWhole ? markdownText(words) : opened(markdown)))
    }
    (plain, markdown, hasPlainWords) = ("", "", false)
  }

  /// A line whose first character would open a block with that character made plain.
  private func opened(_ line: String) -> String {
    let line = line.trimmed
    let start = String(line.prefix(12))
    let safe = markdownText(start)
    guard !start.hasPrefix("**"), !start.hasPrefix("\\"), !start.hasPrefix("["),
      safe.length == start.length + 1,
      ["\\"].contains(safe.prefix(1)) || start.first?.isDigit == true
    else { return line }
    return safe + line.dropFirst(start.count)
  }

  // MARK: Marks

  private mutating func addBold(_ contents: PandocValue) {
    boldDepth += 1
    let before = markdown
    markdown = ""
    add(contents)
    boldDepth -= 1
    let inside = markdown.trimmed
    let edges = [inside.unicodeScalars.first, inside.unicodeScalars.last].compactMap { $0 }
    let isRunIn = before.trimmed.isEmpty && inside.hasSuffix("。")
    let isMarked =
      !inside.isEmpty && !inside.contains("*")
      && (isRunIn || edges.allSatisfy { isHan($0) || $0.properties.isAlphabetic })
    markdown = before + (isMarked ? "**\(inside)**" : markdown)
  }

  private mutating func addQuoted(_ contents: PandocValue) {
    let isSingle = contents[0] == .element("SingleQuote", nil)
    add(words: isSingle ? "‘" : "“")
    add(contents[1])
    add(words: isSingle ? "’" : "”")
  }

  private mutating func addLink(_ contents: PandocValue) {
    let address = contents[2][0].string ?? ""
    guard address.hasPrefix("http://") || address.hasPrefix("https://"),
      !address.contains(where: { "<> \n".contains($0) })
    else { return add(contents[1]) }
    let before = markdown
    markdown = ""
    add(contents[1])
    markdown = before + (markdown.trimmed.isEmpty ? "" : "[\(markdown.trimmed)](<\(address)>)")
  }

  private mutating func addPicture(_ contents: PandocValue) {
    endLine()
    let given = PandocInlines.plain(contents[1])
    let title = contents[2][1].string ?? ""
    let isTitle = !title.isEmpty && title != "fig:"
    parts.append(
      .picture(contents[2][0].string ?? "", alternative: given.isEmpty && isTitle ? title : given))
  }

  private mutating func addNote(_ blocks: PandocValue) {
    let words = blocks.items.map { block -> String in
      guard case .element(_, let contents?) = block else { return "" }
      return PandocInlines.plain(contents)
    }.filter { !$0.isEmpty }.joined(separator: " ")
    guard !words.isEmpty else { return }
    notes.append(words)
    markdown += "[^\(firstNote + notes.count)]"
  }
}
