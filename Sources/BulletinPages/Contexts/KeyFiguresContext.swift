import BulletinModel
import BulletinTemplates

/// A row of key figures.
struct KeyFiguresContext: TemplateContext {
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

  static let fields: [Field<Self>] = [
    Field("title", \.title),
    Field("anchor", \.anchor),
    Field("asOf", \.asOf),
    Field("how", \.how),
    Field("isFour", \.isFour),
    Field("figures", \.figures),
    Field("note", \.note),
  ]
}

/// One key figure.
struct KeyFigureContext: TemplateContext {
  /// What it is; leads to its page.
  let name: LinkContext
  /// The number, formatted.
  let value: String
  /// The page of its rows; nil where it has none.
  let url: String?
  /// The unit.
  let unit: String?
  /// How it compares, in words.
  let change: String?
  /// A small drawing of its course.
  let spark: SafeHTML?

  static let fields: [Field<Self>] = [
    Field("name", \.name),
    Field("value", \.value),
    Field("url", \.url),
    Field("unit", \.unit),
    Field("change", \.change),
    Field("spark", \.spark),
  ]
}
