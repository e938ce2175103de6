import BulletinModel

/// What a preview adds to a page: its script, its style, and the notices.
struct PreviewMarkup {
  /// The words around the notices, in the language of messages.
  let words: PreviewWords
  /// The number of the change that the page shows.
  let version: Int

  /// The page with its notices in front of the end of its `body`; other files come back unchanged.
  func added(
    to page: [UInt8], notices: [PreviewNotice], unpublished: [String: String]
  ) -> [UInt8] {
    let end = Array("</body>".utf8)
    guard
      let place = page.indices.last(where: {
        page[$0] == end[0] && page[$0...].starts(with: end)
      })
    else { return page }
    return PreviewMarkup.connected(page[..<place]) + Array(addition(notices, unpublished).utf8)
      + page[place...]
  }

  /// The page with a policy under which its script may ask for changes.
  ///
  /// A page allows its scripts to ask nobody; a header cannot loosen what the page itself says.
  private static func connected(_ page: ArraySlice<UInt8>) -> [UInt8] {
    let start = Array("http-equiv=\"Content-Security-Policy\" content=\"".utf8)
    guard
      let place = page.indices.first(where: {
        page[$0] == start[0] && page[$0...].starts(with: start)
      })
    else { return Array(page) }
    let content = place + start.count
    let policy = page[content...].prefix { $0 != UInt8(ascii: "\"") }
    guard !String(decoding: policy, as: UTF8.self).contains("connect-src") else {
      return Array(page)
    }
    return page[..<content] + Array("connect-src 'self'; ".utf8) + page[content...]
  }

  /// The list of texts that are not published, as a script reads it: no `<` can end it early.
  private func listed(_ unpublished: [String: String]) -> String {
    let entries = unpublished.sorted { $0.key < $1.key }.map { address, word in
      "\(address.jsonQuoted):\(word.jsonQuoted)"
    }
    return "{\(entries.joined(separator: ","))}".replacing("<", with: "\\u003c")
  }

  private func addition(_ notices: [PreviewNotice], _ unpublished: [String: String]) -> String {
    let head = """
      <link rel="stylesheet" href="/_bulletin/preview.css">
      <script type="application/json" id="bulletin-unpublished">\(listed(unpublished))</script>
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
