import BulletinModel
import BulletinMarkdown

/// Reads one file of `content/news/` into what was typed in it.
struct NewsReader {
  static let folder = "content/news/"

  private let lists: ContentLists
  private var file: ProseFile
  private var head: MappingReader
  private var language: LanguageTag
  private var figures: CitationReader
  private var faults: [Diagnostic] = []

  /// Reads a file; the value is nil where it cannot be decoded or is in a language that the site
  /// does not have.
  static func read(
    _ path: String, _ lists: ContentLists, _ markdown: MarkdownReader
  ) throws(SourceFailure) -> Checked<NewsVersion> {
    let checked = try ProseFile.read(path, under: folder, keys: NewsKeys.known, lists)
    guard let file = checked.value else { return Checked(nil, diagnostics: checked.diagnostics) }
    var reader = NewsReader(file, lists)
    let version = try reader.version(markdown)
    return Checked(
      file.name.strangeLanguage == nil ? version : nil,
      diagnostics: checked.diagnostics + reader.head.faults + reader.faults + reader.figures.faults)
  }

  private init(_ file: ProseFile, _ lists: ContentLists) {
    self.lists = lists
    self.file = file
    head = MappingReader(
      file.head, NewsKeys.item, in: file.text, zoneOffset: lists.zoneOffset)
    language = file.name.language ?? lists.languages.first ?? "zh-Hans"
    figures = CitationReader(file.text, lists, isDated: true)
  }

  private mutating func version(_ markdown: MarkdownReader) throws(SourceFailure) -> NewsVersion {
    language = head.language(file, lists.languages)
    let headline = headline()
    var version = NewsVersion(
      key: file.name.key, file: file.path, language: language, headline: headline,
      defaultSlug: defaultSlug(headline))
    readDates(&version)
    readBelonging(&version)
    readNames(&version)
    version.slug = head.slug()
    version.aliases = head.aliases()
    version.status = head.status()
    version.source = source(genre: version.genre)
    version.corrections = corrections()
    version.summary = prose("summary")
    version.authorNote = prose("author_note")
    version.editorNote = prose("editor_note")
    // What was taken back is on no page: its prose is nobody's concern.
    if version.status != .withdrawn { try readBody(&version, markdown) }
    version.namesFigures = figures.namesFigures || !version.body.blocks.isEmpty
    return version
  }

  private mutating func readBody(
    _ version: inout NewsVersion, _ markdown: MarkdownReader
  ) throws(SourceFailure) {
    let body = file.body(
      markdown, language: language,
      numerals: lists.numeralLimit(.news, column: version.references.column))
    faults += body.diagnostics
    version.body = body.value ?? .empty
    let blocks = BlockReader.read(version.body.blocks, in: file.text, lists)
    version.blocks = figures.read(blocks.blocks)
    faults += blocks.faults
    var media = MediaReader(file, lists.tree)
    try media.read(listed: head.list("photos"), placed: version.body.images)
    try media.read(links: version.body.links)
    figures.read(version.body)
    version.photos = figures.read(media.photos)
    version.figures = figures.figures
    version.attachments = media.attachments
    faults += media.faults
    for photo in media.photos {
      // Captions in the prose are looked over with the prose.
      guard let caption = photo.caption, !caption.contains("](stat:"),
        !version.body.images.contains(where: { $0.caption == caption })
      else { continue }
      faults += proseFaults(inText: caption, at: photo.span, language: language)
    }
  }

  // MARK: Heads

  /// A text of the front matter whose wording is looked over like prose.
  private mutating func prose(_ key: String) -> String? {
    guard let text = head.text(key), let node = head.value(key) else { return nil }
    let span = file.textSpan(node)
    let words = figures.words(of: text, at: span) { .head(key: key, order: $0) }
    // The address of a figure is none of the words.
    if words == text { faults += proseFaults(inText: text, at: span, language: language) }
    return words
  }

  /// The title on the first line of the prose.
  private mutating func titleLine() -> String? {
    let line = file.firstLine ?? 1
    return file.takeTitleLine().map { title in
      let range = file.text.range(ofLine: line)
      let wanted = Array(title.utf8)
      let start = range.first { file.text.bytes[$0..<range.upperBound].starts(with: wanted) }
      return figures.words(
        of: title, at: file.text.span(offset: start ?? range.lowerBound, length: wanted.count)
      ) { .head(key: "title", order: $0) }
    }
  }

  private mutating func headline() -> Headline {
    let typed = prose("title") ?? titleLine() ?? file.name.title
    if typed.isEmpty { _ = head.required("title") }
    let lines = typed.split(separator: "|").map { String($0).trimmedOfSpaces }.filter {
      !$0.isEmpty
    }
    return Headline(
      lines: lines.isEmpty ? [file.name.key] : lines, kicker: prose("kicker"),
      kickerJoins: head.flag("kicker_joins") ?? false, subtitle: subtitle(),
      short: prose("short_title"))
  }

  /// The subtitle without the dash that the layout adds; E36.
  private mutating func subtitle() -> String? {
    guard let text = prose("subtitle"), let node = head.value("subtitle") else { return nil }
    let dashes = text.unicodeScalars.prefix { "—－-―─ ".unicodeScalars.contains($0) }
    guard dashes.count(where: { $0 != " " }) >= 2 else { return text }
    let span = file.textSpan(node)
    faults.append(
      file.text.fault(
        .subtitleDash,
        at: SourceSpan(
          file: file.path, line: span.start.line, column: span.start.column,
          length: String(dashes).utf8.count),
        replacement: ""))
    return String(text.unicodeScalars.dropFirst(dashes.count))
  }

  private func defaultSlug(_ headline: Headline) -> String {
    let candidates = [file.name.title, headline.title, file.name.key]
    return candidates.lazy.map(Slug.made).first { !$0.isEmpty } ?? "item"
  }

  // MARK: Dates

  private mutating func moment(_ key: String) -> NewsVersion.Moment? {
    guard let node = head.value(key), let value = head.date(node) else { return nil }
    return NewsVersion.Moment(value: value, span: file.textSpan(node), isInName: false)
  }

  private mutating func readDates(_ version: inout NewsVersion) {
    version.updated = moment("updated")
    version.publishAt = moment("publish_at")
    version.expires = moment("expires")
    version.date = moment("date") ?? dateInName() ?? version.publishAt
    let isMain = language == lists.languages.first
    if version.date == nil, head.value("date") == nil, file.name.typedDate == nil, isMain {
      faults.append(
        Diagnostic(.emptyRequired, at: .whole(file.path), ["f": "日期", "f@en": "date"]))
    }
  }

  private mutating func dateInName() -> NewsVersion.Moment? {
    guard var typed = file.name.typedDate else { return nil }
    if typed.utf8.count == 8, !typed.contains("-") {
      typed = "\(typed.prefix(4))-\(typed.dropFirst(4).prefix(2))-\(typed.suffix(2))"
    }
    switch parseDate(typed) {
    case .moment(let value):
      return NewsVersion.Moment(value: value, span: .whole(file.path), isInName: true)
    case .period: return nil
    case .fault(let code, let values):
      faults.append(Diagnostic(code, at: .whole(file.path), values))
      return nil
    }
  }

  // MARK: What it belongs to

  private mutating func readBelonging(_ version: inout NewsVersion) {
    version.genre = head.term("genre", in: lists.genres).flatMap(Genre.init(rawValue:))
    version.references = NewsVersion.References(
      column: head.term("column", in: lists.columns),
      region: head.term("region", in: lists.regions),
      sector: head.term("sector", in: lists.sectors),
      branch: head.row("branch", in: lists.branches),
      activity: head.row("activity", in: lists.activities),
      issue: head.row("issue", in: lists.issues))
    version.tags = head.words("tags")
    version.keywords = head.words("keywords")
  }

  // MARK: Names

  private mutating func readNames(_ version: inout NewsVersion) {
    version.byline = byline()
    version.dateline = dateline()
    if head.value("dateline") == nil, let line = file.firstLine {
      readRunIn(line, &version)
    }
    version.credits = credits()
  }

  private mutating func byline() -> [Credit] {
    guard let node = head.value("byline") else { return [] }
    let text = node.sequence?.compactMap(\.scalar).joined(separator: " ") ?? ""
    guard !text.isEmpty else {
      _ = head.text("byline")
      return []
    }
    let byline = Byline(text, language: language)
    if !byline.isReadable {
      faults.append(file.text.fault(.unreadableByline, at: file.textSpan(node), ["t": text]))
    }
    return byline.credits
  }

  private mutating func dateline() -> String? {
    guard let text = head.text("dateline"), let node = head.value("dateline") else { return nil }
    if let dateline = Dateline(text) { checkPlace(dateline, at: file.textSpan(node)) }
    return text
  }

  /// A dateline run into the prose stays there and is printed there: only its place is checked, and
  /// its names are taken for the byline.
  private mutating func readRunIn(_ line: Int, _ version: inout NewsVersion) {
    guard language.primary == "zh",
      let (dateline, offset) = Dateline.runIn(file.text.line(line))
    else { return }
    checkPlace(dateline, at: file.text.span(offset: offset, length: dateline.text.utf8.count))
    guard version.byline.isEmpty, let names = dateline.byline else { return }
    let byline = Byline(names, language: language)
    if byline.isReadable { version.byline = byline.credits }
  }

  private mutating func checkPlace(_ dateline: Dateline, at span: SourceSpan) {
    guard let place = dateline.place, let regions = lists.regionTerms, !regions.terms.isEmpty,
      !Dateline.isKnown(place, in: regions)
    else { return }
    faults.append(file.text.fault(.unknownDateline, at: span, ["p": place]))
  }

  private mutating func credits() -> [Credit] {
    guard var reader = head.mapping("credits", NewsKeys.credits) else { return [] }
    var credits: [Credit] = []
    for (key, role) in zip(NewsKeys.credits.names, NewsKeys.credits.aliases) {
      let names = reader.texts(key).flatMap { text in
        text.split { " \u{3000}、，,".unicodeScalars.contains($0.unicodeScalars.first ?? "x") }
      }
      guard !names.isEmpty else { continue }
      credits.append(Credit(role: role, names: names.map { String($0) }))
    }
    faults += reader.faults
    return credits
  }

  // MARK: Source and corrections

  private mutating func source(genre: Genre?) -> ReprintSource? {
    guard var reader = head.mapping("source", NewsKeys.source) else {
      if genre == .reprint, let node = head.value("genre") {
        faults.append(incomplete(["name", "date", "url"], at: node.span))
      }
      return nil
    }
    let name = reader.text("name")
    let date = reader.date("date")
    let url = reader.text("url")
    let title = reader.text("title")
    let page = reader.text("page")
    if let url, let node = reader.value("url"), !isWebAddress(url) {
      reader.wrongType(node, "以 http:// 或 https:// 开头的网址", "http or https address")
    }
    faults += reader.faults
    let missing = ["name", "date", "url"].filter { reader.value($0) == nil }
    if !missing.isEmpty, let pair = head.pair("source") {
      faults.append(incomplete(missing, at: pair.keySpan))
    }
    guard let name, let date, let url, isWebAddress(url) else { return nil }
    return ReprintSource(name: name, title: title, date: date.date, page: page, url: url)
  }

  private func incomplete(_ keys: [String], at span: SourceSpan) -> Diagnostic {
    let named = keys.map { key in
      let alias = NewsKeys.source.place(of: key).map { NewsKeys.source.aliases[$0] } ?? key
      return "\(key)（\(alias)）"
    }
    return file.text.fault(
      .incompleteReprint, at: span,
      ["missing": named.joined(separator: "、"), "missing@en": keys.joined(separator: ", ")])
  }

  private mutating func corrections() -> [Located<Correction>] {
    var corrections: [Located<Correction>] = []
    for node in head.list("corrections") {
      var reader = MappingReader(node, NewsKeys.correction, in: file.text)
      let day = reader.required("date")
      let date = day.flatMap { reader.date($0) }
      _ = reader.required("text")
      if let day, let date, let text = reader.text("text") {
        corrections.append(
          Located(value: Correction(date: date.date, text: text), span: day.span))
        if let node = reader.value("text") {
          faults += proseFaults(inText: text, at: file.textSpan(node), language: language)
        }
      }
      faults += reader.faults
    }
    return corrections
  }
}
