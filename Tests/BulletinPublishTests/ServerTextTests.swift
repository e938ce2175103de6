import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinPublish

@Suite struct ServerTextTests {
  private func plan(
    folder: String = "/var/www/x", base: String = "/", secure: Bool = true
  ) -> ServerPlan {
    ServerPlan(
      folder: folder, host: "news.example.org", basePath: base, isSecure: secure,
      redirects: [("/旧/", "\(base)new/"), ("/a\"b;}.html", "\(base)$1/")],
      missing: [("/", "/404.html"), ("/en/", "/en/404.html")])
  }

  @Test func nginxTakesEveryWordAsItIs() throws {
    let text = try #require(NginxText(plan(folder: "/srv/a \"b\""), listen: "80")).text
    #expect(text.contains("root \"/srv/a \\\"b\\\"/current\";"))
    #expect(text.contains("location = \"/旧/\" { return 301 \"/new/\"; }"))
    #expect(text.contains("location = \"/a\\\"b;}.html\" { return 301 \"/%241/\"; }"))
    #expect(text.contains("location \"/en/\" { error_page 404 \"/en/404.html\"; }"))
    #expect(text.contains("# listen 443 ssl;"))
    #expect(NginxText(plan(folder: "/srv/$x"), listen: "80") == nil)
    let open = try #require(NginxText(plan(secure: false), listen: "80")).text
    #expect(!open.contains("443") && !open.contains("Strict-Transport-Security"))
  }

  @Test func aSiteBelowAPathIsServedThere() throws {
    let text = try #require(NginxText(plan(base: "/bulletin/"), listen: "80")).text
    #expect(text.contains("location \"/bulletin/\" { alias \"/var/www/x/current/\"; }"))
    #expect(text.contains("location = \"/bulletin/旧/\" { return 301 \"/bulletin/new/\"; }"))
    #expect(text.contains("error_page 404 \"/bulletin/404.html\";"))
  }

  @Test func caddyGetsTheSameRules() {
    let text = CaddyText(plan()).text
    #expect(text.contains("\nnews.example.org {\n"))
    #expect(text.contains("\tredir \"/旧/\" /new/ permanent\n"))
    #expect(text.contains("\tredir \"/a\\\"b;}.html\" /$1/ permanent\n"))
    #expect(text.contains("\troot * \"/var/www/x/current\"\n"))
    #expect(text.contains("precompressed br gzip"))
    #expect(text.contains("path \"/en/*\"\n\t\t}\n\t\thandle @missing0 {"))
    #expect(text.contains("rewrite * /404.html"))
  }
}

@Suite(.enabled(if: Tool.find("gzip") != nil, "SKIPPED: gzip is not installed"))
struct PressTests {
  private let long = String(repeating: "一行文字。\n", count: 100)

  private func pack(_ place: PublishedPlace, _ files: [String: String]) async throws -> PackedSite {
    let tools = ReleaseTools(
      searchPath: "/usr/bin:/bin", environment: ["PATH": "/usr/bin:/bin"])
    return try await place.pack(
      files, press: Press(cache: place.folder.path("pressed"), tools: tools))
  }

  @Test func textsThatGainByItHaveCompanions() async throws {
    let place = try PublishedPlace()
    let files = [
      "新 闻.html": long, "a.css": long, "short.html": "一行", "photo.jpg": long,
      "rows.csv": long, "b.css": long,
    ]
    let packed = try await pack(place, files)
    let found = packed.content.entries.map(\.path)
    #expect(
      found.filter { $0.hasSuffix(".gz") }.sorted()
        == ["a.css.gz", "b.css.gz", "rows.csv.gz", "新 闻.html.gz"])
    if Tool.find("brotli") != nil { #expect(found.contains("新 闻.html.br")) }
    let gzip = try #require(Tool.find("gzip"))
    let back = try Tool.run(gzip, ["-dc", place.folder.path("packed/新 闻.html.gz")])
    #expect(back.status == 0 && back.output == long)
  }

  @Test func theSameTextGivesTheSameBytesWithAndWithoutWhatWasKept() async throws {
    let place = try PublishedPlace()
    let first = try await pack(place, ["a.html": long]).content
    #expect(try await pack(place, ["a.html": long]).content == first)
    try FileManager.default.removeItem(atPath: place.folder.path("pressed"))
    #expect(try await pack(place, ["a.html": long]).content == first)
    _ = try await pack(place, ["a.html": long + "more"])
    #expect(try place.names(in: "pressed/gz").count == 1, "what nobody needs is forgotten")
  }
}
