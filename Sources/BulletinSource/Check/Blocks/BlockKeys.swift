import BulletinModel

/// The keys and words of figure blocks.
enum BlockKeys {
  /// The keys of charts, tables and rankings.
  static let figures = MappingKeys([
    "measures": "指标", "measure": "measure", "by": "按", "where": "条件", "period": "期间",
    "under": "下级", "level": "层级", "form": "图形", "compare": "对比", "sort": "排序",
    "limit": "条数", "total": "合计", "target": "目标", "title": "标题", "note": "说明",
  ])
  static let keyFigures = MappingKeys([
    "measures": "指标", "measure": "measure", "where": "条件", "period": "期间", "compare": "对比",
    "target": "目标", "title": "标题", "note": "说明",
  ])
  static let rows = MappingKeys([
    "register": "台账", "where": "条件", "fields": "字段", "sort": "排序", "limit": "条数",
    "title": "标题", "note": "说明",
  ])
  static let news = MappingKeys([
    "column": "栏目", "tag": "标签", "region": "地区", "sector": "领域", "branch": "组织",
    "limit": "条数", "title": "标题", "note": "说明",
  ])
  static let query = MappingKeys(["title": "标题", "note": "说明", "limit": "条数"])

  /// The keys of a kind of block.
  static func keys(of kind: FigureBlock.Kind) -> MappingKeys {
    switch kind {
    case .chart, .table, .ranking: figures
    case .keyfigures: keyFigures
    case .rows: rows
    case .news: news
    case .sql: query
    }
  }

  static let forms: KeyValuePairs<String, FigureBlock.Form> = [
    "bar": .bar, "column": .column, "line": .line, "stacked": .stacked, "slope": .slope,
    "dumbbell": .dumbbell, "multiples": .multiples, "heat": .heat, "calendar": .calendar,
    "spark": .spark, "条形": .bar, "柱形": .column, "折线": .line, "堆积": .stacked, "斜率": .slope,
    "哑铃": .dumbbell, "小多图": .multiples, "热力": .heat, "日历": .calendar, "迷你": .spark,
    "条形图": .bar, "柱形图": .column, "折线图": .line, "堆积图": .stacked, "斜率图": .slope,
    "哑铃图": .dumbbell, "热力图": .heat, "日历图": .calendar, "迷你图": .spark,
  ]
  static let comparisons: KeyValuePairs<String, FigureKey.Comparison> = [
    "change": .change, "yoy": .yoy, "share": .share, "rank": .rank, "环比": .change, "同比": .yoy,
    "占比": .share, "位次": .rank,
  ]
  /// By what members are sorted.
  static let orders: KeyValuePairs<String, String> = [
    "value": "value", "name": "name", "order": "order", "数值": "value", "名称": "name",
    "顺序": "order",
  ]
  static let period = ["period", "期间"]
}
