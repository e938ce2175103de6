import BulletinModel
import BulletinTemplates

/// The overview of all statistics.
struct StatisticsPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The head.
  let title: String
  /// What is here.
  let description: String?
  /// As at, published, next.
  let release: [FactContext]
  /// The site's note on its data.
  let note: String?
  /// The main figures; nil prints the empty state.
  let indicators: IndicatorTableContext?
  /// One topic each.
  let sections: [StatisticsSectionContext]
  /// What is counted, in words.
  let measures: [TermContext]
  /// Further pages of statistics.
  let links: [LinkContext]
  /// The data.
  let downloads: [LinkContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("title", \.title),
    Field("description", \.description),
    Field("release", \.release),
    Field("note", \.note),
    Field("indicators", \.indicators),
    Field("sections", \.sections),
    Field("measures", \.measures),
    Field("links", \.links),
    Field("downloads", \.downloads),
    .words("t", \.t),
    Field("hasMeasures", \.hasMeasures),
    Field("hasDownloads", \.hasDownloads),
    Field("hasLinks", \.hasLinks),
  ]

  /// Tells whether there are further pages.
  var hasLinks: Bool { !links.isEmpty }

  /// Tells whether anything is explained.
  var hasMeasures: Bool { !measures.isEmpty }

  /// Tells whether there is anything to download.
  var hasDownloads: Bool { !downloads.isEmpty }
}

/// The table of main figures.
struct IndicatorTableContext: TemplateContext {
  /// What and when.
  let caption: String
  /// The head of the values.
  let period: String
  /// The head of 环比.
  let change: String
  /// The head of 同比.
  let yoy: String
  /// The head of the small drawings.
  let trend: String
  /// The figures, ledger by ledger.
  let groups: [IndicatorGroupContext]
  /// Where they come from.
  let source: String?

  static let fields: [Field<Self>] = [
    Field("caption", \.caption),
    Field("period", \.period),
    Field("change", \.change),
    Field("yoy", \.yoy),
    Field("trend", \.trend),
    Field("groups", \.groups),
    Field("source", \.source),
  ]
}

/// The main figures of one ledger.
struct IndicatorGroupContext: TemplateContext {
  /// The ledger; leads to its page where it has one.
  let name: LinkContext
  /// The figures.
  let rows: [IndicatorContext]

  static let fields: [Field<Self>] = [
    Field("name", \.name),
    Field("rows", \.rows),
  ]
}

/// A main figure.
struct IndicatorContext: TemplateContext {
  /// What it is.
  let name: LinkContext
  /// The number.
  let value: String
  /// The page of its rows; nil where it has none.
  let url: String?
  /// The unit; empty where it has none.
  let unit: String
  /// 环比; — where there is none.
  let change: String
  /// 同比; — where there is none.
  let yoy: String
  /// A small drawing of its course.
  let spark: SafeHTML?
  /// How settled it is; nil where it is final.
  let status: StatusContext?

  static let fields: [Field<Self>] = [
    Field("name", \.name),
    Field("value", \.value),
    Field("url", \.url),
    Field("unit", \.unit),
    Field("change", \.change),
    Field("yoy", \.yoy),
    Field("spark", \.spark),
    Field("status", \.status),
  ]
}

/// A headed part of a statistics page.
struct StatisticsSectionContext: TemplateContext {
  /// The head's id, unique in the page.
  let anchor: String
  /// The head, a finding where there is one.
  let title: String
  /// What it says.
  let text: String?
  /// The statistic in full.
  let more: LinkContext?
  /// Tells whether the charts stand two in a row.
  let isPair: Bool
  /// The charts.
  let figures: [FigureContext]

  static let fields: [Field<Self>] = [
    Field("anchor", \.anchor),
    Field("title", \.title),
    Field("text", \.text),
    Field("more", \.more),
    Field("isPair", \.isPair),
    Field("figures", \.figures),
  ]
}
