import BulletinModel
import Testing

@testable import BulletinCommand
@testable import BulletinPages

/// A feed is looked through by the parts that other feeds have too.
@Suite struct FeedEntriesTests {
  private static func entry(_ name: String, _ html: String) -> NewsFeed.Entry {
    NewsFeed.Entry(
      url: "https://a.example.org/\(name)/", title: "\(name) <entry> {\"id\":\"", summary: html,
      authors: ["甲"], published: "2025-08-01T00:00:00+08:00",
      updated: "2025-08-01T00:00:00+08:00", categories: ["<entry>"], image: nil,
      html: Array(html.utf8))
  }

  private static func feed(_ title: String, _ entries: [NewsFeed.Entry]) -> NewsFeed {
    NewsFeed(
      title: title, description: "{\"id\":\"<entry>", language: "zh",
      home: "https://a.example.org/", atomURL: "https://a.example.org/feed.xml",
      jsonURL: "https://a.example.org/feed.json", author: "<entry>", entries: entries)
  }

  private static let one = entry("one", "<p>&lt;entry&gt;<entry>\\\"{\"id\":\"x\"}</p>")
  private static let other = entry("other", "{\\\"id\\\":\\\"")

  private static func parts(_ path: String, _ bytes: [UInt8]) throws -> [String] {
    let parts = try #require(FeedEntries(RenderedFile(path: path, bytes: bytes))).parts
    #expect(parts.first?.lowerBound == 0 && parts.last?.upperBound == bytes.count)
    #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    return parts.map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  @Test func anAtomFeedIsCutBeforeItsEntriesOnly() throws {
    let both = FeedEntriesTests.feed("甲", [FeedEntriesTests.one, FeedEntriesTests.other])
    let parts = try FeedEntriesTests.parts("feed.xml", both.atom())
    #expect(parts.count == 3)
    let more = FeedEntriesTests.feed("乙", [FeedEntriesTests.one, FeedEntriesTests.one])
    let others = try FeedEntriesTests.parts("tags/a/feed.xml", more.atom())
    #expect(others[1] == parts[1] && others[0] != parts[0])
  }

  @Test func aJSONFeedIsCutBeforeItsItemsOnly() throws {
    let both = FeedEntriesTests.feed("甲", [FeedEntriesTests.one, FeedEntriesTests.other])
    let parts = try FeedEntriesTests.parts("feed.json", both.json())
    #expect(parts.count == 3)
    let more = FeedEntriesTests.feed("乙", [FeedEntriesTests.one, FeedEntriesTests.one])
    let others = try FeedEntriesTests.parts("tags/a/feed.json", more.json())
    #expect(others[1] == parts[1] && others[0] != parts[0])
  }

  @Test(arguments: ["index.html", "data/feed.json.txt", "feeds/xml", "newfeed.xml"])
  func anyOtherFileIsOne(_ path: String) {
    #expect(FeedEntries(RenderedFile(path: path, bytes: [])) == nil)
  }
}
