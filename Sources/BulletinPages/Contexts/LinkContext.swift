/// A name that leads somewhere, or only a name.
struct LinkContext: Sendable, Hashable {
  /// Where it leads, encoded; nil prints the text alone.
  let url: String?
  /// The name.
  let text: String
  /// Tells whether it is the page, or the choice, that the reader is at.
  let current: Bool
  /// What stands beside it: a number of items, a size, a page; nil prints nothing.
  let count: String?
}

/// One text of a list.
struct TextContext: Sendable, Hashable {
  /// The text.
  let text: String
}

/// A day or a moment, for machines and for readers.
struct DateContext: Sendable, Hashable {
  /// The value of `datetime`.
  let iso: String
  /// In full, as in running text: 2025年10月20日.
  let text: String
  /// As in timed lists: 09:00, 昨天, 10-18.
  let short: String
}

/// A labelled line of facts, such as 记者, 地区 or 数据截至.
struct FactContext: Sendable, Hashable {
  /// What it says.
  let label: String
  /// The values, parted by a wide space.
  let values: [LinkContext]
  /// A date in place of values.
  let date: DateContext?
}

/// A term and its explanation.
struct TermContext: Sendable, Hashable {
  /// The term.
  let term: String
  /// What it means.
  let text: String
}

/// Where the page stands: from home down to the page itself.
struct TrailContext: Sendable, Hashable {
  /// The steps; the last is current and has no address.
  let links: [LinkContext]
}
