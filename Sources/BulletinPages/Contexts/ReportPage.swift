import BulletinModel
import BulletinTemplates

/// The report of a period, made from the ledgers.
struct ReportPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The list of reports.
  let label: LinkContext
  /// The head.
  let title: String
  /// What it says in short.
  let deck: String?
  /// Period, computed on, source.
  let release: [FactContext]
  /// The site's note on its data.
  let note: String?
  /// The prose of the site.
  let body: SafeHTML?
  /// The parts that the ledgers give.
  let parts: [ReportPartContext]
  /// The report before and after, and those inside and around it.
  let beside: [LinkContext]
  /// What makes it a 通报 on paper; nil for what is only a page.
  var letter: LetterContext?
  /// The QR code that leads from paper to the page.
  var code: String?
  /// The page as PDF, with its size.
  var document: LinkContext?
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("label", \.label),
    Field("title", \.title),
    Field("deck", \.deck),
    Field("release", \.release),
    Field("note", \.note),
    Field("body", \.body),
    Field("parts", \.parts),
    Field("beside", \.beside),
    Field("letter", \.letter),
    Field("code", \.code),
    Field("document", \.document),
    .words("t", \.t),
    Field("hasBeside", \.hasBeside),
    Field("hasAnnex", \.hasAnnex),
  ]

  /// Tells whether there are other reports.
  var hasBeside: Bool { !beside.isEmpty }

  /// Tells whether the tables follow a text, as its annex.
  var hasAnnex: Bool { letter != nil && body != nil && !parts.isEmpty }
}

/// What an office prints around a 通报.
struct LetterContext: TemplateContext {
  /// The issuing body, in red at the head and as the signature.
  let organiser: String
  /// 岚新通〔2025〕3号.
  let number: String?
  /// The day of signature.
  let date: DateContext?
  /// Who prints it, at the foot.
  let printedBy: String?
  /// 2025年10月20日印发.
  let printedOn: String?

  static let fields: [Field<Self>] = [
    Field("organiser", \.organiser),
    Field("number", \.number),
    Field("date", \.date),
    Field("printedBy", \.printedBy),
    Field("printedOn", \.printedOn),
  ]
}

/// A headed part of a report.
struct ReportPartContext: TemplateContext {
  /// The head's id, unique in the page.
  let anchor: String
  /// The head.
  let title: String
  /// What it says.
  let text: String?
  /// Its tables.
  let tables: [BlockTableContext]
  /// Its points, such as who has not reported.
  let points: [String]

  static let fields: [Field<Self>] = [
    Field("anchor", \.anchor),
    Field("title", \.title),
    Field("text", \.text),
    Field("tables", \.tables),
    Field("points", \.points),
    Field("hasPoints", \.hasPoints),
  ]

  /// Tells whether there are points.
  var hasPoints: Bool { !points.isEmpty }
}

/// All reports by year.
struct ReportListPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The head.
  let title: String
  /// What is here.
  let description: String
  /// The years, newest first.
  let years: [ReportYearContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("title", \.title),
    Field("description", \.description),
    Field("years", \.years),
    .words("t", \.t),
  ]
}

/// The reports of a year.
struct ReportYearContext: TemplateContext {
  /// The year.
  let title: String
  /// The head's id, unique in the page.
  let anchor: String
  /// Year, half-years, quarters and months, each a line of links.
  let lines: [ReportLineContext]

  static let fields: [Field<Self>] = [
    Field("title", \.title),
    Field("anchor", \.anchor),
    Field("lines", \.lines),
  ]
}

/// The reports of one length.
struct ReportLineContext: TemplateContext {
  /// The reports.
  let links: [LinkContext]

  static let fields: [Field<Self>] = [Field("links", \.links)]
}
