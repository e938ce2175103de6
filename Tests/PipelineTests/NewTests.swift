import BulletinModel
import BulletinPages
import BulletinPublish
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// What `bulletin new` writes, by the real way to a site: it builds at once, without a fault.
@Suite struct NewTests {
  private static let days = ["2025-10-21", "2026-01-02", "2024-02-29"]

  /// A new site in a folder of its own.
  private struct Begun {
    let folder: TemporaryFolder
    let language: MessageLanguage
    let day: String

    init(_ language: MessageLanguage, _ day: String = "2025-10-21") throws {
      folder = try TemporaryFolder()
      self.language = language
      self.day = day
      let date = try #require(CivilDate(iso: day))
      let files = try Begun.starter(language).site(StarterValues(date, language))
      try FreshFiles(folder.path).create(files)
    }

    static func starter(_ language: MessageLanguage) -> Starter {
      Starter(language, folder: "\(FixtureSite.repository)/starter")
    }

    func pipeline(drafts: Bool = false) throws -> Pipeline {
      Pipeline(
        request: BuildRequest(
          siteFolder: folder.path, themeFolder: FixtureSite.repository,
          now: .local(try #require(Moment(day)).value), includesDrafts: drafts, workers: 2))
    }

    func desk() async throws -> NewDesk {
      let read = try await pipeline().read(includingDrafts: true)
      let edition = try #require(read.value).edition
      return NewDesk(edition, Begun.starter(language), language)
    }

    func add(_ files: [Starter.File]) throws { try FreshFiles(folder.path).create(files) }

    /// Fails with every fault that the site has, with its drafts and without.
    func expectNoFault() async throws {
      for drafts in [false, true] {
        let faults = try await pipeline(drafts: drafts).prepare().diagnostics
        #expect(
          faults.isEmpty,
          "\(TextPrinter(language: .chinese, usesColour: false).text(of: faults))")
      }
    }
  }

  @Test(arguments: MessageLanguage.allCases, days)
  func aNewSiteHasNoFaultOnAnyDay(language: MessageLanguage, day: String) async throws {
    let site = try Begun(language, day)
    for (path, bytes) in try site.folder.files() {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(!path.contains("{{") && !text.contains("{{"), "\(path)")
    }
    try await site.expectNoFault()
  }

  @Test(arguments: MessageLanguage.allCases)
  func aNewSiteIsBuilt(language: MessageLanguage) async throws {
    let site = try Begun(language)
    let pipeline = try site.pipeline()
    let prepared = try #require(try await pipeline.prepare().value)
    #expect(prepared.edition.news.count == 2 && prepared.edition.issues.count == 1)
    let written = try await pipeline.write(prepared, to: site.folder.path("output"))
    #expect((written.value?.pages ?? 0) > 10)
    let page = try site.folder.text("output/statistics/visits/index.html")
    #expect(page.contains("<svg") && page.contains(language == .chinese ? "走访" : "Visits"))
  }

  @Test func theEditorsSettingsAreJSON() throws {
    let site = try Begun(.chinese)
    for name in ["settings", "extensions"] {
      let text = try site.folder.text(".vscode/\(name).json")
      #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) is [String: Any])
    }
    #expect(try site.folder.text(".gitignore").contains("/output/\n/.bulletin/\n"))
  }

  @Test(arguments: MessageLanguage.allCases)
  func whatIsNewHasNoFaultAsADraftEither(language: MessageLanguage) async throws {
    let site = try Begun(language)
    try site.add(try await site.desk().news("“错时课堂”：晚上也开", column: nil))
    try site.add(try await site.desk().news("Hours: what is new", column: "notices"))
    try site.add(try await site.desk().page("联系我们"))
    try site.add(try await site.desk().issue())
    try site.add(try await site.desk().circular(nil))
    try site.add(try await site.desk().circular(Period("2025-09")))
    try await site.expectNoFault()
    let month = "content/news/2025/10/2025-10-21"
    let text = try site.folder.text("\(month)-“错时课堂”：晚上也开.md")
    #expect(text.hasPrefix("---\ntitle: \"“错时课堂”：晚上也开\"\ncolumn: news\nstatus: draft"))
    #expect(try site.folder.text("\(month)-Hours-what-is-new.md").contains("\ncolumn: notices\n"))
    #expect(site.folder.exists("content/reports/2025Q3.md"))
  }

  @Test func theNextIssueCountsOnAndTakesWhatIsNew() async throws {
    let site = try Begun(.chinese)
    try site.folder.write(
      "---\ntitle: 新的一篇\ncolumn: news\n---\n正文一段。\n", to: "content/news/2025-10-21-新的一篇.md")
    try site.add(try await site.desk().issue())
    let text = try site.folder.text("content/issues/2025-10-21.md")
    #expect(text.hasPrefix("---\nnumber: 2\ntotal: 2\ndate: 2025-10-21\nissuer: 河湾镇办公室\n"))
    #expect(text.contains("items:\n  - \"2025-10-21-新的一篇\"\nto_side: [各村, 各单位]\ncopies: 50\n"))
    try await site.expectNoFault()
  }

  @Test(arguments: MessageLanguage.allCases)
  func aNewRegisterComesWithMeasureAndPage(language: MessageLanguage) async throws {
    let site = try Begun(language)
    let measures = Array(try site.folder.text(NewDesk.measures).utf8)
    let made = try await site.desk().register("repairs", title: "报修", measures: measures)
    #expect(made.measures.starts(with: measures))
    try site.add(made.files)
    try site.folder.write(made.measures, to: NewDesk.measures)
    try await site.expectNoFault()
    let prepared = try #require(try await site.pipeline().prepare().value)
    #expect(prepared.figures.measure("repairs_amount") != nil)
    #expect(prepared.plan.files.contains { $0.path == "statistics/repairs/index.html" })
    await #expect(throws: NewFailure.registerInUse(id: "visits")) {
      _ = try await site.desk().register("visits", title: "走访", measures: measures)
    }
    await #expect(throws: NewFailure.foreignEncoding(file: NewDesk.measures)) {
      _ = try await site.desk().register("calls", title: "电话", measures: [0xD6, 0xD0])
    }
  }

  @Test func anUnknownColumnIsRefusedWithThoseThereAre() async throws {
    let site = try Begun(.chinese)
    await #expect(
      throws: NewFailure.unknownColumn(typed: "动态", columns: ["news（工作动态）", "notices（通知公告）"])
    ) {
      _ = try await site.desk().news("标题", column: "动态")
    }
    let named = try await site.desk().news("标题", column: "通知公告")
    #expect(String(decoding: named[0].bytes, as: UTF8.self).contains("\ncolumn: notices\n"))
  }

  @Test(arguments: [
    ("普通标题", "普通标题"), ("2025年总结", "\"2025年总结\""), ("a: b", "\"a: b\""), ("yes", "\"yes\""),
    ("他说\"好\"", "\"他说\\\"好\\\"\""), ("A B", "A B"), ("- x", "\"- x\""), ("a\nb", "\"a b\""),
  ])
  func aTitleIsOneYAMLValue(title: String, value: String) {
    #expect(yamlText(title) == value)
  }

  @Test(arguments: [
    ("a/../b", "a-b"), ("  ", ""), ("?!", ""), ("“甲”，乙", "“甲”，乙"), ("a  b", "a-b"),
    (String(repeating: "长", count: 100), String(repeating: "长", count: 40)),
  ])
  func aFileNameIsSafe(title: String, name: String) {
    #expect(fileName(from: title) == name)
  }

  @Test func aValueIsNeverReadForPlaces() throws {
    var values = StarterValues(try #require(CivilDate(iso: "2025-10-21")), .chinese)
    values["a"] = "{{date}}"
    #expect(values.fill("{{a}} {{date}} {{b}} {{") == "{{date}} 2025-10-21 {{b}} {{")
  }
}
