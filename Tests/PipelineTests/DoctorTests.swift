import BulletinLedger
import BulletinModel
import BulletinPages
import BulletinPrograms
import BulletinSource
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// What `bulletin doctor` finds, by the real way to a site.
@Suite struct DoctorTests {
  private let words = Words(language: .chinese)

  private func site(_ files: [(String, String)] = []) throws -> FixtureSite {
    let site = try FixtureSite.onBase()
    for (path, text) in files { try site.folder.write(text, to: path) }
    return site
  }

  private func prepared(_ site: FixtureSite, _ day: String) async throws -> Pipeline.Prepared {
    let checked = try await site.prepare(on: day)
    return try #require(checked.value, "\(checked.diagnostics)")
  }

  private func news(_ title: String, column: String = "notes", _ more: String = "") -> String {
    "---\ntitle: \(title)\ncolumn: \(column)\n\(more)---\n正文一段。\n"
  }

  // MARK: Columns

  @Test(arguments: [("2025-08-15", 0), ("2025-08-16", 2)])
  func twoWeeksAreFreshAndADayMoreIsNot(day: String, count: Int) async throws {
    let ready = try await prepared(try site(), day)
    let findings = ColumnReview(edition: ready.edition, words: words).findings()
    #expect(findings.count == count, "\(findings)")
    guard count > 0 else { return }
    #expect(findings[0].text.hasPrefix("首页 15 天没有新稿件"))
    #expect(findings[1].text == "栏目“动态”15 天没有更新，期限 14 天")
    #expect(findings[1].place == "content/columns.yml:1")
  }

  @Test func noticesHaveSixMonthsAndAColumnItsOwnLimit() async throws {
    let columns = """
      - {id: notes, name: 动态, max_age_days: 100}
      - {id: rules, name: 政策文件}
      - {id: board, name: 公告栏}

      """
    let files = [
      ("content/columns.yml", columns),
      ("content/news/2025-03-01-办法.md", news("办法", column: "rules")),
      ("content/news/2025-01-01-公告.md", news("公告", column: "board")),
    ]
    let ready = try await prepared(try site(files), "2025-08-15")
    let findings = ColumnReview(edition: ready.edition, words: words).findings()
    #expect(findings.map(\.text) == ["栏目“公告栏”226 天没有更新，期限 183 天"])
  }

  @Test func emptyColumnsAreToldAndFiveFail() async throws {
    let columns = (1...5).map { "- {id: c\($0), name: 栏目\($0)}\n" }.joined()
    let base = try site([("content/columns.yml", "- {id: notes, name: 动态}\n" + columns)])
    let ready = try await prepared(base, "2025-08-02")
    let findings = ColumnReview(edition: ready.edition, words: words).findings()
    #expect(findings.count == 6 && findings.allSatisfy { $0.topic == .emptyColumns })
    #expect(findings.last?.text.contains("一共 5 个空栏目") == true)
  }

  @Test func fiveColumnsOutOfDateFailTogether() async throws {
    var files = [
      ("content/columns.yml", (1...5).map { "- {id: c\($0), name: 栏目\($0)}\n" }.joined())
    ]
    for number in 1...5 {
      files.append(
        ("content/news/2025-06-0\(number)-稿\(number).md", news("稿\(number)", column: "c\(number)")))
    }
    files.append(("content/news/2025-08-01-开场.md", "---\ntitle: 开场\n---\n正文一段。\n"))
    let ready = try await prepared(try site(files), "2025-08-02")
    let findings = ColumnReview(edition: ready.edition, words: words).findings()
    #expect(findings.map(\.place).prefix(2) == ["content/columns.yml:1", "content/columns.yml:2"])
    #expect(findings.last?.text.contains("一共 5 个栏目过期") == true)
  }

  // MARK: What waits

  @Test func textsInReviewDraftsAndTheFutureWait() async throws {
    let base = try site([
      ("content/news/2025-08-02-审.md", news("审", "status: review\n")),
      ("content/news/2025-08-03-稿.md", news("稿", "status: draft\n")),
      ("content/news/2025-09-03-后.md", news("后")),
      ("content/news/2025-08-04-撤.md", news("撤", "status: withdrawn\n")),
      ("content/pages/plan.md", "---\ntitle: 计划\nstatus: review\n---\n一页。\n"),
    ])
    let ready = try await prepared(base, "2025-08-12")
    let read = try await base.pipeline(on: "2025-08-12").read(includingDrafts: true)
    let everything = try #require(read.value).edition
    let findings = WaitingReview(published: ready.edition, everything: everything, words: words)
      .findings()
    #expect(
      findings.map { "\($0.place ?? "") \($0.text)" } == [
        "content/news/2025-08-02-审.md 送审，已经等了 10 天", "content/news/2025-08-03-稿.md 草稿",
        "content/news/2025-09-03-后.md 定在 2025-09-03 发布", "content/pages/plan.md 草稿或待审",
      ])
  }

  // MARK: Releases

  private static let returns = """
    name: 月报
    fields:
      region: {type: ref, to: regions, required: yes, 别名: 地区}
      period: {type: period, required: yes, 别名: 期间}
      visits: {type: count, unit: 次, 别名: 走访}
    grain: [region, period]
    expects: {each: regions, where: {level: county}, every: month, days: 10}

    """

  @Test(arguments: [
    ("2025-08-02", "还有 8 天", false), ("2025-08-03", "还有 7 天；没有报的：月报（西山县）", true),
    ("2025-08-10", "还有 0 天", true), ("2025-08-11", "已经过了 1 天；没有报的：月报（西山县）", true),
  ])
  func aReleaseIsToldAWeekBeforeAndWhileReportsAreMissing(
    day: String, phrase: String, isTold: Bool
  ) async throws {
    let settings =
      "title: 测试\nbase_url: https://test.example.org/\nstatistics: {region: city, releases: {month: 10}}\n"
    let base = try site([
      ("content/site.yml", settings),
      ("content/registers/returns/register.yml", DoctorTests.returns),
      ("content/registers/returns/2025.csv", "地区,期间,走访\neast,2025-07,4\n"),
    ])
    let ready = try await prepared(base, day)
    let findings = ReleaseReview(edition: ready.edition, figures: ready.figures, words: words)
      .findings()
    #expect(findings.isEmpty != isTold, "\(findings)")
    if isTold {
      #expect(findings[0].text.hasPrefix("2025年7月的数应在 2025-08-10 前发布，" + phrase))
      #expect(findings[0].remedy.contains("bulletin close 2025-07"))
    }
  }

  // MARK: Pictures

  @Test func picturesThatNothingShowsAreOrphans() async throws {
    var base = try site()
    try base.add(
      """
      -- content/news/2025-08-02-图.md --
      ---
      title: 图
      column: notes
      photos:
        - {file: 用到.jpg, alt: 驿站, people: none}
      ---
      正文一段。
      -- content/news/2025-08-03-稿.md --
      ---
      title: 稿
      column: notes
      status: draft
      photos:
        - {file: 草稿.jpg, alt: 驿站, people: none}
      ---
      正文一段。
      -- content/news/用到.jpg | photo --
      1600x1200
      -- content/news/草稿.jpg | photo --
      1600x1200
      -- content/news/没用.JPG | photo --
      1600x1200

      """)
    let ready = try await prepared(base, "2025-08-12")
    let read = try await base.pipeline(on: "2025-08-12").read(includingDrafts: true)
    let everything = try #require(read.value).edition
    let findings = PhotoReview(
      everything: everything, plan: ready.plan, tree: ready.tree, words: words
    ).findings()
    #expect(findings.map(\.place) == ["content/news/没用.JPG"])
  }

  // MARK: Links

  /// A curl that answers by what the address says.
  private func curl(in folder: TemporaryFolder, offline: Bool = false) throws -> Program {
    let script = """
      #!/bin/sh
      for last; do :; done
      \(offline ? "exit 6" : "")
      case "$last" in
        *gone*) printf 404 ;;
        *shy*) printf 403 ;;
        *slow*) exit 28 ;;
        *nowhere*) exit 6 ;;
        *) printf 200 ;;
      esac

      """
    try folder.write(script, to: "curl")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.path("curl"))
    return try #require(Program(at: folder.path("curl")))
  }

  private static let linked = """
    ---
    title: 链接
    column: notes
    ---
    见[甲](https://gone.example.org/a#part)、[乙](https://shy.example.org/)、[丙](https://slow.example.org/)、[丁](https://good.example.org/)、[戊](https://gone.example.org/a)。

    另见[己](https://nowhere.example.org/)、[关于](../pages/about.md)。

    """

  @Test func linksThatDoNotAnswerAreToldOnceEach() async throws {
    let base = try site([("content/news/2025-08-02-链接.md", DoctorTests.linked)])
    let ready = try await prepared(base, "2025-08-12")
    let tools = try TemporaryFolder()
    let review = LinkReview(
      edition: ready.edition, words: words, curl: try curl(in: tools), environment: [:])
    let findings = try await review.findings()
    #expect(
      findings.map { "\($0.place ?? "") \($0.text)" } == [
        "content/news/2025-08-02-链接.md:5（另有 1 处） https://gone.example.org/a  网页没有了",
        "content/news/2025-08-02-链接.md:7 https://nowhere.example.org/  没有这个网站",
        "content/news/2025-08-02-链接.md:5 https://slow.example.org/  15 秒没有回应",
      ])
  }

  @Test func aMachineWithoutNetworkIsToldOnce() async throws {
    let base = try site([("content/news/2025-08-02-链接.md", DoctorTests.linked)])
    let ready = try await prepared(base, "2025-08-12")
    let tools = try TemporaryFolder()
    let review = LinkReview(
      edition: ready.edition, words: words, curl: try curl(in: tools, offline: true),
      environment: [:])
    #expect(try await review.findings().map(\.text) == ["一个外部链接都连不上，这台机器可能没有联网"])
  }

  @Test func findingsArePrintedByTopicWithOneRemedyForAll() {
    let found = (1...25).map {
      Finding(topic: .photos, place: "content/\($0).jpg", text: "没有稿件用到", remedy: "删掉")
    }
    let stale = Finding(topic: .freshness, place: nil, text: "首页旧了", remedy: "发一篇")
    let text = FindingText(words).text(of: found + [stale])
    #expect(text.hasPrefix("该更新的\n  首页旧了\n    怎么办：发一篇\n\n没有用到的图片\n  content/1.jpg  没有稿件用到\n"))
    #expect(text.hasSuffix("  content/20.jpg  没有稿件用到\n  另有 5 处\n"))
    #expect(text.components(separatedBy: "怎么办：删掉").count == 2)
  }
}
