import BulletinModel

/// The registers that every site has: the tree of units, their activities and their coverage.
///
/// Source: systems B01, B02 and B04 of the domain handbook and its ledger of activities.
enum BuiltInRegisters {
  private typealias Field = RegisterSchema.Field

  /// All of them, in the order in which they are read: references point to earlier ones.
  static let all = [branches, activities, coverage]

  static let branches = RegisterSchema(
    id: "branches", name: name("组织", "Branches"),
    fields: [
      Field("id", alias: "编号", .id, required: true),
      Field("name", alias: "名称", .text, required: true),
      Field("short", alias: "简称", .text),
      Field("level", alias: "层级", .reference(to: "levels"), required: true),
      Field("kind", alias: "类别", .reference(to: "branch_kinds"), required: true),
      Field("parent", alias: "上级", .reference(to: "branches")),
      Field("region", alias: "地区", .reference(to: "regions")),
      Field("sectors", alias: "领域", .list(of: .reference(to: "sectors"))),
      Field("founded", alias: "成立日期", .date),
      Field("dissolved", alias: "撤销日期", .date),
      Field("was", alias: "曾用名", .list(of: .text)),
      Field("covers", alias: "覆盖单位数", .count, unit: "个"),
      Field("members", alias: "成员数", .count, unit: "人"),
      Field("formation", alias: "组建方式", .reference(to: "formation")),
      Field("seasonal", alias: "季节性", .flag),
      Field("months", alias: "月份", .text),
      Field("brand", alias: "品牌", .text),
    ], isBuiltIn: true)

  static let activities = RegisterSchema(
    id: "activities", name: name("活动", "Activities"),
    fields: [
      Field("id", alias: "编号", .id),
      Field("date", alias: "日期", .date, required: true),
      Field("end", alias: "结束日期", .date),
      Field("title", alias: "主题", .text, required: true),
      Field("kind", alias: "类型", .reference(to: "activity_kinds"), required: true),
      Field("host", alias: "主办组织", .reference(to: "branches"), required: true),
      Field("co_hosts", alias: "联合主办", .list(of: .reference(to: "branches"))),
      Field("region", alias: "地区", .reference(to: "regions"), required: true),
      Field("place", alias: "地点", .text),
      Field("mode", alias: "形式", .reference(to: "modes")),
      Field("sessions", alias: "场次", .count, unit: "场"),
      Field("attendance", alias: "参与人次", .count, unit: "人次"),
      Field("served", alias: "服务人数", .count, unit: "人"),
      Field("hours", alias: "时长", .decimal, unit: "小时"),
      Field("venue", alias: "阵地", .reference(to: "stations")),
    ], isBuiltIn: true)

  static let coverage = RegisterSchema(
    id: "coverage", name: name("组织覆盖", "Coverage"),
    fields: [
      Field("region", alias: "地区", .reference(to: "regions"), required: true),
      Field("sector", alias: "领域", .reference(to: "sectors"), required: true),
      Field("as_of", alias: "截止日期", .date, required: true),
      Field("eligible", alias: "应建数", .count, required: true, unit: "个"),
      Field("organised", alias: "已建数", .count, required: true, unit: "个"),
      Field("joint", alias: "联合组建数", .count, unit: "个"),
      Field("definition", alias: "口径", .reference(to: "definitions")),
      Field("status", alias: "状态", .reference(to: "figure_status")),
    ], grain: ["region", "sector", "as_of"], isBuiltIn: true)

  private static func name(_ chinese: String, _ english: String) -> LocalizedText {
    LocalizedText([.init("zh", chinese), .init("en", english)])
  }
}
