import BulletinModel

/// Cuts a template into tags and text.
///
/// Source: the Mustache specification, version 1.4, without lambdas, dynamic names and changes of
/// delimiters.
struct TemplateScanner {
  private let text: TemplateText
  private var position: Int
  private var tokens: [TemplateToken] = []
  private var faults: [Diagnostic] = []

  /// Returns all tokens of a template in order, and what could not be read.
  static func scan(_ text: TemplateText) -> (tokens: [TemplateToken], faults: [Diagnostic]) {
    var scanner = TemplateScanner(text)
    scanner.scan()
    return (scanner.tokens, scanner.faults)
  }

  private init(_ text: TemplateText) {
    self.text = text
    position = text.start
  }

  private mutating func scan() {
    while let open = find(UInt8(ascii: "{"), count: 2, from: position) {
      addText(position..<open)
      position = open
      guard let tag = readTag() else { continue }
      tokens.append(.tag(tag))
    }
    addText(position..<text.bytes.count)
  }

  private mutating func addText(_ range: Range<Int>) {
    var start = range.lowerBound
    for index in range where text.bytes[index] == UInt8(ascii: "\n") {
      tokens.append(.text(start..<index + 1))
      start = index + 1
    }
    if start < range.upperBound { tokens.append(.text(start..<range.upperBound)) }
  }

  /// Reads the tag at `position` and moves behind it; nil where it is wrong.
  private mutating func readTag() -> TemplateTag? {
    let open = position
    let isTriple = open + 2 < text.bytes.count && text.bytes[open + 2] == UInt8(ascii: "{")
    let braces = isTriple ? 3 : 2
    let inside = open + braces
    guard let close = find(UInt8(ascii: "}"), count: braces, from: inside) else {
      faults.append(text.fault(.unclosedTag, at: open..<inside))
      position = text.bytes.count
      return nil
    }
    let range = open..<close + braces
    position = range.upperBound
    let (kind, skipped) = isTriple ? (.markup, 0) : self.kind(from: inside, to: close)
    guard let kind else {
      faults.append(text.fault(.unsupportedTag, at: range))
      return nil
    }
    let place = trimmed(inside + skipped..<close)
    if kind == .comment { return TemplateTag(kind: kind, name: "", place: place, range: range) }
    let tag = TemplateTag(kind: kind, name: text.string(place), place: place, range: range)
    guard let fault = TemplateScanner.fault(in: tag) else { return tag }
    faults.append(text.fault(fault, at: range))
    return nil
  }

  /// The kind of the tag and how much of it says so; nil for what is not supported.
  private func kind(from start: Int, to end: Int) -> (TemplateTag.Kind?, Int) {
    var index = start
    while index < end, isBlank(text.bytes[index]) { index += 1 }
    guard index < end else { return (.text, 0) }
    let skipped = index + 1 - start
    return switch text.bytes[index] {
    case UInt8(ascii: "!"): (.comment, skipped)
    case UInt8(ascii: "#"): (.section, skipped)
    case UInt8(ascii: "^"): (.inverted, skipped)
    case UInt8(ascii: "/"): (.end, skipped)
    case UInt8(ascii: ">"): (.partial, skipped)
    case UInt8(ascii: "<"): (.parent, skipped)
    case UInt8(ascii: "$"): (.block, skipped)
    case UInt8(ascii: "&"): (.markup, skipped)
    case UInt8(ascii: "="), UInt8(ascii: "%"): (nil, skipped)
    default: (.text, 0)
    }
  }

  private static func fault(in tag: TemplateTag) -> TemplateFault? {
    if tag.name.isEmpty || tag.name.utf8.contains(where: isBlank) { return .unusableName }
    if tag.name.hasPrefix("*") { return .unsupportedTag }
    switch tag.kind {
    case .text, .markup, .section, .inverted:
      return tag.name != "." && tag.parts.contains("") ? .unusableName : nil
    case .comment, .end, .partial, .parent, .block: return nil
    }
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isBlank(text.bytes[start]) { start += 1 }
    while end > start, isBlank(text.bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// The place of so many equal braces in a row.
  private func find(_ brace: UInt8, count: Int, from start: Int) -> Int? {
    text.bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index + count <= bytes.count {
        if bytes[index] == brace, bytes[index + 1] == brace, bytes[index + count - 1] == brace {
          return index
        }
        index += 1
      }
      return nil
    }
  }
}

/// Tells whether a byte is white space inside a tag.
private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
}
