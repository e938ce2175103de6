public import BulletinModel

/// A type that a context's field may have.
///
/// The set is closed: text, markup, flags, words, contexts, and optional ones and lists of some
/// of these. There is no number and no date among them.
public protocol TemplateFieldValue: Sendable {
  /// How templates use a field of this type.
  static var templateKind: TemplateFieldKind { get }
}

/// A type whose value may be absent from a context.
public protocol TemplateOptionalElement: TemplateFieldValue {
  /// How templates use an optional field of this type.
  static var optionalTemplateKind: TemplateFieldKind { get }
}

/// A type that the lists of a context may consist of.
public protocol TemplateListElement: TemplateOptionalElement {
  /// How templates use a list of this type.
  static var listTemplateKind: TemplateFieldKind { get }
}

/// How templates use a field; made by this room alone, so that no further type can join.
public struct TemplateFieldKind: Sendable {
  let kind: FieldKind

  init(_ kind: FieldKind) {
    self.kind = kind
  }
}

extension String: TemplateListElement {
  /// Text, escaped where it is printed.
  public static var templateKind: TemplateFieldKind { TemplateFieldKind(.text) }
  /// Text that may be absent.
  public static var optionalTemplateKind: TemplateFieldKind { TemplateFieldKind(.optionalText) }
  /// Texts in order, each printed by `{{.}}`.
  public static var listTemplateKind: TemplateFieldKind { TemplateFieldKind(.texts) }
}

extension SafeHTML: TemplateOptionalElement {
  /// Markup, printed as it is.
  public static var templateKind: TemplateFieldKind { TemplateFieldKind(.html) }
  /// Markup that may be absent.
  public static var optionalTemplateKind: TemplateFieldKind { TemplateFieldKind(.optionalHTML) }
}

extension Bool: TemplateFieldValue {
  /// A flag, for sections.
  public static var templateKind: TemplateFieldKind { TemplateFieldKind(.flag) }
}

extension TemplateWords: TemplateFieldValue {
  /// The words of one language, by key.
  public static var templateKind: TemplateFieldKind { TemplateFieldKind(.words) }
}

extension Optional: TemplateFieldValue where Wrapped: TemplateOptionalElement {
  /// What may be absent, for sections.
  public static var templateKind: TemplateFieldKind { Wrapped.optionalTemplateKind }
}

extension Array: TemplateFieldValue where Element: TemplateListElement {
  /// What comes in order, for sections.
  public static var templateKind: TemplateFieldKind { Element.listTemplateKind }
}
