import BulletinModel
import Testing

@testable import BulletinSource

/// A declared register of requests over the small site of `RegisterFolder`.
enum RequestFolder {
  static let file = "content/registers/requests/register.yml"
  static let rows = "content/registers/requests/2025.csv"

  static let schema = """
    name: {zh: 诉求办理, en: Requests}
    description: 每件诉求一行
    grain: 一件不含个人信息的诉求
    key: [number]
    fields:
      id: {type: id}
      number: {type: text, unique: yes, 别名: 单号}
      branch: {type: ref, to: branches, required: true, name: {zh: 报单单位, en: Unit}}
      category: {type: ref, to: sectors, 别名: 类别}
      outcome: {type: enum, of: {open: 在办, closed: {zh: 办结, en: Closed}}, 别名: 结果}
      helpers: {type: list, of: {type: ref, to: branches}, 别名: 协办}
      reported: {type: date, required: true, 别名: 报单}
      closed: {type: date, 别名: 销单}
      period: {type: period, 别名: 期间}
      visits: {type: count, unit: 次, 别名: 回访}
      note: {type: text, 别名: 备注}
      days: {type: integer, unit: 天, from: closed - reported, 别名: 办理天数}
      place: {type: ref, to: regions, from: branch.region, 别名: 地区}
    hide: [note]
    rules:
      - {that: closed >= reported, say: {zh: 销单早于报单, en: closed before reported}}
      - {that: outcome != closed or closed != empty, say: 办结要填销单日期}
    pages: {list: true, detail: true}
    publish: rows
    expects: {each: branches, where: {level: 县级}, every: quarter, by: branch, time: 报单, days: 10}
    """

  /// Reads some rows under the schema, or under another one.
  static func read(
    _ table: String, schema: String = schema, more: [String: String] = [:]
  ) async throws -> (register: Register, faults: [Diagnostic]) {
    let (registers, faults) = try await RegisterFolder.read(
      [file: schema, rows: table].merging(more) { $1 })
    return (try #require(registers["requests"]), faults)
  }
}
