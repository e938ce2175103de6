import BulletinModel

/// The keys of `register.yml`, each with its one Chinese alias.
enum SchemaKeys {
  static let schema = MappingKeys([
    "name": "名称", "description": "说明", "grain": "粒度", "key": "主键", "fields": "字段",
    "hide": "不公开", "rules": "规则", "pages": "页面", "publish": "公布", "expects": "填报",
  ])
  /// What a site may say of a register that the program itself knows.
  static let extensible: Set<String> = [
    "name", "description", "fields", "rules", "pages", "publish", "expects",
  ]
  static let field = MappingKeys([
    "type": "类型", "to": "指向", "of": "取值", "required": "必填", "alias": "别名",
    "name": "名称", "unit": "单位", "unique": "唯一", "persons": "人数", "hide": "不公开",
    "from": "公式",
  ])
  /// The type of what a list holds.
  static let item = MappingKeys(["type": "类型", "to": "指向", "of": "取值"])
  static let rule = MappingKeys(["that": "条件", "say": "提示"])
  static let pages = MappingKeys(["list": "列表", "detail": "详情"])
  static let expectation = MappingKeys([
    "each": "每个", "where": "条件", "every": "周期", "by": "填报单位", "time": "时间", "days": "天数",
  ])
  static let known = [schema, field, item, rule, pages, expectation].reduce(
    into: Set<String>()
  ) { $0.formUnion($1.known) }

  /// The words for types, each with its Chinese twin; `ref`, `list` and `enum` need more than a word.
  static let types: KeyValuePairs<String, RegisterSchema.FieldType?> = [
    "id": .id, "编号": .id, "text": .text, "文字": .text, "date": .date, "日期": .date,
    "period": .period, "期间": .period, "count": .count, "计数": .count, "integer": .integer,
    "整数": .integer, "decimal": .decimal, "小数": .decimal, "money": .money, "金额": .money,
    "flag": .flag, "是否": .flag, "url": .url, "网址": .url, "ref": nil, "引用": nil,
    "list": nil, "列表": nil, "enum": nil, "选项": nil,
  ]
  static let publications: KeyValuePairs<String, RegisterSchema.Publication> = [
    "rows": .rows, "aggregates": .aggregates, "逐行": .rows, "汇总": .aggregates,
  ]
  static let kinds: KeyValuePairs<String, Period.Kind> = [
    "month": .month, "quarter": .quarter, "half": .half, "year": .year, "月": .month,
    "季度": .quarter, "季": .quarter, "半年": .half, "年": .year,
  ]
}
