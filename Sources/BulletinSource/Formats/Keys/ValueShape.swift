import BulletinModel

/// What the value of a key is, as far as its form goes; what it refers to is checked elsewhere.
indirect enum ValueShape: Sendable {
  /// Anything: the reader has more to say of it than a form.
  case any
  /// One text; a number or a word such as `yes` is one too.
  case text
  /// A text that a pattern of JSON Schema (ECMA-262) describes.
  case pattern(String)
  /// A text in one language, or one for each: `{zh: …, en: …}`.
  case localized
  /// A day, or a day and a minute.
  case date
  /// A whole number within bounds.
  case integer(ClosedRange<Int>)
  /// Yes or no.
  case flag
  /// One of these words.
  case choice([String])
  /// A list of values; a single one stands for a list of one.
  case list(ValueShape)
  /// A list that is written as one.
  case entries(ValueShape)
  /// A mapping with declared keys.
  case mapping(MappingKeys)
  /// A mapping whose keys the site chooses, each of a pattern.
  case pairs(String, ValueShape)
  /// One of several forms.
  case either([ValueShape])

  /// One of the words of a table.
  static func words<Value>(_ table: KeyValuePairs<String, Value>) -> ValueShape {
    .choice(table.map(\.key))
  }

  /// A list of texts.
  static let texts = ValueShape.list(.text)
  /// An address with its scheme.
  static let webAddress = ValueShape.pattern("^\\s*https?://[^/\\s\"<>]+[^\\s\"<>]*\\s*$")
  /// A share such as `5%`, or `no`.
  static let tolerance = ValueShape.either([
    .pattern("^\\s*[0-9]+(\\.[0-9]+)?\\s*[%％]\\s*$"), .choice(["no", "off", "false", "不许"]),
  ])
  /// An id of a row or term.
  static let id = ValueShape.pattern("^[a-z0-9_][a-z0-9_-]{0,63}$")
}
