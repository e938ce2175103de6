import BulletinModel

/// A piece of a parsed template.
indirect enum TemplateNode: Sendable {
  /// Text to be printed as it stands.
  case literal([UInt8])
  /// `{{name}}`.
  case text(TemplateName)
  /// `{{{name}}}` or `{{&name}}`.
  case html(TemplateName)
  /// `{{#name}}…{{/name}}`.
  case section(TemplateName, [TemplateNode])
  /// `{{^name}}…{{/name}}`.
  case inverted(TemplateName, [TemplateNode])
  /// `{{>name}}` with the indentation of a line that holds nothing else.
  case partial(TemplateName, indentation: [UInt8])
  /// `{{$name}}…{{/name}}`.
  case block(TemplateName, [TemplateNode])
  /// `{{<name}}…{{/name}}`: the blocks inside override the parent's.
  case parent(TemplateName, [TemplateNode])
}

/// A name in a tag with the tag's place.
struct TemplateName: Sendable {
  let text: String
  let span: SourceSpan

  /// The parts between the dots; the implicit iterator `.` is one part.
  var parts: [String] {
    text == "."
      ? ["."] : text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}
