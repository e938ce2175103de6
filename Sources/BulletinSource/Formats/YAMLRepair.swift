import BulletinModel

/// Mends what Chinese input methods do to YAML, line by line, and keeps the way back to the places
/// in the original: a full-width colon after a known key (E02), no space after the colon of a known
/// key, a Tab or a full-width space in an indent (E04).
struct YAMLRepair {
  /// One replacement within a line: columns are those of the mended line, from 1.
  private struct Edit {
    let line: Int
    /// The column just after the replacement.
    let column: Int
    /// How many bytes the line grew.
    let growth: Int
  }

  /// The whole text, mended.
  private(set) var bytes: [UInt8] = []
  private(set) var faults: [Diagnostic] = []
  private var edits: [Edit] = []

  init(_ text: SourceText, _ range: Range<Int>, keys: Set<String>) {
    bytes.reserveCapacity(text.bytes.count + 16)
    bytes += text.bytes[..<range.lowerBound]
    var line = text.line(at: range.lowerBound)
    var blockIndent: Int?
    while line <= text.lineStarts.count, text.lineStarts[line - 1] < range.upperBound {
      let content = text.range(ofLine: line)
      let indent = text.bytes[content].prefix { $0 == 0x20 }.count
      let isBlank = indent == content.count
      if let block = blockIndent, isBlank || indent > block {
        bytes += text.bytes[content]
      } else {
        blockIndent = YAMLRepair.opensBlock(text.bytes[content]) ? indent : nil
        mend(content, line, text, keys)
      }
      if content.upperBound < range.upperBound { bytes.append(0x0A) }
      line += 1
    }
    bytes += text.bytes[range.upperBound...]
  }

  /// Tells whether a line ends in the mark of a block scalar, `|` or `>`.
  private static func opensBlock(_ line: ArraySlice<UInt8>) -> Bool {
    let mark = line.reversed().first { !" +-0123456789".utf8.contains($0) }
    return mark == UInt8(ascii: "|") || mark == UInt8(ascii: ">")
  }

  private mutating func mend(
    _ range: Range<Int>, _ line: Int, _ text: SourceText, _ keys: Set<String>
  ) {
    let lineStart = bytes.count
    var place = mendIndent(range, line, lineStart, text)
    while text.bytes[place..<range.upperBound].starts(with: [0x2D, 0x20]) {
      bytes += [0x2D, 0x20]
      place += 2
    }
    defer { bytes += text.bytes[place..<range.upperBound] }
    guard let colon = YAMLRepair.colon(text.bytes[place..<range.upperBound]) else { return }
    let key = String(decoding: text.bytes[place..<colon.offset], as: UTF8.self)
      .trimmedOfSpaces
    guard keys.contains(key) else { return }
    let after = colon.offset + colon.length
    let hasSpace = after == range.upperBound || text.bytes[after] == 0x20
    guard colon.length == 3 || !hasSpace else { return }
    bytes += Array(key.utf8)
    bytes += hasSpace ? [0x3A] : [0x3A, 0x20]
    edits.append(
      Edit(
        line: line, column: bytes.count - lineStart + 1,
        growth: (bytes.count - lineStart) - (after - range.lowerBound)
          - edits.filter { $0.line == line }.reduce(0) { $0 + $1.growth }))
    faults.append(
      colon.length == 3
        ? text.fault(
          .fullWidthColon, offset: colon.offset, length: 3, ["k": key],
          replacement: hasSpace ? ":" : ": ")
        : text.fault(.yamlSpacing, offset: after, length: 0, replacement: " "))
    place = after
  }

  /// Writes the indent of a line with spaces only and returns where its content begins.
  private mutating func mendIndent(
    _ range: Range<Int>, _ line: Int, _ lineStart: Int, _ text: SourceText
  ) -> Int {
    var place = range.lowerBound
    var width = 0
    var isClean = true
    while place < range.upperBound {
      if text.bytes[place] == 0x20 {
        width += 1
        place += 1
      } else if text.bytes[place] == 0x09 {
        (width, isClean) = (width + 2, false)
        place += 1
      } else if text.bytes[place..<range.upperBound].starts(with: [0xE3, 0x80, 0x80]) {
        (width, isClean) = (width + 2, false)
        place += 3
      } else {
        break
      }
    }
    let isComment = place < range.upperBound && text.bytes[place] == UInt8(ascii: "#")
    bytes += [UInt8](repeating: 0x20, count: place == range.upperBound ? 0 : width)
    guard !isClean, place < range.upperBound, !isComment else { return place }
    let length = place - range.lowerBound
    edits.append(Edit(line: line, column: width + 1, growth: width - length))
    faults.append(
      text.fault(
        .yamlSpacing, offset: range.lowerBound, length: length,
        replacement: String(repeating: " ", count: width)))
    return place
  }

  /// The first colon of a line that may follow a key, half-width or full-width.
  private static func colon(_ line: ArraySlice<UInt8>) -> (offset: Int, length: Int)? {
    for place in line.indices {
      if line[place] == 0x3A { return (place, 1) }
      if line[place...].starts(with: [0xEF, 0xBC, 0x9A]) { return (place, 3) }
      if line[place] == UInt8(ascii: "\"") || line[place] == UInt8(ascii: "#") { return nil }
    }
    return nil
  }

  // MARK: The way back

  private func original(_ position: SourcePosition) -> SourcePosition {
    var column = position.column
    for edit in edits.reversed() where edit.line == position.line && edit.column <= column {
      column -= edit.growth
    }
    return SourcePosition(line: position.line, column: max(1, column))
  }

  private func original(_ span: SourceSpan) -> SourceSpan {
    SourceSpan(file: span.file, start: original(span.start), end: original(span.end))
  }

  /// A node of the mended text with its places in the original.
  func original(_ node: Node) -> Node {
    let content: Node.Content =
      switch node.content {
      case .empty, .scalar: node.content
      case .sequence(let nodes): .sequence(nodes.map(original))
      case .mapping(let pairs):
        .mapping(
          pairs.map {
            Node.Pair(key: $0.key, keySpan: original($0.keySpan), value: original($0.value))
          })
      }
    return Node(content: content, span: original(node.span))
  }

  /// A fault of the mended text at its place in the original.
  func original(_ fault: Diagnostic) -> Diagnostic {
    Diagnostic(
      fault.code, at: original(fault.span), fault.values, excerpt: fault.excerpt,
      replacement: fault.replacement)
  }
}

extension String {
  /// The text without spaces at its ends, full-width ones included.
  var trimmedOfSpaces: String {
    var scalars = unicodeScalars[...]
    while let first = scalars.first, String.isSpace(first) { scalars.removeFirst() }
    while let last = scalars.last, String.isSpace(last) { scalars.removeLast() }
    return String(scalars)
  }

  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\u{3000}" || scalar == "\u{A0}"
      || scalar == "\n"
  }
}
