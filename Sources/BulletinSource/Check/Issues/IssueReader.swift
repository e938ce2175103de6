import BulletinMarkdown
import BulletinModel

/// One file of `content/issues/` as read, before its items are looked up.
struct IssueDraft: Sendable {
  let issue: BulletinIssue
  let items: [Node]
  let numberSpan: SourceSpan
  let totalSpan: SourceSpan
  let status: PublicationStatus
}

/// Reads one file of `content/issues/`: masthead, items, distribution.
///
/// Source: domain handbook 6.1.
enum IssueReader {
  static let folder = "content/issues/"
  static let keys = MappingKeys(
    .required("number", "期号", .integer(1...9999), "本年第几期", "the number within the year"),
    .required("total", "总期号", .integer(1...99_999), "总第几期", "the number since the first"),
    .required("date", "日期", .date, "出版的日期", "the day of issue"),
    .required("issuer", "主办", .text, "报头上的主办单位", "the issuing office"),
    .init("title", "标题", .text, "这一期自己的标题", "a title of its own"),
    .init("lead", "导读", .text, "本期导读", "the lead"),
    .init("editor_note", "编者按", .text, "编者按", "the editor's note"),
    .init("items", "稿件", .texts, "稿件的文件名，依次排列", "the items' file names, in order"),
    .init("to_up", "报", .texts, "报给谁", "who above receives it"),
    .init("to_side", "送", .texts, "送给谁", "who beside receives it"),
    .init("to_down", "发", .texts, "发给谁", "who below receives it"),
    .init("copies", "印数", .integer(1...9_999_999), "印多少份", "how many are printed"),
    .init("status", "状态", .words(NewsKeys.statuses), "草稿、送审、发布、撤回", "how far the text has come"),
    .init("lang", "语言", .text, "一般不写，由文件名决定", "the language; else by the file's name"))

  /// Reads a file; the value is nil without number, total, date or issuer (E71).
  static func read(
    _ path: String, _ lists: ContentLists, _ markdown: MarkdownReader
  ) throws(SourceFailure) -> Checked<IssueDraft> {
    let checked = try ProseFile.read(path, under: folder, keys: keys.known, lists)
    guard let file = checked.value else { return Checked(nil, diagnostics: checked.diagnostics) }
    var head = MappingReader(file.head, keys, in: file.text)
    var faults = checked.diagnostics
    let language = head.language(file, lists.languages)
    var figures = CitationReader(file.text, lists, isDated: true)
    let words = figures.words(
      of: ["title", "lead", "editor_note"], in: &head, file, language, &faults)
    let body = file.body(markdown, language: language, numerals: lists.numeralLimit(.issues))
    faults += body.diagnostics
    let prose = body.value ?? .empty
    let blocks = BlockReader.read(prose.blocks, in: file.text, lists)
    let drawn = figures.read(blocks.blocks)
    figures.read(prose)
    let draft = draft(file, &head, words, prose, drawn, figures.figures)
    return Checked(
      draft, diagnostics: faults + blocks.faults + head.faults + figures.faults)
  }

  private static func draft(
    _ file: ProseFile, _ head: inout MappingReader, _ words: [String: String], _ body: Body,
    _ blocks: [FigureBlock], _ figures: TextFigures
  ) -> IssueDraft? {
    let numberNode = head.required("number")
    let totalNode = head.required("total")
    let dateNode = head.required("date")
    _ = head.required("issuer")
    let number = head.integer("number", in: 1...9999)
    let total = head.integer("total", in: 1...99_999)
    let date = dateNode.flatMap { head.date($0) }
    let copies = head.integer("copies", in: 1...9_999_999)
    let status = head.status() ?? .published
    let items = head.list("items")
    guard let numberNode, let totalNode, let number, let total, let date,
      let issuer = head.text("issuer")
    else { return nil }
    return IssueDraft(
      issue: BulletinIssue(
        id: file.name.key, file: file.path, title: words["title"], number: number,
        total: total, date: date.date, issuer: issuer, lead: words["lead"],
        editorNote: words["editor_note"], items: [], toUp: head.words("to_up"),
        toSide: head.words("to_side"), toDown: head.words("to_down"), copies: copies, body: body,
        blocks: blocks, figures: figures),
      items: items, numberSpan: numberNode.span, totalSpan: totalNode.span, status: status)
  }
}
