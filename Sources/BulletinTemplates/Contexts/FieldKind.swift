/// What a name stands for in a template, as far as it is known without a value.
enum FieldKind: Sendable {
  case text
  case optionalText
  case html
  case optionalHTML
  case flag
  case words
  case texts
  case object(ShapeReference)
  case optionalObject(ShapeReference)
  case list(ShapeReference)
}

/// The names of a context type, asked for when a template needs them.
///
/// Contexts may hold lists of their own type, so a shape is never part of another.
struct ShapeReference: Sendable {
  /// Tells shapes apart.
  let id: ObjectIdentifier
  /// Reads lists and optional values of the type from memory.
  let type: any TemplateContext.Type
  /// Lists the names.
  let fields: @Sendable () -> [ShapeField]

  init<C: TemplateContext>(_ type: C.Type) {
    self.init(id: ObjectIdentifier(type), type: type) { C.fields.map(\.shape) }
  }

  init(
    id: ObjectIdentifier, type: any TemplateContext.Type,
    fields: @escaping @Sendable () -> [ShapeField]
  ) {
    self.id = id
    self.type = type
    self.fields = fields
  }
}

/// One name of a shape.
struct ShapeField: Sendable {
  /// The name as templates write it.
  let name: String
  /// What it stands for.
  let kind: FieldKind
  /// Where the value lies in a context.
  let location: FieldLocation
  /// Tells whether the name also holds inside sections, when the context is the page's own.
  let isEverywhere: Bool

  /// The same name, holding inside sections too.
  var everywhere: ShapeField {
    ShapeField(name: name, kind: kind, location: location, isEverywhere: true)
  }
}

/// Where a field's value lies in its context.
enum FieldLocation: Sendable {
  /// Stored, so many bytes after the context's beginning.
  case stored(Int)
  /// Computed: a key path or a closure, and what knows how to ask it.
  case computed(any ComputedValue.Type, any AnyObject & Sendable)
}
