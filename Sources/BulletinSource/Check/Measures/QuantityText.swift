import BulletinModel

/// A part of a value with its place among the bytes of the whole.
struct ValuePart: Sendable, Hashable {
  let text: String
  let offset: Int

  var length: Int { text.utf8.count }
}

/// What is wrong at a place of a value.
struct ValueProblem: Error, Sendable {
  let offset: Int
  let length: Int
  let reason: SchemaReason
  /// The place in the file, where it is known already.
  let span: SourceSpan?

  init(_ reason: SchemaReason, offset: Int, length: Int, span: SourceSpan? = nil) {
    self.offset = offset
    self.length = length
    self.reason = reason
    self.span = span
  }

  init(_ reason: SchemaReason, at part: ValuePart) {
    self.init(reason, offset: part.offset, length: part.length)
  }
}

/// A quantity as written, such as `sum(days) where outcome == solved`, before names are looked up.
struct QuantityText: Sendable {
  /// What is made of the rows.
  enum Function: Sendable, Hashable {
    case count, sum, minimum, maximum, latest, mean, median, percentile
  }

  let function: Function
  /// The whole quantity.
  let part: ValuePart
  let arguments: [ValuePart]
  let condition: ValuePart?

  /// Reads one quantity, or two with a `/` between them; parentheses may stand round each.
  static func quantities(
    of text: String
  ) throws(ValueProblem) -> (numerator: QuantityText, denominator: QuantityText?) {
    let letters = ValueLetters(text)
    let whole = letters.unwrapped(letters.trimmed(0..<letters.count))
    let sides = letters.split(whole, at: "/")
    guard sides.count <= 2 else {
      let mark = sides[1].upperBound
      throw ValueProblem(
        SchemaReason("只能有一个“/”", "only one \"/\" is possible"),
        at: letters.part(mark..<mark + 1))
    }
    let numerator = try quantity(letters, sides[0])
    return (numerator, sides.count == 2 ? try quantity(letters, sides[1]) : nil)
  }

  private static func quantity(
    _ letters: ValueLetters, _ range: Range<Int>
  ) throws(ValueProblem) -> QuantityText {
    let range = letters.unwrapped(letters.trimmed(range))
    guard let open = range.first(where: { letters.folded[$0] == "(" }),
      let close = letters.close(of: open, in: range)
    else { throw unfinished(letters, range) }
    let name = letters.part(letters.trimmed(range.lowerBound..<open))
    guard let function = MeasureKeys.functions.first(where: { $0.key == name.text })?.value else {
      throw unknownFunction(name)
    }
    let arguments = letters.split(open + 1..<close, at: ",").map { letters.trimmed($0) }
    return QuantityText(
      function: function, part: letters.part(range),
      arguments: arguments.count == 1 && arguments[0].isEmpty ? [] : arguments.map(letters.part),
      condition: try condition(letters, letters.trimmed(close + 1..<range.upperBound)))
  }

  private static func unfinished(_ letters: ValueLetters, _ range: Range<Int>) -> ValueProblem {
    let part = letters.part(range)
    if range.contains(where: { letters.folded[$0] == "(" }) {
      return ValueProblem(SchemaReason("括号没有成对", "a parenthesis is not closed"), at: part)
    }
    let word = letters.part(letters.firstWord(range))
    guard MeasureKeys.functions.contains(where: { $0.key == word.text }) else {
      return unknownFunction(word)
    }
    return ValueProblem(
      SchemaReason("“\(word.text)”后面要有括号", "\"\(word.text)\" needs parentheses"), at: word)
  }

  private static func unknownFunction(_ word: ValuePart) -> ValueProblem {
    ValueProblem(
      word.text.isEmpty
        ? SchemaReason(
          "要写 count()、sum(字段) 这样的算法", "write a function such as count() or sum(field)")
        : SchemaReason(
          "没有算法“\(word.text)”", "there is no function \"\(word.text)\"",
          near: nearest(word.text, in: MeasureKeys.functions.map(\.key))), at: word)
  }

  private static func condition(
    _ letters: ValueLetters, _ range: Range<Int>
  ) throws(ValueProblem) -> ValuePart? {
    guard !range.isEmpty else { return nil }
    let word = letters.firstWord(range)
    guard MeasureKeys.conditionWords.contains(letters.part(word).text) else {
      let part = letters.part(range)
      throw ValueProblem(
        SchemaReason(
          "“\(part.text)”放在这里读不通，条件要用 where 引出",
          "\"\(part.text)\" does not fit here: a condition begins with where"), at: part)
    }
    let formula = letters.trimmed(word.upperBound..<range.upperBound)
    guard !formula.isEmpty else {
      throw ValueProblem(
        SchemaReason("where 后面没有条件", "no condition behind where"), at: letters.part(word))
    }
    return letters.part(formula)
  }
}
