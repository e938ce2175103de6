import BulletinModel
import Testing

@testable import BulletinSource

/// A source text with one place marked by 1️⃣.
struct Marked {
  let text: String
  let line: Int
  let column: Int

  init(_ source: String) {
    let parts = source.components(separatedBy: "1️⃣")
    precondition(parts.count == 2, "mark one place")
    text = parts.joined()
    let before = Array(parts[0].utf8)
    line = before.filter { $0 == 0x0A }.count + 1
    column = before.count - (before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0) + 1
  }

  var bytes: [UInt8] { Array(text.utf8) }

  func sourceText(_ file: String = "a.yml") -> SourceText {
    SourceText(file: file, utf8: bytes)
  }

  /// Expects a fault of a code at the marked place, with an excerpt, and returns it.
  @discardableResult
  func expect(
    _ code: FaultCode, in faults: [Diagnostic], sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Diagnostic {
    let fault = try #require(
      faults.first { $0.code == code }, "\(code.label) not among \(faults.map(\.summary))",
      sourceLocation: sourceLocation)
    #expect(
      [fault.span.start.line, fault.span.start.column] == [line, column], "\(fault.summary)",
      sourceLocation: sourceLocation)
    #expect(fault.excerpt != nil, "\(code.label) has no excerpt", sourceLocation: sourceLocation)
    for language in MessageLanguage.allCases {
      let needed = code.text(in: language).rule.requiredNames
      #expect(needed.isSubset(of: fault.values.keys), sourceLocation: sourceLocation)
    }
    return fault
  }
}

extension Diagnostic {
  var summary: String {
    "\(code.label) \(span.file):\(span.start.line):\(span.start.column) \(message(in: .chinese))"
  }
}

extension String {
  fileprivate func components(separatedBy mark: String) -> [String] {
    var parts: [String] = []
    var rest = Array(unicodeScalars)[...]
    let wanted = Array(mark.unicodeScalars)
    var part = String.UnicodeScalarView()
    while let first = rest.first {
      if rest.starts(with: wanted) {
        parts.append(String(part))
        part = .init()
        rest = rest.dropFirst(wanted.count)
      } else {
        part.append(first)
        rest = rest.dropFirst()
      }
    }
    return parts + [String(part)]
  }
}
