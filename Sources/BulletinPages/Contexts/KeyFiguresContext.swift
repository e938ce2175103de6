import BulletinModel

/// A row of key figures.
struct KeyFiguresContext: Sendable, Hashable {
  /// The head.
  let title: String
  /// The head's id, unique in the page.
  let anchor: String
  /// As at which day, or for which period.
  let asOf: String?
  /// How they are computed.
  let how: LinkContext?
  /// Tells whether four stand in a row, else five.
  let isFour: Bool
  /// The figures.
  let figures: [KeyFigureContext]
  /// The site's note on its data.
  let note: String?
}

/// One key figure.
struct KeyFigureContext: Sendable, Hashable {
  /// What it is; leads to its page.
  let name: LinkContext
  /// The number, formatted.
  let value: String
  /// The unit.
  let unit: String?
  /// How it compares, in words.
  let change: String?
  /// A small drawing of its course.
  let spark: SafeHTML?
}
