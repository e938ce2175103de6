/// A statistic in full.
struct MeasurePage: Sendable, Hashable {
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
}

/// A main point: a sentence about a figure.
struct PointContext: Sendable, Hashable {
  /// The words before the figure.
  let before: String
  /// The figure.
  let figure: String
  /// The words after it.
  let after: String
}

/// How a figure is computed.
struct FormulaContext: Sendable, Hashable {
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
}
