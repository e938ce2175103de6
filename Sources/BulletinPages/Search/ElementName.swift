/// The name of an HTML element as a number: quicker to compare and to look up than a text.
struct ElementName: Hashable {
  /// What matters of an element to whoever reads a page's text.
  struct Kind: OptionSet {
    let rawValue: UInt8

    /// Text before and behind it does not touch.
    static let block = Kind(rawValue: 1)
    /// Its text is no part of what readers look for.
    static let unread = Kind(rawValue: 2)
    /// It has no end tag.
    static let void = Kind(rawValue: 4)
  }

  static let main = ElementName("main".utf8)
  static let nav = ElementName("nav".utf8)
  static let h1 = ElementName("h1".utf8)

  private let code: UInt64

  /// Takes lower-case letters, digits and hyphens, up to twelve of which give a number of their own.
  init(_ name: some Sequence<UInt8>) {
    code = name.reduce(0) { code, byte in
      let digit = byte >= 0x61 ? byte &- 0x60 : byte >= 0x30 ? byte &- 0x30 &+ 27 : 37
      return code &* 38 &+ UInt64(digit)
    }
  }

  /// What it is; nothing for elements that only mark words in a line.
  var kind: Kind { ElementName.kinds[self] ?? [] }

  private static let kinds: [ElementName: Kind] = {
    let blocks = [
      "address", "article", "aside", "blockquote", "br", "caption", "dd", "details", "div", "dl",
      "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5",
      "h6", "header", "hr", "li", "main", "nav", "ol", "option", "p", "pre", "section", "summary",
      "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
    ]
    let unread = ["script", "style", "template"]
    let void = [
      "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr",
    ]
    var kinds: [ElementName: Kind] = [:]
    for (names, kind) in [(blocks, Kind.block), (unread, .unread), (void, .void)] {
      for name in names { kinds[ElementName(name.utf8), default: []].insert(kind) }
    }
    return kinds
  }()
}
