import BulletinModel

/// JSON whose members keep their order.
enum JSONText: Sendable {
  case null
  case flag(Bool)
  case number(Int)
  case text(String)
  case array([JSONText])
  case object([(String, JSONText)])

  /// The value as text, two spaces a level; short values stand on one line.
  func formatted(indent: Int = 0) -> String {
    let short = compact
    if short.unicodeScalars.count + indent <= 100 { return short }
    let inner = String(repeating: " ", count: indent + 2)
    let end = "\n" + String(repeating: " ", count: indent)
    switch self {
    case .null, .flag, .number, .text: return short
    case .array(let items):
      let lines = items.map { inner + $0.formatted(indent: indent + 2) }
      return "[\n" + lines.joined(separator: ",\n") + end + "]"
    case .object(let pairs):
      let lines = pairs.map { name, value in
        "\(inner)\(name.jsonQuoted): \(value.formatted(indent: indent + 2))"
      }
      return "{\n" + lines.joined(separator: ",\n") + end + "}"
    }
  }

  private var compact: String {
    switch self {
    case .null: "null"
    case .flag(let value): value ? "true" : "false"
    case .number(let value): String(value)
    case .text(let value): value.jsonQuoted
    case .array(let items): "[" + items.map(\.compact).joined(separator: ", ") + "]"
    case .object(let pairs):
      "{" + pairs.map { "\($0.jsonQuoted): \($1.compact)" }.joined(separator: ", ") + "}"
    }
  }
}
