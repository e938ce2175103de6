import BulletinModel

/// The front matter of another generator, read as far as it is simple: texts, lists of texts and what
/// stands below a key.
///
/// Source: YAML 1.2 and TOML 1.0, the parts that front matter uses.
struct FrontValues: Sendable {
  /// What stands under a key.
  enum Value: Sendable, Hashable {
    case text(String)
    case list([String])
    /// Something deeper, as it stands.
    case deep(String)

    /// The one text; the first of a list.
    var text: String? {
      switch self {
      case .text(let text): text.isEmpty ? nil : text
      case .list(let texts): texts.first
      case .deep: nil
      }
    }

    /// All of it, for a remark.
    var words: String {
      if case .deep(let words) = self { words } else { texts.joined(separator: "、") }
    }

    /// All texts.
    var texts: [String] {
      switch self {
      case .text(let text): text.isEmpty ? [] : [text]
      case .list(let texts): texts
      case .deep: []
      }
    }
  }

  /// The keys in their order, each with its line in the file.
  private(set) var pairs: [(key: String, value: Value, line: Int)] = []
  /// The prose below.
  private(set) var body: [String] = []
  /// The line of the file at which the prose begins.
  private(set) var bodyLine = 1

  /// Takes a file apart; nil where it has no front matter.
  init?(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let mark = lines.first?.trimmed, mark == "---" || mark == "+++" || mark == ";;;",
      let end = lines.dropFirst().firstIndex(where: { $0.trimmed == mark })
    else { return nil }
    body = Array(lines[(end + 1)...])
    bodyLine = end + 2
    let head = Array(lines[1..<end])
    if mark == "+++" { readTOML(head) } else { readYAML(head) }
  }

  /// The value of the first of some keys that has one.
  func value(_ keys: String...) -> Value? {
    for key in keys {
      if let pair = pairs.first(where: { $0.key.lowercased() == key.lowercased() }) {
        return pair.value
      }
    }
    return nil
  }

  // MARK: YAML

  private mutating func readYAML(_ lines: [String]) {
    var place = 0
    while place < lines.count {
      let line = lines[place]
      let number = place + 2
      place += 1
      guard let first = line.first, !first.isWhitespace, first != "#",
        let colon = FrontValues.colon(in: line)
      else { continue }
      let key = FrontValues.unquoted(String(line[..<colon]).trimmed)
      let rest = String(line[line.index(after: colon)...]).trimmed
      var below: [String] = []
      while place < lines.count, FrontValues.goesOn(lines[place]) {
        below.append(lines[place])
        place += 1
      }
      pairs.append((key, FrontValues.yaml(rest, below), number))
    }
  }

  /// The first colon with a space or the line's end behind it.
  private static func colon(in line: String) -> String.Index? {
    line.indices.first { place in
      guard line[place] == ":" else { return false }
      let next = line.index(after: place)
      return next == line.endIndex || line[next].isWhitespace
    }
  }

  private static func goesOn(_ line: String) -> Bool {
    line.trimmed.isEmpty || line.first?.isWhitespace == true || line.hasPrefix("- ")
      || line == "-"
  }

  private static func yaml(_ rest: String, _ below: [String]) -> Value {
    let filled = below.map(\.trimmed).filter { !$0.isEmpty && !$0.hasPrefix("#") }
    if rest.hasPrefix("|") || rest.hasPrefix(">") {
      return .text(filled.joined(separator: " "))
    }
    if rest.hasPrefix("[") { return list(([rest] + filled).joined(separator: " ")) }
    if rest.hasPrefix("{") { return .deep(rest) }
    if !rest.isEmpty, !rest.hasPrefix("#") {
      return .text(([scalar(rest)] + filled).joined(separator: " "))
    }
    guard !filled.isEmpty else { return .text("") }
    guard filled.allSatisfy({ $0.hasPrefix("- ") || $0 == "-" }) else {
      return .deep(filled.joined(separator: "; "))
    }
    let items = filled.map { String($0.dropFirst()).trimmed }
    // Items that are mappings themselves are deeper than texts.
    return items.contains { colon(in: $0) != nil && !$0.hasPrefix("\"") }
      ? .deep(filled.joined(separator: "; ")) : .list(items.map(scalar).filter { !$0.isEmpty })
  }

  /// `[a, "b, c"]`, in YAML and TOML alike.
  private static func list(_ text: String) -> Value {
    guard text.hasPrefix("["), let end = text.lastIndex(of: "]") else { return .deep(text) }
    let inside = text[text.index(after: text.startIndex)..<end]
    guard !inside.contains("{"), !inside.contains("[") else { return flattened(String(inside)) }
    return .list(items(String(inside)))
  }

  /// Hexo's `[[a, b], [c]]`: all of them.
  private static func flattened(_ text: String) -> Value {
    text.contains("{") ? .deep(text) : .list(items(text.filter { $0 != "[" && $0 != "]" }))
  }

  private static func items(_ text: String) -> [String] {
    var items: [String] = []
    var current = ""
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil }
        current.append(character)
      } else if character == "\"" || character == "'" {
        quote = character
        current.append(character)
      } else if character == "," {
        items.append(current)
        current = ""
      } else {
        current.append(character)
      }
    }
    return (items + [current]).map { scalar($0.trimmed) }.filter { !$0.isEmpty }
  }

  /// A text without its quotation marks and without a comment behind it.
  private static func scalar(_ text: String) -> String {
    if let quote = text.first, quote == "\"" || quote == "'" {
      let inside = text.dropFirst()
      if let end = closing(quote, in: inside) {
        return unescaped(String(inside[..<end]), quote)
      }
    }
    let parts = text.parts(around: " #")
    return unquoted((parts.first ?? text).trimmed)
  }

  private static func closing(_ quote: Character, in text: Substring) -> String.Index? {
    var isEscaped = false
    for place in text.indices {
      if isEscaped {
        isEscaped = false
      } else if text[place] == "\\", quote == "\"" {
        isEscaped = true
      } else if text[place] == quote {
        return place
      }
    }
    return nil
  }

  private static func unescaped(_ text: String, _ quote: Character) -> String {
    guard quote == "\"", text.contains("\\") else { return text }
    return text.parts(around: "\\\"").joined(separator: "\"").parts(around: "\\n")
      .joined(separator: " ")
  }

  private static func unquoted(_ text: String) -> String {
    guard let quote = text.first, quote == "\"" || quote == "'", text.last == quote, text.count > 1
    else { return text }
    return String(text.dropFirst().dropLast())
  }

  // MARK: TOML

  private mutating func readTOML(_ lines: [String]) {
    var table: String?
    var place = 0
    while place < lines.count {
      var line = lines[place].trimmed
      let number = place + 2
      place += 1
      guard !line.isEmpty, !line.hasPrefix("#") else { continue }
      if line.hasPrefix("[") {
        table = line.trimmed(of: "[]")
        continue
      }
      guard let equals = line.firstIndex(of: "=") else { continue }
      let key = FrontValues.unquoted(String(line[..<equals]).trimmed)
      while line.contains("= ["), !line.contains("]"), place < lines.count {
        line += " " + lines[place].trimmed
        place += 1
      }
      let rest = String(line[line.index(after: equals)...]).trimmed
      guard table == nil || table == "taxonomies" else {
        pairs.append(("\(table ?? "").\(key)", .deep(rest), number))
        continue
      }
      let value: Value =
        rest.hasPrefix("[")
        ? FrontValues.list(rest)
        : rest.hasPrefix("{") ? .deep(rest) : .text(FrontValues.scalar(rest))
      pairs.append((key, value, number))
    }
  }
}
