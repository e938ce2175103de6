import BulletinModel

/// The head of a column taken apart: its name, the unit in brackets, and how the unit is scaled.
struct HeadText: Sendable, Hashable {
  /// The name without spaces and without the unit.
  let name: String
  /// The unit, such as 人次 or 元.
  let unit: String?
  /// How many places the point moves: 4 for 万元.
  let scale: Int

  init(_ head: String) {
    let bare = head.withoutSpaces
    var name = bare
    var unit: String?
    for (open, close) in [("（", "）"), ("(", ")"), ("/", "")] {
      guard bare.hasSuffix(close), let start = bare.lastIndex(of: Character(open)),
        start > bare.startIndex
      else { continue }
      let inside = String(bare[bare.index(after: start)...].dropLast(close.count))
      guard (1...4).contains(inside.length), !inside.contains("、") else { continue }
      name = String(bare[..<start])
      unit = inside.hasPrefix("单位") ? String(inside.drop { "单位：:".contains($0) }) : inside
      break
    }
    let scales = [("万", 4), ("亿", 8), ("千", 3)]
    let scaled = scales.first { unit?.hasPrefix($0.0) == true && unit?.length ?? 0 > 1 }
    self.name = name
    self.unit = scaled == nil ? unit : unit.map { String($0.dropFirst()) }
    scale = scaled?.1 ?? 0
  }
}

/// What offices call the columns of their ledgers.
enum HeadWords {
  /// Words for one thing, none of which changes what is counted.
  static let groups: [[String]] = [
    ["日期", "时间", "活动日期", "活动时间", "开展时间", "开展日期", "举办时间", "举办日期", "发生日期", "登记日期", "走访日期", "走访时间"],
    ["主题", "名称", "活动名称", "活动主题", "活动内容", "标题", "题目", "内容"],
    ["类型", "类别", "活动类型", "活动类别", "种类", "事项类别", "诉求类别"],
    ["主办组织", "主办单位", "主办", "组织单位", "举办单位", "组织者", "组织", "单位", "单位名称", "组织名称", "填报单位", "所属组织"],
    ["报单单位", "报送单位", "上报单位", "单位", "组织", "填报单位"],
    ["联合主办", "协办单位", "联办单位", "共同主办"],
    ["地区", "县区", "县市区", "县（市、区）", "区县", "所在地区", "所属地区", "属地", "区域", "所在县区", "辖区"],
    ["领域", "行业", "所属行业", "所属领域", "行业类别"],
    ["地点", "活动地点", "场所", "活动场所", "举办地点"],
    ["参与人次", "参加人次", "人次", "参加人次数", "活动人次"],
    ["服务人数", "服务群众人数", "服务对象人数"],
    ["场次", "次数", "活动场次", "场数"],
    ["时长", "服务时长", "活动时长", "小时数"],
    ["成立日期", "成立时间", "组建时间", "组建日期"],
    ["撤销日期", "撤销时间"],
    ["截止日期", "截至日期", "统计日期", "截止时间", "截至时间"],
    ["应建数", "应建", "应建组织数", "应建个数"],
    ["已建数", "已建", "已建组织数", "已建个数"],
    ["上级", "上级组织", "上级单位", "隶属"],
    ["报单", "报单日期", "受理日期", "受理时间", "登记日期"],
    ["销单", "销单日期", "办结日期", "办结时间"],
    ["结果", "办理结果", "处理结果"],
    ["数量", "件数", "个数", "数目"],
    ["备注", "说明"],
    ["date", "day", "when"], ["kind", "type", "category"], ["region", "area", "district"],
    ["host", "organiser", "organizer", "unit"], ["title", "subject", "topic"],
  ]

  /// Tells whether two heads are words for one thing.
  static func mean(_ one: String, _ other: String) -> Bool {
    let (one, other) = (one.lowercased(), other.lowercased())
    return groups.contains { $0.contains(one) && $0.contains(other) }
  }

  /// Columns that only number the rows.
  static func isOrdinal(_ head: String) -> Bool {
    ["序号", "序", "行号", "no", "no.", "№", "项次"].contains(head.lowercased())
  }

  /// English ids for the columns of a new register.
  static let ids: [String: String] = [
    "日期": "day", "时间": "day", "名称": "name", "主题": "title", "标题": "title", "类型": "kind",
    "类别": "kind", "地区": "region", "县区": "region", "单位": "unit", "组织": "unit", "地点": "place",
    "数量": "amount", "件数": "amount", "人数": "persons", "人次": "attendance", "参与人次": "attendance",
    "场次": "sessions", "次数": "times", "金额": "value", "备注": "note", "结果": "outcome", "期间": "period",
    "月份": "month", "年度": "year", "季度": "quarter", "内容": "content", "行业": "sector", "领域": "sector",
    "编号": "number", "说明": "note", "状态": "state", "来源": "source",
  ]

  /// The English id of a head: its own, or that of another word for the same; nil for others.
  static func id(of head: String) -> String? {
    ids[head]
      ?? groups.lazy.filter { $0.contains(head) }
      .compactMap { group in group.lazy.compactMap { ids[$0] }.first }.first
  }
}
