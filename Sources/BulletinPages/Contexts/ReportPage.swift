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
    .words("t", \.t),
    Field("hasBeside", \.hasBeside),
  ]

  /// Tells whether there are other reports.
  var hasBeside: Bool { !beside.isEmpty }
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
