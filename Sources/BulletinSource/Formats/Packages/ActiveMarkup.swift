/// Tells whether an attached file would run code on the site's own address when somebody opens it.
enum ActiveMarkup {
  /// Kinds of files that browsers show as pages or run.
  private static let pages: Set<String> = [
    "html", "htm", "xhtml", "xht", "shtml", "mht", "mhtml", "xml", "xsl", "xslt", "js", "mjs",
    "swf",
    "php", "jsp", "asp", "aspx", "cgi", "htc", "hta",
  ]

  /// Tells whether a file is a page or a script, or a drawing that holds one.
  static func isActive(_ bytes: [UInt8], ending: String) -> Bool {
    if pages.contains(ending) { return true }
    return ending == "svg" || ending == "svgz" ? holdsScript(bytes) : false
  }

  /// Tells whether a drawing is more than shapes: scripts, events, pages within it, links that run,
  /// or anything behind entities of its own; what is not read as plain text counts as such.
  static func holdsScript(_ bytes: [UInt8]) -> Bool {
    guard !bytes.contains(0), bytes.first != 0x1F else { return true }
    let small = bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    let text = String(decoding: small, as: UTF8.self)
    let plain = text.filter { !$0.isWhitespace }
    let words = [
      "<script", ":script", "<foreignobject", ":foreignobject", "<iframe", "<embed", "<object",
      "<!entity", "<?xml-stylesheet", "javascript:", "vbscript:", "data:text", "data:image/svg",
      "<handler", "<listener",
    ]
    if words.contains(where: plain.contains) { return true }
    // A link may be spelt in entities.
    if plain.contains("href=\"&#") || plain.contains("href='&#") { return true }
    return text.contains(/[\s"'\/]on[a-z]+\s*=/)
  }
}
