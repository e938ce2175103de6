import BulletinModel

/// The keys of `measures.yml`, each with its one Chinese alias, and its words.
enum MeasureKeys {
  static let file = "content/statistics/measures.yml"
  static let measure = MappingKeys(
    .required("name", "名称", .localized, "指标叫什么", "what it is called"),
    .required("of", "台账", .text, "从哪本台账算", "the register it is computed from"),
    .required(
      "value", "算法", .text, "怎样算，如 count()、sum(人数)、count() where … / count()",
      "how it is computed, such as count() or sum(hours)"),
    .init("where", "条件", .any, "只算哪些行", "which rows count"),
    .init(
      "format", "格式",
      .pattern(
        "^\\s*(count|percent|decimal|money|整数|百分比|小数|金额)\\s*([(（]\\s*[0-6０-６]\\s*[)）])?\\s*$"),
      "怎样印，如 percent(2)", "how it is printed, such as percent(2)"),
    .init("unit", "单位", .localized, "单位，如 件", "the unit"),
    .init(
      "by", "维度", .any, "可以按什么分，如 [region, period]", "the dimensions, such as [region, period]"),
    .init(
      "time", "时间", .either([.text, .mapping(time)]), "哪一列是时间；存量写 {from: …, to: …}",
      "the column of time; {from: …, to: …} for stocks"),
    .init("stock", "存量", .text, "存量的时间列", "the column of time of a stock"),
    .init("definition", "口径", .localized, "给读者看的口径", "the definition that readers see"),
    .init("formula", "公式", .localized, "给读者看的公式，不写由程序写", "the formula that readers see"),
    .init(
      "version", "版本", .integer(1...9999), "口径改了就加一", "one more with every change of definition"),
    .init("additive", "可加", .flag, "各部分能不能相加", "whether parts may be added"))
  static let time = MappingKeys(
    .init("from", "起", .text, "开始日期的列", "the column of the first day"),
    .init("to", "止", .text, "结束日期的列", "the column of the last day"),
    .init("as_of", "截至", .text, "截止日期的列", "the column of the day of a count"),
    .init("stock", "存量", .text, "截止日期的列", "the column of the day of a count"))
  static let known = measure.known.union(time.known)

  /// How a value may be made, each with its Chinese twin.
  static let functions: KeyValuePairs<String, QuantityText.Function> = [
    "count": .count, "sum": .sum, "min": .minimum, "max": .maximum, "latest": .latest,
    "mean": .mean, "median": .median, "percentile": .percentile, "计数": .count, "求和": .sum,
    "最小": .minimum, "最大": .maximum, "最近": .latest, "平均": .mean, "中位数": .median,
    "百分位": .percentile,
  ]
  static let conditionWords = ["where", "其中"]
}
