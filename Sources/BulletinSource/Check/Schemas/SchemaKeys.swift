import BulletinModel

/// The keys of `register.yml`, each with its one Chinese alias.
enum SchemaKeys {
  static let schema = MappingKeys(
    .init("name", "名称", .localized, "台账的名称", "what the register is called"),
    .init("description", "说明", .localized, "记的是什么", "what it holds"),
    .init(
      "grain", "粒度", .any, "一行是什么，如 一次走访；或者不能重复的几列",
      "what a row is; or the columns that no two rows share"),
    .init("key", "主键", .texts, "合起来不能重复的几列", "the columns that no two rows share"),
    .init(
      "fields", "字段", .pairs("^[a-z][a-z0-9_-]*$", .either([.words(types), .mapping(field)])),
      "各列：编号和类型", "the columns: ids and types"),
    .init("hide", "不公开", .texts, "不公开的列", "columns that are not published"),
    .init("rules", "规则", .list(.mapping(rule)), "每一行都要守的规则", "rules that every row keeps"),
    .init("pages", "页面", .mapping(pages), "有没有列表页和各行的页", "whether the list and rows have pages"),
    .init(
      "publish", "公布", .words(publications), "rows 逐行公布，aggregates 只公布汇总",
      "rows, or aggregates only"),
    .init("expects", "填报", .mapping(expectation), "谁每期要报", "who has to report"))
  /// What a site may say of a register that the program itself knows.
  static let extensible: Set<String> = [
    "name", "description", "fields", "rules", "pages", "publish", "expects",
  ]
  static let field = MappingKeys(
    .required("type", "类型", .words(types), "填什么样的内容", "what the column holds"),
    .init("to", "指向", .text, "ref：指向哪个词表或台账", "for ref: the vocabulary or register"),
    .init(
      "of", "取值", .any, "enum：可选的几项；list：每项是什么", "for enum: the choices; for list: the items"),
    .init("required", "必填", .flag, "不能空着", "never empty"),
    .init("alias", "别名", .text, "CSV 表头里的中文名", "the name in the header of the CSV"),
    .init("name", "名称", .localized, "给读者看的名称", "what readers see"),
    .init("unit", "单位", .text, "数的单位，如 件", "the unit of a number"),
    .init("unique", "唯一", .flag, "各行不能相同", "no two rows share it"),
    .init("persons", "人数", .flag, "是人数，人少时不公布", "a count of persons, withheld where few"),
    .init("hide", "不公开", .flag, "不公开这一列", "never published"),
    .init("from", "公式", .any, "由别的列算出，如 closed - reported", "computed from other columns"))
  /// The type of what a list holds.
  static let item = MappingKeys(
    .required("type", "类型", .words(types), "每项是什么", "what an item is"),
    .init("to", "指向", .text, "指向哪个词表或台账", "the vocabulary or register"),
    .init("of", "取值", .any, "可选的几项", "the choices"))
  static let rule = MappingKeys(
    .required("that", "条件", .any, "要守的规则，如 closed >= reported", "the rule"),
    .required("say", "提示", .localized, "没有守时怎么说", "what is said of a row that breaks it"))
  static let pages = MappingKeys(
    .init("list", "列表", .flag, "有没有列表页", "whether there is a list"),
    .init("detail", "详情", .flag, "每行有没有自己的页", "whether each row has a page"))
  static let expectation = MappingKeys(
    .required("each", "每个", .text, "哪个词表或台账里的每一个都要报", "the vocabulary or register that reports"),
    .init("where", "条件", .any, "只要其中哪些报", "which of them"),
    .required("every", "周期", .words(kinds), "多久报一次", "how often"),
    .init("by", "填报单位", .text, "哪一列是填报单位", "the column of who reports"),
    .init("time", "时间", .text, "哪一列是时间", "the column of time"),
    .init("days", "天数", .integer(0...366), "期末以后几天内报", "days after a period's end"))
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
