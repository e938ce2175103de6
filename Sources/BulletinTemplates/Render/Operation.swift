/// Where a value is found while a template is rendered.
///
/// Nothing in an operation is counted by reference, so that workers share no counter.
struct Operand: Sendable {
  enum Base: Sendable {
    /// The page's own context.
    case root
    /// The context of the innermost section.
    case object
    /// The item of a list of texts.
    case item
  }

  var base: Base
  /// How far the value lies behind the base, in bytes.
  var offset = 0
  /// The steps that are more than an offset, in ``Program/steps``.
  var steps = 0..<0
}

/// A step on the way to a value that is not simply stored.
enum OperandStep: Sendable {
  /// So many bytes on.
  case stored(Int)
  /// Into an optional context; the way ends where it is absent.
  case present(any TemplateContext.Type)
  /// Through a computed field, by one of ``Program/getters``.
  case computed(any ComputedValue.Type, getter: Int)
}

/// What makes a section's value count as there.
enum Presence: Sendable {
  case flag
  case text
  case html
  case texts
  case object(any TemplateContext.Type)
  case list(any TemplateContext.Type)
}

/// One step of a compiled template; sections name the step after their body.
enum Operation: Sendable {
  /// Appends a stretch of the program's literals.
  case literal(Range<Int>)
  /// Appends text, escaped.
  case text(Operand)
  /// Appends text, escaped, if it is there.
  case optionalText(Operand)
  /// Appends markup.
  case html(Operand)
  /// Appends markup, if it is there.
  case optionalHTML(Operand)
  /// Appends a word of the page's language.
  case word(Operand, Int)
  /// Passes over the body unless the value is there.
  case when(Operand, Presence, next: Int)
  /// Passes over the body if the value is there.
  case unless(Operand, Presence, next: Int)
  /// Runs the body in a context.
  case object(Operand, next: Int)
  /// Runs the body in a context, if it is there.
  case optionalObject(Operand, any TemplateContext.Type, next: Int)
  /// Runs the body in each context.
  case list(Operand, any TemplateContext.Type, next: Int)
  /// Runs the body for each text.
  case texts(Operand, next: Int)
  /// Runs a template that calls itself, its lines indented by a literal.
  case call(Int, indentation: Range<Int>?)
  /// Appends the indentation of the template that is being called.
  case indentation
}
