import BulletinModel
import BulletinPages
import BulletinPhotos
import BulletinPrograms
import BulletinTestSupport
import Foundation
import Synchronization
import Testing

@testable import BulletinCommand

/// Photographs on pages, from the plan to the files.
@Suite struct PhotoPageTests {
  private static let vips = Program(
    named: "vips", on: ProcessInfo.processInfo.environment["PATH"] ?? "")

  private func site(_ directive: String = "photo") throws -> FixtureSite {
    try FixtureSite.onBase(
      """
      -- content/news/2025-08-15-照片.md --
      ---
      title: 照片
      column: notes
      photos:
        - {file: 驿站.jpg, alt: 驿站, people: none, credit: 苏敏 摄}
        - {file: b.JPG, alt: 路, people: none}
        - {file: small.png, alt: 图, people: none}
        - {file: c.jpg, alt: 河, people: none}
      ---
      正文第一段。

      ![驿站外景](驿站.jpg "图题")

      行内![路](b.JPG)一幅。
      -- content/news/驿站.jpg | \(directive) --
      1600x1067
      -- content/news/b.JPG | \(directive) --
      900x1200
      -- content/news/c.jpg | \(directive) --
      3000x1000
      -- content/news/small.png | base64 --
      iVBORw0KGgoAAAANSUhEUgAAAlgAAAGQAQAAAABaTiM1AAAAAElFTkSuQmCC

      """)
  }

  private func pipeline(_ site: FixtureSite, _ photos: PhotoMeans = .unasked) throws -> Pipeline {
    try site.pipeline { $0.photos = Task { photos } }
  }

  private func plan(_ site: FixtureSite, makesVariants: Bool) async throws -> Plan {
    let ready = try await pipeline(site).prepare()
    let prepared = try #require(ready.value)
    let planned = await BulletinPages.plan(
      prepared.edition, figures: prepared.figures, cited: prepared.cited,
      options: PlanOptions(makesVariants: makesVariants))
    #expect(!planned.diagnostics.contains { $0.severity == .error })
    return try #require(planned.value)
  }

  private func page(_ path: String, of plan: Plan) async throws -> String {
    let found = Mutex("")
    try await render(plan, workers: 1) { file in
      guard file.path == path else { return false }
      found.withLock { $0 = String(decoding: file.bytes, as: UTF8.self) }
      return false
    }
    return found.withLock { $0 }
  }

  private func pictures(in page: String) -> String {
    page.components(separatedBy: "\n")
      .filter { $0.contains("<img") || $0.contains("og:image") || $0.contains("NewsArticle") }
      .map { $0.trimmingCharacters(in: .whitespaces) + "\n" }.joined()
  }

  @Test(arguments: [true, false])
  func picturesAreMarkedUp(makesVariants: Bool) async throws {
    let plan = try await plan(site(), makesVariants: makesVariants)
    var text = ""
    for path in ["news/2025/08/照片/index.html", "index.html", "news/index.html"] {
      text += "== \(path)\n" + pictures(in: try await page(path, of: plan))
    }
    text += "== files\n"
    for file in plan.files where file.path.hasPrefix("news/2025/08/照片/") {
      text += "\(file.path) \(file.kind)\n"
    }
    let name = makesVariants ? "variants" : "plain"
    try Golden.compare(text, with: "\(FixtureSite.golden)/photos/\(name).txt")
  }

  @Test func everyAddressOfAPictureIsPlanned() async throws {
    let plan = try await plan(site(), makesVariants: true)
    let paths = Set(plan.files.map(\.path))
    let page = try await page("news/2025/08/照片/index.html", of: plan)
    var addresses: [String] = []
    for part in page.components(separatedBy: "srcset=\"").dropFirst() {
      let list = part.prefix { $0 != "\"" }
      addresses += list.components(separatedBy: ", ").map { String($0.prefix { $0 != " " }) }
    }
    #expect(addresses.count > 12)
    for address in addresses {
      let path = try #require(address.removingPercentEncoding).dropFirst()
      #expect(paths.contains(String(path)), "\(address)")
    }
  }

  @Test(.enabled(if: vips != nil, "SKIPPED: no vips; photographs are not built"))
  func brokenPhotographsAreAllNamedAndTheSiteStands() async throws {
    let vips = try #require(PhotoPageTests.vips)
    let found = await PhotoTool(vips, environment: ["PATH": "/usr/bin:/bin"])
    let tool = try #require(found)
    let site = try site()
    let pipeline = try pipeline(site, .tool(tool))
    let ready = try await pipeline.prepare()
    let prepared = try #require(ready.value)
    let outcome = try await pipeline.write(prepared, to: site.folder.path("output"))
    #expect(outcome.value == nil && !site.folder.exists("output"))
    let broken = outcome.diagnostics.filter { $0.code == .brokenPicture }
    #expect(broken.map(\.span.start.line) == [5, 6, 7, 8])
    #expect(broken.allSatisfy { $0.span.file.hasSuffix("照片.md") && $0.excerpt != nil })
  }

  @Test(.enabled(if: vips != nil, "SKIPPED: no vips; photographs are not built"))
  func aBuildMakesEverySizeAndTheNextOneTakesThem() async throws {
    let vips = try #require(PhotoPageTests.vips)
    let found = await PhotoTool(vips, environment: ["PATH": "/usr/bin:/bin"])
    let tool = try #require(found)
    let site = try site()
    for (name, width, height) in [
      ("驿站.jpg", 1600, 1067), ("b.JPG", 900, 1200), ("c.jpg", 3000, 1000), ("small.png", 600, 400),
    ] {
      let ending = name.hasSuffix("png") ? "png" : "jpg"
      let made = try await vips.run(
        ProgramCall([
          "gaussnoise", site.folder.path("noise.v"), "\(width)", "\(height)", "--seed", "7",
        ]))
      #expect(made.status == 0)
      let outcome = try await vips.run(
        ProgramCall(["cast", site.folder.path("noise.v"), site.folder.path("x.\(ending)"), "uchar"])
      )
      #expect(outcome.status == 0, "\(outcome.errorText)")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: site.folder.path("x.\(ending)")))
      try site.folder.write([UInt8](bytes), to: "content/news/\(name)")
    }
    let pipeline = try pipeline(site, .tool(tool))
    var builds: [[String: [UInt8]]] = []
    for output in ["one", "two"] {
      let prepared = try await pipeline.prepare()
      let value = try #require(prepared.value)
      let outcome = try await pipeline.write(value, to: site.folder.path(output))
      #expect(outcome.value != nil, "\(outcome.diagnostics)")
      builds.append(try site.folder.files(below: output))
      #expect(Set(value.plan.files.map(\.path)).isSubset(of: builds[0].keys))
    }
    #expect(builds[0] == builds[1])
    try FileManager.default.removeItem(atPath: site.folder.path(".bulletin"))
    let ready = try await pipeline.prepare()
    let again = try #require(ready.value)
    _ = try await pipeline.write(again, to: site.folder.path("three"))
    #expect(try site.folder.files(below: "three") == builds[0])
    let sizes = try ["驿站.480.webp", "驿站.jpg", "c.1440.webp", "b.JPG.960.webp"].map { name in
      try Tool.run(
        try #require(Tool.find("vipsheader")), [site.folder.path("one/news/2025/08/照片/\(name)")]
      ).output
    }
    for (seen, size) in zip(sizes, ["480x320", "1440x960", "1440x480", "900x1200"]) {
      #expect(seen.contains(size), "\(seen)")
    }
  }

  @Test(.enabled(if: vips != nil, "SKIPPED: no vips; cards are not drawn"))
  func anItemWithoutAPhotographGetsACardWhereTheSiteAsks() async throws {
    let vips = try #require(PhotoPageTests.vips)
    let found = await PhotoTool(vips, environment: ["PATH": "/usr/bin:/bin"])
    let tool = try #require(found)
    guard tool.readsSVG else {
      Issue.record("this libvips reads no SVG")
      return
    }
    let site = try FixtureSite.onBase()
    let settings = try site.folder.text("content/site.yml")
    for (answer, isThere) in [("no", false), ("yes", true)] {
      try site.folder.write(settings + "photos: {cards: \(answer)}\n", to: "content/site.yml")
      let pipeline = try pipeline(site, .tool(tool))
      let ready = try await pipeline.prepare()
      let prepared = try #require(ready.value)
      let outcome = try await pipeline.write(prepared, to: site.folder.path("output"))
      #expect(outcome.value != nil)
      let card = "output/news/2025/08/开场/share.png"
      #expect(site.folder.exists(card) == isThere)
      let page = try site.folder.text("output/news/2025/08/开场/index.html")
      #expect(page.contains("share.png") == isThere)
      guard isThere else { continue }
      let seen = try Tool.run(try #require(Tool.find("vipsheader")), [site.folder.path(card)])
      #expect(seen.output.contains("1200x630"))
    }
  }
}
