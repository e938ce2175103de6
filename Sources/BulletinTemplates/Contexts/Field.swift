/// A name that templates may use on a context, and the property that answers it.
public struct Field<Context>: Sendable {
  let shape: ShapeField

  /// Gives a property a name for templates.
  ///
  /// The property's type decides how templates use the name: text by `{{name}}`, markup by
  /// `{{{name}}}`, flags, lists, contexts and whatever is optional by sections.
  public init<Value: TemplateFieldValue>(
    _ name: String, _ property: any KeyPath<Context, Value> & Sendable
  ) {
    self.init(name, property, as: Value.templateKind.kind)
  }

  /// Gives a value that is made of the context a name for templates.
  public init<Value: TemplateFieldValue>(
    _ name: String, from make: @escaping @Sendable (Context) -> Value
  ) {
    let getter = ComputedByClosure<Context, Value>.Getter(make)
    shape = ShapeField(
      name: name, kind: Value.templateKind.kind,
      location: .computed(ComputedByClosure<Context, Value>.self, getter), isEverywhere: false)
  }

  /// Gives a property of a page a name that also holds inside all of the page's sections.
  ///
  /// Other names never climb: an item without a title must not show the page's.
  public static func everywhere<Value: TemplateFieldValue>(
    _ name: String, _ property: any KeyPath<Context, Value> & Sendable
  ) -> Field {
    everywhere(Field(name, property))
  }

  /// Lets a field of a page hold inside all of the page's sections.
  public static func everywhere(_ field: Field) -> Field {
    Field(field.shape.everywhere)
  }

  /// Names the words of the page's language, so that `{{t.nav.home}}` prints the word `nav.home`.
  ///
  /// The name holds everywhere, and each key is checked when the template is compiled.
  public static func words(
    _ name: String, _ property: any KeyPath<Context, TemplateWords> & Sendable
  ) -> Field {
    everywhere(name, property)
  }

  init<Value>(
    _ name: String, _ property: any KeyPath<Context, Value> & Sendable, as kind: FieldKind
  ) {
    let location: FieldLocation =
      if let offset = MemoryLayout<Context>.offset(of: property) {
        .stored(offset)
      } else {
        .computed(ComputedByProperty<Context, Value>.self, property)
      }
    shape = ShapeField(name: name, kind: kind, location: location, isEverywhere: false)
  }

  private init(_ shape: ShapeField) {
    self.shape = shape
  }
}
