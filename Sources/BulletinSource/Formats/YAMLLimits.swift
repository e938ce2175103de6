import BulletinModel

/// Looks over YAML before the full parser sees it: what the parser would follow too deep (E117),
/// what is not read here (anchors, aliases and tags, E107), characters that nobody can see (E113).
struct YAMLLimits {
  /// The most levels that collections may stand in each other.
  static let deepest = 32

  private let text: SourceText
  private let range: Range<Int>
  private var place: Int
  private var flowDepth = 0
  private var indents: [Int] = []

  /// The first such fault; nil when the parser may go on.
  static func firstFault(_ text: SourceText, _ range: Range<Int>) -> Diagnostic? {
    var limits = YAMLLimits(text, range)
    return limits.control() ?? limits.scan()
  }

  private init(_ text: SourceText, _ range: Range<Int>) {
    self.text = text
    self.range = range
    place = range.lowerBound
  }

  private func control() -> Diagnostic? {
    for place in range {
      let byte = text.bytes[place]
      let isBad =
        byte < 0x20 && byte != 0x0A && byte != 0x09 || byte == 0x7F
        || byte == 0xC2 && text.bytes[place + 1] < 0xA0
        || byte == 0xEF && text.bytes[place + 1] == 0xBF && text.bytes[place + 2] >= 0xBE
      guard isBad else { continue }
      return text.fault(
        .yamlSyntax, offset: place, length: 1,
        ["why": "含有看不见的控制字符", "why@en": "it holds an invisible control character"])
    }
    return nil
  }

  private mutating func scan() -> Diagnostic? {
    var line = text.line(at: range.lowerBound)
    var blockIndent: Int?
    var quote: UInt8?
    while line <= text.lineStarts.count, text.lineStarts[line - 1] < range.upperBound {
      let content = text.range(ofLine: line)
      line += 1
      let indent = text.bytes[content].prefix { $0 == 0x20 }.count
      guard indent < content.count else { continue }
      if let block = blockIndent {
        if indent > block { continue }
        blockIndent = nil
      }
      if quote == nil, flowDepth == 0, let fault = level(indent, content) { return fault }
      if let fault = tokens(content.lowerBound + indent..<content.upperBound, &quote) {
        return fault
      }
      if quote == nil, flowDepth == 0,
        let last = text.bytes[content].last(where: {
          !" +-0123456789".utf8.contains($0)
        }), last == UInt8(ascii: "|") || last == UInt8(ascii: ">")
      {
        blockIndent = indent
      }
    }
    return nil
  }

  /// Counts the blocks that a line at an indent stands in, `- - -` of its own included.
  private mutating func level(_ indent: Int, _ content: Range<Int>) -> Diagnostic? {
    while let last = indents.last, last > indent { indents.removeLast() }
    if indents.last != indent { indents.append(indent) }
    var place = content.lowerBound + indent
    var dashes = 0
    while text.bytes[place..<content.upperBound].starts(with: [0x2D, 0x20])
      || text.bytes[place..<content.upperBound].starts(with: [0x3F, 0x20])
    {
      (place, dashes) = (place + 2, dashes + 1)
    }
    return tooDeep(indents.count + dashes, at: place)
  }

  private func tooDeep(_ depth: Int, at place: Int) -> Diagnostic? {
    guard depth > YAMLLimits.deepest else { return nil }
    return text.fault(
      .tooDeep, offset: place, length: 0,
      ["n": String(depth), "max": String(YAMLLimits.deepest)])
  }

  /// Goes over one line: brackets and quotes, and what stands where a value may begin.
  private mutating func tokens(_ line: Range<Int>, _ quote: inout UInt8?) -> Diagnostic? {
    var mayBegin = quote == nil
    var place = line.lowerBound
    while place < line.upperBound {
      let byte = text.bytes[place]
      defer { place += 1 }
      if let open = quote {
        if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") { place += 1 }
        if byte == open {
          quote = nil
          mayBegin = false
        }
        continue
      }
      switch byte {
      case 0x20: continue
      case UInt8(ascii: "#") where place == line.lowerBound || text.bytes[place - 1] == 0x20:
        return nil
      case UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"):
        if mayBegin { return unsupported(place, line.upperBound) }
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        if mayBegin { quote = byte }
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        if mayBegin || flowDepth > 0 {
          flowDepth += 1
          mayBegin = true
          if let fault = tooDeep(flowDepth + indents.count, at: place) { return fault }
          continue
        }
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if flowDepth > 0 { flowDepth -= 1 }
      default: break
      }
      mayBegin = opensValue(byte, place, line.upperBound, mayBegin)
    }
    return nil
  }

  private func opensValue(_ byte: UInt8, _ place: Int, _ end: Int, _ before: Bool) -> Bool {
    let isSpaced = place + 1 == end || text.bytes[place + 1] == 0x20
    switch byte {
    case UInt8(ascii: ":"): return isSpaced
    case UInt8(ascii: "-"), UInt8(ascii: "?"): return before && isSpaced
    case UInt8(ascii: ","): return flowDepth > 0
    default: return false
    }
  }

  private func unsupported(_ place: Int, _ end: Int) -> Diagnostic {
    let token = text.bytes[place..<end].prefix { !" ,]}".utf8.contains($0) }
    return text.fault(
      .unsupportedYAML, offset: place, length: token.count,
      ["t": String(decoding: token, as: UTF8.self)])
  }
}
