import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// Releases that are asked for over HTTP by the real curl.
@Suite(
  .enabled(
    if: WebServer.isHere && Tool.find("curl") != nil,
    "SKIPPED: python3 or curl is not installed, the live site is not asked"))
struct ProbeTests {
  private let one = ["index.html": "one", "style.css": "same", "news/稿 件 #1?.html": "新闻"]

  private func place(_ url: String, _ folder: TemporaryFolder) -> PublishTarget {
    PublishTarget(name: "office", place: .folder(folder.path("www")), url: url, keep: 3)
  }

  /// A place whose live release a web server gives.
  private func served() throws -> (place: PublishedPlace, server: WebServer) {
    var place = try PublishedPlace()
    let server = try WebServer(place.folder.path("www/current"))
    place.target = self.place(server.url, place.folder)
    place.searchPath = "/usr/local/bin:/usr/bin:/bin"
    return (place, server)
  }

  @Test func theLiveSiteIsSeenToBeTheRelease() async throws {
    var (place, server) = try served()
    let packed = try await place.pack(one)
    let outcome = try await place.store.publish(packed)
    #expect(outcome.probe == .seen(url: server.url))
    try await place.publish(["index.html": "two"])
    #expect(try await place.store.goBack().probe == .seen(url: server.url))
    withExtendedLifetime(server) {}
  }

  @Test func aFailedProbeGoesBackByItself() async throws {
    var (place, server) = try served()
    let first = try await place.publish(one)
    // The server goes on giving the first release, as one with a wrong root does.
    let other = try WebServer(place.folder.path("www/releases/\(first.id)"))
    place.target = self.place(other.url, place.folder)
    place.seconds += 60
    let packed = try await place.pack(["index.html": "two"])
    await #expect {
      try await place.store.publish(packed)
    } throws: { error in
      guard case .probeFailed(_, .otherAnswer, first.id, let refused) = error as? ReleaseFailure
      else { return false }
      return refused != first.id
    }
    #expect(try place.live("index.html") == "one")
    let events = try await place.store.releases().journal.map(\.event)
    #expect(events == [.published, .published, .returned])
    #expect(!place.folder.exists("www/.bulletin/lock"))
    withExtendedLifetime((server, other)) {}
  }

  @Test func aServerThatDoesNotAnswerGoesBackToo() async throws {
    var (place, server) = try served()
    let first = try await place.publish(one)
    place.target = self.place("http://127.0.0.1:9/", place.folder)
    place.seconds += 60
    let packed = try await place.pack(["index.html": "two"])
    await #expect {
      try await place.store.publish(packed)
    } throws: { error in
      guard case .probeFailed(_, .noAnswer(let words), first.id, _) = error as? ReleaseFailure
      else { return false }
      return words.contains("curl")
    }
    #expect(try place.live("index.html") == "one")
    withExtendedLifetime(server) {}
  }

  @Test func withoutCurlNobodyClaimsToHaveSeenIt() async throws {
    var (place, server) = try served()
    place.searchPath = "/nowhere"
    let packed = try await place.pack(one)
    #expect(try await place.store.publish(packed).probe == .noCurl(url: server.url))
  }

  @Test func whatReadersGetIsComparedByteByByte() async throws {
    var (place, server) = try served()
    try await place.publish(one)
    let curl = try #require(place.tools.program("curl"))
    let probe = Probe(url: server.url, curl: curl, tools: place.tools)
    let live = try #require(try await place.store.live())
    #expect(try await probe.verify(by: live, workers: 2).damage.isEmpty)
    #expect(try await probe.verify(by: nil, workers: 2).manifest == live.manifest)
    try place.damage("www/current/news/稿 件 #1?.html")
    try FileManager.default.removeItem(atPath: place.folder.path("www/current/style.css"))
    let expected: [Damage] = [.changed("news/稿 件 #1?.html"), .missing("style.css")]
    #expect(try await probe.verify(by: live, workers: 2).damage == expected)
    #expect(try await probe.verify(by: nil, workers: 2).damage == expected)
    // A list that fits the damage does not fit the name of the release.
    try place.damage("www/current/.well-known/bulletin-manifest.txt")
    await #expect(throws: ReleaseFailure.notARelease(server.url)) {
      try await probe.verify(by: nil, workers: 2)
    }
    #expect(try place.names(in: ".").allSatisfy { !$0.hasPrefix("bulletin-verify") })
  }

  @Test func anotherSiteIsNoRelease() async throws {
    let place = try PublishedPlace()
    try place.folder.write("another", to: "other/index.html")
    let server = try WebServer(place.folder.path("other"))
    let curl = try #require(
      ReleaseTools(searchPath: "/usr/bin:/bin", environment: [:]).program("curl"))
    let probe = Probe(url: server.url, curl: curl, tools: place.tools)
    await #expect {
      try await probe.verify(by: nil, workers: 1)
    } throws: { error in
      if case .noAnswer? = error as? ReleaseFailure { true } else { false }
    }
  }
}
