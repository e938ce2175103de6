/// The names of a context type, for whoever writes templates.
public struct TemplateOutline: Sendable, Hashable {
  /// How templates use a name.
  public enum Use: Sendable, Hashable {
    /// Printed by `{{name}}`.
    case text
    /// Printed by `{{{name}}}`.
    case markup
    /// Asked by `{{#name}}` only.
    case flag
    /// Words of the theme, as `{{name.key}}`.
    case words
    /// Texts in order, each `{{.}}` inside `{{#name}}`.
    case texts
    /// A context with names of its own, by its type.
    case one(String)
    /// Contexts in order, by their type.
    case list(String)
  }

  /// A name.
  public struct Name: Sendable, Hashable {
    /// As templates write it.
    public let name: String
    /// How it is used.
    public let use: Use
    /// Tells whether there may be nothing: then it is used inside `{{#name}}`.
    public let isOptional: Bool
  }

  /// The Swift type, which tells contexts apart.
  public let type: String
  /// The names in the order of their declaration.
  public let names: [Name]

  private init(_ shape: ShapeReference) {
    type = TemplateOutline.name(of: shape)
    names = shape.fields().map { Name(name: $0.name, $0.kind) }
  }

  fileprivate static func name(of shape: ShapeReference) -> String {
    String(describing: shape.type)
  }

  /// The outlines of some types and of all that they hold, each once, in the order of first mention.
  public static func all(from types: [any TemplateContext.Type]) -> [TemplateOutline] {
    var found: [TemplateOutline] = []
    var seen: Set<ObjectIdentifier> = []
    var waiting = types.map { reference($0) }
    while !waiting.isEmpty {
      let shape = waiting.removeFirst()
      guard seen.insert(shape.id).inserted else { continue }
      found.append(TemplateOutline(shape))
      waiting += shape.fields().compactMap { $0.kind.shape }
    }
    return found
  }

  private static func reference<C: TemplateContext>(_ type: C.Type) -> ShapeReference {
    ShapeReference(type)
  }
}

extension TemplateOutline.Name {
  fileprivate init(name: String, _ kind: FieldKind) {
    let (use, isOptional): (TemplateOutline.Use, Bool) =
      switch kind {
      case .text: (.text, false)
      case .optionalText: (.text, true)
      case .html: (.markup, false)
      case .optionalHTML: (.markup, true)
      case .flag: (.flag, false)
      case .words: (.words, false)
      case .texts: (.texts, true)
      case .object(let shape): (.one(TemplateOutline.name(of: shape)), false)
      case .optionalObject(let shape): (.one(TemplateOutline.name(of: shape)), true)
      case .list(let shape): (.list(TemplateOutline.name(of: shape)), true)
      }
    self.init(name: name, use: use, isOptional: isOptional)
  }
}

extension FieldKind {
  /// The context that it leads to.
  fileprivate var shape: ShapeReference? {
    switch self {
    case .object(let shape), .optionalObject(let shape), .list(let shape): shape
    case .text, .optionalText, .html, .optionalHTML, .flag, .words, .texts: nil
    }
  }
}
