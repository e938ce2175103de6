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
    xml.write(authors: [author])
    for entry in entries { entry.write(to: &xml) }
    xml.raw("</feed>\n")
    return xml.bytes
  }

  /// The feed as JSON Feed 1.1.
  ///
  /// Source: jsonfeed.org, version 1.1.
  func json() -> [UInt8] {
    let feed = JSONText.object(
      ("version", .string("https://jsonfeed.org/version/1.1")), ("title", .string(title)),
      ("home_page_url", .string(home)), ("feed_url", .string(jsonURL)),
      ("description", description.isEmpty ? nil : .string(description)),
      ("language", .string(language.tag)), ("authors", JSONText.people([author])),
      ("items", .list(entries.map(\.jsonText))))
    var data = feed.data
    data.append(UInt8(ascii: "\n"))
    return data
  }
}

extension NewsFeed {
  /// An entry as it stands in a feed.
  struct EntryBytes: Sendable {
    /// All of it.
    let all: [UInt8]
    /// The first bytes, which no other entry has and nothing else in a feed.
    let start: [UInt8]
  }
}

extension NewsFeed.Entry {
  /// The entry as Atom.
  var atom: NewsFeed.EntryBytes {
    var (all, start) = (XMLText.part, XMLText.part)
    write(to: &all)
    writeStart(to: &start)
    return NewsFeed.EntryBytes(all: all.bytes, start: start.bytes)
  }

  /// The entry as JSON.
  var json: NewsFeed.EntryBytes {
    NewsFeed.EntryBytes(
      all: jsonText.data, start: JSONText.object(("id", .string(url))).data.dropLast())
  }

  private func writeStart(to xml: inout XMLText) {
    xml.raw("<entry>\n")
    xml.element("id", url)
  }

  fileprivate func write(to xml: inout XMLText) {
    writeStart(to: &xml)
    xml.element("title", title)
    xml.empty("link", [("rel", "alternate"), ("type", "text/html"), ("href", url)])
    xml.element("published", published)
    xml.element("updated", updated)
    xml.write(authors: authors)
    for category in categories { xml.empty("category", [("term", category)]) }
    if !summary.isEmpty { xml.element("summary", summary) }
    xml.html("content", html)
    xml.raw("</entry>\n")
  }

  fileprivate var jsonText: JSONText {
    .object(
      ("id", .string(url)), ("url", .string(url)), ("title", .string(title)),
      ("summary", summary.isEmpty ? nil : .string(summary)), ("content_html", .bytes(html)),
      ("image", .optional(image)), ("date_published", .string(published)),
      ("date_modified", .string(updated)), ("authors", JSONText.people(authors)),
      ("tags", categories.isEmpty ? nil : .list(categories.map { .string($0) })))
  }
}

extension XMLText {
  /// Adds those who wrote something.
  fileprivate mutating func write(authors: [String]) {
    for author in authors where !author.isEmpty {
      raw("<author>")
      element("name", author)
      raw("</author>\n")
    }
  }
}

extension JSONText {
  /// People by name as JSON Feed lists them; nil when there are none.
  fileprivate static func people(_ names: [String]) -> JSONText? {
    let people = names.filter { !$0.isEmpty }.map { JSONText.object(("name", .string($0))) }
    return people.isEmpty ? nil : .list(people)
  }
}
