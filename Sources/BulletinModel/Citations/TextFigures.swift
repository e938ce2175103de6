/// What one text cites, and the numbers in it that no link covers.
public struct TextFigures: Sendable, Hashable {
  /// The citations: those of the head first, then captions, titles of blocks and the prose.
  public let citations: [Citation]
  /// The numbers that look like statistics and stand alone.
  public let loose: [LooseNumeral]

  /// Makes a record of a text.
  public init(citations: [Citation], loose: [LooseNumeral]) {
    self.citations = citations
    self.loose = loose
  }

  /// No figure at all.
  public static let none = TextFigures(citations: [], loose: [])
}

/// A text of an edition as far as its figures are concerned.
public struct CitingText: Sendable {
  /// What kind of text it is: `news`, `pages`, `issues`, `statistics`, `reports`.
  public enum Shelf: String, Sendable, Hashable, CaseIterable {
    case news, pages, issues, statistics, reports
  }

  /// The file.
  public let file: String
  /// The language in which it is written.
  public let language: LanguageTag
  /// The title.
  public let title: String
  /// What kind of text it is.
  public let shelf: Shelf
  /// The column of news.
  public let column: String?
  private let region: String?
  private let sector: String?
  private let branch: String?
  /// The day that it speaks of last: that of news and issues, the end of a report's period; nil
  /// for a page.
  public let date: CivilDate?
  /// What it cites.
  public let figures: TextFigures
  /// The region, sector and branch that news is about, by dimension.
  public var members: [String: String] {
    ["region": region, "sector": sector, "branch": branch].compactMapValues { $0 }
  }

  /// Looks at an item so.
  public init(_ item: NewsItem) {
    file = item.file
    language = item.language
    title = item.headline.title
    shelf = .news
    column = item.column
    region = item.region
    sector = item.sector
    branch = item.branch
    date = item.date.date
    figures = item.figures
  }

  fileprivate init(
    _ file: String, _ language: LanguageTag, title: String, _ shelf: Shelf, date: CivilDate? = nil,
    _ figures: TextFigures
  ) {
    self.file = file
    self.language = language
    self.title = title
    self.shelf = shelf
    column = nil
    region = nil
    sector = nil
    branch = nil
    self.date = date
    self.figures = figures
  }
}

extension Edition {
  /// All texts that may cite figures, by shelf and then in the edition's order.
  public var citingTexts: [CitingText] {
    func texts(_ pages: [StandingPage], _ shelf: CitingText.Shelf) -> [CitingText] {
      pages.map { CitingText($0.file, $0.language, title: $0.title, shelf, $0.figures) }
    }
    let issues = issues.map {
      CitingText(
        $0.file, settings.mainLanguage, title: $0.title ?? $0.id, .issues, date: $0.date, $0.figures
      )
    }
    let reports = reports.map {
      CitingText(
        $0.file, $0.language, title: $0.title ?? $0.period.id, .reports, date: $0.period.end,
        $0.figures)
    }
    return news.map { CitingText($0) } + texts(pages, .pages) + issues
      + texts(statisticsPages, .statistics) + reports
  }
}

/// A figure as it was published: a line of `figures.lock`.
public struct LockedFigure: Sendable, Hashable {
  /// The text that cites it, below `content/`.
  public let file: String
  /// The key's canonical text.
  public let key: String
  /// The exact value; nil where there was none.
  public let value: Rational?
  /// The number of the definition.
  public let version: Int
  /// A hash of the rows behind it, in hexadecimal digits.
  public let rows: String
  /// The line.
  public let span: SourceSpan

  /// Makes a line.
  public init(
    file: String, key: String, value: Rational?, version: Int, rows: String, span: SourceSpan
  ) {
    self.file = file
    self.key = key
    self.value = value
    self.version = version
    self.rows = rows
    self.span = span
  }
}

/// Why published figures were revised: an entry of `revisions.yml`.
public struct RevisionNote: Sendable, Hashable {
  /// The entry's `figure`, as written.
  public let text: String
  /// The measure's id.
  public let measure: String
  /// How it is compared; nil for the value and every comparison.
  public let comparison: FigureKey.Comparison?
  /// The members that are named; others may be any.
  public let members: [String: String]
  /// The period; nil for any.
  public let period: Period?
  /// Why.
  public let reason: LocalizedText
  /// The day of the revision.
  public let date: CivilDate
  /// Where it stands.
  public let span: SourceSpan

  /// Makes an entry.
  public init(
    text: String, measure: String, comparison: FigureKey.Comparison?, members: [String: String],
    period: Period?, reason: LocalizedText, date: CivilDate, span: SourceSpan
  ) {
    self.text = text
    self.measure = measure
    self.comparison = comparison
    self.members = members
    self.period = period
    self.reason = reason
    self.date = date
    self.span = span
  }

  /// Tells whether the entry speaks of a figure.
  public func covers(_ key: FigureKey) -> Bool {
    key.measure == measure && (comparison == nil || comparison == key.comparison)
      && (period == nil || period == key.period)
      && members.allSatisfy { key.members[$0.key] == $0.value }
  }
}
