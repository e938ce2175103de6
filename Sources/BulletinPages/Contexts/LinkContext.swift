import BulletinTemplates

/// A name that leads somewhere, or only a name.
struct LinkContext: TemplateContext {
  /// Where it leads, encoded; nil prints the text alone.
  let url: String?
  /// The name.
  let text: String
  /// Tells whether it is the page, or the choice, that the reader is at.
  let current: Bool
  /// What stands beside it: a number of items, a size, a page; nil prints nothing.
  let count: String?

  static let fields: [Field<Self>] = [
    Field("url", \.url),
    Field("text", \.text),
    Field("current", \.current),
    Field("count", \.count),
  ]
}

/// One text of a list.
struct TextContext: TemplateContext {
  /// The text.
  let text: String

  static let fields: [Field<Self>] = [
    Field("text", \.text)
  ]
}

/// A day or a moment, for machines and for readers.
struct DateContext: TemplateContext {
  /// The value of `datetime`.
  let iso: String
  /// In full, as in running text: 2025年10月20日.
  let text: String
  /// As in timed lists: 09:00, 昨天, 10-18.
  let short: String

  static let fields: [Field<Self>] = [
    Field("iso", \.iso),
    Field("text", \.text),
    Field("short", \.short),
  ]
}

/// A labelled line of facts, such as 记者, 地区 or 数据截至.
struct FactContext: TemplateContext {
  /// What it says.
  let label: String
  /// The values, parted by a wide space.
  let values: [LinkContext]
  /// A date in place of values.
  let date: DateContext?

  static let fields: [Field<Self>] = [
    Field("label", \.label),
    Field("values", \.values),
    Field("date", \.date),
  ]
}

/// A term and its explanation.
struct TermContext: TemplateContext {
  /// The term.
  let term: String
  /// What it means.
  let text: String

  static let fields: [Field<Self>] = [
    Field("term", \.term),
    Field("text", \.text),
  ]
}

/// Where the page stands: from home down to the page itself.
struct TrailContext: TemplateContext {
  /// The steps; the last is current and has no address.
  let links: [LinkContext]

  static let fields: [Field<Self>] = [
    Field("links", \.links)
  ]
}
