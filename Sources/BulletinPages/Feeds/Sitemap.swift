import BulletinModel

/// The list of all pages for search engines, with the languages of each.
///
/// Source: sitemaps.org protocol 0.9: at most 50,000 addresses in one file.
struct Sitemap: Sendable {
  /// One page.
  struct Entry: Sendable {
    /// The absolute address.
    let url: String
    /// The day of the last change, where one is known.
    let changed: CivilDate?
    /// The absolute addresses of the page in every language, itself included, where several are.
    let languages: [(language: LanguageTag, url: String)]
  }

  /// One file of addresses.
  static func urls(_ entries: some Sequence<Entry>) -> [UInt8] {
    var xml = XMLText()
    xml.raw("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
    xml.raw(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
    for entry in entries {
      xml.raw("<url>")
      xml.element("loc", entry.url)
      if let changed = entry.changed { xml.element("lastmod", changed.iso) }
      for version in entry.languages {
        xml.empty(
          "xhtml:link",
          [("rel", "alternate"), ("hreflang", version.language.tag), ("href", version.url)])
      }
      xml.raw("</url>\n")
    }
    xml.raw("</urlset>\n")
    return xml.bytes
  }

  /// The file that lists the files.
  static func index(_ files: [String]) -> [UInt8] {
    var xml = XMLText()
    xml.raw("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
    for file in files {
      xml.raw("<sitemap>")
      xml.element("loc", file)
      xml.raw("</sitemap>\n")
    }
    xml.raw("</sitemapindex>\n")
    return xml.bytes
  }
}
