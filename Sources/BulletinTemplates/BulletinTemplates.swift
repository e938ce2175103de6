public import BulletinModel

/// A value that a template may print: a struct whose fields are listed once, with their names.
///
/// The list is the only place where a string meets a property. Numbers and dates cannot be fields:
/// they must have become text before.
public protocol TemplateContext: Sendable {
  /// The fields by which templates know the value; a `static let`, so that it is made once.
  static var fields: [Field<Self>] { get }
}

/// What a field holds when a template asks for it.
public enum TemplateValue: Sendable {
  /// Text, escaped when printed.
  case text(String)
  /// Markup, printed as it is.
  case html(SafeHTML)
  /// A condition.
  case flag(Bool)
  /// Things to repeat a section for.
  case list([any TemplateContext])
  /// A thing whose fields a section opens.
  case object(any TemplateContext)
  /// The words of a language.
  case words(TemplateWords)
  /// An optional that is nil.
  case absent
}

/// A named field of a context.
public struct Field<Context>: Sendable {
  let name: String
  let shape: Shape
  let isEverywhere: Bool
  let read: @Sendable (Context) -> TemplateValue

  init(
    _ name: String, _ shape: Shape, everywhere: Bool = false,
    read: @escaping @Sendable (Context) -> TemplateValue
  ) {
    self.name = name
    self.shape = shape
    isEverywhere = everywhere
    self.read = read
  }

  /// A field that templates see inside every section, when the context is a page's own.
  public static func everywhere(_ field: Field) -> Field {
    Field(field.name, field.shape, everywhere: true, read: field.read)
  }

  /// A field of text.
  public init(_ name: String, _ get: @escaping @Sendable (Context) -> String) {
    self.init(name, .text(isOptional: false)) { .text(get($0)) }
  }

  /// A field of text that may be absent; a section over it asks whether it is there and not empty.
  public init(_ name: String, _ get: @escaping @Sendable (Context) -> String?) {
    self.init(name, .text(isOptional: true)) { get($0).map { .text($0) } ?? .absent }
  }

  /// A field of markup.
  public init(_ name: String, _ get: @escaping @Sendable (Context) -> SafeHTML) {
    self.init(name, .html(isOptional: false)) { .html(get($0)) }
  }

  /// A field of markup that may be absent.
  public init(_ name: String, _ get: @escaping @Sendable (Context) -> SafeHTML?) {
    self.init(name, .html(isOptional: true)) { get($0).map { .html($0) } ?? .absent }
  }

  /// A condition.
  public init(_ name: String, _ get: @escaping @Sendable (Context) -> Bool) {
    self.init(name, .flag) { .flag(get($0)) }
  }

  /// A list of texts; a section prints each with `{{.}}`.
  public init(_ name: String, _ get: @escaping @Sendable (Context) -> [String]) {
    self.init(name, .list(TextItem.self)) { .list(get($0).map(TextItem.init)) }
  }

  /// A list of contexts.
  public init<Item: TemplateContext>(
    _ name: String, _ get: @escaping @Sendable (Context) -> [Item]
  ) {
    self.init(name, .list(Item.self)) { .list(get($0)) }
  }

  /// A context.
  public init<Part: TemplateContext>(_ name: String, _ get: @escaping @Sendable (Context) -> Part) {
    self.init(name, .object(Part.self, isOptional: false)) { .object(get($0)) }
  }

  /// A context that may be absent.
  public init<Part: TemplateContext>(
    _ name: String, _ get: @escaping @Sendable (Context) -> Part?
  ) {
    self.init(name, .object(Part.self, isOptional: true)) { get($0).map { .object($0) } ?? .absent }
  }

  /// The words of the page's language, named by dotted keys such as `t.nav.home`.
  public init(_ name: String, _ get: @escaping @Sendable (Context) -> TemplateWords) {
    self.init(name, .words) { .words(get($0)) }
  }
}

/// The words of one language, escaped once and found by place.
public final class TemplateWords: Sendable {
  let escaped: [[UInt8]]

  /// Arranges words by the library's keys; a missing word is empty.
  ///
  /// - Parameters:
  ///   - keys: The keys that the library was made with, in its order.
  ///   - words: The words by key.
  public init(keys: [String], words: [String: String]) {
    escaped = keys.map { key in
      var bytes: [UInt8] = []
      appendEscaped(words[key] ?? "", to: &bytes)
      return bytes
    }
  }
}

/// What a field holds, known without an instance.
enum Shape: Sendable {
  case text(isOptional: Bool)
  case html(isOptional: Bool)
  case flag
  case list(any TemplateContext.Type)
  case object(any TemplateContext.Type, isOptional: Bool)
  case words
}

/// One text of a list of texts.
struct TextItem: TemplateContext {
  let text: String
  static let fields: [Field<TextItem>] = [Field(".", \.text)]
}

extension TemplateContext {
  /// The value of the field at a place.
  func value(at place: Int) -> TemplateValue { Self.fields[place].read(self) }

  /// Names, shapes and reach of the fields, in order.
  static var outline: [(name: String, shape: Shape, isEverywhere: Bool)] {
    fields.map { ($0.name, $0.shape, $0.isEverywhere) }
  }
}
