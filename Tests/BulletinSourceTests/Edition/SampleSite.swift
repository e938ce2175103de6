import BulletinModel
import BulletinSource
import BulletinTestSupport
import Testing

/// A small site in memory, checked at noon on 15 August 2025.
struct SampleSite {
  static let base = """
    -- content/site.yml --
    title: {zh: 测试简报, en: Test Bulletin}
    base_url: https://test.example.org/
    languages: [zh-Hans, en, ug]
    -- content/columns.yml --
    - {id: notes, name: {zh: 动态, en: Notes}}
    -- content/vocabulary/regions.yml --
    - {id: city, name: {zh: 临江市, en: Linjiang}, level: prefecture}
    - {id: east, name: {zh: 东城区, en: East}, parent: city, level: county}
    -- content/vocabulary/sectors.yml --
    - {id: school, name: {zh: 学校, en: Schools}}
    -- templates/page.mustache --
    <p>{{title}}</p>
    -- templates/strings/zh-Hans.yml --
    page: {next: 下一页}
    -- templates/strings/en.yml --
    page: {next: Next}
    -- templates/strings/ug.yml --
    page: {next: كېيىنكى}
    """

  let literal: FolderLiteral
  let edition: Edition?
  let faults: [Diagnostic]

  init(
    _ text: String, includesDrafts: Bool = false, workers: Int = 1,
    now: CivilDateTime = SampleSite.noon
  ) async throws {
    literal = FolderLiteral(text)
    let files = folder(SampleSite.base).merging(literal.files) { $1 }
    let checked = try await check(
      SourceTree(files: files),
      options: CheckOptions(now: .local(now), includesDrafts: includesDrafts, workers: workers))
    edition = checked.value
    faults = checked.diagnostics
  }

  /// One item with a head and a body.
  static func item(_ head: String, body: String = "正文第一段。") -> String {
    """
    -- content/news/2025-08-15-稿件.md --
    ---
    \(head)
    ---
    \(body)

    """
  }

  static let noon = CivilDateTime(
    CivilDate(year: 2025, month: 8, day: 15) ?? CivilDate(days: 0), minute: 720)

  /// The faults as `E23 content/news/a.md:3:5`, in order.
  var labels: [String] { faults.map(SampleSite.label) }

  private static func label(_ fault: Diagnostic) -> String {
    "\(fault.code.label) \(fault.span.file):\(fault.span.start.line):\(fault.span.start.column)"
  }

  /// Expects exactly the faults given, each at the mark with its number: `["E23"]` at 1️⃣.
  func expect(
    _ codes: FaultCode..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = codes.enumerated().map { place, code in
      let mark = literal.marks[place + 1]
      return
        "\(code.label) \(mark?.file ?? "no mark"):\(mark?.line ?? 0):\(mark?.column ?? 0)"
    }
    let texts = faults.map { "\(SampleSite.label($0)) \($0.message(in: .chinese))" }
    #expect(
      Set(labels) == Set(expected) && labels.count == expected.count,
      "found \(texts.joined(separator: "; "))", sourceLocation: sourceLocation)
  }

  /// The only item.
  func onlyItem(sourceLocation: SourceLocation = #_sourceLocation) throws -> NewsItem {
    let news = try #require(edition?.news, sourceLocation: sourceLocation)
    try #require(news.count == 1, "\(news.map(\.file)) \(labels)", sourceLocation: sourceLocation)
    return news[0]
  }
}
