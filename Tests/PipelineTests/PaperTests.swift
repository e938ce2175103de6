import BulletinPrograms
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// What a real browser prints, as poppler's tools read it.
@Suite(
  .enabled(
    if: PaperSite.browser != nil && Tool.find("pdftotext") != nil,
    "SKIPPED: Chromium or pdftotext (poppler-utils) is not here, so no page was printed"))
struct PaperTests {
  private func tool(_ name: String, _ arguments: [String]) throws -> String {
    let end = try Tool.run(try #require(Tool.find(name)), arguments)
    try #require(end.status == 0, "\(end.output)")
    return end.output
  }

  private func text(of pdf: String) throws -> String {
    try tool("pdftotext", ["-raw", pdf, "-"]).filter { !$0.isWhitespace }
  }

  @Test func anIssueAndAReportBecomeTaggedPDFsOnA4() async throws {
    let folder = try TemporaryFolder()
    try await PaperSite().build(to: folder.path("output"), with: PaperSite.browser)
    let issue = folder.path("output/issues/2025-08/2025-08.pdf")
    let facts = try tool("pdfinfo", [issue])
    #expect(facts.contains(/Tagged: +yes/))
    #expect(facts.contains(/Title: +第56期/))
    #expect(facts.contains(/Page size: +59[45].* x 84[12].* pts \(A4\)/))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: issue))
    #expect(bytes.range(of: Data("/Lang (zh-Hans)".utf8)) != nil)
    #expect(bytes.range(of: Data("(D:20250805000000".utf8)) != nil)
    #expect(bytes.range(of: Data("file:".utf8)) == nil)
    #expect(bytes.range(of: Data("/URI (https://news.example.org/bulletin/news/".utf8)) != nil)
    let printed = try text(of: issue)
    for phrase in [
      "东城区的读书会办起来了。", "第二篇的正文写在这里，到教室为止。", "第三篇的正文写在这里，到路口为止。",
      "2025年第8期（总第56期）", "报：市政府有关负责人", "共印120份", "https://paper.example.org/one",
    ] {
      #expect(printed.contains(phrase), "\(phrase) is not on paper: \(printed)")
    }
    #expect(!printed.contains("跳到正文") && !printed.contains("下载PDF"))
    let report = try text(of: folder.path("output/reports/2025Q2/2025Q2.pdf"))
    for phrase in ["测试办公室", "测通〔2025〕2号", "第二季度情况的通报", "本季度的情况写在这里。", "2025年7月8日印发"] {
      #expect(report.contains(phrase), "\(phrase) is not on paper: \(report)")
    }
  }

  @Test func thePageNamesItsPDFWithTheSizeThatItHas() async throws {
    let folder = try TemporaryFolder()
    try await PaperSite().build(to: folder.path("output"), with: PaperSite.browser)
    let page = try folder.text("output/issues/2025-08/index.html")
    let path = folder.path("output/issues/2025-08/2025-08.pdf")
    let size = try Data(contentsOf: URL(fileURLWithPath: path)).count
    #expect(page.contains("href=\"/bulletin/issues/2025-08/2025-08.pdf\""))
    #expect(page.contains("<span>\((size + 500) / 1000) KB</span>"))
    let record = try folder.text("output/.bulletin-output")
    #expect(record.contains("issues/2025-08/2025-08.pdf\n"))
  }

  @Test func twoBuildsPrintTheSameBytes() async throws {
    let folder = try TemporaryFolder()
    let site = try PaperSite()
    try await site.build(to: folder.path("one"), with: PaperSite.browser)
    try await site.build(to: folder.path("two"), with: PaperSite.browser)
    let (one, two) = (try folder.files(below: "one"), try folder.files(below: "two"))
    #expect(one.keys.filter { $0.hasSuffix(".pdf") }.count == 2)
    let different = one.keys.filter { one[$0] != two[$0] }.sorted()
    #expect(different.isEmpty, "\(different)")
  }

  @Test(.enabled(if: CodeReader.isHere, "SKIPPED: zbarimg or rsvg-convert is not here"))
  func theCodeOnPaperLeadsToThePage() async throws {
    let folder = try TemporaryFolder()
    try await PaperSite().build(to: folder.path("output"), with: PaperSite.browser)
    let pages = try #require(Tool.find("pdftoppm"))
    let drawn = try Tool.run(
      pages,
      [
        "-r", "150", "-png", folder.path("output/issues/2025-08/2025-08.pdf"), folder.path("sheet"),
      ])
    #expect(drawn.status == 0, "\(drawn.output)")
    let sheets = try folder.files().keys.filter { $0.hasPrefix("sheet") }.sorted()
    let last = folder.path(try #require(sheets.last))
    #expect(
      try CodeReader.text(ofPicture: last) == "https://news.example.org/bulletin/issues/2025-08/")
  }

  @Test func aBrowserThatFailsLeavesTheSiteThatStands() async throws {
    let folder = try TemporaryFolder()
    let site = try PaperSite()
    try await site.build(to: folder.path("output"), with: nil)
    let before = try folder.files(below: "output")
    let path = try #require(Tool.find("false"))
    let broken = Browser(program: try #require(Program(at: path)), environment: [:])
    await #expect(throws: PaperFailure.self) {
      try await site.build(to: folder.path("output"), with: broken)
    }
    #expect(try folder.files(below: "output") == before)
  }
}

/// What pages carry for paper, whether or not they become PDF.
@Suite struct CodeTests {
  @Test(.enabled(if: CodeReader.isHere, "SKIPPED: zbarimg or rsvg-convert is not here"))
  func everyCodeHoldsTheCanonicalAddressOfItsPage() async throws {
    let folder = try TemporaryFolder()
    try await PaperSite().build(to: folder.path("output"), with: nil)
    let files = try folder.files(below: "output")
    let codes = files.keys.filter { $0.hasSuffix("/qr.svg") }.sorted()
    #expect(codes.contains("issues/2025-08/qr.svg") && codes.contains("reports/2025Q2/qr.svg"))
    #expect(codes.contains { $0.hasPrefix("news/2025/08/") })
    for path in codes.prefix(12) + ["issues/2025-08/qr.svg", "reports/2025Q2/qr.svg"] {
      let page = try folder.text("output/" + path.dropLast(6) + "index.html")
      let canonical = try #require(page.firstMatch(of: /rel="canonical" href="([^"]+)"/)?.1)
      let code = try #require(files[path])
      #expect(try CodeReader.text(of: code) == String(canonical))
      #expect(page.contains("qr.svg\" alt=\""))
    }
  }

  @Test func withoutPDFsNoPageNamesOne() async throws {
    let folder = try TemporaryFolder()
    try await PaperSite().build(to: folder.path("output"), with: nil)
    for (path, bytes) in try folder.files(below: "output") where path.hasSuffix(".html") {
      #expect(!String(decoding: bytes, as: UTF8.self).contains(".pdf"), "\(path)")
    }
  }
}
