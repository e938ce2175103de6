import BulletinTemplates

/// A statistic in full.
struct MeasurePage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The overview.
  let label: LinkContext
  /// The statistic and its period.
  let title: String
  /// As at, published, status, contact.
  let release: [FactContext]
  /// The site's note on its data.
  let note: String?
  /// Other periods; empty when there is one.
  let periods: [LinkContext]
  /// The parts of the page.
  let contents: [LinkContext]
  /// The main points.
  let points: [PointContext]
  /// Charts under heads.
  let sections: [StatisticsSectionContext]
  /// What the words mean.
  let definitions: [TermContext]
  /// How it is computed, with the real counts.
  let formula: FormulaContext?
  /// Revisions by date; empty says that there was none.
  let revisions: [CorrectionContext]
  /// The data with their sizes.
  let downloads: [LinkContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("label", \.label),
    Field("title", \.title),
    Field("release", \.release),
    Field("note", \.note),
    Field("periods", \.periods),
    Field("contents", \.contents),
    Field("points", \.points),
    Field("sections", \.sections),
    Field("definitions", \.definitions),
    Field("formula", \.formula),
    Field("revisions", \.revisions),
    Field("downloads", \.downloads),
    .words("t", \.t),
    Field("hasPeriods", \.hasPeriods),
    Field("hasPoints", \.hasPoints),
    Field("hasDownloads", \.hasDownloads),
  ]

  /// Tells whether there are other periods.
  var hasPeriods: Bool { !periods.isEmpty }

  /// Tells whether there are main points.
  var hasPoints: Bool { !points.isEmpty }

  /// Tells whether there is anything to download.
  var hasDownloads: Bool { !downloads.isEmpty }
}

/// A main point: a sentence about a figure.
struct PointContext: TemplateContext {
  /// The words before the figure.
  let before: String
  /// The figure.
  let figure: String
  /// The words after it.
  let after: String

  static let fields: [Field<Self>] = [
    Field("before", \.before),
    Field("figure", \.figure),
    Field("after", \.after),
  ]
}

/// How a figure is computed.
struct FormulaContext: TemplateContext {
  /// What kind of number it is.
  let text: String
  /// The formula in words.
  let words: String
  /// The same with the counts of the period.
  let example: String
  /// The day or period of the counts.
  let exampleLabel: String
  /// What to mind.
  let note: String?

  static let fields: [Field<Self>] = [
    Field("text", \.text),
    Field("words", \.words),
    Field("example", \.example),
    Field("exampleLabel", \.exampleLabel),
    Field("note", \.note),
  ]
}
