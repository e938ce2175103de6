import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

/// Releases in a bucket of a server that speaks S3, on loopback.
@Suite(.serialized, .enabled(if: StorageServer.isHere, StorageServer.skipped))
struct StorageServerTests {
  private let one = [
    "index.html": "one", "style.0123456789abcdef.css": "same", "news/旧：稿 #1?.html": "old",
    "feed.json": "{}", "chart.svg": "<svg/>", "site.webmanifest": "{}", "data/a.csv": "a\n1\n",
    "activities/calendar.ics": "BEGIN:VCALENDAR", "feed.xml": "<feed/>", "search/0/t1.bin": "t",
  ]
  private let server: StorageServer

  init() throws { server = try StorageServer() }

  private func place() throws -> PublishedPlace {
    let place = try server.place()
    try place.rclone("mkdir", "store:site")
    return place
  }

  /// What readers get, by path.
  private func readers(_ place: PublishedPlace) throws -> [String: String] {
    let folder = place.folder.path("fetched")
    try place.rclone("sync", "store:site/北", folder, "--exclude", "/.*/**")
    return try place.folder.files(below: "fetched").mapValues {
      String(decoding: $0, as: UTF8.self)
    }
  }

  @Test func releasesGoLiveAndBack() async throws {
    var place = try place()
    let first = try await place.publish(one)
    #expect(try readers(place) == one)
    var two = one
    two["index.html"] = "two"
    two["news/旧：稿 #1?.html"] = nil
    two["news/新.html"] = "new"
    let second = try await place.publish(two)
    #expect(try readers(place) == two)
    #expect((second.added, second.changed, second.removed) == (1, 1, 1))
    #expect(try await place.store.verify().damage.isEmpty)
    #expect(try await place.store.goBack().to == first.id)
    #expect(try readers(place) == one)
    #expect(try await place.store.verify().damage.isEmpty)
    for number in 3...4 { try await place.publish(["index.html": "\(number)"]) }
    let list = try await place.store.releases()
    #expect(list.releases.count == 3 && list.interrupted == nil)
    #expect(try readers(place) == ["index.html": "4"])
    let kept = try place.rclone("lsf", "store:site/北/.bulletin/releases")
    #expect(kept.split(separator: "\n").count == 3)
    #expect(try place.rclone("lsf", "store:site/北/.bulletin/locks").isEmpty)
  }

  @Test(.enabled(if: Tool.find("curl") != nil, "SKIPPED: curl is not installed"))
  func everyKindOfFileHasItsTypeAndItsTime() async throws {
    var place = try place()
    try await place.publish(["index.html": "zero"])
    // Half of it comes by copies of the store itself, which keep what stands with an object.
    try await place.publish(one)
    try await place.publish(one.merging(["index.html": "two"]) { _, new in new })
    let expected = [
      "index.html": "text/html; charset=utf-8 public, max-age=60",
      "style.0123456789abcdef.css": "text/css; charset=utf-8 public, max-age=31536000, immutable",
      "feed.json": "application/json; charset=utf-8 public, max-age=60",
      "feed.xml": "application/xml; charset=utf-8 public, max-age=60",
      "chart.svg": "image/svg+xml; charset=utf-8 public, max-age=60",
      "site.webmanifest": "application/manifest+json; charset=utf-8 public, max-age=60",
      "data/a.csv": "text/csv; charset=utf-8 public, max-age=60",
      "activities/calendar.ics": "text/calendar; charset=utf-8 public, max-age=60",
      "search/0/t1.bin": "application/octet-stream public, max-age=60",
      ".well-known/bulletin-release.json": "application/json; charset=utf-8 no-store",
    ]
    let curl = try #require(Tool.find("curl"))
    for (path, headers) in expected {
      let address = "http://127.0.0.1:\(server.port)/site/%E5%8C%97/\(path)"
      let said = try Tool.run(
        curl, ["-sf", "--noproxy", "*", "-o", "/dev/null", "-D", "-", address])
      let lines = said.output.split(whereSeparator: \.isNewline)
      func value(_ name: String) -> String {
        lines.first { $0.lowercased().hasPrefix(name) }.map { String($0.dropFirst(name.count)) }
          ?? "-"
      }
      #expect("\(value("content-type: ")) \(value("cache-control: "))" == headers, "\(path)")
    }
  }

  @Test func aDamagedObjectIsFound() async throws {
    var place = try place()
    let first = try await place.publish(one)
    try place.folder.write("onE", to: "evil")
    try place.rclone("copyto", place.folder.path("evil"), "store:site/北/index.html")
    try place.rclone("copyto", place.folder.path("evil"), "store:site/北/more.html")
    try place.rclone("deletefile", "store:site/北/.bulletin/releases/\(first.id)/feed.xml")
    #expect(
      try await place.store.verify().damage
        == [.missing("feed.xml"), .changed("index.html"), .foreign("more.html")])
    try await place.publish(one)
    #expect(try await place.store.verify().damage.isEmpty)
    #expect(try readers(place) == one)
  }

  @Test func aBucketThatIsMissingIsNotMade() async throws {
    var place = try server.place()
    await #expect {
      try await place.publish(one)
    } throws: { error in
      guard case .store("store:site/北", .noBucket, "rcat", let words)? = error as? ReleaseFailure
      else { return false }
      return words.contains("NoSuchBucket")
    }
    #expect(try place.rclone("lsd", "store:").isEmpty)
  }

  @Test func aServerThatDoesNotAnswerIsTold() async throws {
    var place = try server.place(port: try LocalPort.free())
    await #expect {
      try await place.publish(one)
    } throws: { error in
      guard case .store(_, .network, _, let words)? = error as? ReleaseFailure else { return false }
      return words.contains("refused")
    }
  }

  @Test func aKeyThatMayNotIsTold() async throws {
    let script = """
      import http.server
      class Deny(http.server.BaseHTTPRequestHandler):
          def do_GET(self):
              body = b"<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>"
              self.send_response(403)
              self.send_header("Content-Length", str(len(body)))
              self.end_headers()
              self.wfile.write(body)
          do_PUT = do_HEAD = do_GET
          def log_message(self, *words): pass
      server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Deny)
      print(server.server_port, flush=True)
      server.serve_forever()
      """
    let daemon = try Daemon(
      try #require(Tool.find("python3")), ["-c", script], listens: true)
    let port: Int = try #require(Int(daemon.firstLine))
    var place = try server.place(port: port)
    await #expect {
      try await place.publish(one)
    } throws: { error in
      guard case .store(_, .denied, _, let words)? = error as? ReleaseFailure else { return false }
      return words.contains("AccessDenied")
    }
    withExtendedLifetime(daemon) {}
  }
}
