import BulletinModel

/// The text of a template with the places of its lines.
struct TemplateText: Sendable {
  /// The name that tags use.
  let name: String
  /// The bytes of the file.
  let bytes: [UInt8]

  private let file: String
  private let lineStarts: [Int]

  init(_ template: Theme.Template) {
    name = template.name
    bytes = template.source
    file = template.file
    lineStarts =
      [0] + bytes.indices.filter { template.source[$0] == UInt8(ascii: "\n") }.map { $0 + 1 }
  }

  /// Where the text begins: after a byte order mark.
  var start: Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// A stretch as text.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The 1-based line of an offset.
  func line(of offset: Int) -> Int { position(offset).line }

  /// A fault at a stretch of the text.
  func fault(_ code: FaultCode, at range: Range<Int>, _ values: [String: String]) -> Diagnostic {
    let start = position(range.lowerBound)
    let span = SourceSpan(file: file, start: start, end: position(range.upperBound))
    return Diagnostic(code, at: span, values, excerpt: line(start.line))
  }

  /// A stretch that is not as the language asks.
  func fault(_ fault: TemplateFault, at range: Range<Int>) -> Diagnostic {
    self.fault(.invalidTemplate, at: range, ["why": fault.chinese, "why@en": fault.english])
  }

  private func position(_ offset: Int) -> SourcePosition {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
  }

  private func line(_ number: Int) -> String {
    let end = number < lineStarts.count ? lineStarts[number] : bytes.count
    var line = bytes[lineStarts[number - 1]..<end]
    while let last = line.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
      line.removeLast()
    }
    return String(decoding: line, as: UTF8.self)
  }
}
