/// A figure that a text cites: `[84.91%](stat:coverage?region=lhasa&period=2024)`.
///
/// The Source room finds what its address means, the Ledger room holds its text against the ledger.
public struct Citation: Sendable, Hashable {
  /// Which part of a text it stands in.
  public enum Place: Sendable, Hashable {
    /// The prose: `Body.figures[index]`.
    case prose(Int)
    /// The value of a key of the front matter, such as `title`; `order` counts within that value.
    case head(key: String, order: Int)
    /// The caption of a photograph; `order` counts within that caption.
    case caption(photo: Int, order: Int)
    /// The title of a figure block, `blocks[index]`; `order` counts within that title.
    case blockTitle(Int, order: Int)
  }

  /// Which period is meant.
  public enum Time: Sendable, Hashable {
    /// The one that is named.
    case period(Period)
    /// The latest of a kind with figures, which moves on: only in texts without a date.
    case latest(Period.Kind)
  }

  /// Which part of the text it stands in.
  public let place: Place
  /// The measure's id.
  public let measure: String
  /// For each dimension that is named the member's id.
  public let members: [String: String]
  /// The period.
  public let time: Time
  /// How it is compared.
  public let comparison: FigureKey.Comparison
  /// The link's text without markup; empty where the value is to be inserted.
  public let text: String
  /// The words right before it, at most twelve characters.
  public let before: String
  /// The words right after it, at most six characters.
  public let after: String
  /// The whole link.
  public let span: SourceSpan
  /// What stands between the brackets.
  public let textSpan: SourceSpan
  /// The address behind `stat:`, as written.
  public let address: SourceSpan

  /// Makes a citation.
  public init(
    place: Place, measure: String, members: [String: String], time: Time,
    comparison: FigureKey.Comparison, text: String, before: String, after: String,
    span: SourceSpan, textSpan: SourceSpan, address: SourceSpan
  ) {
    self.place = place
    self.measure = measure
    self.members = members
    self.time = time
    self.comparison = comparison
    self.text = text
    self.before = before
    self.after = after
    self.span = span
    self.textSpan = textSpan
    self.address = address
  }

  /// The same citation as if all of it stood at one place, to compare what is said and not where.
  public func with(span: SourceSpan) -> Citation {
    Citation(
      place: place, measure: measure, members: members, time: time, comparison: comparison,
      text: text, before: before, after: after, span: span, textSpan: span, address: span)
  }
}

/// A number of the prose that looks like a statistic and that no link covers.
public struct LooseNumeral: Sendable, Hashable {
  /// The number with its unit, as written.
  public let text: String
  /// The number; nil where only a range or a rank was read.
  public let number: Rational?
  /// The unit, where there is one.
  public let unit: String?
  /// Where it stands.
  public let span: SourceSpan

  /// Makes a number as read.
  public init(text: String, number: Rational?, unit: String?, span: SourceSpan) {
    self.text = text
    self.number = number
    self.unit = unit
    self.span = span
  }
}

/// A figure of a text after it was held against the ledger and the lock.
public struct CitedFigure: Sendable, Hashable {
  /// How far its text may be trusted.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// It agrees with the ledger.
    case checked
    /// It agrees with what was published; the ledger has been revised since.
    case revised
    /// It does not hold.
    case wrong
  }

  /// The citation.
  public let citation: Citation
  /// Which figure it is.
  public let key: FigureKey
  /// What the ledger says today.
  public let figure: Figure
  /// What is printed: the text as written, or the value where none was.
  public let text: String
  /// How far it may be trusted.
  public let standing: Standing

  /// Makes a record.
  public init(
    citation: Citation, key: FigureKey, figure: Figure, text: String, standing: Standing
  ) {
    self.citation = citation
    self.key = key
    self.figure = figure
    self.text = text
    self.standing = standing
  }
}

/// Every cited figure of an edition, and what was revised since it was published.
public struct CitedFigures: Sendable {
  /// For each file its citations, in the order of the text's own list.
  public let byFile: [String: [CitedFigure]]
  /// The revisions, newest first.
  public let revisions: [Revision]

  /// Makes a record of an edition.
  public init(byFile: [String: [CitedFigure]], revisions: [Revision]) {
    self.byFile = byFile
    self.revisions = revisions
  }

  /// No citation at all.
  public static let none = CitedFigures(byFile: [:], revisions: [])

  /// The same with what one file cites in the place of what it cited.
  public func with(_ figures: [CitedFigure], in file: String) -> CitedFigures {
    var byFile = byFile
    byFile[file] = figures.isEmpty ? nil : figures
    return CitedFigures(byFile: byFile, revisions: revisions)
  }

  /// What a file cites.
  public func figures(in file: String) -> [CitedFigure] { byFile[file] ?? [] }
}

/// A published figure whose ledger says something else today.
public struct Revision: Sendable, Hashable {
  /// Which figure.
  public let key: FigureKey
  /// The value as published.
  public let published: Rational
  /// The value today; nil where there is none any more.
  public let current: Rational?
  /// Tells whether the definition changed, not only the rows.
  public let isRedefined: Bool
  /// Why, from `revisions.yml`; nil where nobody said so yet.
  public let reason: LocalizedText?
  /// The day of the revision, likewise.
  public let date: CivilDate?
  /// The files that cite it as published, sorted.
  public let files: [String]

  /// Makes a revision.
  public init(
    key: FigureKey, published: Rational, current: Rational?, isRedefined: Bool,
    reason: LocalizedText?, date: CivilDate?, files: [String]
  ) {
    self.key = key
    self.published = published
    self.current = current
    self.isRedefined = isRedefined
    self.reason = reason
    self.date = date
    self.files = files
  }
}
