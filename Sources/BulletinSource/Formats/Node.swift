import BulletinModel

/// A YAML value with its place: all that Source knows of YAML beyond `Formats/`.
///
/// Scalars stay what was typed: `08`, `no`, `1.10` and `是` are text until a schema reads them.
struct Node: Sendable, Hashable {
  /// One key of a mapping with its value.
  struct Pair: Sendable, Hashable {
    let key: String
    let keySpan: SourceSpan
    let value: Node
  }

  enum Content: Sendable, Hashable {
    /// An empty value, `null` or `~`.
    case empty
    case scalar(String)
    case sequence([Node])
    /// The pairs in the order in which they stand, doubled keys included.
    case mapping([Pair])
  }

  let content: Content
  let span: SourceSpan

  /// The text of a scalar.
  var scalar: String? {
    if case .scalar(let text) = content { text } else { nil }
  }

  /// The pairs of a mapping.
  var pairs: [Pair]? {
    if case .mapping(let pairs) = content { pairs } else { nil }
  }

  /// The nodes of a sequence; a scalar counts as a sequence of one.
  var sequence: [Node]? {
    switch content {
    case .sequence(let nodes): nodes
    case .scalar: [self]
    case .empty: []
    case .mapping: nil
    }
  }

  /// Tells whether nothing was typed.
  var isEmpty: Bool { content == .empty }

  /// Tells whether a plain scalar means that there is no value.
  static func isNull(_ text: String) -> Bool {
    switch text {
    case "", "~", "null", "Null", "NULL": true
    default: false
    }
  }

  /// The span of a collection: from its start to the end of its last value.
  static func span(_ file: String, from start: SourcePosition, last: Node?) -> SourceSpan {
    let next = SourcePosition(line: start.line, column: start.column + 1)
    return SourceSpan(file: file, start: start, end: max(next, last?.span.end ?? next))
  }
}
