import BulletinTemplates

extension Field {
  /// Names the words of the page's language; they hold inside every section.
  static func words(
    _ name: String, _ get: @escaping @Sendable (Context) -> TemplateWords
  ) -> Field { .everywhere(Field(name, get)) }
}
