import BulletinModel

/// Reads the prose of an item: paragraphs, section heads, lists, captions and what closes it.
struct ItemBody {
  private(set) var draft: ItemDraft
  private let passages: [Passage]
  private var place = 0
  private var level = 1
  /// Tells whether the last block is a list that goes on.
  private var isInList = false
  /// The caption that a credit on a line of its own belongs to.
  private var lastCaption: Int?

  init(_ passages: [Passage], _ draft: ItemDraft) {
    self.passages = passages
    self.draft = draft
  }

  /// Reads all of it.
  mutating func read() {
    while place < passages.count {
      let passage = passages[place]
      switch passage.form {
      case .block: add(passage.markdown ?? passage.text)
      case .heading(let depth): addHead(passage.asMarkdown, max(2, depth))
      case .picture(let name, let alternative): addPicture(name, alternative, passage)
      case .line, .paragraph: readParagraph(passage)
      }
      place += 1
    }
    finishSource()
  }

  private mutating func add(_ block: String) {
    draft.body.append(block)
    isInList = false
  }

  private mutating func addItem(_ text: String) {
    if isInList, let last = draft.body.popLast() {
      draft.body.append("\(last)\n- \(text)")
    } else {
      draft.body.append("- \(text)")
    }
    isInList = true
  }

  private mutating func readParagraph(_ passage: Passage) {
    let text = passage.text
    if draft.body.isEmpty, takeDateline(passage) { return }
    if takePicture(passage) || takeClosing(passage) { return }
    if let item = LineSigns.dashed(text), (4...40).contains(item.length), item.hasSuffix("。") {
      return addItem(markdownText(item))
    }
    if let item = LineSigns.bullet(text) { return addItem(markdownText(item)) }
    if let depth = LineSigns.numberedHead(text), isFollowed { return addHead(text, depth) }
    if isSectionHead(place) {
      var head = text
      if isSectionHead(place + 1) {
        place += 1
        head += " " + passages[place].text
      }
      draft.notes.guessed(passage.spot, "看成小标题：\(head)", "taken for a section head: \(head)")
      return addHead(markdownText(head), 2)
    }
    tellShortName(passage)
    add(passage.asMarkdown)
  }

  private mutating func addHead(_ head: String, _ depth: Int) {
    // No level is passed over.
    level = min(depth, level + 1)
    add(String(repeating: "#", count: max(2, level)) + " " + head)
  }

  /// Tells whether prose follows.
  private var isFollowed: Bool { place + 1 < passages.count }

  private func isSectionHead(_ place: Int) -> Bool {
    guard place + 1 < passages.count, passages[place].form == .paragraph,
      passages[place].markdown == nil || passages[place].markdown == passages[place].text,
      LineSigns.isHeadLike(passages[place].text, most: 30), !passages[place].text.endsSentence,
      !passages[place].text.contains("http")
    else { return false }
    return passages[(place + 1)...].contains { $0.text.endsSentence && $0.text.length > 12 }
  }

  /// A short name given in brackets, for the glossary.
  private mutating func tellShortName(_ passage: Passage) {
    for mark in ["以下简称“", "以下简称\""] {
      guard let start = passage.text.range(ofText: mark) else { continue }
      let rest = passage.text.unicodeScalars.dropFirst(start + mark.length)
      let name = String(String.UnicodeScalarView(rest.prefix { $0 != "”" && $0 != "\"" }))
      draft.notes.understood(
        passage.spot, "有简称“\(name)”，全文可用", "gives the short name \"\(name)\"")
    }
  }

  // MARK: Opening and closing lines

  private mutating func takeDateline(_ passage: Passage) -> Bool {
    guard draft.dateline == nil, let found = LineSigns.dateline(passage.text) else { return false }
    draft.dateline = found.place
    if let names = found.names { draft.takeDatelineNames(names) }
    draft.notes.understood(
      passage.spot, "电头：\(found.place)" + (found.names.map { "，署名：\($0)" } ?? ""),
      "dateline: \(found.place)" + (found.names.map { ", byline: \($0)" } ?? ""))
    guard !found.rest.isEmpty else { return true }
    add(cut(passage, to: found.rest))
    return true
  }

  /// The Markdown of a paragraph without the words before some; the words alone where marks stand
  /// among those that are cut.
  private func cut(_ passage: Passage, to rest: String) -> String {
    let before = passage.text.unicodeScalars.dropLast(rest.length)
    guard let markdown = passage.markdown, markdown.unicodeScalars.starts(with: before) else {
      return markdownText(rest)
    }
    return String(String.UnicodeScalarView(markdown.unicodeScalars.dropFirst(before.count))).trimmed
  }

  private mutating func takeClosing(_ passage: Passage) -> Bool {
    let text = passage.text
    if let note = LineSigns.authorNote(text) {
      draft.authorNote = note
    } else if let staff = LineSigns.staff(text) {
      draft.credits += staff
    } else if let note = LineSigns.editorNote(text), draft.body.isEmpty, !note.isEmpty {
      draft.editorNote = note
    } else if isNearEnd, let info = LineSigns.origin(text) ?? InfoLine(text),
      info.source != nil || info.url != nil
    {
      draft.take(info, at: passage.spot)
      return true
    } else if isNearEnd, draft.byline == nil, let byline = LineSigns.byline(text) {
      draft.byline = byline
    } else if isNearEnd, text.hasPrefix("http"), text.words.count == 1, draft.source != nil {
      draft.takeURL(text)
    } else {
      return takeClosingDate(passage)
    }
    draft.notes.understood(
      passage.spot, "署名、编审或按语：\(text.excerpt)", "names or a note: \(text.excerpt)")
    return true
  }

  private var isNearEnd: Bool { passages.count - place <= 4 }

  /// `2025年8月15日` below a text: the day of the item, and printed as it stands.
  private mutating func takeClosingDate(_ passage: Passage) -> Bool {
    guard isNearEnd, draft.date == nil, let found = DateFinder.whole(passage.text),
      let date = found.date
    else { return false }
    draft.date = date
    draft.notes.guessed(
      passage.spot, "落款日期当成稿件日期：\(date.iso)", "the date below is taken for the item's: \(date.iso)")
    add(passage.asMarkdown)
    return true
  }

  /// A source that is told in full goes into the front matter; one that is not stays in the prose.
  private mutating func finishSource() {
    guard var source = draft.source else { return }
    if source.name.isEmpty {
      draft.body.append("原文：<\(source.url ?? "")>")
      draft.source = nil
      return
    }
    source.date = source.date ?? draft.date
    draft.source = source
    if source.isComplete {
      draft.genre = .reprint
      return
    }
    var line = "来源：\(source.name)"
    if let page = source.page { line += "第\(page)版" }
    draft.body.append(markdownText(line))
    draft.notes.left(
      .whole, "来源不全（转载要有日期和网址），留在文末：\(source.name)",
      "the source lacks a date or an address and stands below the text: \(source.name)")
  }

  // MARK: Pictures

  private mutating func addPicture(_ name: String, _ alternative: String, _ passage: Passage) {
    add(ItemWriter.mark(draft.photos.count))
    let given = alternative.trimmed
    // What a program wrote of a picture is no description.
    let isUseful =
      given.hasHan && given.length >= 4
      && !given.begins(with: ["图片", "图形", "图示", "照片", "手机屏幕", "表格"])
    draft.photos.append(
      ItemDraft.Photo(
        picture: ImportedPicture(name, []), alternative: isUseful ? given : nil, spot: passage.spot)
    )
    lastCaption = draft.photos.count - 1
  }

  private mutating func takePicture(_ passage: Passage) -> Bool {
    let text = passage.text
    if LineSigns.isLooseMark(text) {
      draft.notes.left(
        passage.spot, "图上的编号“\(text)”没有要", "the mark \(text) of a picture was dropped")
      return true
    }
    if let credit = LineSigns.credit(text), let last = lastCaption ?? draft.photos.indices.last {
      draft.photos[last].credit = credit
      draft.notes.understood(passage.spot, "照片署名：\(credit)", "credit: \(credit)")
      return true
    }
    let isBelowPicture = isBelowPicture
    guard
      let caption = LineSigns.caption(text)
        ?? (LineSigns.isLikelyCaption(text) ? text : nil)
        ?? (isBelowPicture && text.length <= 60 && !passage.isIndented ? text : nil)
    else { return false }
    let (words, credit) = LineSigns.parted(caption)
    if isBelowPicture, let last = lastCaption, draft.photos[last].caption == nil {
      draft.photos[last].caption = words
      draft.photos[last].credit = credit
    } else {
      draft.photos.append(ItemDraft.Photo(caption: words, credit: credit, spot: passage.spot))
      lastCaption = draft.photos.count - 1
    }
    tellCaption(passage, words, isSure: LineSigns.caption(text) != nil)
    return true
  }

  private mutating func tellCaption(_ passage: Passage, _ words: String, isSure: Bool) {
    if isSure {
      draft.notes.understood(passage.spot, "图说：\(words.excerpt)", "caption: \(words.excerpt)")
    } else {
      draft.notes.guessed(
        passage.spot, "看成图说：\(words.excerpt)", "taken for a caption: \(words.excerpt)")
    }
  }

  /// Tells whether a picture stands right above.
  private var isBelowPicture: Bool {
    guard place > 0, case .picture = passages[place - 1].form else { return false }
    return true
  }
}
