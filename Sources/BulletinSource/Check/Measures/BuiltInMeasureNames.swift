import BulletinModel

/// A measure as figure blocks name it.
struct MeasureName: Sendable {
  let id: String
  let name: LocalizedText
  let register: String
  let isAdditive: Bool
  let dimensions: [Dimension]

  init(
    _ id: String, _ name: LocalizedText, in register: String, isAdditive: Bool = true,
    by dimensions: [Dimension]
  ) {
    self.id = id
    self.name = name
    self.register = register
    self.isAdditive = isAdditive
    self.dimensions = dimensions
  }

  init(_ definition: MeasureDefinition) {
    self.init(
      definition.measure.id, definition.measure.name, in: definition.measure.register,
      isAdditive: definition.measure.isAdditive, by: definition.dimensions)
  }
}

/// The names of the measures that the program brings: what they are is the ledger's business.
enum BuiltInMeasureNames {
  static let all: [MeasureName] = [
    measure("coverage", "组织覆盖率", "Coverage", in: "coverage", isAdditive: false, reports),
    measure("organised", "已建组织单位", "Organised units", in: "coverage", reports),
    measure("eligible", "应建组织单位", "Eligible units", in: "coverage", reports),
    measure("uncovered", "未覆盖单位", "Units not covered", in: "coverage", reports),
    measure("activities", "开展活动", "Activities", in: "activities", events),
    measure("attendance", "参与人次", "Attendance", in: "activities", events),
    measure("served", "服务人数", "Persons served", in: "activities", events),
    measure("hours", "活动时长", "Hours", in: "activities", events),
    measure("branches", "基层组织", "Branches", in: "branches", units),
    measure("founded", "新成立组织", "Branches founded", in: "branches", units),
    measure("dissolved", "撤销组织", "Branches dissolved", in: "branches", units),
    measure("members", "成员", "Members", in: "branches", units),
  ]

  private static let region = Dimension(id: "region", field: "region", list: "regions")
  private static let reports = [
    region, Dimension(id: "sector", field: "sector", list: "sectors"),
  ]
  private static let events = [
    region, Dimension(id: "kind", field: "kind", list: "activity_kinds"),
    Dimension(id: "branch", field: "host", list: "branches"),
  ]
  private static let units = [
    region, Dimension(id: "sector", field: "sectors", list: "sectors"),
    Dimension(id: "kind", field: "kind", list: "branch_kinds"),
    Dimension(id: "level", field: "level", list: "levels"),
    Dimension(id: "formation", field: "formation", list: "formation"),
    Dimension(id: "branch", field: "id", list: "branches"),
  ]

  private static func measure(
    _ id: String, _ chinese: String, _ english: String, in register: String,
    isAdditive: Bool = true, _ dimensions: [Dimension]
  ) -> MeasureName {
    MeasureName(
      id, LocalizedText([.init("zh", chinese), .init("en", english)]), in: register,
      isAdditive: isAdditive, by: dimensions)
  }
}
