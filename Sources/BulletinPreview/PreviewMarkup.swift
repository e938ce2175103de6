/// What a preview adds to a page: its script, its style, and the notices.
struct PreviewMarkup {
  /// The words around the notices, in the language of messages.
  let words: PreviewWords
  /// The number of the change that the page shows.
  let version: Int

  /// The page with its notices in front of the end of its `body`; other files come back unchanged.
  func added(to page: [UInt8], notices: [PreviewNotice]) -> [UInt8] {
    let end = Array("</body>".utf8)
    guard
      let place = page.indices.last(where: {
        page[$0] == end[0] && page[$0...].starts(with: end)
      })
    else { return page }
    return page[..<place] + Array(addition(notices).utf8) + page[place...]
  }

  private func addition(_ notices: [PreviewNotice]) -> String {
    let head = """
      <link rel="stylesheet" href="/_bulletin/preview.css">
      <script src="/_bulletin/preview.js" data-version="\(version)" defer></script>

      """
    guard let heaviest = notices.map(\.weight).min(by: { rank($0) < rank($1) }) else { return head }
    let items = notices.map { notice in
      let place = notice.place.isEmpty ? "" : "<code>\(escaped(notice.place))</code> "
      let remedy = notice.remedy.isEmpty ? "" : "<br><small>\(escaped(notice.remedy))</small>"
      return "<li class=\"bulletin-\(notice.weight.rawValue)\">\(place)\(escaped(notice.message))"
        + "\(remedy)</li>\n"
    }
    return head + """
      <details class="bulletin-notices bulletin-\(heaviest.rawValue)" data-pagefind-ignore\
      \(heaviest == .error ? " open" : "")>
      <summary>\(escaped(words.summary(notices)))</summary>
      <ul>
      \(items.joined())</ul>
      </details>

      """
  }

  private func rank(_ weight: PreviewNotice.Weight) -> Int {
    switch weight {
    case .error: 0
    case .warning: 1
    case .note: 2
    }
  }

  private func escaped(_ text: String) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": output += "&lt;"
      case ">": output += "&gt;"
      case "&": output += "&amp;"
      case "\"": output += "&quot;"
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output
  }
}

/// The words of a preview.
public struct PreviewWords: Sendable {
  private let isChinese: Bool

  /// Takes the language of messages.
  public init(isChinese: Bool) { self.isChinese = isChinese }

  /// How many notices of each weight there are.
  func summary(_ notices: [PreviewNotice]) -> String {
    func count(_ weight: PreviewNotice.Weight) -> Int { notices.count { $0.weight == weight } }
    let parts = [
      (count(.error), isChinese ? "处错误" : "errors"),
      (count(.warning), isChinese ? "处警告" : "warnings"),
      (count(.note), isChinese ? "条提示" : "notes"),
    ].filter { $0.0 > 0 }
    return (isChinese ? "预览：" : "Preview: ")
      + parts.map { "\($0.0) \($0.1)" }.joined(separator: isChinese ? "，" : ", ")
  }
}
