import BulletinMarkdown
import BulletinModel

/// One file of `content/reports/` as read.
struct ReportVersion: LanguageVersion {
  let period: Period
  let file: String
  let language: LanguageTag
  var title: String?
  var summary: String?
  var parts: [ReportText.Part]?
  var isCircular: Bool?
  var number: String?
  var date: CivilDate?
  var status: PublicationStatus?
  var body: Body = .empty
  var blocks: [FigureBlock] = []
  var figures: TextFigures = .none

  var key: String { period.id }

  /// The prose; a translation takes the parts and the form from the original.
  func report(_ base: ReportVersion?) -> ReportText {
    ReportText(
      period: period, language: language, file: file, title: title, summary: summary,
      parts: parts ?? base?.parts ?? ReportText.Part.allCases,
      isCircular: isCircular ?? base?.isCircular ?? false, number: number ?? base?.number,
      date: date ?? base?.date, body: body, blocks: blocks, figures: figures)
  }
}

/// Reads one file of `content/reports/`, whose name is a period.
enum ReportReader {
  static let folder = "content/reports/"
  static let keys = MappingKeys(
    .init("title", "标题", .text, "报告的标题", "the title"),
    .init("summary", "摘要", .text, "一两句话", "a sentence or two"),
    .init("parts", "部分", .list(.words(parts)), "程序附在后面的部分", "what the program adds below"),
    .init("circular", "通报", .flag, "按通报的版式印", "printed as a circular"),
    .init("lang", "语言", .text, "一般不写，由文件名决定", "the language; else by the file's name"),
    .init("status", "状态", .words(NewsKeys.statuses), "草稿、送审、发布、撤回", "how far the text has come"),
    .init("document_number", "文号", .text, "发文字号", "the document's number"),
    .init("date", "日期", .date, "发文的日期", "the day of the document"))
  static let parts: KeyValuePairs<String, ReportText.Part> = [
    "summary": .summary, "rankings": .rankings, "contributions": .contributions, "late": .late,
    "due": .due, "总体": .summary, "位次": .rankings, "贡献": .contributions, "未报": .late, "到期": .due,
  ]

  /// Reads a file; the value is nil where it cannot be decoded, is in a language that the site does
  /// not have, or is not named by a period (E81).
  static func read(
    _ path: String, _ lists: ContentLists, _ markdown: MarkdownReader
  ) throws(SourceFailure) -> Checked<ReportVersion> {
    let checked = try ProseFile.read(path, under: folder, keys: keys.known, lists)
    guard let file = checked.value else { return Checked(nil, diagnostics: checked.diagnostics) }
    var head = MappingReader(file.head, keys, in: file.text)
    var faults = checked.diagnostics
    let language = head.language(file, lists.languages)
    guard let period = PeriodWords.period(file.name.key) else {
      faults.append(Diagnostic(.wrongPeriod, at: .whole(path), ["v": file.name.key]))
      return Checked(nil, diagnostics: faults + head.faults)
    }
    var figures = CitationReader(file.text, lists, isDated: true)
    let words = figures.words(of: ["title", "summary"], in: &head, file, language, &faults)
    var report = ReportVersion(period: period, file: path, language: language)
    report.title = words["title"]
    report.summary = words["summary"]
    report.parts = parts(&head)
    report.isCircular = head.flag("circular")
    report.number = head.text("document_number")
    report.date = head.date("date")?.date
    report.status = head.status()
    if report.status != .withdrawn {
      let body = file.body(
        markdown, language: language, numerals: lists.numeralLimit(.reports))
      report.body = body.value ?? .empty
      let blocks = BlockReader.read(report.body.blocks, in: file.text, lists)
      report.blocks = figures.read(blocks.blocks)
      figures.read(report.body)
      report.figures = figures.figures
      faults += body.diagnostics + blocks.faults
      // A report prints no pictures of its own, but what it names must be there.
      var media = MediaReader(file, lists.tree)
      try media.read(listed: [], placed: report.body.images)
      try media.read(links: report.body.links)
      faults += media.faults
    }
    return Checked(
      file.name.strangeLanguage == nil ? report : nil,
      diagnostics: faults + head.faults + figures.faults)
  }

  /// The parts as listed, each once; nil where nothing is said of them.
  private static func parts(_ head: inout MappingReader) -> [ReportText.Part]? {
    guard head.pair("parts") != nil else { return nil }
    var found: [ReportText.Part] = []
    for node in head.list("parts") {
      let word = node.scalar?.trimmedOfSpaces
      guard let part = parts.first(where: { $0.key == word })?.value else {
        let words = parts.map(\.key)
        head.wrongType(
          node, "这几项之一：\(words.joined(separator: "、"))",
          "one of \(words.joined(separator: ", "))")
        continue
      }
      if !found.contains(part) { found.append(part) }
    }
    return found
  }
}
