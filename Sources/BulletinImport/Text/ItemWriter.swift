import BulletinModel

/// Makes the files of an item: front matter, prose and the pictures beside it.
struct ItemWriter {
  private let ground: ImportGround
  /// The stems of files that are taken by earlier items.
  private var taken: Set<String> = []

  init(_ ground: ImportGround) { self.ground = ground }

  /// The latest day, not after today, that a dateline such as `本报昌都8月15日电` may mean.
  private func dayOfDateline(_ draft: ItemDraft) -> CivilDate? {
    guard let found = draft.dateline.flatMap({ DateFinder.first(in: $0) }) else { return nil }
    return [ground.today.year, ground.today.year - 1].lazy.compactMap { found.inYear($0) }
      .first { $0 <= ground.today }
  }

  /// The files of an item; two of one day and name are told apart by a number.
  mutating func piece(_ draft: ItemDraft) -> ImportedPiece {
    var draft = draft
    if draft.date == nil, ground.date == nil, let day = dayOfDateline(draft) {
      draft.date = day
      draft.notes.guessed(
        .whole, "只有电头里的日期，没有年份，看成 \(day.iso)",
        "only the dateline has a day, without a year: taken for \(day.iso)")
    }
    if draft.date == nil {
      let date = ground.date ?? ground.today
      draft.date = date
      if ground.date == nil {
        draft.notes.guessed(
          .whole, "没有找到日期，用今天 \(date.iso)：改文件名开头的日期就行",
          "no date found, today's \(date.iso) is taken: it is at the start of the file's name")
      }
    }
    let stem = stem(of: draft)
    let folder = stem.prefix(upTo: stem.lastIndex(of: "/") ?? stem.startIndex)
    var files: [ImportedFile] = []
    var names: [ImportedPicture: String] = [:]
    for (place, photo) in draft.photos.enumerated() {
      guard let picture = photo.picture, names[picture] == nil else { continue }
      let name = "\(stem.dropFirst(folder.count + 1))-\(place + 1)\(Self.ending(of: picture.name))"
      names[picture] = name
      files.append(ImportedFile("\(folder)/\(name)", picture.bytes))
    }
    for attachment in draft.attachments {
      files.append(ImportedFile("\(folder)/\(attachment.name)", attachment.bytes))
    }
    let text = text(of: draft, names)
    files.insert(ImportedFile("\(stem).md", Array(text.utf8)), at: 0)
    return ImportedPiece(draft.title, files: files, notes: draft.notes.notes)
  }

  /// The ending of a name with its dot, in lowercase.
  static func ending(of name: String) -> String {
    name.lastIndex(of: ".").map { name[$0...].lowercased() } ?? ""
  }

  private mutating func stem(of draft: ItemDraft) -> String {
    let date = draft.date ?? ground.today
    let name = fileName(from: draft.title)
    let folder = "content/news/\(date.iso.prefix(4))/\(date.iso.dropFirst(5).prefix(2))"
    return taken.insertFresh("\(folder)/\(date.iso)\(name.isEmpty ? "" : "-\(name)")", joint: "-")
  }

  private func text(of draft: ItemDraft, _ names: [ImportedPicture: String]) -> String {
    var lines = ["---"]
    func add(_ key: String, _ value: String?) {
      guard let value, !value.trimmed.isEmpty else { return }
      lines.append("\(key): \(yamlText(value.trimmed))")
    }
    func add(_ key: String, list: [String]) {
      guard !list.isEmpty else { return }
      lines.append("\(key): [\(list.map(yamlText).joined(separator: ", "))]")
    }
    add("title", draft.titles.joined(separator: "|"))
    add("kicker", draft.kicker)
    add("subtitle", draft.subtitle)
    add("summary", draft.summary)
    add("updated", draft.updated?.iso)
    add("publish_at", draft.publishAt)
    add("expires", draft.expires?.iso)
    add("column", draft.column ?? ground.column)
    add("genre", draft.genre?.rawValue)
    add("tags", list: draft.tags)
    add("keywords", list: draft.keywords)
    add("byline", draft.byline)
    add("dateline", draft.dateline)
    if let source = draft.source, source.isComplete { lines += Self.lines(of: source) }
    add("author_note", draft.authorNote)
    add("editor_note", draft.editorNote)
    lines += creditLines(draft)
    lines += photoLines(draft, names)
    add("slug", draft.slug)
    add("aliases", list: draft.aliases)
    if draft.isDraft || ground.isDraft { lines.append("status: draft") }
    lines += draft.remarks.map { "# \($0.replacingLineFeeds)" }
    lines.append("---")
    let body = draft.body.map { placed($0, draft, names) }.filter { !$0.isEmpty }
    return lines.joined(separator: "\n") + "\n\n" + body.joined(separator: "\n\n") + "\n"
  }

  private static func lines(of source: ItemDraft.Source) -> [String] {
    var lines = ["source:", "  name: \(yamlText(source.name))"]
    if let title = source.title { lines.append("  title: \(yamlText(title))") }
    if let date = source.date { lines.append("  date: \(date.iso)") }
    if let page = source.page { lines.append("  page: \(yamlText(page))") }
    if let url = source.url { lines.append("  url: \"\(yamlEscaped(url))\"") }
    return lines
  }

  private func creditLines(_ draft: ItemDraft) -> [String] {
    var lines: [String] = []
    for key in ["editor", "design", "review", "producer"] {
      let names = draft.credits.filter { $0.key == key }.flatMap(\.names)
      guard !names.isEmpty else { continue }
      if lines.isEmpty { lines.append("credits:") }
      lines.append("  \(key): [\(names.map(yamlText).joined(separator: ", "))]")
    }
    return lines
  }

  private func photoLines(_ draft: ItemDraft, _ names: [ImportedPicture: String]) -> [String] {
    var lines: [String] = []
    var seen: Set<String> = []
    for photo in draft.photos {
      guard let picture = photo.picture, let name = names[picture], seen.insert(name).inserted
      else { continue }
      if lines.isEmpty { lines.append("photos:") }
      lines.append("  - file: \(yamlText(name))")
      let alternative = photo.alternative ?? photo.caption ?? draft.title
      lines.append("    alt: \(yamlText(alternative))")
      if let caption = photo.caption { lines.append("    caption: \(yamlText(caption))") }
      if let credit = photo.credit { lines.append("    credit: \(yamlText(credit))") }
    }
    return lines
  }

  /// The mark in the prose for the photograph of a number.
  static func mark(_ number: Int) -> String { "\u{E000}photo-\(number)\u{E001}" }

  /// A block with the marks of photographs as pictures.
  private func placed(
    _ block: String, _ draft: ItemDraft, _ names: [ImportedPicture: String]
  ) -> String {
    guard block.unicodeScalars.contains("\u{E000}") else { return block }
    var text = block
    for (number, photo) in draft.photos.enumerated() {
      var mark = ""
      if let picture = photo.picture, let name = names[picture] {
        let alternative = markdownText(photo.alternative ?? photo.caption ?? draft.title)
        mark = "![\(alternative)](<\(name)>)"
      }
      text = text.parts(around: Self.mark(number)).joined(separator: mark)
    }
    return text
  }
}

extension String {
  /// The text on one line.
  var replacingLineFeeds: String {
    String(map { $0.isNewline ? " " : $0 })
  }

  /// The parts between stretches that read like a text.
  func parts(around text: String) -> [String] {
    let (all, wanted) = (Array(unicodeScalars), Array(text.unicodeScalars))
    var parts: [String] = []
    var start = 0
    var place = 0
    while place + wanted.count <= all.count {
      if all[place...].starts(with: wanted) {
        parts.append(String(String.UnicodeScalarView(all[start..<place])))
        place += wanted.count
        start = place
      } else {
        place += 1
      }
    }
    return parts + [String(String.UnicodeScalarView(all[start...]))]
  }
}
