import BulletinTestSupport
import Foundation
import Testing

/// The printed configuration, run by a real nginx and asked by a real curl.
@Suite(
  .enabled(
    if: Program.path != nil && Nginx.program != nil && Daemon.isPossible
      && Curl.isThere && Tool.find("gzip") != nil,
    "SKIPPED: nginx, curl or gzip is not installed, the server's configuration is not tried"))
struct NginxTests {
  /// The site is live and served.
  private func served() throws -> (office: Office, server: Daemon, url: String) {
    let office = try Office()
    try office.write(
      String(repeating: "讲了很多话。", count: 60), to: "2025-08-02-新稿",
      head: "aliases: [/旧网址/, '/old-$1.html']\n")
    let published = try office.run("publish")
    try #require(published.status == 0, "\(published.errors)")
    let port = try LocalPort.free()
    let printed = try office.run("server-config", "nginx", "--listen", "127.0.0.1:\(port)")
    try #require(printed.status == 0, "\(printed.errors)")
    try office.folder.write(printed.output, to: "bulletin.conf")
    func path(_ name: String) -> String { office.folder.path(name) }
    try office.folder.write(
      """
      daemon off;
      master_process off;
      pid \(path("pid"));
      error_log \(path("error.log"));
      events {}
      http {
        access_log off;
        client_body_temp_path \(path("body"));
        proxy_temp_path \(path("proxy"));
        fastcgi_temp_path \(path("fastcgi"));
        uwsgi_temp_path \(path("uwsgi"));
        scgi_temp_path \(path("scgi"));
        include \(path("bulletin.conf"));
      }
      """, to: "nginx.conf")
    let nginx = try #require(Nginx.program)
    let tried = try Tool.run(nginx, ["-t", "-c", path("nginx.conf")])
    try #require(tried.status == 0, "\(tried.output)\n\(printed.output)")
    let server = try Daemon(nginx, ["-c", path("nginx.conf")])
    try LocalPort.awaitAnswer(port)
    return (office, server, "http://127.0.0.1:\(port)")
  }

  @Test func pagesComeWithTypeHeadersAndShortLife() throws {
    let (office, server, url) = try served()
    let (status, head) = try Curl.ask("\(url)/")
    #expect(status == 200)
    for line in [
      "Content-Type: text/html; charset=utf-8", "Cache-Control: public, max-age=60",
      "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
      "Content-Security-Policy: default-src 'none'; img-src 'self'", "Strict-Transport-Security:",
      "Referrer-Policy: strict-origin-when-cross-origin", "frame-ancestors 'none'",
    ] { #expect(head.contains(line), "\(line) is missing in \(head)") }
    #expect(!head.contains("nginx/"))
    #expect(try Curl.body("\(url)/") == office.page(""))
    #expect(try Curl.ask("\(url)/", "-X", "POST").status == 405)
    server.stop()
  }

  @Test func assetsWithAHashStayForAYear() throws {
    let (office, server, url) = try served()
    let css = try #require(
      try office.page("").firstMatch(of: /href="(\/assets\/[^"]*\.[0-9a-f]{16}\.css)"/))
    let (status, head) = try Curl.ask("\(url)\(css.1)")
    #expect(status == 200)
    #expect(head.contains("Content-Type: text/css; charset=utf-8"))
    #expect(head.contains("Cache-Control: public, max-age=31536000, immutable"))
    let feed = try Curl.ask("\(url)/feed.xml")
    #expect(feed.status == 200 && feed.head.contains("Content-Type: application/xml"))
    server.stop()
  }

  @Test func compressedBytesAreTheSameAndAnUnchangedPageIsNotSentAgain() throws {
    let (office, server, url) = try served()
    let (_, head) = try Curl.ask("\(url)/", "-H", "Accept-Encoding: gzip")
    #expect(head.contains("Content-Encoding: gzip") && head.contains("Vary: Accept-Encoding"))
    #expect(try Curl.body("\(url)/", "--compressed") == office.page(""))
    let tag = try #require(try Curl.ask("\(url)/").head.firstMatch(of: /ETag: (\S+)/)).1
    #expect(try Curl.ask("\(url)/", "-H", "If-None-Match: \(tag)").status == 304)
    server.stop()
  }

  @Test func oldAddressesLeadToTheNewAndOthersToThePageOfTheSite() throws {
    let (office, server, url) = try served()
    let old = try Curl.ask("\(url)/%E6%97%A7%E7%BD%91%E5%9D%80/")
    #expect(old.status == 301)
    let place = try #require(old.head.firstMatch(of: /Location: (\S+)/)).1
    #expect(place.hasPrefix("/news/2025/08/"))
    #expect(try Curl.ask("\(url)\(place)").status == 200)
    let file = try Curl.ask("\(url)/old-$1.html")
    #expect(file.status == 301 && file.head.contains("Location: \(place)"), "\(file)")
    let folder = try Curl.ask("\(url)/news")
    #expect(folder.status == 301 && folder.head.contains("Location: /news/"))
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
    #expect(try Curl.ask("\(url)/../.bulletin/journal", "--path-as-is").status == 400)
    let (status, head) = try Curl.ask("\(url)/.well-known/bulletin-release.json")
    #expect(status == 200 && head.contains("Cache-Control: no-store"))
    server.stop()
  }

  @Test func aReleaseIsSeenWithoutReloadingAndVerifiedFromOutside() throws {
    let (office, server, url) = try served()
    try office.settings(
      targets: "targets: {office: {folder: \(office.folder.path("www")), url: \(url)}}\n")
    try office.write("又一版", to: "2025-08-01-稿件")
    let end = try office.run("publish")
    #expect(end.status == 0 && end.errors.contains("答的就是这一版"), "\(end.errors)")
    #expect(try Curl.body("\(url)/news/2025/08/%E7%A8%BF%E4%BB%B6/").contains("又一版"))
    let verified = try office.run("verify", "\(url)/")
    #expect(verified.status == 0 && verified.errors.contains("完好"), "\(verified.errors)")
    let back = try office.run("rollback")
    #expect(back.status == 0, "\(back.errors)")
    #expect(try Curl.body("\(url)/news/2025/08/%E7%A8%BF%E4%BB%B6/").contains("第一版"))
    server.stop()
  }
}

/// Where nginx stands: beside the programs of the administrator.
private enum Nginx {
  static let program =
    Tool.find("nginx")
    ?? ["/usr/sbin/nginx", "/usr/local/sbin/nginx"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
}
