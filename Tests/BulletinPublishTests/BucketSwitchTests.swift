import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// What readers get of a bucket while a release takes the place of another, and when that ends early.
@Suite(.enabled(if: ObjectStore.rclone != nil, ObjectStore.skipped))
struct BucketSwitchTests {
  /// Each word of a file that has a dot is a file that it leads to.
  private let one = [
    "index.html": "news/index.html style.0123456789abcdef.css", "news/index.html": "news/1.html",
    "news/1.html": "photo-1.jpg", "photo-1.jpg": "1", "style.0123456789abcdef.css": "old",
    "feed.xml": "news/1.html", "search/index.json": "news/1.html",
  ]
  private let two = [
    "index.html": "news/index.html style.fedcba9876543210.css feed.xml",
    "news/index.html": "news/2.html news/3/index.html", "news/2.html": "photo-2.jpg data/2.json",
    "news/3/index.html": "news/2.html", "photo-2.jpg": "2", "data/2.json": "2",
    "style.fedcba9876543210.css": "new", "feed.xml": "news/2.html",
    "search/index.json": "news/2.html news/3/index.html",
  ]

  @Test func whateverStandsLeadsToWhatStands() async throws {
    var place = try ObjectStore.local()
    try await place.publish(one)
    try place.wrap(
      """
      REAL "$@"; end=$?
      n=$(ls FOLDER/moments 2>/dev/null | wc -l)
      mkdir -p FOLDER/moments && cp -r FOLDER/store/site/北 FOLDER/moments/$n
      exit $end
      """)
    try await place.publish(two)
    _ = try await place.store.goBack()
    var seen = Set<[String: String]>()
    for moment in try place.names(in: "moments") {
      let files = try place.folder.files(below: "moments/\(moment)")
        .filter { !$0.key.hasPrefix(".") }.mapValues { String(decoding: $0, as: UTF8.self) }
      seen.insert(files)
      for (path, text) in files {
        for goal in text.split(separator: " ").map(String.init) where goal.contains(".") {
          #expect(files[goal] != nil, "moment \(moment): \(path) leads to \(goal)")
        }
      }
    }
    #expect(seen.count > 8, "there were moments between: \(seen.count)")
  }

  @Test func frontPagesChangePlacesLast() {
    func objects(_ files: [String: String]) -> [String: Rclone.Object] {
      Dictionary(
        uniqueKeysWithValues: files.map { path, text in
          let md5 = String(repeating: text.utf8.count % 2 == 0 ? "a" : "b", count: 32)
          return (path, Rclone.Object(path: path, size: text.utf8.count, md5: md5))
        })
    }
    let goal = two.merging([
      ".well-known/bulletin-release.json": "x", "news/1.html": "photo-2.jpg changed",
      "en/index.html": "front", "en/search/0/t1.bin": "terms", "photo-1.jpg": "1",
    ]) { _, new in new }
    let plan = SwitchPlan(from: objects(one), to: objects(goal))
    #expect(
      plan.steps
        == [
          ["data/2.json", "photo-2.jpg", "style.fedcba9876543210.css"],
          ["news/2.html", "news/3/index.html"],
          ["en/search/0/t1.bin", "search/index.json"], ["news/1.html"],
          ["en/index.html", "news/index.html"], ["index.html"],
          [".well-known/bulletin-release.json"],
        ])
    #expect(plan.useless == ["style.0123456789abcdef.css"])
    #expect(SwitchPlan(from: objects(goal), to: objects(goal)).steps.isEmpty)
  }

  @Test func whatHasNoHashesIsCopied() {
    let object = Rclone.Object(path: "a", size: 1, md5: nil)
    #expect(SwitchPlan(from: ["a": object], to: ["a": object]).steps == [["a"]])
  }

  @Test(.enabled(if: Tool.find("curl") != nil, "SKIPPED: curl is not installed"))
  func whatEverybodyCanReadIsTold() async throws {
    var place = try ObjectStore.local()
    let server = try WebServer(place.folder.path("store/site/北"))
    place.target = ObjectStore.target("site/北", url: server.url)
    place.searchPath += ":/usr/bin:/bin"
    let packed = try await place.pack(one)
    let outcome = try await place.store.publish(packed)
    #expect(outcome.open == "\(server.url).bulletin/current")
    #expect(try await place.store.publish(packed).open == outcome.open)
    // A server that gives the site alone.
    let closed = try WebServer(
      place.folder.path("store/site/北/.bulletin/releases/\(outcome.record.id)"))
    place.target = ObjectStore.target("site/北", url: closed.url)
    #expect(try await place.store.publish(packed).open == nil)
    withExtendedLifetime((server, closed)) {}
  }

  @Test(.enabled(if: Tool.find("curl") != nil, "SKIPPED: curl is not installed"))
  func aFailedProbeGoesBackByItself() async throws {
    var place = try ObjectStore.local()
    let first = try await place.publish(one)
    let server = try WebServer(place.folder.path("store/site/北"))
    place.target = ObjectStore.target("site/北", url: server.url)
    place.searchPath += ":/usr/bin:/bin"
    place.seconds += 60
    let packed = try await place.pack(two)
    #expect(try await place.store.publish(packed).probe == .seen(url: server.url))
    #expect(try await place.store.goBack().probe == .seen(url: server.url))
    let other = try WebServer(place.folder.path("store/site/北/.bulletin/releases/\(first.id)"))
    place.target = ObjectStore.target("site/北", url: other.url)
    place.seconds += 60
    await #expect {
      try await place.store.goBack(to: place.store.releases().releases[0].id)
    } throws: { error in
      guard case .probeFailed(_, .otherAnswer, first.id, _)? = error as? ReleaseFailure else {
        return false
      }
      return true
    }
    #expect(try place.pages() == one)
    withExtendedLifetime((server, other)) {}
  }
}
