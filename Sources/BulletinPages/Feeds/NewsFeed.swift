import BulletinModel

/// A feed of the newest items of one list, before it becomes Atom or JSON Feed.
struct NewsFeed: Sendable {
  /// One item.
  struct Entry: Sendable {
    /// The canonical address, which is also the id.
    let url: String
    /// The title in full.
    let title: String
    /// The summary.
    let summary: String
    /// Who wrote it, names only.
    let authors: [String]
    /// The day or moment of publication, for machines.
    let published: String
    /// When it was last changed, never before `published`.
    let updated: String
    /// The column and the tags.
    let categories: [String]
    /// The first photograph's absolute address.
    let image: String?
    /// The prose with absolute addresses.
    let html: [UInt8]
  }

  /// The list's name and the site's.
  let title: String
  /// What the site is.
  let description: String
  /// The language.
  let language: LanguageTag
  /// The absolute address of the list.
  let home: String
  /// The absolute address of the Atom feed.
  let atomURL: String
  /// The absolute address of the JSON Feed.
  let jsonURL: String
  /// Who stands behind the site.
  let author: String
  /// The items, newest first.
  let entries: [Entry]

  /// The latest change of an item; for a list without any, the beginning of the epoch.
  private var updated: String { entries.map(\.updated).max() ?? "1970-01-01T00:00:00Z" }

  /// The feed as Atom 1.0.
  ///
  /// Source: RFC 4287.
  func atom() -> [UInt8] {
    var xml = XMLText()
    xml.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\"")
    xml.raw(">\n")
    xml.element("id", home)
    xml.element("title", title)
    if !description.isEmpty { xml.element("subtitle", description) }
    xml.element("updated", updated)
    xml.empty("link", [("rel", "self"), ("type", "application/atom+xml"), ("href", atomURL)])
    xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", home)])
    write(authors: [author], to: &xml)
    for entry in entries {
      xml.raw("<entry>\n")
      xml.element("id", entry.url)
      xml.element("title", entry.title)
      xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", entry.url)])
      xml.element("published", entry.published)
      xml.element("updated", entry.updated)
      write(authors: entry.authors, to: &xml)
      for category in entry.categories { xml.empty("category", [("term", category)]) }
      if !entry.summary.isEmpty { xml.element("summary", entry.summary) }
      xml.html("content", entry.html)
      xml.raw("</entry>\n")
    }
    xml.raw("</feed>\n")
    return xml.bytes
  }

  private func write(authors: [String], to xml: inout XMLText) {
    for author in authors where !author.isEmpty {
      xml.raw("<author>")
      xml.element("name", author)
      xml.raw("</author>\n")
    }
  }

  /// The feed as JSON Feed 1.1.
  ///
  /// Source: jsonfeed.org, version 1.1.
  func json() -> [UInt8] {
    let items = entries.map { entry in
      JSONText.object(
        ("id", .string(entry.url)), ("url", .string(entry.url)),
        ("title", .string(entry.title)),
        ("summary", entry.summary.isEmpty ? nil : .string(entry.summary)),
        ("content_html", .bytes(entry.html)), ("image", .optional(entry.image)),
        ("date_published", .string(entry.published)), ("date_modified", .string(entry.updated)),
        ("authors", JSONText.people(entry.authors)),
        (
          "tags",
          entry.categories.isEmpty ? nil : .list(entry.categories.map { .string($0) })
        ))
    }
    let feed = JSONText.object(
      ("version", .string("https://jsonfeed.org/version/1.1")), ("title", .string(title)),
      ("home_page_url", .string(home)), ("feed_url", .string(jsonURL)),
      ("description", description.isEmpty ? nil : .string(description)),
      ("language", .string(language.tag)), ("authors", JSONText.people([author])),
      ("items", .list(items)))
    var data = feed.data
    data.append(UInt8(ascii: "\n"))
    return data
  }
}

extension JSONText {
  /// People by name as JSON Feed lists them; nil when there are none.
  fileprivate static func people(_ names: [String]) -> JSONText? {
    let people = names.filter { !$0.isEmpty }.map { JSONText.object(("name", .string($0))) }
    return people.isEmpty ? nil : .list(people)
  }
}
