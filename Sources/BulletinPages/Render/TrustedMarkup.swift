import BulletinModel

// The only place of this room that vouches for markup: prose that the Markdown room made, JSON whose
// writer leaves no `<`, and lists whose every text is escaped here.

extension SafeHTML {
  /// The prose of a text with its addresses filled in.
  static func prose(
    _ body: Body, _ links: ResolvedLinks, number: (Int) -> String, block: (Int) -> [UInt8],
    figure: (Int) -> PlacedFigure?
  ) -> SafeHTML {
    SafeHTML(trusted: body.filled(links, number: number, block: block, figure: figure))
  }

  /// The prose of a text inside a page of several: its ids begin with `prefix`, its own fragments
  /// lead to its own page.
  static func prose(
    _ body: Body, _ links: ResolvedLinks, prefixingIDsWith prefix: String, page: String,
    number: (Int) -> String, block: (Int) -> [UInt8], figure: (Int) -> PlacedFigure?
  ) -> SafeHTML {
    let filled = body.filled(links, page: page, number: number, block: block, figure: figure)
    let isPlain = body.anchors.isEmpty && body.blocks.isEmpty
    return SafeHTML(trusted: isPlain ? filled : prefixed(filled, with: prefix))
  }

  /// Structured data: the writer escapes `<`, so that no text can end the script element.
  static func structuredData(_ document: JSONText) -> SafeHTML {
    SafeHTML(trusted: document.data)
  }

  /// A list of links, each with its count.
  static func list(of links: [LinkContext]) -> SafeHTML {
    var html = Array("<ul>\n".utf8)
    for link in links {
      html += Array("<li><a href=\"".utf8) + (link.url ?? "").htmlEscaped + Array("\">".utf8)
      html += link.text.htmlEscaped + Array("</a>".utf8)
      if let count = link.count { html += Array(" ".utf8) + count.htmlEscaped }
      html += Array("</li>\n".utf8)
    }
    return SafeHTML(trusted: html + Array("</ul>\n".utf8))
  }

  /// Attributes that hold an id of the prose itself; addresses of holes are complete by now.
  private static let idMarks = [
    " id=\"", " href=\"#", " aria-labelledby=\"", " aria-describedby=\"",
  ]
  .map { Array($0.utf8) }

  /// Puts a prefix before every id and every mention of one; in text a quote is a character
  /// reference, so the marks occur in tags alone.
  private static func prefixed(_ html: [UInt8], with prefix: String) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(html.count + 256)
    var place = 0
    while place < html.count {
      if html[place] == UInt8(ascii: " "),
        let mark = idMarks.first(where: { html[place...].starts(with: $0) })
      {
        result += mark
        result += Array(prefix.utf8)
        place += mark.count
      } else {
        result.append(html[place])
        place += 1
      }
    }
    return result
  }
}

extension String {
  /// The text with `&`, `<`, `>` and quotes as character references.
  var htmlEscaped: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count)
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "&"): bytes += Array("&amp;".utf8)
      case UInt8(ascii: "<"): bytes += Array("&lt;".utf8)
      case UInt8(ascii: ">"): bytes += Array("&gt;".utf8)
      case UInt8(ascii: "\""): bytes += Array("&quot;".utf8)
      default: bytes.append(byte)
      }
    }
    return bytes
  }
}
