import BulletinTestSupport
import Foundation
import Testing

/// A published site, given to readers by a web server as `bulletin server-config` has it, and what
/// holds of it whichever server that is.
struct ServedSite {
  let office: Office
  let server: Daemon
  let url: String
  /// How the server leads to a folder whose address lacks its last `/`.
  let folderStatus: Int
  /// How it answers to an address that leads out of the site.
  let outsideStatus: Int

  /// What holds of every server.
  enum Rule: CaseIterable {
    case pagesComeWithTypeHeadersAndShortLife, assetsWithAHashStayForAYear
    case compressedBytesAreTheSameAndAnUnchangedPageIsNotSentAgain
    case oldAddressesLeadToTheNewAndOthersToThePageOfTheSite
    case noDotFileIsGivenButTheStatementOfTheRelease
    case aReleaseIsSeenWithoutReloadingAndVerifiedFromOutside
  }

  /// Asks the server whether a rule holds, and stops it.
  func expect(_ rule: Rule) throws {
    switch rule {
    case .pagesComeWithTypeHeadersAndShortLife: try pagesComeWithTypeHeadersAndShortLife()
    case .assetsWithAHashStayForAYear: try assetsWithAHashStayForAYear()
    case .compressedBytesAreTheSameAndAnUnchangedPageIsNotSentAgain:
      try compressedBytesAreTheSameAndAnUnchangedPageIsNotSentAgain()
    case .oldAddressesLeadToTheNewAndOthersToThePageOfTheSite:
      try oldAddressesLeadToTheNewAndOthersToThePageOfTheSite()
    case .noDotFileIsGivenButTheStatementOfTheRelease:
      try noDotFileIsGivenButTheStatementOfTheRelease()
    case .aReleaseIsSeenWithoutReloadingAndVerifiedFromOutside:
      try aReleaseIsSeenWithoutReloadingAndVerifiedFromOutside()
    }
    server.stop()
  }

  /// A site with a text that is worth compressing and has old addresses, published.
  static func published() throws -> Office {
    let office = try Office()
    try office.write(
      String(repeating: "讲了很多话。", count: 60), to: "2025-08-02-新稿",
      head: "aliases: [/旧网址/, '/old-$1.html']\n")
    let published = try office.run("publish")
    try #require(published.status == 0, "\(published.errors)")
    return office
  }

  private func pagesComeWithTypeHeadersAndShortLife() throws {
    let (status, head) = try Curl.ask("\(url)/")
    #expect(status == 200)
    for line in [
      "Content-Type: text/html; charset=utf-8", "Cache-Control: public, max-age=60",
      "X-Content-Type-Options: nosniff", "X-Frame-Options: DENY",
      "Content-Security-Policy: default-src 'none'; img-src 'self'", "Strict-Transport-Security:",
      "Referrer-Policy: strict-origin-when-cross-origin", "frame-ancestors 'none'",
    ] { #expect(head.contains(line), "\(line) is missing in \(head)") }
    #expect(!head.contains("nginx/") && !head.contains("Caddy"))
    #expect(try Curl.body("\(url)/") == office.page(""))
    #expect(try Curl.ask("\(url)/", "-X", "POST").status == 405)
  }

  private func assetsWithAHashStayForAYear() throws {
    let css = try #require(
      try office.page("").firstMatch(of: /href="(\/assets\/[^"]*\.[0-9a-f]{16}\.css)"/))
    let (status, head) = try Curl.ask("\(url)\(css.1)")
    #expect(status == 200)
    #expect(head.contains("Content-Type: text/css; charset=utf-8"))
    #expect(head.contains("Cache-Control: public, max-age=31536000, immutable"), "\(head)")
    let feed = try Curl.ask("\(url)/feed.xml")
    #expect(feed.status == 200)
    #expect(feed.head.contains(/Content-Type: (application|text)\/xml/), "\(feed.head)")
  }

  private func compressedBytesAreTheSameAndAnUnchangedPageIsNotSentAgain() throws {
    let (_, head) = try Curl.ask("\(url)/", "-H", "Accept-Encoding: gzip")
    #expect(head.contains("Content-Encoding: gzip") && head.contains("Vary: Accept-Encoding"))
    #expect(try Curl.body("\(url)/", "--compressed") == office.page(""))
    let tag = try #require(try Curl.ask("\(url)/").head.firstMatch(of: /E[Tt]ag: (\S+)/)).1
    #expect(try Curl.ask("\(url)/", "-H", "If-None-Match: \(tag)").status == 304)
  }

  private func oldAddressesLeadToTheNewAndOthersToThePageOfTheSite() throws {
    for old in ["%E6%97%A7%E7%BD%91%E5%9D%80/", "old-$1.html", "old-%241.html"] {
      let (status, head) = try Curl.ask("\(url)/\(old)")
      #expect(status == 301, "\(old): \(head)")
      let place = try #require(head.firstMatch(of: /Location: (\S+)/)).1
      #expect(place.hasPrefix("/news/2025/08/"))
      #expect(try Curl.ask("\(url)\(place)").status == 200)
    }
    let news = try Curl.ask("\(url)/news")
    #expect(news.status == folderStatus && news.head.contains("Location: /news/"))
    let missing = try Curl.ask("\(url)/nowhere/")
    #expect(missing.status == 404)
    #expect(missing.head.contains("X-Frame-Options") && !missing.head.contains("max-age=60"))
    #expect(try Curl.body("\(url)/nowhere/") == office.folder.text("www/current/404.html"))
  }

  private func noDotFileIsGivenButTheStatementOfTheRelease() throws {
    try office.folder.write("secret", to: "www/current/.secret")
    try office.folder.write("secret", to: "www/current/news/.git/config")
    #expect(try Curl.ask("\(url)/.secret").status == 404)
    #expect(try Curl.ask("\(url)/news/.git/config").status == 404)
    #expect(try Curl.ask("\(url)/../.bulletin/journal", "--path-as-is").status == outsideStatus)
    let (status, head) = try Curl.ask("\(url)/.well-known/bulletin-release.json")
    #expect(status == 200 && head.contains("Cache-Control: no-store"))
  }

  private func aReleaseIsSeenWithoutReloadingAndVerifiedFromOutside() throws {
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
  }
}
