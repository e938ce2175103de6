import BulletinModel
import Yams

/// Reads full YAML by Yams into nodes with places in the original text.
struct YamsReader {
  private let text: SourceText
  private let range: Range<Int>
  /// Where the lines of the stretch begin as YAML counts them.
  private let lineStarts: [Int]
  private var faults: [Diagnostic] = []

  init(_ text: SourceText, _ range: Range<Int>) {
    self.text = text
    self.range = range
    lineStarts = YamsReader.lineStarts(text.bytes, range)
  }

  /// The node with its faults; empty where the YAML cannot be read.
  func read() -> (Node, [Diagnostic]) {
    do {
      let source = text.string(range)
      guard let root = try Yams.compose(yaml: source, .basic, .default, .utf8) else {
        return (emptyNode(text, range), [])
      }
      var reader = self
      let node = reader.node(root, depth: 0)
      return (node, reader.faults)
    } catch let error as YamlError {
      return (emptyNode(text, range), fault(of: error))
    } catch {
      return (emptyNode(text, range), [syntax(range.lowerBound, "\(error)", "\(error)")])
    }
  }

  // MARK: Places

  /// Besides LF, the characters LS and PS end a line in YAML 1.1 (5.4), though in no editor.
  private static func lineStarts(_ bytes: [UInt8], _ range: Range<Int>) -> [Int] {
    var starts = [range.lowerBound]
    for place in range {
      let next = place + 1
      switch bytes[place] {
      case 0x0A: starts.append(next)
      case 0xA8...0xA9 where bytes[range.lowerBound..<place].suffix(2) == [0xE2, 0x80]:
        starts.append(next)
      default: break
      }
    }
    return starts
  }

  /// The offset of a mark, which counts lines of the stretch and scalars in them.
  private func offset(_ mark: Mark) -> Int {
    guard mark.line >= 1, mark.line <= lineStarts.count else { return range.upperBound }
    let end = mark.line < lineStarts.count ? lineStarts[mark.line] : range.upperBound
    var place = lineStarts[mark.line - 1]
    for _ in 1..<max(1, mark.column) where place < end {
      repeat { place += 1 } while place < end && text.bytes[place] & 0xC0 == 0x80
    }
    return place
  }

  private func position(_ node: Yams.Node) -> SourcePosition {
    text.position(at: node.mark.map(offset) ?? range.lowerBound)
  }

  // MARK: Nodes

  private mutating func node(_ node: Yams.Node, depth: Int) -> Node {
    let start = position(node)
    if depth > YAMLLimits.deepest {
      faults.append(
        text.fault(
          .tooDeep, at: SourceSpan(file: text.file, start: start, end: start),
          ["n": String(depth), "max": String(YAMLLimits.deepest)]))
      return Node(content: .empty, span: SourceSpan(file: text.file, start: start, end: start))
    }
    switch node {
    case .scalar(let scalar):
      return self.scalar(scalar)
    case .sequence(let sequence):
      var items: [Node] = []
      for item in sequence { items.append(self.node(item, depth: depth + 1)) }
      return Node(
        content: .sequence(items), span: Node.span(text.file, from: start, last: items.last))
    case .mapping(let mapping):
      var pairs: [Node.Pair] = []
      for (key, value) in mapping {
        guard let pair = pair(key, value, depth: depth + 1) else { continue }
        pairs.append(pair)
      }
      return Node(
        content: .mapping(pairs),
        span: Node.span(text.file, from: start, last: pairs.last?.value))
    case .alias(let alias):
      unsupported("*", at: alias.mark)
      return Node(content: .empty, span: SourceSpan(file: text.file, start: start, end: start))
    }
  }

  private mutating func pair(_ key: Yams.Node, _ value: Yams.Node, depth: Int) -> Node.Pair? {
    guard case .scalar(let scalar) = key else {
      unsupported("?", at: key.mark)
      return nil
    }
    guard scalar.string != "<<" || scalar.style != .plain else {
      unsupported("<<", at: key.mark)
      return nil
    }
    let value = node(value, depth: depth)
    return Node.Pair(key: scalar.string, keySpan: self.scalar(scalar).span, value: value)
  }

  private mutating func unsupported(_ token: String, at mark: Mark?) {
    let place = mark.map(offset) ?? range.lowerBound
    faults.append(
      text.fault(.unsupportedYAML, offset: place, length: token.utf8.count, ["t": token]))
  }

  private func scalar(_ scalar: Yams.Node.Scalar) -> Node {
    let start = scalar.mark.map(offset) ?? range.lowerBound
    let isPlain = scalar.style == .plain || scalar.style == .any
    let length: Int
    switch scalar.style {
    case .singleQuoted, .doubleQuoted: length = quotedLength(from: start)
    case .literal, .folded: length = 1
    default:
      let typed = Array(scalar.string.utf8)
      length =
        text.bytes[start..<range.upperBound].starts(with: typed)
        ? typed.count : text.range(ofLine: text.line(at: start)).upperBound - start
    }
    return Node(
      content: isPlain && Node.isNull(scalar.string) ? .empty : .scalar(scalar.string),
      span: text.span(offset: start, length: max(0, length)))
  }

  private func quotedLength(from start: Int) -> Int {
    guard start < range.upperBound else { return 0 }
    let quote = text.bytes[start]
    var place = start + 1
    while place < range.upperBound {
      let byte = text.bytes[place]
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        place += 1
      } else if byte == quote {
        let isDoubled =
          quote == UInt8(ascii: "'") && place + 1 < range.upperBound
          && text.bytes[place + 1] == quote
        guard isDoubled else { return place + 1 - start }
        place += 1
      }
      place += 1
    }
    return range.upperBound - start
  }

  // MARK: Errors

  private func syntax(_ place: Int, _ chinese: String, _ english: String) -> Diagnostic {
    text.fault(
      .yamlSyntax, offset: place, length: 0, ["why": chinese, "why@en": english])
  }

  private func fault(of error: YamlError) -> [Diagnostic] {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let why = YAMLProblem(problem, while: context?.text)
      let place = why.isAtStart ? context?.mark ?? mark : mark
      return [syntax(backed(offset(place), why.isAtStart), why.chinese, why.english)]
    case .duplicatedKeysInMapping(let keys, let context):
      return keys.map { doubled($0, from: context.mark) }
    default:
      return [syntax(range.lowerBound, "读不出来", "\(error)")]
    }
  }

  /// Moves from an empty place at or after a line's end back to the end of what was typed before.
  private func backed(_ place: Int, _ isAtStart: Bool) -> Int {
    var place = min(place, range.upperBound)
    guard !isAtStart else { return place }
    let rest = text.bytes[place..<range.upperBound].prefix { $0 != 0x0A }
    let line = text.range(ofLine: text.line(at: place))
    guard rest.allSatisfy({ $0 == 0x20 }),
      text.bytes[line.lowerBound..<place].allSatisfy({ $0 == 0x20 })
    else { return place }
    while place > range.lowerBound, text.bytes[place - 1] == 0x20 || text.bytes[place - 1] == 0x0A {
      place -= 1
    }
    return place
  }

  /// E05 at the second of two equal keys.
  private func doubled(_ key: String, from mark: Mark) -> Diagnostic {
    let first = offset(mark)
    let firstLine = text.line(at: first)
    let column = first - text.lineStarts[firstLine - 1]
    var line = firstLine + 1
    while line <= text.lineStarts.count, text.lineStarts[line - 1] < range.upperBound {
      let content = text.line(line).dropFirst(column)
      if content.starts(with: key.utf8), content.dropFirst(key.utf8.count).first == 0x3A { break }
      line += 1
    }
    let isFound = line <= text.lineStarts.count && text.lineStarts[line - 1] < range.upperBound
    return text.fault(
      .duplicateKey, offset: isFound ? text.lineStarts[line - 1] + column : first,
      length: key.utf8.count,
      ["k": key, "a": String(firstLine), "b": String(isFound ? line : firstLine)])
  }
}
