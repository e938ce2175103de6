/// Markup that an editor's text was turned into: it runs nothing, and its elements are closed in order.
struct SafeMarkup {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What may stand in prose; everything else was a letter of the text.
  private static let names: Set<String> = [
    "a", "blockquote", "br", "caption", "code", "data", "div", "em", "figcaption", "figure", "h2",
    "h3",
    "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre", "section", "strong", "sup", "table",
    "tbody",
    "td", "th", "thead", "tr", "ul",
  ]
  private static let empty: Set<String> = ["br", "hr", "img"]

  /// Stops the run where an element, an attribute or an address is not safe.
  func require() {
    var open: [String] = []
    var rest = bytes[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      let tag = rest[start...].prefix { $0 != UInt8(ascii: ">") }
      requireTrue(tag.endIndex < bytes.endIndex, "a tag ends")
      rest = bytes[(tag.endIndex + 1)...]
      let text = String(decoding: tag.dropFirst(), as: UTF8.self)
      if text.hasPrefix("!--") { continue }
      let closes = text.hasPrefix("/")
      let name = String(text.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
      requireTrue(SafeMarkup.names.contains(name), "<\(text)> may not stand in prose")
      requireSafe(attributes: text)
      if SafeMarkup.empty.contains(name) { continue }
      if closes {
        requireTrue(open.popLast() == name, "</\(name)> closes what was opened last")
      } else {
        open.append(name)
      }
    }
    requireTrue(open.isEmpty, "\(open) are closed")
  }

  private func requireSafe(attributes tag: String) {
    let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
    for (place, part) in parts.enumerated() where place % 2 == 0 {
      let name = part.split(separator: " ").last.map(String.init) ?? ""
      requireTrue(!name.hasPrefix("on") || !name.hasSuffix("="), "\(name) runs nothing")
      guard name == "href=" || name == "src=", place + 1 < parts.count else { continue }
      let address = parts[place + 1].lowercased()
      for scheme in ["javascript:", "data:", "vbscript:"] {
        requireTrue(!address.hasPrefix(scheme), "\(address) runs nothing")
      }
    }
  }
}
