import BulletinModel

/// Reads one text of an old site.
struct OldItem {
  private let path: String
  private let maker: OldSite.Maker
  private let ground: ImportGround
  private let files: OldFiles
  private let front: FrontValues?
  private let lines: [String]
  private let firstLine: Int
  private var item = ItemDraft()
  private var known: Set<String> = []

  init(
    _ path: String, _ text: String, _ maker: OldSite.Maker, _ ground: ImportGround,
    _ files: OldFiles
  ) {
    self.path = path
    self.maker = maker
    self.ground = ground
    self.files = files
    front = FrontValues(text)
    lines =
      front?.body ?? text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    firstLine = front?.bodyLine ?? 1
  }

  /// The item.
  func draft() -> ItemDraft {
    var reader = self
    reader.readTitle()
    reader.readDates()
    reader.readBelonging()
    reader.readAddresses()
    reader.readPicture()
    reader.tellRest()
    var prose = OldProse(reader.item, firstLine: reader.firstLine, reader.files)
    prose.read(reader.lines)
    return prose.draft
  }

  private mutating func value(_ keys: String...) -> FrontValues.Value? {
    for key in keys {
      known.insert(key.lowercased())
      if let value = front?.value(key) { return value }
    }
    return nil
  }

  private var name: String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    let stem = last.hasSuffix(".md") ? String(last.dropLast(3)) : last
    // Hugo keeps a text with its pictures in a folder of its own.
    guard stem == "index" else { return stem }
    return path.split(separator: "/").dropLast().last.map(String.init) ?? stem
  }

  // MARK: Keys

  private mutating func readTitle() {
    if let title = value("title")?.text {
      item.titles = [title.replacingLineFeeds]
    } else if let head = lines.first(where: { !$0.trimmed.isEmpty }), head.hasPrefix("# ") {
      item.titles = [String(head.dropFirst(2)).trimmed]
    } else {
      let date = DateFinder.first(in: name)
      let rest = date.map { String(name.unicodeScalars.dropFirst($0.range.upperBound)) } ?? name
      item.titles = [rest.trimmed(of: "-_ ").isEmpty ? name : rest.trimmed(of: "-_ ")]
      item.notes.guessed(.file(path), "没有标题，用文件名", "no title: the file's name is taken")
    }
    item.subtitle = value("subtitle")?.text
    item.summary = value("summary", "description", "excerpt")?.text.map(plain)
    _ = value("description")
    _ = value("excerpt")
  }

  /// Words without marks of Markdown or HTML.
  private func plain(_ text: String) -> String {
    var output = ""
    var isTag = false
    for character in text {
      if character == "<" {
        isTag = true
      } else if character == ">" {
        isTag = false
      } else if !isTag, !"*`".contains(character) {
        output.append(character)
      }
    }
    return output.trimmed
  }

  private mutating func readDates() {
    item.date = (value("date")?.text).flatMap { DateFinder.first(in: $0)?.date }
    if item.date == nil, let date = DateFinder.first(in: name)?.date { item.date = date }
    let updated = value("lastmod", "updated", "last_modified_at", "modified")?.text
    for key in ["updated", "last_modified_at", "modified"] { known.insert(key) }
    if let day = updated.flatMap({ DateFinder.first(in: $0)?.date }), let date = item.date,
      day > date
    {
      item.updated = day
    }
    item.publishAt = (value("publishdate")?.text).flatMap { DateFinder.first(in: $0)?.date?.iso }
    item.expires = (value("expirydate")?.text).flatMap { DateFinder.first(in: $0)?.date }
    let isDraft = value("draft")?.text?.lowercased() == "true"
    let isHeld = value("published")?.text?.lowercased() == "false"
    if isDraft || isHeld || path.contains("_drafts/") {
      item.isDraft = true
      item.notes.understood(.file(path), "原来是草稿，仍是草稿", "it was a draft and stays one")
    }
  }

  private mutating func readBelonging() {
    for name in (value("categories")?.texts ?? []) + (value("category")?.texts ?? []) {
      if item.column == nil, let column = ground.column(named: name) {
        item.column = column
        item.notes.understood(.file(path), "栏目：\(name)", "column: \(name)")
      } else if !item.tags.contains(name) {
        item.tags.append(name)
        item.notes.guessed(.file(path), "分类“\(name)”当成标签", "the category \(name) becomes a tag")
      }
    }
    for tag in (value("tags")?.texts ?? []) + (value("tag")?.texts ?? [])
    where !item.tags.contains(tag) {
      item.tags.append(tag)
    }
    item.keywords = value("keywords")?.texts ?? []
    let authors = (value("author")?.texts ?? []) + (value("authors")?.texts ?? [])
    if !authors.isEmpty {
      let names = authors.joined(separator: " ")
      item.byline = LineSigns.byline(names) ?? "作者 \(names)"
    }
  }

  /// Old addresses lead to the new one: those that the text names, else the generator's usual one.
  private mutating func readAddresses() {
    let named =
      (value("permalink")?.texts ?? []) + (value("url")?.texts ?? [])
      + (value("aliases")?.texts ?? [])
      + (value("redirect_from")?.texts ?? [])
    item.aliases = named.filter(Self.isAddress)
    let slug = value("slug")?.text
    if let slug,
      slug.utf8.allSatisfy({
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
      })
    {
      item.slug = slug
    }
    guard item.aliases.isEmpty, let usual = usualAddress(slug), Self.isAddress(usual) else {
      return
    }
    item.aliases = [usual]
    item.notes.guessed(
      .file(path), "旧网址按默认规则是 \(usual)，会转过来",
      "its old address by default was \(usual) and leads here")
  }

  private static func isAddress(_ text: String) -> Bool {
    text.hasPrefix("/") && text.length > 1 && !text.hasPrefix("//") && !text.contains("..")
      && !text.contains(where: { " ?#<>\"\\:".contains($0) })
  }

  private func usualAddress(_ slug: String?) -> String? {
    let date = DateFinder.first(in: name)
    let rest = date.map { String(name.unicodeScalars.dropFirst($0.range.upperBound)) } ?? name
    let bare = slug ?? rest.trimmed(of: "-_ ")
    let day = item.date?.iso.split(separator: "-").joined(separator: "/") ?? ""
    switch maker {
    case .jekyll where path.contains("_posts/"): return "/\(day)/\(bare).html"
    case .hexo where path.contains("_posts/"): return "/\(day)/\(slug ?? name)/"
    case .hugo:
      let below = path.hasPrefix("content/") ? String(path.dropFirst(8)) : path
      let folder = below.split(separator: "/").dropLast(path.hasSuffix("/index.md") ? 2 : 1)
      return "/" + (folder.map(String.init) + [slug ?? name]).joined(separator: "/").lowercased()
        + "/"
    default: return nil
    }
  }

  private mutating func readPicture() {
    let keys = ["cover", "image", "thumbnail", "featured_image", "banner", "images"]
    let front = front
    let address = keys.lazy.compactMap { front?.value($0)?.text }.first
    known.formUnion(keys)
    guard let address else { return }
    guard let picture = files.file(address), OldProse.isShown(picture.name) else {
      item.notes.left(.file(path), "题图没有找到：\(address)", "the picture \(address) was not found")
      return
    }
    item.photos.append(ItemDraft.Photo(picture: picture, spot: .file(path)))
  }

  /// Tells of keys that have no twin here.
  private mutating func tellRest() {
    let silent: Set<String> = [
      "layout", "type", "toc", "comments", "weight", "mathjax", "top", "lang",
    ]
    let rest =
      front?.pairs.filter {
        !known.contains($0.key.lowercased()) && !silent.contains($0.key.lowercased())
      } ?? []
    guard !rest.isEmpty else { return }
    let names = rest.map(\.key)
    for pair in rest {
      item.remarks.append("原有的键 \(pair.key)：\(pair.value.words)")
    }
    item.notes.left(
      .file(path), "这些键这里没有，留在文件开头的 # 行里：\(names.joined(separator: "、"))",
      "keys without a twin stand in lines with # at the top: \(names.joined(separator: ", "))")
  }
}
