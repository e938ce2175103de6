import BulletinModel
import BulletinSource
import BulletinTestSupport
import Foundation
import Testing

@testable import BulletinCommand

/// The schemas of `bulletin schema`, by a validator of others: they accept and refuse what the
/// program does.
@Suite(
  .enabled(
    if: Tool.pythonHas("jsonschema") && Tool.pythonHas("yaml"),
    "SKIPPED: Python has no jsonschema or no yaml"))
struct ContentSchemaTests {
  /// A file that is wrong in its form, and the code by which the program says so.
  struct Slip: Sendable, CustomTestStringConvertible {
    let file: String
    let text: String
    let code: FaultCode
    var testDescription: String {
      "\(file): \(text.suffix(40).split(separator: "\n").joined(separator: " "))"
    }

    init(_ file: String, _ text: String, _ code: FaultCode) {
      self.file = file
      self.text = text
      self.code = code
    }

    static func news(_ line: String, _ code: FaultCode) -> Slip {
      Slip("content/news/2025-08-15-稿件.md", "---\ntitle: 稿件\n\(line)\n---\n正文第一段。\n", code)
    }

    static func settings(_ line: String, _ code: FaultCode) -> Slip {
      Slip("content/site.yml", ContentSchemaTests.settings + line + "\n", code)
    }

    static func measures(_ line: String, _ code: FaultCode) -> Slip {
      Slip("content/statistics/measures.yml", ContentSchemaTests.measure + line + "\n", code)
    }

    static func register(_ text: String, _ code: FaultCode = .invalidSchema) -> Slip {
      Slip("content/registers/calls/register.yml", text, code)
    }
  }

  static let settings =
    "title: 测试\nbase_url: https://test.example.org/\nstatistics: {region: city}\n"
  static let measure =
    "sessions_held:\n  name: 场次\n  of: activities\n  value: count()\n  time: date\n"

  static let slips: [Slip] = [
    .news("kikcer: 东城区", .unknownKey), .news("标题: 又一个", .duplicateKey),
    .news("status: publish", .wrongType), .news("kicker_joins: 也许", .wrongType),
    .news("title2:\n  - a", .unknownKey), .news("aliases: [old/]", .wrongAddress),
    .news("photos: [{flie: a.jpg}]", .unknownKey), .news("kicker: [a, b]", .wrongType),
    .news("corrections: [{date: 2025-08-16}]", .emptyRequired),
    .news("source: {name: 江城日报, date: 2025-08-01, url: 没有}", .wrongType),
    .settings("page_sise: 20", .unknownKey), .settings("page_size: 500", .wrongType),
    .settings("home: {colums: [notes]}", .unknownKey), .settings("severity: {E38: 小}", .wrongType),
    .settings("severity: {38: note}", .unknownKey), .settings("photos: {quality: 5}", .wrongType),
    .settings("figures: {near: 很近}", .wrongType), .settings("languages: [中文]", .wrongType),
    Slip("content/site.yml", "title: 测试\n", .missingSetting),
    Slip("content/columns.yml", "- {id: notes, nmae: 动态}\n", .unknownKey),
    Slip("content/columns.yml", "- {id: 动态, name: 动态}\n", .wrongType),
    Slip("content/columns.yml", "id: notes\nname: 动态\n", .wrongType),
    Slip("content/pages/a.md", "---\ntitle: 页\nordre: 3\n---\n一页。\n", .unknownKey),
    Slip("content/pages/a.md", "---\ntitle: 页\norder: 第三\n---\n一页。\n", .wrongType),
    Slip(
      "content/issues/2025-08.md", "---\nnumber: 1\ndate: 2025-08-20\nissuer: 办公室\n---\n",
      .emptyRequired),
    Slip("content/reports/2025Q2.md", "---\ntitle: 报告\nparts: [全部]\n---\n一段。\n", .wrongType),
    .measures("  untis: 场", .unknownKey), .measures("  version: 新", .invalidMeasure),
    .measures("  format: 百分数(2)", .invalidMeasure),
    .register("name: 来电\nfields: {id: id, day: dat}\n"),
    .register("name: 来电\nfeilds: {id: id}\nfields: {id: id}\n"),
    .register("name: 来电\nfields: {id: {type: id, requierd: yes}}\n"),
    .register("name: 来电\nfields: {id: id}\npublish: 部分\n"),
    Slip("content/vocabulary/regions.yml", "- {id: city, nmae: 市, name: 市}\n", .unknownKey),
    Slip("content/vocabulary/definitions.yml", "- {id: a, name: 甲, denominater: 乙}\n", .unknownKey),
    Slip("content/revisions.yml", "- {figure: coverage, date: 2025-08-01}\n", .emptyRequired),
  ]

  /// A site of these files over the base of the fixtures.
  private func site(_ files: [Slip]) throws -> FixtureSite {
    let site = try FixtureSite.onBase()
    for file in files { try site.folder.write(file.text, to: file.file) }
    return site
  }

  /// What the validator says of a site.
  private func judgement(on folder: String) throws -> Tool {
    let schemas = try TemporaryFolder()
    for schema in ContentSchema.allCases {
      try schemas.write(schema.text, to: "\(schema.rawValue).json")
    }
    return try Tool.run(
      try #require(Tool.python),
      ["-W", "ignore", "\(FixtureSite.repository)/Tests/recount/fit", schemas.path, folder])
  }

  private func faults(of site: FixtureSite) async throws -> [Diagnostic] {
    try await site.prepare().diagnostics
  }

  @Test func everyFileOfTheSampleSiteFits() throws {
    let judged = try judgement(on: FixtureSite.repository)
    #expect(judged.status == 0, "\(judged.output)")
    let count = judged.output.split(separator: "\n").last.flatMap {
      Int($0.prefix { $0.isNumber })
    }
    #expect((count ?? 0) > 150)
  }

  @Test(arguments: slips)
  func aSlipIsRefusedByTheProgramAndByTheSchema(_ slip: Slip) async throws {
    let site = try site([slip])
    let found = try await faults(of: site)
    #expect(
      found.contains { $0.code == slip.code && $0.span.file == slip.file }, "\(found)")
    let judged = try judgement(on: site.folder.path)
    #expect(judged.status == 1 && judged.output.contains(slip.file), "\(judged.output)")
  }

  @Test func whatIsWrittenInChineseFits() async throws {
    let site = try site([
      Slip(
        "content/news/2025-08-15-稿件.md",
        "---\n标题: 稿件\n栏目: notes\n标签: 夜校、培训\n肩题连读: 是\n状态: 发布\n更新: 2025-08-16\n---\n正文第一段。\n",
        .unknownKey),
      Slip(
        "content/registers/calls/register.yml",
        "名称: 来电\n字段:\n  id: 编号\n  day: {类型: 日期, 别名: 日期}\n  way: {类型: 选项, 取值: [电话, 上门], 别名: 方式}\n公布: 逐行\n",
        .unknownKey),
    ])
    let found = try await faults(of: site).filter { $0.severity == .error }
    #expect(found.isEmpty, "\(found)")
    let judged = try judgement(on: site.folder.path)
    #expect(judged.status == 0, "\(judged.output)")
  }

  @Test(arguments: ContentSchema.allCases)
  func everyKeyIsThereInBothLanguagesWithWhatItSays(schema: ContentSchema) throws {
    let object = try JSONSerialization.jsonObject(with: Data(schema.text.utf8))
    let root = try #require(object as? [String: Any])
    #expect(root["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
    var described = 0
    func walk(_ value: Any) {
      if let object = value as? [String: Any] {
        if let properties = object["properties"] as? [String: [String: Any]] {
          for (name, shape) in properties {
            described += 1
            #expect(shape["description"] is String, "\(schema.rawValue): \(name)")
          }
        }
        for value in object.values { walk(value) }
      } else if let list = value as? [Any] {
        for value in list { walk(value) }
      }
    }
    walk(root)
    #expect(described >= 6)
  }
}
