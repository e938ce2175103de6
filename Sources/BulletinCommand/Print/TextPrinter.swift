import BulletinModel

/// Prints faults for people: place, code, rule, excerpt with carets, reason and remedy.
struct TextPrinter: Sendable {
  let words: Words
  let usesColour: Bool
  /// The longest excerpt, in terminal cells.
  private let widest = 96
  /// How many warnings or notes of one code are shown.
  static let mostPerCode = 10

  /// Sets up printing in one language.
  init(language: MessageLanguage, usesColour: Bool) {
    words = Words(language: language)
    self.usesColour = usesColour
  }

  /// All errors and the first warnings and notes of each code, in order.
  ///
  /// Reason and remedy stand with the first fault of each code; what is left out is counted below.
  func text(of diagnostics: [Diagnostic]) -> String {
    var shown: [FaultCode: Int] = [:]
    var left: [FaultCode: Int] = [:]
    var explained: Set<FaultCode> = []
    var output = ""
    for diagnostic in diagnostics {
      if diagnostic.severity != .error {
        guard shown[diagnostic.code, default: 0] < TextPrinter.mostPerCode else {
          left[diagnostic.code, default: 0] += 1
          continue
        }
        shown[diagnostic.code, default: 0] += 1
      }
      output += passage(of: diagnostic)
      if explained.insert(diagnostic.code).inserted {
        output += explanation(of: diagnostic)
      }
      output += "\n"
    }
    return output + remainder(left)
  }

  /// A fault as `text` has it, without reason and remedy.
  func passage(of diagnostic: Diagnostic) -> String {
    head(of: diagnostic) + excerpt(of: diagnostic)
  }

  private func remainder(_ left: [FaultCode: Int]) -> String {
    let lines = left.sorted { $0.key.number < $1.key.number }.map { code, count in
      words.say(
        "\(code.label) 另有 \(count) 处，全部见 bulletin check --format json\n",
        "\(code.label): \(count) more; bulletin check --format json lists them all\n")
    }
    return lines.isEmpty ? "" : lines.joined() + "\n"
  }

  private func head(of diagnostic: Diagnostic) -> String {
    let span = diagnostic.span
    let place = "\(span.file):\(span.start.line):\(span.start.column)"
    let severity = words.name(of: diagnostic.severity)
    let label = coloured("\(diagnostic.code.label) \(severity)", diagnostic.severity)
    return "\(place)  \(label)  \(diagnostic.message(in: words.language))\n"
  }

  private func explanation(of diagnostic: Diagnostic) -> String {
    let reason = diagnostic.reason(in: words.language)
    let remedy = diagnostic.remedy(in: words.language)
    return "  \(words.say("原因：", "why: "))\(reason)\n  \(words.say("改法：", "fix: "))\(remedy)\n"
  }

  private func excerpt(of diagnostic: Diagnostic) -> String {
    guard let line = diagnostic.excerpt, !line.isEmpty else { return "" }
    let span = diagnostic.span
    let bytes = Array(line.utf8)
    let start = min(max(span.start.column - 1, 0), bytes.count)
    let sameLine = span.end.line == span.start.line
    let end = sameLine ? min(max(span.end.column - 1, start), bytes.count) : bytes.count
    var before = printable(bytes[..<start])
    let marked = printable(bytes[start..<end])
    var after = printable(bytes[end...])
    if displayWidth(before) > widest / 2 {
      before = "…" + suffix(of: before, cells: widest / 2 - 1)
    }
    let room = max(0, widest - displayWidth(before) - displayWidth(marked))
    if displayWidth(after) > room { after = prefix(of: after, cells: room) + "…" }
    let shown = displayWidth(marked) > widest ? prefix(of: marked, cells: widest) + "…" : marked
    let number = String(span.start.line)
    let margin = String(repeating: " ", count: number.count)
    let carets = String(repeating: "^", count: max(1, displayWidth(shown)))
    let indent = String(repeating: " ", count: displayWidth(before))
    return """
        \(number) | \(before)\(shown)\(after)
        \(margin) | \(indent)\(coloured(carets, diagnostic.severity))

      """
  }

  private func prefix(of text: String, cells: Int) -> String {
    var room = cells
    return String(
      text.unicodeScalars.prefix { scalar in
        room -= cellCount(scalar)
        return room >= 0
      })
  }

  private func suffix(of text: String, cells: Int) -> String {
    var room = cells
    let scalars = text.unicodeScalars
    var start = scalars.endIndex
    while start > scalars.startIndex {
      let previous = scalars.index(before: start)
      room -= cellCount(scalars[previous])
      guard room >= 0 else { break }
      start = previous
    }
    return String(scalars[start...])
  }

  /// Source bytes as text that cannot steer a terminal.
  private func printable(_ bytes: ArraySlice<UInt8>) -> String {
    var output = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 9: output += " "
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: output += "·"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private func coloured(_ text: String, _ severity: Severity) -> String {
    guard usesColour else { return text }
    let code =
      switch severity {
      case .error: "31"
      case .warning: "33"
      case .note: "36"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
