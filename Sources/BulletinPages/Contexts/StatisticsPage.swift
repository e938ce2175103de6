import BulletinModel

/// The overview of all statistics.
struct StatisticsPage: Sendable, Hashable {
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
  /// The data.
  let downloads: [LinkContext]
}

/// The table of main figures.
struct IndicatorTableContext: Sendable, Hashable {
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
  /// The figures.
  let rows: [IndicatorContext]
  /// Where they come from.
  let source: String?
}

/// A main figure.
struct IndicatorContext: Sendable, Hashable {
  /// What it is.
  let name: LinkContext
  /// The number.
  let value: String
  /// The unit; empty where it has none.
  let unit: String
  /// 环比; — where there is none.
  let change: String
  /// 同比; — where there is none.
  let yoy: String
  /// A small drawing of its course.
  let spark: SafeHTML?
}

/// A headed part of a statistics page.
struct StatisticsSectionContext: Sendable, Hashable {
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
}
