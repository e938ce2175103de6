/// A tag as it stands in a template.
struct TemplateTag: Sendable {
  /// What a tag asks for.
  enum Kind: Sendable {
    /// `{{name}}`.
    case text
    /// `{{{name}}}` and `{{&name}}`.
    case markup
    /// `{{! anything }}`.
    case comment
    /// `{{#name}}`.
    case section
    /// `{{^name}}`.
    case inverted
    /// `{{/name}}`.
    case end
    /// `{{>name}}`.
    case partial
    /// `{{<name}}`.
    case parent
    /// `{{$name}}`.
    case block

    /// Tells whether an end tag must follow.
    var opens: Bool { self == .section || self == .inverted || inherits }
    /// Tells whether a line with nothing else vanishes.
    var standsAlone: Bool { self != .text && self != .markup }
    /// Tells whether it is part of inheritance.
    var inherits: Bool { self == .parent || self == .block }
  }

  let kind: Kind
  let name: String
  /// The name's place.
  let place: Range<Int>
  /// The whole tag's place.
  let range: Range<Int>

  /// The parts between the dots; the implicit iterator `.` is one part.
  var parts: [String] {
    name == "."
      ? ["."] : name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}

/// What a template consists of: tags, and text that never goes beyond its line.
enum TemplateToken: Sendable {
  /// Text with the line's end, if it reaches there.
  case text(Range<Int>)
  /// A tag.
  case tag(TemplateTag)

  /// The tag, if it is one.
  var tag: TemplateTag? {
    if case .tag(let tag) = self { tag } else { nil }
  }

  /// The text, if it is one.
  var text: Range<Int>? {
    if case .text(let range) = self { range } else { nil }
  }
}
