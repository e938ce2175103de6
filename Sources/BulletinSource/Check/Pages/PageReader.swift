import BulletinMarkdown
import BulletinModel

/// One file of `content/pages/` or `content/statistics/` as read.
struct PageVersion: LanguageVersion {
  let key: String
  let file: String
  let language: LanguageTag
  let title: String
  var summary: String?
  var updated: CivilDateTime?
  var slug: String?
  var order: Int?
  var aliases: [Located<String>] = []
  var status: PublicationStatus?
  var photos: [Photo] = []
  var attachments: [MediaFile] = []
  var body: Body = .empty
  var blocks: [FigureBlock] = []
  var figures: TextFigures = .none

  /// The page; a translation takes slug, order, day and photographs from the original.
  func page(_ base: PageVersion?) -> StandingPage {
    StandingPage(
      key: key, language: language, file: file, title: title,
      summary: summary ?? body.firstSentence, updated: updated ?? base?.updated,
      slug: slug ?? base?.slug ?? PageVersion.slug(of: key), order: order ?? base?.order ?? 0,
      aliases: aliases.map(\.value),
      photos: photos.isEmpty ? base?.photos ?? [] : photos, attachments: attachments, body: body,
      blocks: blocks, figures: figures)
  }

  /// The path of the file as an address, part by part.
  static func slug(of key: String) -> String {
    let parts = key.split(separator: "/").map { Slug.made(from: String($0)) }
    let slug = parts.filter { !$0.isEmpty }.joined(separator: "/")
    return slug.isEmpty ? "page" : slug
  }
}

/// A folder of pages, and where they stand in the site.
struct PageShelf: Sendable {
  let folder: String
  /// What keys and addresses of its pages begin with.
  let prefix: String
  /// What kind of texts they are.
  let shelf: CitingText.Shelf

  static let pages = PageShelf(folder: "content/pages/", prefix: "", shelf: .pages)
  static let statistics = PageShelf(
    folder: "content/statistics/", prefix: "statistics/", shelf: .statistics)

  /// A typed address with the beginning that all addresses of the folder share.
  fileprivate func slug(_ typed: String) -> String {
    typed.hasPrefix(prefix) ? typed : prefix + typed
  }
}

/// Reads one file of a folder of pages.
enum PageReader {
  static let keys = MappingKeys(
    .init("title", "标题", .text, "页面的标题", "the title"),
    .init("summary", "摘要", .text, "一两句话；不写就取第一句", "a sentence or two; else the first"),
    .init("updated", "更新", .date, "内容改过的日期", "when it was changed in substance"),
    .init("order", "顺序", .integer(-10_000...10_000), "小的排在前面", "lower ones come first"),
    .init("slug", "网址名", .text, "网址，可以有 /", "the address, with / if need be"),
    .init(
      "aliases", "旧网址", .list(.pattern("^\\s*/[^/]")), "以 / 开头，会转到这里",
      "old addresses that lead here"),
    .init(
      "photos", "图片", .list(.either([.text, .mapping(NewsKeys.photo)])), "图片，一张一条",
      "the photographs"),
    .init("lang", "语言", .text, "一般不写，由文件名决定", "the language; else by the file's name"),
    .init("status", "状态", .words(NewsKeys.statuses), "草稿、送审、发布、撤回", "how far the text has come"))
  static let known = keys.known.union(NewsKeys.photo.known)

  /// Reads a file; the value is nil where it cannot be decoded or is in a language that the site
  /// does not have.
  static func read(
    _ path: String, on shelf: PageShelf, _ lists: ContentLists, _ markdown: MarkdownReader
  ) throws(SourceFailure) -> Checked<PageVersion> {
    let checked = try ProseFile.read(path, under: shelf.folder, keys: known, lists)
    guard var file = checked.value else { return Checked(nil, diagnostics: checked.diagnostics) }
    var head = MappingReader(
      file.head, keys, in: file.text, zoneOffset: lists.zoneOffset)
    var faults = checked.diagnostics
    let language = head.language(file, lists.languages)
    var figures = CitationReader(file.text, lists, isDated: false)
    let words = figures.words(of: ["title", "summary"], in: &head, file, language, &faults)
    var page = PageVersion(
      key: shelf.prefix + file.name.key, file: path, language: language,
      title: words["title"] ?? file.takeTitleLine() ?? file.name.title)
    page.summary = words["summary"]
    page.updated = head.date("updated")
    page.order = head.integer("order", in: -10_000...10_000)
    page.slug = head.slug(isPath: true).map(shelf.slug)
    page.aliases = head.aliases()
    page.status = head.status()
    if page.status != .withdrawn {
      let body = file.body(
        markdown, language: language, numerals: lists.numeralLimit(shelf.shelf))
      page.body = body.value ?? .empty
      let blocks = BlockReader.read(page.body.blocks, in: file.text, lists)
      page.blocks = figures.read(blocks.blocks)
      faults += blocks.faults
      var media = MediaReader(file, lists.tree)
      try media.read(listed: head.list("photos"), placed: page.body.images)
      try media.read(links: page.body.links)
      figures.read(page.body)
      page.photos = figures.read(media.photos)
      page.figures = figures.figures
      page.attachments = media.attachments
      faults += body.diagnostics + media.faults
    }
    return Checked(
      file.name.strangeLanguage == nil ? page : nil,
      diagnostics: faults + head.faults + figures.faults)
  }
}
