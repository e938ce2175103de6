import BulletinImport
import BulletinModel
import BulletinPrograms
import BulletinPublish
import BulletinTestSupport
import BulletinWorkbooks
import Foundation
import Testing

@testable import BulletinCommand

/// What `bulletin import` writes, by the real way to a site: it builds, without an error.
@Suite struct ImportTests {
  /// A new site with a folder of things to import beside it.
  private struct Desk {
    let folder: TemporaryFolder
    var path: String { ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin" }

    init() throws {
      folder = try TemporaryFolder()
      let date = try #require(CivilDate(iso: "2025-10-21"))
      let files = try Starter(.chinese, folder: "\(FixtureSite.repository)/starter")
        .site(StarterValues(date, .chinese))
      try FreshFiles(folder.path("site")).create(files)
    }

    func pipeline() throws -> Pipeline {
      Pipeline(
        request: BuildRequest(
          siteFolder: folder.path("site"), themeFolder: FixtureSite.repository,
          now: .local(try #require(Moment("2025-10-21")).value), includesDrafts: true, workers: 2))
    }

    func run(
      _ names: [String], isTrial: Bool = false, searchPath: String? = nil,
      _ choice: ImportedTableChoice = ImportedTableChoice()
    ) async throws -> [ImportOutcome] {
      let pipeline = try pipeline()
      let run = ImportRun(
        desk: {
          let edition = try #require(try await pipeline.read(includingDrafts: true).value?.edition)
          return ImportDesk(
            ground: ImportGround(edition), table: choice,
            searchPath: searchPath ?? path, temporaryFolder: nil)
        }, pipeline: pipeline, siteFolder: folder.path("site"), words: Words(language: .chinese),
        isTrial: isTrial)
      return try await run.outcomes(of: names.map { folder.path($0) }) { failure in
        (failure as? ImportFailure).map { Words(language: .chinese).message(for: $0) } ?? ""
      }
    }

    /// Fails with every error of the site, and builds it.
    func expectBuilds() async throws -> Pipeline.Prepared {
      let pipeline = try pipeline()
      let prepared = try await pipeline.prepare()
      let errors = prepared.diagnostics.filter { $0.severity == .error }
      #expect(
        errors.isEmpty, "\(TextPrinter(language: .chinese, usesColour: false).text(of: errors))")
      let value = try #require(prepared.value)
      #expect(try await pipeline.write(value, to: folder.path("output")).value != nil)
      return value
    }
  }

  private static let text = """
    首页 > 新闻 > 正文
    河湾镇
    小站点连起大网络
    ——河湾镇便民服务纪实
    发布时间：2025-08-15 来源：城东日报 浏览次数：123
    　　本报讯（记者 甲一）便民服务点从八月起开到夜里九点。
    　　# 号开头的一段话，*不是*标题，<也不是>标签。
    ▲图为服务点。 甲一 摄
    责任编辑：程一

    联系我们的办法
    2025-08-16

    有事请打电话13912345678，随时都有人接听。
    """

  @Test func newspaperTextIsOnTheSite() async throws {
    let desk = try Desk()
    let data = try #require(
      ImportTests.text.data(using: String.Encoding(rawValue: 0x8000_0632)))
    try desk.folder.write([UInt8](data), to: "in/通讯.txt")
    try desk.folder.write(SamplePNG.bytes(width: 1200, height: 800), to: "in/通讯1.png")
    let outcome = try #require(try await desk.run(["in/通讯.txt"]).first)
    #expect(outcome.written.map(\.name) == ["小站点连起大网络"])
    // What the site must not print is not written, and the number itself is told nowhere.
    #expect(outcome.refused.map(\.name) == ["联系我们的办法"] && !outcome.isWhole)
    let report = Words(language: .chinese).report([outcome], isTrial: false)
    #expect(report.contains("没有写“联系我们的办法”") && !report.contains("13912345678"))
    #expect(report.contains("猜的，请看一眼：") && report.contains("第 2 行：看成肩题：河湾镇"))
    let site = try await desk.expectBuilds()
    let item = try #require(site.edition.news.first { $0.headline.title == "小站点连起大网络" })
    #expect(item.headline.kicker == "河湾镇" && item.headline.subtitle == "河湾镇便民服务纪实")
    #expect(item.genre == .roundup && item.dateline == "本报讯")
  }

  @Test func importingAgainWritesNothingOver() async throws {
    let desk = try Desk()
    try desk.folder.write("标题在这里\n2025-08-15\n\n正文一段话，说一件事情。\n", to: "in/a.txt")
    let trial = try #require(try await desk.run(["in/a.txt"], isTrial: true).first)
    let path = try #require(trial.written.first?.files.first?.path)
    #expect(!desk.folder.exists("site/\(path)"))
    #expect(try await desk.run(["in/a.txt"]).first?.written.count == 1)
    let again = try #require(try await desk.run(["in/a.txt"]).first)
    #expect(again.written.isEmpty && again.standing.count == 1 && again.isWhole)
    try desk.folder.write("mine", to: "site/\(path)")
    let third = try #require(try await desk.run(["in/a.txt"]).first)
    #expect(third.occupied.map(\.path) == [path])
    #expect(try desk.folder.text("site/\(path)") == "mine")
  }

  @Test func aLedgerGoesInWithoutTheRowsThatTheSiteCannotTake() async throws {
    let desk = try Desk()
    try desk.folder.write(
      """
      2025年走访登记,,,
      序号,走访日期,方式,事项数（件）,手机
      1,8月5日,上门,3件,13912345678
      2,,电话,约5,
      3,2025-08-07,飞鸽,2,
      4,2025/8/8,来访,"1,002",
      合计,,,1012,

      """, to: "in/走访.csv")
    let outcome = try #require(try await desk.run(["in/走访.csv"]).first)
    #expect(
      try desk.folder.text("site/content/registers/visits/走访.csv")
        == "日期,方式,事项数\n2025-08-05,上门,3\n2025-08-08,来访,1002\n")
    let left = outcome.written.flatMap(\.notes).filter { $0.kind == .left }
    #expect(left.contains { $0.spot == .row(4, sheet: nil) && $0.chinese.hasPrefix("这一行没有写进去") })
    #expect(left.contains { $0.spot == .row(5, sheet: nil) && $0.chinese.contains("飞鸽") })
    let site = try await desk.expectBuilds()
    #expect(site.edition.registers["visits"]?.files.contains { $0.hasSuffix("走访.csv") } == true)
  }

  @Test func tablesOfNoKnownRegisterBecomeRegistersOfTheirOwn() async throws {
    let desk = try Desk()
    try desk.folder.write("地点,日期,册数\n东街,2025-08-01,35\n,2025-08-02,40\n", to: "in/图书.csv")
    try desk.folder.write("村名,户数\n一村,120\n二村,130\n", to: "in/户数.csv")
    let outcomes = try await desk.run(["in/图书.csv", "in/户数.csv"])
    #expect(!outcomes.contains { !$0.isWhole })
    let site = try await desk.expectBuilds()
    #expect(site.edition.registers["ledger"]?.rowCount == 2)
    #expect(site.edition.registers["ledger_2"]?.rowCount == 2)
  }

  @Test(.enabled(if: Tool.find("unzip") != nil, "unzip is not installed"))
  func aWorkbookGoesIn() async throws {
    let desk = try Desk()
    let day = try #require(CivilDate(iso: "2025-08-05"))
    let bytes = try workbook(
      [
        Worksheet(
          name: "走访", heads: ["日期", "方式", "事项数"],
          rows: [[.date(day), .text("上门"), .number(Rational(3))]])
      ], created: day)
    try desk.folder.write(bytes, to: "in/走访.xlsx")
    let outcome = try #require(try await desk.run(["in/走访.xlsx"]).first)
    #expect(outcome.written.count == 1, "\(outcome)")
    _ = try await desk.expectBuilds()
    #expect(
      try desk.folder.text("site/content/registers/visits/走访.csv")
        == "日期,方式,事项数\n2025-08-05,上门,3\n")
  }

  @Test(.enabled(if: Tool.find("pandoc") != nil, "pandoc is not installed"))
  func aWordFileGoesIn() async throws {
    let desk = try Desk()
    try desk.folder.write(
      """
      河湾镇

      **服务点开到夜里九点**

      本报记者 甲一

      ![](p.png)

      ▲图为服务点。甲一 摄

      便民服务点从八月起开到夜里九点，群众都说好[^1]。

      ## 怎么办的

      - 东街
      - 西街

      表1 各点办件数

      | 点 | 件数 |
      |---|---|
      | 东街 | 35 |

      [^1]: 据八月的统计。

      """, to: "in/a.md")
    try desk.folder.write(SamplePNG.bytes(width: 1200, height: 800), to: "in/p.png")
    let pandoc = try #require(Tool.find("pandoc"))
    let made = try Tool.run(
      pandoc,
      [
        desk.folder.path("in/a.md"), "-o", desk.folder.path("in/2025-08-15通讯.docx"),
        "--resource-path", desk.folder.path("in"),
      ])
    #expect(made.status == 0, "\(made.output)")
    let outcome = try #require(try await desk.run(["in/2025-08-15通讯.docx"]).first)
    #expect(outcome.written.first?.files.count == 2, "\(outcome)")
    let site = try await desk.expectBuilds()
    let item = try #require(site.edition.news.first { $0.headline.title == "服务点开到夜里九点" })
    #expect(item.headline.kicker == "河湾镇" && item.photos.first?.caption == "图为服务点。")
    #expect(item.photos.first?.credit == "甲一 摄")
  }

  @Test func withoutPandocAWordFileIsNamedAndTheRestGoesIn() async throws {
    let desk = try Desk()
    try desk.folder.write([1], to: "in/a.docx")
    try desk.folder.write("标题在这里\n2025-08-15\n\n正文一段话，说一件事情。\n", to: "in/b.txt")
    let outcomes = try await desk.run(["in/a.docx", "in/b.txt"], searchPath: desk.folder.path)
    #expect(outcomes[0].failure?.contains("sudo apt install pandoc") == true)
    #expect(outcomes[1].written.count == 1)
  }

  @Test func whatClashesWithTheSiteIsNotWritten() async throws {
    let desk = try Desk()
    let page = "---\ntitle: 一页\nslug: hours\n---\n正文一段话。\n"
    try desk.folder.write(page, to: "site/content/pages/hours.md")
    try desk.folder.write(
      "---\ntitle: 旧文\ndate: 2024-03-05\naliases: [/hours/]\n---\n正文一段话，说一件事情。\n", to: "in/旧.md")
    let outcome = try #require(try await desk.run(["in/旧.md"]).first)
    #expect(outcome.written.isEmpty && outcome.refused.count == 1, "\(outcome)")
    _ = try await desk.expectBuilds()
  }

  @Test func figuresThatNewRowsChangeAreToldAndTheRowsGoIn() async throws {
    let desk = try Desk()
    try desk.folder.write(
      "---\ntitle: 八月走访\n---\n八月走访[4次](stat:visits?period=2025-08)。\n",
      to: "site/content/news/2025-09-01-八月走访.md")
    _ = try await desk.expectBuilds()
    try desk.folder.write("日期,方式,事项数\n2025-08-05,上门,3\n", to: "in/走访.csv")
    let outcome = try #require(try await desk.run(["in/走访.csv"]).first)
    let notes = outcome.written.flatMap(\.notes)
    #expect(
      notes.contains { $0.kind == .guessed && $0.chinese.contains("1 处引用的数要改") }, "\(outcome)")
    let faults = try await desk.pipeline().prepare().diagnostics.filter { $0.severity == .error }
    #expect(faults.map(\.code) == [.wrongFigure])
  }

  @Test func anOldSiteComesOverWithItsLinksAndPictures() async throws {
    let desk = try Desk()
    try desk.folder.write(
      """
      ---
      title: "第一篇：旧文"
      date: 2024-03-05 10:00:00 +0800
      categories: [news, 杂谈]
      tags:
        - 便民
      author: 甲一
      layout: post
      mood: fine
      ---
      第一段，见[第二篇](/2024/03/06/second.html)和[没有的](/nowhere/)，附[表](/files/a.csv)。

      <!-- more -->

      ![服务点](/images/p.png)

      # 小标题

      {% include x.html %}

      <div class="x">框里的话。</div>

      """, to: "in/old/_posts/2024-03-05-first.md")
    try desk.folder.write(
      "+++\ntitle = '第二篇'\ndraft = true\ntags = [\"甲\", \"乙\"]\n+++\n又一段话。\n",
      to: "in/old/_posts/2024-03-06-second.md")
    try desk.folder.write(SamplePNG.bytes(width: 1200, height: 800), to: "in/old/images/p.png")
    try desk.folder.write("a,b\n", to: "in/old/files/a.csv")
    try desk.folder.write("title: x\n", to: "in/old/_config.yml")
    let outcome = try #require(try await desk.run(["in/old"]).first)
    #expect(outcome.isWhole, "\(outcome)")
    let folder = "site/content/news/2024/03"
    let text = try desk.folder.text("\(folder)/2024-03-05-第一篇：旧文.md")
    #expect(text.contains("\ncolumn: news\ntags: [杂谈, 便民]\nbyline: 作者 甲一\n"), "\(text)")
    #expect(
      text.contains("[第二篇](<2024-03-06-第二篇.md>)和没有的，附[表](<2024-03-05-第一篇：旧文-1-a.csv>)"), "\(text)")
    #expect(
      text.contains("aliases: [\"/2024/03/05/first.html\"]") && text.contains("# 原有的键 mood：fine"))
    #expect(text.contains("\n## 小标题\n") && text.contains("\n框里的话。\n") && !text.contains("include"))
    #expect(try desk.folder.text("\(folder)/2024-03-06-第二篇.md").contains("status: draft"))
    let site = try await desk.expectBuilds()
    #expect(site.edition.news.contains { $0.photos.first?.alternative == "服务点" })
  }
}

/// A PNG of one colour that every program can read.
enum SamplePNG {
  static func bytes(width: Int, height: Int) -> [UInt8] {
    func big(_ value: UInt32) -> [UInt8] {
      (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
    }
    func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
      let body = Array(name.utf8) + data
      var sum: UInt32 = 0xFFFF_FFFF
      for byte in body {
        sum ^= UInt32(byte)
        for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
      }
      return big(UInt32(data.count)) + body + big(~sum)
    }
    // Rows of grey, one bit a pixel, in stored blocks.
    let row = [UInt8](repeating: 0, count: 1 + (width + 7) / 8)
    let raw = Array(repeatElement(row, count: height).joined())
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in raw {
      a = (a + UInt32(byte)) % 65_521
      b = (b + a) % 65_521
    }
    var data: [UInt8] = [0x78, 0x01]
    var place = 0
    while place < raw.count {
      let part = raw[place..<min(place + 65_535, raw.count)]
      place += part.count
      let size = UInt16(part.count)
      data += [place == raw.count ? 1 : 0, UInt8(size & 255), UInt8(size >> 8)]
      data += [UInt8(~size & 255), UInt8(~size >> 8)] + part
    }
    data += big(b << 16 | a)
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", big(UInt32(width)) + big(UInt32(height)) + [1, 0, 0, 0, 0])
      + chunk("IDAT", data) + chunk("IEND", [])
  }
}
