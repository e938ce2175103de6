import BulletinModel

/// The keys of `measures.yml`, each with its one Chinese alias, and its words.
enum MeasureKeys {
  static let file = "content/statistics/measures.yml"
  static let measure = MappingKeys([
    "name": "名称", "of": "台账", "value": "算法", "where": "条件", "format": "格式", "unit": "单位",
    "by": "维度", "time": "时间", "stock": "存量", "definition": "口径", "formula": "公式",
    "version": "版本", "additive": "可加",
  ])
  static let time = MappingKeys(["from": "起", "to": "止", "as_of": "截至", "stock": "存量"])
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
