import BulletinModel

/// A report's text by what its lines are.
struct ReportLines {
  /// What a line is.
  enum Kind: Hashable {
    /// A line of the head, with its key; a line that goes on has the key of the one above.
    case head(key: String)
    /// A line of a figure block, with its key.
    case block(key: String)
    /// A fence or the line around the head.
    case mark
    case blank
    case prose
  }

  let text: LinedText
  let lines: [Range<Int>]
  let kinds: [Kind]
  /// The line that opens the head; nil where there is none.
  let hasHead: Bool

  init(_ text: LinedText) {
    self.text = text
    lines = text.lines
    let firstLine = lines.first.map { text.text($0).trimmed }
    hasHead = firstLine == "---" || firstLine == "\u{FEFF}---"
    var kinds: [Kind] = []
    var (isInHead, key) = (hasHead, "")
    var fence: String?
    for (number, range) in lines.enumerated() {
      let line = text.text(range)
      let words = line.trimmed
      if isInHead {
        if number > 0, words == "---" || words == "..." { isInHead = false }
        if number == 0 || !isInHead {
          kinds.append(.mark)
        } else {
          if line.first?.isWhitespace == false { key = ReportLines.key(of: words) }
          kinds.append(.head(key: key))
        }
      } else if let open = fence {
        if words.hasPrefix(open) { fence = nil }
        kinds.append(words.hasPrefix(open) ? .mark : .block(key: ReportLines.key(of: words)))
      } else if let mark = ["```", "~~~"].first(where: words.hasPrefix) {
        fence = mark
        kinds.append(.mark)
      } else {
        kinds.append(words.isEmpty ? .blank : .prose)
      }
    }
    self.kinds = kinds
  }

  private static func key(of line: String) -> String {
    String(line.prefix { $0 != ":" && $0 != "：" }).trimmed
  }

  static let spoken: Set<String> = ["title", "标题", "summary", "摘要", "note", "注", "说明", "备注"]
  static let period: Set<String> = ["period", "期间"]
  static let status: Set<String> = ["status", "状态"]

  /// Tells whether a line's words are read by readers.
  func isSpoken(_ number: Int) -> Bool {
    switch kinds[number] {
    case .prose: true
    case .head(let key), .block(let key): ReportLines.spoken.contains(key)
    case .mark, .blank: false
    }
  }

  /// The paragraph around a place: the lines of prose in a row, or one line of head or block.
  func paragraph(around place: Int) -> Range<Int> {
    var number = lines.lastIndex { $0.lowerBound <= place } ?? 0
    guard kinds[number] == .prose else { return lines[number] }
    var last = number
    while number > 0, kinds[number - 1] == .prose { number -= 1 }
    while last + 1 < lines.count, kinds[last + 1] == .prose { last += 1 }
    return lines[number].lowerBound..<lines[last].upperBound
  }

  /// The value behind the key of a line, without spaces and quotes.
  func value(of number: Int) -> Range<Int>? {
    let line = lines[number]
    let bytes = text.bytes
    let wide = Array("：".utf8)
    guard
      let start = line.first(where: {
        bytes[$0] == UInt8(ascii: ":") || bytes[$0..<line.upperBound].starts(with: wide)
      })
    else { return nil }
    let isBlank = { (byte: UInt8) in
      [UInt8(ascii: " "), 9, UInt8(ascii: "\""), UInt8(ascii: "'")].contains(byte)
    }
    var lower = start + (bytes[start] == UInt8(ascii: ":") ? 1 : wide.count)
    var upper = line.upperBound
    while lower < upper, isBlank(bytes[lower]) { lower += 1 }
    while lower < upper, isBlank(bytes[upper - 1]) { upper -= 1 }
    return lower < upper ? lower..<upper : nil
  }
}
