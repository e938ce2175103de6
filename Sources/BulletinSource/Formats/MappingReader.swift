import BulletinModel

/// Reads the values of one mapping by their types; what does not fit becomes a fault.
///
/// Faults: E03 unknown keys, E05 a key given twice or with its alias, E71 required keys without a
/// value, E73 values of another type, and what `parseDate` finds in dates.
struct MappingReader {
  let text: SourceText
  /// The mapping itself.
  let node: Node
  private let zoneOffset: Int
  /// What was found so far.
  private(set) var faults: [Diagnostic] = []
  private let keys: MappingKeys
  private var values: [Node.Pair?]

  init(
    _ node: Node, _ keys: MappingKeys, in text: SourceText,
    zoneOffset: Int = ZoneOffset.china.minutes
  ) {
    self.zoneOffset = zoneOffset
    self.text = text
    self.node = node
    self.keys = keys
    values = Array(repeating: nil, count: keys.names.count)
    guard let pairs = node.pairs else {
      if !node.isEmpty { wrongType(node, "“键: 值”的列表", "mapping") }
      return
    }
    for pair in pairs { place(pair) }
  }

  private mutating func place(_ pair: Node.Pair) {
    guard let place = keys.place(of: pair.key) else {
      var named = ["k": pair.key]
      named["near"] = keys.nearest(to: pair.key)
      faults.append(text.fault(.unknownKey, at: pair.keySpan, named))
      return
    }
    guard let first = values[place] else {
      values[place] = pair
      return
    }
    faults.append(
      text.fault(
        .duplicateKey, at: pair.keySpan,
        [
          "k": pair.key, "a": String(first.keySpan.start.line),
          "b": String(pair.keySpan.start.line),
        ]))
  }

  /// Takes over the faults of another reader, or of anything read on the way.
  mutating func add(_ faults: [Diagnostic]) { self.faults += faults }

  /// Adds one fault at a node of this text.
  mutating func add(_ code: FaultCode, at node: Node, _ values: [String: String]) {
    faults.append(text.fault(code, at: node.span, values))
  }

  /// Adds E73 at a node.
  mutating func wrongType(_ node: Node, _ chinese: String, _ english: String) {
    faults.append(
      text.fault(
        .wrongType, at: node.span,
        ["v": node.summary, "type": chinese, "type@en": english]))
  }

  // MARK: Values

  /// The key and value of a key as they stand; nil where the key is absent.
  func pair(_ key: String) -> Node.Pair? {
    guard let place = keys.place(of: key) else { preconditionFailure("no key \(key)") }
    return values[place]
  }

  /// The value of a key; nil where it is absent or empty.
  func value(_ key: String) -> Node? {
    guard let value = pair(key)?.value, !value.isEmpty else { return nil }
    return value
  }

  /// The value of a key that must be filled; E71 where it is not.
  mutating func required(_ key: String) -> Node? {
    if let value = value(key) { return value }
    faults.append(
      text.fault(
        .emptyRequired, at: pair(key)?.keySpan ?? node.span,
        ["f": keys.place(of: key).map { keys.aliases[$0] } ?? key]))
    return nil
  }

  /// A text on one line or several, without spaces at its ends.
  mutating func text(_ key: String) -> String? {
    guard let value = value(key) else { return nil }
    guard let scalar = value.scalar else {
      wrongType(value, "文字", "text")
      return nil
    }
    let trimmed = scalar.trimmedOfSpaces
    return trimmed.isEmpty ? nil : trimmed
  }

  /// A text in one language or, as `{zh: …, en: …}`, in several.
  mutating func localized(_ key: String, in language: LanguageTag = "zh") -> LocalizedText? {
    value(key).flatMap { localized($0, in: language) }
  }

  /// A text in one language or, as `{zh: …, en: …}`, in several.
  mutating func localized(_ node: Node, in language: LanguageTag = "zh") -> LocalizedText? {
    if let scalar = node.scalar { return LocalizedText([.init(language, scalar)]) }
    guard let pairs = node.pairs, !pairs.isEmpty else {
      wrongType(node, "文字，或 {zh: …, en: …}", "text, or {zh: …, en: …}")
      return nil
    }
    var entries: [LocalizedText.Entry] = []
    for pair in pairs {
      guard let scalar = pair.value.scalar, LanguageTag.isTag(pair.key) else {
        wrongType(
          pair.value.scalar == nil
            ? pair.value : Node(content: .scalar(pair.key), span: pair.keySpan),
          "各语言的文字，如 {zh: …, en: …}", "text by language, such as {zh: …, en: …}")
        continue
      }
      entries.append(.init(LanguageTag(pair.key), scalar))
    }
    return entries.isEmpty ? nil : LocalizedText(entries)
  }

  /// The items of a list; a single value is a list of one, an absent key an empty list.
  mutating func list(_ key: String) -> [Node] {
    guard let value = value(key) else { return [] }
    if let items = value.sequence { return items.filter { !$0.isEmpty } }
    wrongType(value, "列表", "list")
    return []
  }

  /// The texts of a list.
  mutating func texts(_ key: String) -> [String] {
    list(key).compactMap { item in
      guard let scalar = item.scalar else {
        wrongType(item, "文字", "text")
        return nil
      }
      return scalar.trimmedOfSpaces
    }
  }

  /// A day, or a day and a minute.
  mutating func date(_ key: String) -> CivilDateTime? { value(key).flatMap { date($0) } }

  /// A day, or a day and a minute.
  mutating func date(_ node: Node) -> CivilDateTime? {
    guard let scalar = node.scalar else {
      wrongType(node, "日期", "date")
      return nil
    }
    switch parseDate(scalar, zoneOffset: zoneOffset) {
    case .moment(let moment): return moment
    case .period: wrongType(node, "写到日的日期", "date with its day")
    case .fault(let code, let values): add(code, at: node, values)
    }
    return nil
  }

  /// A whole number within bounds.
  mutating func integer(_ key: String, in bounds: ClosedRange<Int> = 0...Int.max) -> Int? {
    guard let value = value(key) else { return nil }
    guard let scalar = value.scalar, let number = plainInteger(scalar), bounds.contains(number)
    else {
      let most = bounds.upperBound == .max ? "" : "—\(bounds.upperBound)"
      wrongType(
        value, "整数（\(bounds.lowerBound)\(most)）", "whole number (\(bounds.lowerBound)\(most))")
      return nil
    }
    return number
  }

  /// Yes or no.
  mutating func flag(_ key: String) -> Bool? {
    guard let value = value(key) else { return nil }
    if let flag = value.scalar.flatMap(parseFlag) { return flag }
    wrongType(value, "“是”或“否”", "yes or no")
    return nil
  }

  /// One of a fixed set of values, each with other words that are accepted for it.
  mutating func choice<Choice: Sendable>(
    _ key: String, _ choices: KeyValuePairs<String, Choice>
  ) -> Choice? {
    guard let value = value(key) else { return nil }
    if let scalar = value.scalar?.trimmedOfSpaces,
      let choice = choices.first(where: { $0.key == scalar })
    {
      return choice.value
    }
    let words = choices.map(\.key)
    wrongType(
      value, "这几项之一：\(words.joined(separator: "、"))",
      "one of \(words.joined(separator: ", "))")
    return nil
  }

  /// A reader for the mapping under a key; nil where the key is absent.
  func mapping(_ key: String, _ keys: MappingKeys) -> MappingReader? {
    value(key).map { MappingReader($0, keys, in: text) }
  }
}

extension Node {
  /// What to call the value in a message.
  var summary: String {
    switch content {
    case .empty: ""
    case .scalar(let text):
      text.unicodeScalars.count > 40
        ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(40))) + "…" : text
    case .sequence: "[…]"
    case .mapping: "{…}"
    }
  }
}

extension LanguageTag {
  /// Tells whether a text has the form of a language tag: `zh`, `zh-Hans`, `ug`.
  static func isTag(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard let first = parts.first, (2...3).contains(first.count) else { return false }
    return first.allSatisfy { (0x61...0x7A).contains($0) }
      && parts.dropFirst().allSatisfy { part in
        (2...8).contains(part.count)
          && part.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          }
      }
  }
}

/// Reads 是, 否, yes, no, true or false.
func parseFlag(_ text: String) -> Bool? {
  switch text.trimmedOfSpaces.lowercased() {
  case "是", "yes", "true": true
  case "否", "no", "false": false
  default: nil
  }
}

/// Reads ASCII digits, with a minus sign or without.
func plainInteger(_ text: String) -> Int? {
  let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
  guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
  return Int(text)
}
