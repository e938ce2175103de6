import BulletinCharts
import BulletinModel
import Testing

/// Drawings of the forms for members, periods and parts, from easy to hard.
enum FormSamples {
  static let words = ChartWords(
    id: "f", title: "覆盖率", summary: "东城最高。", missing: "无数据")

  static func value(_ number: Int64?) -> ChartValue {
    ChartValue(number.map { Rational($0) }, text: number.map { "\($0)" } ?? "—")
  }

  static func values(_ numbers: [Int64?]) -> [ChartValue] { numbers.map(value) }

  /// A number of tenths: 897 is 89.7.
  static func tenths(_ number: Int64?) -> ChartValue {
    ChartValue(
      number.flatMap { Rational($0, 10) },
      text: number.map { "\($0 < 0 ? "−" : "")\(abs($0) / 10).\(abs($0) % 10)" } ?? "—")
  }

  /// Names, and names that no phone can hold on one line.
  static let names = ["城中区", "岚东区", "高新区", "石渡县", "桐岭县", "云麓县", "松塘县", "雁回县", "柏原县"]
  static let longNames = [
    "岚川经济技术开发区新材料与装备制造产业园区综合委员会", "Committee for small firms, sole traders and markets",
    "توشۇمال تىجارەت كوللېكتىپى بىرلەشمە", "东城", "<西&山>",
  ]
  static let kinds = ["学习教育", "志愿服务", "走访关爱", "技能培训", "文体联谊"]

  static func members(_ count: Int) -> [String] { (0..<count).map { "第\($0 + 1)组" } }

  /// A course without chance: the numbers only have to differ.
  static func course(_ count: Int, seed: Int64, from low: Int64 = 20, over span: Int64 = 90)
    -> [Int64]
  {
    (0..<Int64(count)).map { low + ($0 * 37 + seed * 53 + $0 * $0 * seed) % span }
  }

  static func stack(
    _ form: StackedChart.Form, _ labels: [String], short: [String]? = nil, series: [String] = kinds,
    words: ChartWords = words, _ part: (Int, Int) -> Int64?
  ) throws -> StackedChart {
    let members = labels.enumerated().map { index, label in
      let parts = series.indices.map { part(index, $0) }
      let isWhole = !parts.contains(nil)
      return StackedChart.Member(
        label: label, shortLabel: short?[index], values: values(parts),
        total: value(isWhole ? parts.compactMap { $0 }.reduce(0, +) : nil))
    }
    return try #require(
      StackedChart(words: words, form: form, series: series, members: members))
  }

  static func monthly(_ form: StackedChart.Form, words: ChartWords = words) throws -> StackedChart {
    let courses = (0..<5).map { course(9, seed: Int64($0) + 2) }
    return try stack(
      form, (1...9).map { "\($0)月" }, short: (1...9).map { "\($0)" }, words: words
    ) { courses[$1][$0] }
  }

  static func slope(_ labels: [String], _ before: [Int64?], _ after: [Int64?]) -> SlopeChart {
    SlopeChart(
      words: words, before: "2024年三季度", after: "2025年三季度",
      members: labels.enumerated().map { index, label in
        .init(
          label: label, before: tenths(before[index]), after: tenths(after[index]),
          tone: index == 3 ? .highlight : .plain)
      })
  }

  static let counties = slope(
    names, [882, 860, 889, 803, 814, 799, 812, 770, 735],
    [928, 909, 937, 897, 862, 879, 840, 849, 802])

  static func dumbbell(
    _ labels: [String], _ before: [Int64?], _ after: [Int64?],
    lines: [Int64] = [0, 25, 50, 75, 100]
  ) -> DumbbellChart {
    DumbbellChart(
      words: words, before: "2024年9月", after: "2025年9月",
      members: labels.enumerated().map { index, label in
        .init(label: label, before: tenths(before[index]), after: tenths(after[index]))
      },
      gridlines: lines.map { .init(Rational($0), label: $0 == lines.last ? "\($0)%" : "\($0)") })
  }

  static func multiples(
    _ form: MultiplesChart.Form, _ labels: [String], words: ChartWords = words,
    _ course: (Int) -> [Int64?]
  ) -> MultiplesChart {
    MultiplesChart(
      words: words, form: form, ticks: (1...9).map { "\($0)月" },
      panels: labels.enumerated().map { index, label in
        let now = course(index)
        return .init(
          label: label, figure: "\(now.compactMap { $0 }.reduce(0, +))场", note: "+14%",
          values: values(now), comparison: values(now.map { $0.map { $0 * 4 / 5 } }))
      })
  }

  static func lines(
    _ series: [(String, [Int64?])], from low: Int64 = 0, to high: Int64 = 120,
    words: ChartWords = words
  ) throws -> LineChart {
    let levels: [Int64] = low < 0 ? [low, 0, high] : [low, high]
    return try #require(
      LineChart(
        words: words, ticks: (1...12).map { "\($0)月" },
        series: series.map { .init(name: $0.0, values: values($0.1)) },
        gridlines: levels.map { .init(Rational($0), label: "\($0)") },
        target: .init(Rational(80), label: "目标80")))
  }
}
