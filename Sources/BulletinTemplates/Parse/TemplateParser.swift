import BulletinModel

/// A fault in the writing of a template, with the reason in both languages.
func templateFault(
  _ span: SourceSpan, _ why: (chinese: String, english: String), excerpt: String?
) -> Diagnostic {
  Diagnostic(
    .invalidTemplate, at: span, ["why": why.chinese, "why@en": why.english], excerpt: excerpt)
}

/// Nests the tokens of a template into sections, blocks and parents.
struct TemplateParser {
  private struct Open {
    let kind: TemplateScanner.Kind
    let name: TemplateName
    var nodes: [TemplateNode] = []
  }

  private var scanner: TemplateScanner
  private var stack: [Open] = []
  private var faults: [Diagnostic] = []

  /// Parses a template whose lines may have been indented for a partial.
  static func parse(_ template: Theme.Template, indentation: [UInt8] = []) -> (
    nodes: [TemplateNode], faults: [Diagnostic]
  ) {
    var source = template.source
    if !indentation.isEmpty {
      source = []
      var isLineStart = true
      for byte in template.source {
        if isLineStart { source += indentation }
        source.append(byte)
        isLineStart = byte == 0x0A
      }
    }
    var parser = TemplateParser(
      TemplateScanner(source, file: template.file, shift: indentation.count))
    return parser.nodes()
  }

  private init(_ scanner: TemplateScanner) {
    self.scanner = scanner
  }

  private mutating func nodes() -> ([TemplateNode], [Diagnostic]) {
    let root = TemplateName(text: "", span: .whole(scanner.file))
    stack = [Open(kind: .text, name: root)]
    for token in scanner.tokens() {
      switch token {
      case .literal(let range): add(.literal(Array(scanner.source[range])))
      case .tag(let kind, let name, let indentation):
        take(kind, name, Array(scanner.source[indentation]))
      }
    }
    while stack.count > 1 {
      let open = stack.removeLast()
      report(
        open.name,
        (
          "“\(open.name.text)”没有用 {{/\(open.name.text)}} 结束",
          "\"\(open.name.text)\" is never closed by {{/\(open.name.text)}}"
        ))
      close(open)
    }
    return (stack[0].nodes, scanner.faults + faults)
  }

  private mutating func take(
    _ kind: TemplateScanner.Kind, _ name: TemplateName, _ indentation: [UInt8]
  ) {
    switch kind {
    case .text: add(.text(name))
    case .html: add(.html(name))
    case .comment: break
    case .partial: add(.partial(name, indentation: indentation))
    case .section, .inverted, .block, .parent: stack.append(Open(kind: kind, name: name))
    case .end:
      guard stack.count > 1, let open = stack.last else {
        report(name, ("多出了 {{/\(name.text)}}", "{{/\(name.text)}} closes nothing"))
        return
      }
      if open.name.text != name.text {
        report(
          name,
          (
            "这里应当是 {{/\(open.name.text)}}，对应第\(open.name.span.start.line)行",
            "{{/\(open.name.text)}} is expected here, for line \(open.name.span.start.line)"
          ))
        guard stack.contains(where: { $0.name.text == name.text }) else { return }
        while let inner = stack.last, inner.name.text != name.text {
          stack.removeLast()
          close(inner)
        }
      }
      close(stack.removeLast())
    }
  }

  private mutating func close(_ open: Open) {
    switch open.kind {
    case .section: add(.section(open.name, open.nodes))
    case .inverted: add(.inverted(open.name, open.nodes))
    case .block: add(.block(open.name, open.nodes))
    case .parent: add(.parent(open.name, open.nodes))
    case .text, .html, .comment, .partial, .end: break
    }
  }

  private mutating func add(_ node: TemplateNode) {
    stack[stack.count - 1].nodes.append(node)
  }

  private mutating func report(_ name: TemplateName, _ why: (String, String)) {
    faults.append(
      templateFault(
        name.span, (chinese: why.0, english: why.1), excerpt: scanner.lineText(name.span.start.line)
      ))
  }
}
