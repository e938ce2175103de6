import BulletinTemplates

/// A choice that hides what does not fit, by style alone.
struct FilterContext: TemplateContext {
  /// What is chosen.
  let legend: String
  /// The choices; the first, with id `f0`, shows all.
  let options: [FilterOptionContext]

  static let fields: [Field<Self>] = [
    Field("legend", \.legend),
    Field("options", \.options),
  ]
}

/// One choice of a filter.
struct FilterOptionContext: TemplateContext {
  /// `f0` to `f24`; the number is what rows name in `filter`.
  let id: String
  /// The choice.
  let text: String
  /// Tells whether it is chosen at first.
  let isFirst: Bool

  static let fields: [Field<Self>] = [
    Field("id", \.id),
    Field("text", \.text),
    Field("isFirst", \.isFirst),
  ]
}
