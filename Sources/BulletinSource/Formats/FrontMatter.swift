import BulletinModel

/// Where the front matter of a text stands and where its body begins.
struct FrontMatter: Sendable {
  /// The offsets of the YAML between the fences; nil in a text without front matter.
  let yaml: Range<Int>?
  /// The offset of the body's first byte.
  let bodyStart: Int
  /// The 1-based line of the body's first byte.
  let bodyLine: Int
  /// E01, where the second fence is missing or is written as dashes of another kind.
  let faults: [Diagnostic]

  /// Splits a text at its `---` fences.
  init(_ text: SourceText) {
    guard FrontMatter.isFence(text.line(1)) else {
      self.init(yaml: nil, bodyLine: 1, text, [])
      return
    }
    let start = text.range(ofLine: 2).lowerBound
    var line = 2
    while line <= text.lineStarts.count {
      let content = text.line(line)
      if FrontMatter.isFence(content) {
        self.init(yaml: start..<text.lineStarts[line - 1], bodyLine: line + 1, text, [])
        return
      }
      if FrontMatter.isWrongFence(content) { break }
      line += 1
    }
    let isFound = line <= text.lineStarts.count
    let fault =
      isFound
      ? text.fault(
        .unclosedFrontMatter,
        at: SourceSpan(file: text.file, line: line, column: 1, length: text.line(line).count),
        replacement: "---")
      : text.fault(.unclosedFrontMatter, offset: 0, length: 3)
    let last = isFound ? line : FrontMatter.lastHeadLine(text)
    let end = last <= text.lineStarts.count ? text.lineStarts[last - 1] : text.bytes.count
    self.init(
      yaml: start..<max(start, end), bodyLine: isFound ? line + 1 : last, text, [fault])
  }

  private init(yaml: Range<Int>?, bodyLine: Int, _ text: SourceText, _ faults: [Diagnostic]) {
    self.yaml = yaml
    self.bodyLine = bodyLine
    bodyStart =
      bodyLine <= text.lineStarts.count ? text.lineStarts[bodyLine - 1] : text.bytes.count
    self.faults = faults
  }

  /// The line after the last that can belong to front matter, where no fence ends it: the first
  /// blank line, or the end.
  private static func lastHeadLine(_ text: SourceText) -> Int {
    var line = 2
    while line <= text.lineStarts.count, !isBlank(text.line(line)) { line += 1 }
    return line
  }

  private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool {
    line.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
    line.count >= 3 && line.prefix(3).allSatisfy { $0 == UInt8(ascii: "-") }
      && isBlank(line.dropFirst(3))
  }

  /// A line of nothing but dashes that are not three hyphens: `——`, `－－－`, `----`, `———`.
  private static func isWrongFence(_ line: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    let dashes = text.unicodeScalars.filter { $0 != " " && $0 != "\u{3000}" }
    return dashes.count >= 2
      && dashes.allSatisfy { "-‐‑‒–—―−－─━".unicodeScalars.contains($0) }
  }
}
