/// Why a formula cannot be read.
public struct ExpressionFault: Error, Sendable, Hashable {
  /// How many UTF-8 bytes of the formula stand before the place.
  public let offset: Int
  /// How many bytes are meant; 0 at the end.
  public let length: Int
  /// The reason in Chinese.
  public let chinese: String
  /// The reason in English.
  public let english: String

  /// Names a reason at a place.
  public init(offset: Int, length: Int, chinese: String, english: String) {
    self.offset = offset
    self.length = length
    self.chinese = chinese
    self.english = english
  }
}

extension Expression {
  /// Reads a formula.
  ///
  /// - Parameters:
  ///   - text: The formula as written; full-width marks are read as their half-width twins.
  ///   - field: The canonical path of a name such as `closed`, `销单` or `host.region`; nil where it
  ///     is none: a single word is then an id, such as a term of a vocabulary.
  /// - Throws: `ExpressionFault` at the first place that cannot be read.
  public init(
    parsing text: String, field: @escaping ([String]) -> [String]?
  ) throws(ExpressionFault) {
    var parser = ExpressionParser(text, field: field)
    self = try parser.whole()
  }
}

/// Reads a formula by recursive descent.
private struct ExpressionParser {
  private let tokens: [ExpressionToken]
  private let end: Int
  private let field: ([String]) -> [String]?
  private var place = 0
  private var depth = 0
  private static let deepest = 40

  init(_ text: String, field: @escaping ([String]) -> [String]?) {
    tokens = ExpressionToken.tokens(of: text)
    end = text.utf8.count
    self.field = field
  }

  mutating func whole() throws(ExpressionFault) -> Expression {
    let expression = try either()
    guard place == tokens.count else { throw unexpected() }
    return expression
  }

  private func unexpected() -> ExpressionFault {
    guard place < tokens.count else {
      return ExpressionFault(
        offset: end, length: 0, chinese: "式子没有写完", english: "the formula ends too early")
    }
    let token = tokens[place]
    return ExpressionFault(
      offset: token.offset, length: token.length, chinese: "“\(token.text)”放在这里读不通",
      english: "\"\(token.text)\" does not fit here")
  }

  private mutating func take(_ words: String...) -> String? {
    guard place < tokens.count, !tokens[place].isQuoted, words.contains(tokens[place].text) else {
      return nil
    }
    place += 1
    return tokens[place - 1].text
  }

  private mutating func either() throws(ExpressionFault) -> Expression {
    depth += 1
    guard depth <= ExpressionParser.deepest else { throw unexpected() }
    defer { depth -= 1 }
    var left = try both()
    while take("or", "或") != nil { left = .binary(.or, left, try both()) }
    return left
  }

  private mutating func both() throws(ExpressionFault) -> Expression {
    var left = try negation()
    while take("and", "且") != nil { left = .binary(.and, left, try negation()) }
    return left
  }

  private mutating func negation() throws(ExpressionFault) -> Expression {
    var count = 0
    while take("not", "非") != nil { count += 1 }
    let inner = try comparison()
    return count % 2 == 0 ? inner : .not(inner)
  }

  private mutating func comparison() throws(ExpressionFault) -> Expression {
    let left = try sum()
    guard let word = take("<=", "<", ">=", ">", "==", "=", "!=", "in", "属于"),
      let operation = Expression.Operator(rawValue: ExpressionParser.canonical(word))
    else { return left }
    return .binary(operation, left, try sum())
  }

  private static func canonical(_ word: String) -> String {
    switch word {
    case "=": "=="
    case "属于": "in"
    default: word
    }
  }

  private mutating func sum() throws(ExpressionFault) -> Expression {
    var left = try product()
    while let sign = take("+", "-"), let operation = Expression.Operator(rawValue: sign) {
      left = .binary(operation, left, try product())
    }
    return left
  }

  private mutating func product() throws(ExpressionFault) -> Expression {
    var left = try atom()
    while let sign = take("*", "/"), let operation = Expression.Operator(rawValue: sign) {
      left = .binary(operation, left, try atom())
    }
    return left
  }

  private mutating func atom() throws(ExpressionFault) -> Expression {
    if take("(") != nil {
      let inner = try either()
      guard take(")") != nil else { throw unexpected() }
      return inner
    }
    if take("-") != nil { return .binary(.minus, .value(.number(Rational(0))), try atom()) }
    if take("[") != nil { return try list() }
    guard place < tokens.count else { throw unexpected() }
    let token = tokens[place]
    guard token.isQuoted || token.isWord else { throw unexpected() }
    place += 1
    if token.isQuoted { return .value(.text(token.text)) }
    return try word(token)
  }

  private mutating func list() throws(ExpressionFault) -> Expression {
    var values: [CellValue] = []
    while take("]") == nil {
      if !values.isEmpty, take(",", "、") == nil { throw unexpected() }
      values.append(try listed())
    }
    return .value(.list(values))
  }

  /// A value in a list, where a bare word is an id even if a field has that name.
  private mutating func listed() throws(ExpressionFault) -> CellValue {
    if place < tokens.count, tokens[place].isWord, field([tokens[place].text]) != nil {
      place += 1
      return .text(tokens[place - 1].text)
    }
    guard case .value(let value) = try atom() else {
      place -= 1
      throw unexpected()
    }
    return value
  }

  private func word(_ token: ExpressionToken) throws(ExpressionFault) -> Expression {
    let text = token.text
    switch text {
    case "today", "今天": return .today
    case "empty", "空": return .value(.empty)
    case "true", "是", "yes": return .value(.flag(true))
    case "false", "否", "no": return .value(.flag(false))
    default: break
    }
    let path = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if let found = field(path) { return .field(found) }
    if let number = Rational(decimal: text) { return .value(.number(number)) }
    if let day = CivilDate(iso: text) { return .value(.date(day)) }
    guard path.count == 1 else {
      throw ExpressionFault(
        offset: token.offset, length: token.length, chinese: "没有“\(text)”这一项",
        english: "there is no field \"\(text)\"")
    }
    return .value(.text(text))
  }
}
