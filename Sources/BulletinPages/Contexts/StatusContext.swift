import BulletinTemplates

/// How settled figures are: preliminary, final or revised.
struct StatusContext: TemplateContext {
  /// `preliminary`, `final` or `revised`, for style sheets.
  let kind: String
  /// The word.
  let text: String

  static let fields: [Field<Self>] = [
    Field("kind", \.kind),
    Field("text", \.text),
  ]
}
