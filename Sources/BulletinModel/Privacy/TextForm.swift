/// How a text file is written, as far as it matters to what its readers see.
enum TextForm: Sendable, Hashable {
  /// Tags, attributes and entities: HTML, XML, SVG.
  case markup
  /// Strings with escapes, which may hold markup.
  case json
  /// Lines folded at a length.
  case calendar
  /// Two bytes a sign.
  case wide
  /// As it stands.
  case plain

  /// The form of a file; nil for what is no text.
  ///
  /// What no ending tells is text where its beginning has no zero byte, which pictures, archives and
  /// databases have.
  init?(path: String, _ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      self = .wide
      return
    }
    switch TextForm.ending(of: path) {
    case "html", "htm", "xhtml", "xml", "svg", "atom", "rss": self = .markup
    case "json", "jsonld", "webmanifest", "geojson": self = .json
    case "ics", "vcf": self = .calendar
    case "csv", "tsv", "txt", "md", "css", "js": self = .plain
    // The terms of the search, whose texts stand in files beside them.
    case "bin" where path.hasPrefix("search/") || path.contains("/search/"): return nil
    default:
      guard !bytes.prefix(4096).contains(0), !bytes.starts(with: "%PDF".utf8) else { return nil }
      self = .plain
    }
  }

  private static func ending(of path: String) -> String? {
    let name = path.utf8.suffix(12).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return name.lastIndex(of: UInt8(ascii: ".")).map {
      String(decoding: name[($0 + 1)...], as: UTF8.self)
    }
  }
}
