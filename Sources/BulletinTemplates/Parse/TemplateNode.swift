import BulletinModel

/// A piece of a parsed template.
indirect enum TemplateNode: Sendable {
  /// The blanks that a printed line begins with; `isEmpty` when nothing else stands on it.
  case lineStart([UInt8], isEmpty: Bool)
  /// Text to be printed as it stands.
  case text([UInt8])
  /// `{{name}}`, `{{{name}}}` and `{{&name}}`.
  case variable(TemplateTag)
  /// `{{#name}}…{{/name}}` and `{{^name}}…{{/name}}`.
  case section(TemplateTag, [TemplateNode])
  /// `{{>name}}`, with the blanks before it when it has a line of its own.
  case partial(TemplateTag, indentation: [UInt8]?)
  /// `{{<name}}…{{/name}}` with the blocks that it overrides.
  case parent(TemplateTag, indentation: [UInt8]?, [TemplateBlock])
  /// `{{$name}}…{{/name}}`.
  case block(TemplateBlock)
}

/// A part of a template that others may override, or that overrides another's.
struct TemplateBlock: Sendable {
  /// The opening tag.
  let tag: TemplateTag
  /// The template that it stands in.
  let text: TemplateText
  /// Tells whether its content begins on the line after the tag.
  let opensLine: Bool
  /// The blanks before the tag when it is the first on its line.
  let lineIndentation: [UInt8]
  /// What it holds: the default, or the override.
  let nodes: [TemplateNode]

  /// Tells blocks of all templates apart.
  var id: String { "\(text.name):\(tag.range.lowerBound)" }

  /// How far the content is indented as a whole.
  var contentIndentation: [UInt8] {
    guard opensLine else { return [] }
    for node in nodes {
      switch node {
      case .lineStart(let blanks, isEmpty: false): return blanks
      case .partial(_, let blanks?), .parent(_, let blanks?, _): return blanks
      case .block(let block) where block.opensLine: return block.lineIndentation
      case .lineStart, .text, .section, .variable, .partial, .parent, .block: continue
      }
    }
    return lineIndentation
  }
}

/// A template as parsed, with what is wrong in its writing.
struct ParsedTemplate: Sendable {
  let text: TemplateText
  let nodes: [TemplateNode]
  let faults: [Diagnostic]
  /// The templates that it calls or inherits from.
  let calls: Set<String>
  /// The blocks that stand in it.
  let blocks: Set<String>

  init(_ template: Theme.Template) {
    text = TemplateText(template)
    var (tokens, faults) = TemplateScanner.scan(text)
    let pairs = TagPairs(tokens, in: text)
    faults += pairs.faults
    let lines = TemplateLines(tokens, pairs: pairs, in: text)
    var tree = TemplateTree(tokens, pairs: pairs, in: text)
    nodes = tree.nodes(of: lines.pieces)
    self.faults = faults + tree.faults
    let tags = tokens.compactMap(\.tag)
    calls = Set(tags.filter { $0.kind == .partial || $0.kind == .parent }.map(\.name))
    blocks = Set(tags.filter { $0.kind == .block }.map(\.name))
  }
}
