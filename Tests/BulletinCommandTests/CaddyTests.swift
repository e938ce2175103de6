import BulletinTestSupport
import Foundation
import Testing

/// The printed Caddyfile, run by a real Caddy and asked by a real curl.
@Suite(
  .enabled(
    if: Program.path != nil && Tool.find("caddy") != nil && Daemon.isPossible && Curl.isThere,
    "SKIPPED: caddy or curl is not installed, the Caddyfile is not tried"))
struct CaddyTests {
  /// The site is live and served; without a certificate, which the test's host could not get.
  private func served() throws -> (office: Office, server: Daemon, url: String) {
    let office = try Office()
    try office.write(
      String(repeating: "讲了很多话。", count: 60), to: "2025-08-02-新稿",
      head: "aliases: [/旧网址/, '/old-$1.html']\n")
    let published = try office.run("publish")
    try #require(published.status == 0, "\(published.errors)")
    let printed = try office.run("server-config", "caddy")
    try #require(printed.status == 0, "\(printed.errors)")
    let port = try LocalPort.free()
    let url = "http://127.0.0.1:\(port)"
    let text = printed.output.replacingOccurrences(of: "test.example.org {", with: "\(url) {")
    try #require(text != printed.output, "\(printed.output)")
    try office.folder.write("{\n\tadmin off\n\tauto_https off\n}\n\(text)", to: "Caddyfile")
    let caddy = try #require(Tool.find("caddy"))
    let server = try Daemon(
      "/usr/bin/env",
      [
        "XDG_CONFIG_HOME=\(office.folder.path("caddy"))",
        "XDG_DATA_HOME=\(office.folder.path("caddy"))", caddy, "run", "--adapter", "caddyfile",
        "--config", office.folder.path("Caddyfile"),
      ])
    try LocalPort.awaitAnswer(port)
    return (office, server, url)
  }

  @Test func pagesAndAssetsComeWithHeadersAndTheirLives() throws {
    let (office, server, url) = try served()
    let (status, head) = try Curl.ask("\(url)/")
    #expect(status == 200)
    for line in [
      "Content-Type: text/html; charset=utf-8", "Cache-Control: public, max-age=60",
      "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
      "Content-Security-Policy: default-src 'none'; img-src 'self'", "Strict-Transport-Security:",
      "Referrer-Policy: strict-origin-when-cross-origin", "frame-ancestors 'none'",
    ] { #expect(head.contains(line), "\(line) is missing in \(head)") }
    #expect(!head.contains("Server:"))
    #expect(try Curl.body("\(url)/", "--compressed") == office.page(""))
    #expect(
      try Curl.ask("\(url)/", "-H", "Accept-Encoding: gzip").head.contains("Content-Encoding: gzip")
    )
    let css = try #require(
      try office.page("").firstMatch(of: /href="(\/assets\/[^"]*\.[0-9a-f]{16}\.css)"/))
    let asset = try Curl.ask("\(url)\(css.1)").head
    #expect(asset.contains("Cache-Control: public, max-age=31536000, immutable"), "\(asset)")
    #expect(try Curl.ask("\(url)/", "-X", "POST").status == 405)
    server.stop()
  }

  @Test func oldAddressesLeadToTheNewAndOthersToThePageOfTheSite() throws {
    let (office, server, url) = try served()
    for old in ["%E6%97%A7%E7%BD%91%E5%9D%80/", "old-$1.html", "old-%241.html"] {
      let (status, head) = try Curl.ask("\(url)/\(old)")
      #expect(status == 301, "\(old): \(head)")
      let place = try #require(head.firstMatch(of: /Location: (\S+)/)).1
      #expect(try Curl.ask("\(url)\(place)").status == 200)
    }
    #expect(try Curl.ask("\(url)/news").head.contains("Location: /news/"))
    let missing = try Curl.ask("\(url)/nowhere/")
    #expect(missing.status == 404)
    #expect(missing.head.contains("X-Frame-Options") && !missing.head.contains("max-age=60"))
    #expect(try Curl.body("\(url)/nowhere/") == office.folder.text("www/current/404.html"))
    server.stop()
  }

  @Test func noDotFileIsGivenButTheStatementOfTheRelease() throws {
    let (office, server, url) = try served()
    try office.folder.write("secret", to: "www/current/.secret")
    try office.folder.write("secret", to: "www/current/news/.git/config")
    #expect(try Curl.ask("\(url)/.secret").status == 404)
    #expect(try Curl.ask("\(url)/news/.git/config").status == 404)
    #expect(try Curl.ask("\(url)/../.bulletin/journal", "--path-as-is").status == 404)
    let (status, head) = try Curl.ask("\(url)/.well-known/bulletin-release.json")
    #expect(status == 200 && head.contains("Cache-Control: no-store"))
    server.stop()
  }
}
