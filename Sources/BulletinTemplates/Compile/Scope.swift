/// What names refer to at one place of a template.
struct Scope: Sendable {
  /// What `{{.}}` refers to.
  enum Dot: Sendable {
    /// The context itself, which cannot be printed.
    case object
    /// The text or markup of the innermost section over one.
    case value(Resolution, label: String)
  }

  /// The context of the innermost section.
  let object: ShapeReference
  let dot: Dot

  /// Tells scopes apart in which the same template compiles to different operations.
  var id: String {
    switch dot {
    case .object: "\(object.id)"
    case .value(_, let label): "\(object.id) \(label)"
    }
  }
}

/// What a name in a template refers to.
struct Resolution: Sendable {
  let kind: FieldKind
  let operand: Operand
  /// The place of the word, for words.
  var word: Int?
}
