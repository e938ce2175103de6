import BulletinModel

/// The measures of the three built-in registers, as the domain handbook defines them.
enum BuiltInMeasures {
  /// The registers that they count, in the order in which the site lists their measures.
  static let registers = ["coverage", "activities", "branches"]

  /// All of them; `wholeName` names the sum of sectors that a site declares disjoint.
  static func all(wholeName: LocalizedText?) -> [MeasureDefinition] {
    coverage(wholeName: wholeName) + activities + branches
  }

  /// Units alive, founded and dissolved, and their members.
  static let branches: [MeasureDefinition] = [
    measure(
      "branches", ("基层组织", "Branches"), in: "branches", unit: ("个", "units"),
      counting: Aggregate(.rows),
      at: .alive(from: "founded", to: "dissolved"), by: unitDimensions,
      formula: ("期末存续的组织数", "units alive at the end of the period"),
      definition: (
        "期末已成立、尚未撤销的组织，委员会、支部、联合支部等都计为一个；季节性组织全年计入。",
        "Units founded and not dissolved by the end of the period; each counts as one, seasonal ones all year."
      )),
    measure(
      "founded", ("新成立组织", "Branches founded"), in: "branches", unit: ("个", "units"),
      counting: Aggregate(.rows), at: .within("founded"), by: unitDimensions,
      formula: ("成立日期在本期内的组织数", "units whose founding day lies in the period"),
      definition: ("以台账中的成立日期为准。", "By the founding day in the register.")),
    measure(
      "dissolved", ("撤销组织", "Branches dissolved"), in: "branches", unit: ("个", "units"),
      counting: Aggregate(.rows), at: .within("dissolved"), by: unitDimensions,
      formula: ("撤销日期在本期内的组织数", "units whose day of dissolution lies in the period"),
      definition: ("以台账中的撤销日期为准，并入其他组织的也计入。", "By the register; mergers count.")),
    measure(
      "members", ("成员", "Members"), in: "branches", unit: ("人", "persons"),
      counting: Aggregate(.sum("members", missing: 0)),
      at: .alive(from: "founded", to: "dissolved"),
      by: unitDimensions,
      formula: ("存续组织的成员数之和", "sum of the members of the units alive"),
      definition: (
        "按组织台账最近一次填报的成员数汇总，只有汇总数，没有名单。",
        "Summed from the register's latest counts; there are no lists of persons."
      )),
  ]

  /// Activities, attendance and persons served.
  static let activities: [MeasureDefinition] = [
    measure(
      "activities", ("开展活动", "Activities"), in: "activities", unit: ("场", "sessions"),
      counting: Aggregate(.sum("sessions", missing: 1)), at: .within("date"), by: eventDimensions,
      formula: ("本期各项活动的场次之和", "sum of sessions in the period"),
      definition: (
        "按活动开始日期计入当期，跨月活动计在开始的月份；没有填场次的按一场计。",
        "By the first day of an activity; a row without a number of sessions counts as one."
      )),
    measure(
      "attendance", ("参与人次", "Attendance"), in: "activities", unit: ("人次", "attendances"),
      counting: Aggregate(.sum("attendance", missing: 0)), at: .within("date"), by: eventDimensions,
      formula: ("本期各项活动的参与人次之和", "sum of attendances in the period"),
      definition: (
        "同一个人参加几场就计几次，人次不等于人数。",
        "One person at three sessions counts three times: attendances are not persons."
      )),
    measure(
      "served", ("服务人数", "Persons served"), in: "activities", unit: ("人", "persons"),
      counting: Aggregate(.sum("served", missing: 0)), at: .within("date"), by: eventDimensions,
      formula: ("本期各项活动的服务人数之和", "sum of persons served in the period"),
      definition: (
        "活动当场服务的人数，不同活动之间可能有重复。",
        "Persons served at each activity; the same person may be served at several."
      )),
    measure(
      "hours", ("活动时长", "Hours"), in: "activities", unit: ("小时", "hours"),
      format: .decimal(decimals: 1), counting: Aggregate(.sum("hours", missing: 0)),
      at: .within("date"),
      by: eventDimensions, formula: ("本期各项活动的时长之和", "sum of the hours in the period"),
      definition: (
        "各项活动填报的时长相加，没有填的不计。", "Hours as reported, added up; empty cells do not count."
      )),
  ]

  /// Coverage and its parts; `wholeName` names the sum of sectors that a site declares disjoint.
  static func coverage(wholeName: LocalizedText?) -> [MeasureDefinition] {
    let organised = Aggregate(.sum("organised", missing: 0))
    let eligible = Aggregate(.sum("eligible", missing: 0))
    let scope = (
      wholeName.map { "不分领域时指\($0.text(in: "zh"))合计。" } ?? "",
      wholeName.map { " Without a sector: \($0.text(in: "en")) together." } ?? ""
    )
    return [
      measure(
        "coverage", ("组织覆盖率", "Coverage"), in: "coverage", unit: nil,
        format: .percent(decimals: 2), counting: organised, over: eligible, at: .latest("as_of"),
        by: reportDimensions,
        formula: ("已建组织数 ÷ 应建组织数", "organised units ÷ eligible units"),
        definition: (
          "截至期末，已建立组织的单位占应建单位的比例；取期内最近一次填报，没有填报就没有数。" + scope.0,
          "The share of eligible units with an organisation at the end of the period, by the latest report in it."
            + scope.1
        )),
      measure(
        "organised", ("已建组织单位", "Organised units"), in: "coverage", unit: ("个", "units"),
        counting: organised, at: .latest("as_of"), by: reportDimensions,
        formula: ("已建组织数之和", "sum of organised units"),
        definition: ("单独或联合建立组织的单位都计入。" + scope.0, "Alone or jointly." + scope.1)),
      measure(
        "eligible", ("应建组织单位", "Eligible units"), in: "coverage", unit: ("个", "units"),
        counting: eligible, at: .latest("as_of"), by: reportDimensions,
        formula: ("应建组织数之和", "sum of eligible units"),
        definition: (
          "按台账口径应当建立组织的单位。" + scope.0, "Units that should have an organisation." + scope.1
        )),
      measure(
        "uncovered", ("未覆盖单位", "Units not covered"), in: "coverage", unit: ("个", "units"),
        counting: Aggregate(.difference("eligible", "organised")), at: .latest("as_of"),
        by: reportDimensions,
        formula: ("应建组织数 − 已建组织数", "eligible units − organised units"),
        definition: ("还没有建立组织的单位。" + scope.0, "Units still without one." + scope.1)),
    ]
  }

  private static let region = Dimension(id: "region", field: "region", list: "regions")
  private static let unitDimensions = [
    region, Dimension(id: "sector", field: "sectors", list: "sectors"),
    Dimension(id: "kind", field: "kind", list: "branch_kinds"),
    Dimension(id: "level", field: "level", list: "levels"),
    Dimension(id: "formation", field: "formation", list: "formation"),
    Dimension(id: "branch", field: "id", list: "branches"),
  ]
  private static let eventDimensions = [
    region, Dimension(id: "kind", field: "kind", list: "activity_kinds"),
    Dimension(id: "branch", field: "host", list: "branches"),
  ]
  /// The first one reports.
  private static let reportDimensions = [
    region, Dimension(id: "sector", field: "sector", list: "sectors"),
  ]

  private static func measure(
    _ id: String, _ name: (String, String), in register: String, unit: (String, String)?,
    format: Measure.Format = .count, counting numerator: Aggregate,
    over denominator: Aggregate? = nil,
    at time: TimeRule, by dimensions: [Dimension], formula: (String, String),
    definition: (String, String)
  ) -> MeasureDefinition {
    func both(_ texts: (String, String)) -> LocalizedText {
      LocalizedText([.init("zh", texts.0), .init("en", texts.1)])
    }
    let measure = Measure(
      id: id, name: both(name), register: register, unit: unit.map(both), format: format,
      timing: time.timing, dimensions: dimensions.map(\.id).sorted(), formula: both(formula),
      definition: both(definition))
    return MeasureDefinition(
      measure: measure, numerator: numerator, denominator: denominator, time: time,
      dimensions: dimensions)
  }
}
