/// The way from a frame to a value: at most four fields deep.
struct ValuePath: Sendable {
  /// Tells whether the way starts at the page's own context instead of the innermost section.
  var fromRoot: Bool
  var first: Int
  var second = -1
  var third = -1
  var fourth = -1

  init(fromRoot: Bool, _ fields: [Int]) {
    self.fromRoot = fromRoot
    first = fields[0]
    if fields.count > 1 { second = fields[1] }
    if fields.count > 2 { third = fields[2] }
    if fields.count > 3 { fourth = fields[3] }
  }
}

/// One step of a compiled template.
///
/// Sections name the step after their body.
enum Operation: Sendable {
  /// Appends a stretch of the program's literals.
  case literal(start: Int, count: Int)
  /// Appends text, escaped.
  case text(ValuePath)
  /// Appends markup.
  case html(ValuePath)
  /// Appends a word of the language.
  case word(ValuePath, key: Int)
  /// Runs the body if the value is there and not empty.
  case condition(ValuePath, end: Int)
  /// Runs the body with the object as frame, if it is there.
  case open(ValuePath, end: Int)
  /// Runs the body for each item as frame.
  case each(ValuePath, end: Int)
  /// Runs the body if the value is absent, false or empty.
  case unless(ValuePath, end: Int)
  /// Runs a procedure with the same frame: a partial that calls itself.
  case call(procedure: Int)
}

/// A compiled template with its literals; procedures are the partials that recur.
struct Program: Sendable {
  var operations: [Operation] = []
  var literals: [UInt8] = []
  /// For each procedure its first step and the step after it.
  var procedures: [Range<Int>] = []
  /// Where the page itself begins and ends.
  var main = 0..<0
}
