import BulletinMarkdown
import BulletinModel

/// A Markdown file taken apart: head, title line, prose.
struct ProseFile: Sendable {
  let name: ContentName
  let text: SourceText
  /// The front matter; empty where there is none.
  let head: Node
  /// The offset and line of the prose.
  private(set) var bodyStart: Int
  private(set) var bodyLine: Int

  /// The path relative to the site folder.
  var path: String { text.file }

  /// Reads and takes apart a file; nil with faults where it cannot be decoded.
  ///
  /// Faults: E01, E06, E07, those of YAML, E21 and E22 anywhere in the file, E13 for a language that
  /// the site does not have.
  static func read(
    _ path: String, under folder: String, keys: Set<String>, _ lists: ContentLists
  ) throws(SourceFailure) -> Checked<ProseFile> {
    let decoded = decodeText(try lists.tree.read(path), file: path)
    guard let text = decoded.value else { return Checked(nil, diagnostics: decoded.diagnostics) }
    let name = ContentName(path, under: folder, languages: lists.languages)
    let matter = FrontMatter(text)
    var faults = decoded.diagnostics + matter.faults
    var head = Node(content: .empty, span: .whole(path))
    if let range = matter.yaml {
      let reading = parseYAML(text, range, keys: keys)
      head = reading.node
      faults += reading.faults
    }
    if let strange = name.strangeLanguage {
      faults.append(
        Diagnostic(
          .unknownTerm, at: .whole(path), ["v": strange, "list": "site.yml languages"]))
    }
    faults += privacyFaults(in: text)
    return Checked(
      ProseFile(
        name: name, text: text, head: head, bodyStart: matter.bodyStart,
        bodyLine: matter.bodyLine),
      diagnostics: faults)
  }

  /// The number of the first line of prose that is not blank; nil in an empty body.
  var firstLine: Int? {
    var line = bodyLine
    while line <= text.lineStarts.count {
      if !text.line(line).allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return line }
      line += 1
    }
    return nil
  }

  /// Takes `# 标题` off the start of the prose and returns it; nil where it begins otherwise.
  mutating func takeTitleLine() -> String? {
    guard let line = firstLine else { return nil }
    let bytes = text.line(line)
    let indent = bytes.prefix { $0 == 0x20 }.count
    let rest = bytes.dropFirst(indent)
    guard indent <= 3, rest.first == UInt8(ascii: "#"),
      let next = rest.dropFirst().first, next == 0x20 || next == 0x09
    else { return nil }
    var title = String(decoding: rest.dropFirst(), as: UTF8.self).trimmedOfSpaces
    while title.hasSuffix("#") { title.removeLast() }
    title = title.trimmedOfSpaces
    guard !title.isEmpty else { return nil }
    bodyLine = line + 1
    bodyStart = text.range(ofLine: line + 1).lowerBound
    return title
  }

  /// Reads the prose in a language, and so many of its numbers without a link.
  func body(
    _ reader: MarkdownReader, language: LanguageTag, numerals: Int
  ) -> Checked<Body> {
    let prose = text.bytes[bodyStart...]
    guard !prose.isEmpty else { return Checked(.empty) }
    return reader.body(
      of: prose,
      options: MarkdownOptions(
        file: path, firstLine: bodyLine, language: language, numeralLimit: numerals))
  }

  /// The span of a scalar's text, without the quotes that may stand around it.
  func textSpan(_ node: Node) -> SourceSpan {
    let range = text.range(ofLine: node.span.start.line)
    let offset = range.lowerBound + node.span.start.column - 1
    guard offset < range.upperBound,
      text.bytes[offset] == UInt8(ascii: "\"") || text.bytes[offset] == UInt8(ascii: "'")
    else { return node.span }
    let (start, end) = (node.span.start, node.span.end)
    return SourceSpan(
      file: path, start: SourcePosition(line: start.line, column: start.column + 1),
      end: SourcePosition(line: end.line, column: max(1, end.column - 1)))
  }

  /// The span of a destination inside the span of its link or picture.
  func destinationSpan(_ destination: String, in span: SourceSpan) -> SourceSpan {
    let range = text.range(ofLine: span.end.line)
    let end = min(range.lowerBound + span.end.column - 1, range.upperBound)
    let lineStart =
      span.start.line == span.end.line ? range.lowerBound + span.start.column - 1 : range.lowerBound
    let wanted = Array(destination.utf8)
    guard !wanted.isEmpty, end - wanted.count >= lineStart else { return span }
    var offset = end - wanted.count
    while offset >= lineStart {
      if text.bytes[offset..<offset + wanted.count].elementsEqual(wanted) {
        return text.span(offset: offset, length: wanted.count)
      }
      offset -= 1
    }
    return span
  }
}
