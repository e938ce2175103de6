/// What a template may say of one thing: a page, a link, a row.
///
/// A context holds finished text only. Numbers and dates are worded before they get here, so no
/// template can round or word them in another way than the next one. Its fields are best stored:
/// a stored field is read straight from memory, a computed one through its key path.
public protocol TemplateContext: TemplateListElement {
  /// Every name that a template may use on this context.
  static var fields: [Field<Self>] { get }
}

extension TemplateContext {
  /// An object with names of its own.
  public static var templateKind: TemplateFieldKind {
    TemplateFieldKind(.object(ShapeReference(Self.self)))
  }

  /// An object that may be absent.
  public static var optionalTemplateKind: TemplateFieldKind {
    TemplateFieldKind(.optionalObject(ShapeReference(Self.self)))
  }

  /// Objects in order.
  public static var listTemplateKind: TemplateFieldKind {
    TemplateFieldKind(.list(ShapeReference(Self.self)))
  }
}
