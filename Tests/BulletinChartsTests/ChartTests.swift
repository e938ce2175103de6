import BulletinCharts
import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@Suite struct ChartTests {
  static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden").path
  private static let words = ChartWords(id: "c", title: "覆盖率", summary: "东城最高。")

  private static func value(_ n: Int64, _ d: Int64 = 1) -> ChartValue {
    ChartValue(Rational(n, d), text: "\(n)")
  }

  static let bars = BarChart(
    words: words,
    bars: [
      .init(label: "高新技术产业开发区", value: value(937, 1000)),
      .init(label: "东城", value: value(88, 100)),
      .init(label: "<西&山>", value: value(802, 1000), tone: .muted),
      .init(label: "北湖", value: ChartValue(nil, text: "—")),
      .init(label: "零", value: value(0)),
    ],
    target: .init(Rational(88, 100) ?? Rational(1), label: "目标88%"), top: Rational(1))

  static let columns: ColumnChart = {
    var columns: [ColumnChart.Column] = []
    for month in Int64(1)...12 {
      columns.append(
        .init(
          label: "\(month)月", shortLabel: "\(month)",
          value: month == 4 ? ChartValue(nil, text: "—") : value(month * 30),
          comparison: month == 7 ? nil : Rational(month * 25)))
    }
    return ColumnChart(words: words, columns: columns)
  }()

  static let lines: LineChart = {
    let rates: [Int64?] = [81, 82, nil, 84, 85, 86]
    let current = rates.map { rate in
      ChartValue(rate.map { Rational($0) }, text: rate.map { "\($0)" } ?? "—")
    }
    return LineChart(
      words: words, ticks: (1...12).map { "\($0)月" },
      current: .init(name: "2025年", values: current),
      previous: .init(name: "2024年", values: (1...12).map { value(Int64(70 + $0)) }),
      gridlines: [.init(Rational(70), label: "70"), .init(Rational(90), label: "90%")],
      target: .init(Rational(88), label: "目标88%"))
  }()

  static let calendar = CalendarChart(
    words: words,
    months: [
      .init(
        label: "2月", total: "28",
        days: (0..<28).map {
          .init(CivilDate(days: 20_120 + $0), level: Int($0) % 7, text: "第\($0)天")
        })
    ])

  /// Names that no phone can hold on one line.
  static let long = BarChart(
    words: words,
    bars: [
      .init(label: "快递物流和网约车外卖配送行业委员会", value: value(90)),
      .init(label: "岚川经济技术开发区新材料与装备制造产业园区综合委员会", value: value(70)),
      .init(label: "Committee for small firms, sole traders and markets", value: value(50)),
      .init(label: "توشۇمال تىجارەت كوللېكتىپى بىرلەشمە", value: value(30)),
    ], target: .init(Rational(2), label: "目标"))

  /// Two lines that end close to one another, beside the target.
  static func meeting(_ distance: Int64) -> LineChart {
    LineChart(
      words: words, ticks: (1...12).map { "2025年\($0)月" },
      current: .init(name: "今年", values: (1...12).map { value(Int64(70 + $0)) }),
      previous: .init(
        name: "2024年同期", values: (1...12).map { value(Int64(70 + $0) + distance) }),
      gridlines: [.init(Rational(60), label: "60"), .init(Rational(100), label: "100%")],
      target: .init(Rational(80), label: "目标80%"))
  }

  struct Drawing: Sendable, CustomTestStringConvertible {
    let name: String
    let svg: SafeHTML
    var testDescription: String { name }
  }

  static let drawings: [Drawing] = [
    Drawing(name: "bars", svg: bars.svg()), Drawing(name: "bars-rtl", svg: bars.svg(.rightToLeft)),
    Drawing(name: "columns", svg: columns.svg()),
    Drawing(name: "columns-rtl", svg: columns.svg(.rightToLeft)),
    Drawing(name: "lines", svg: lines.svg()),
    Drawing(name: "lines-rtl", svg: lines.svg(.rightToLeft)),
    Drawing(name: "lines-meeting", svg: meeting(0).svg()),
    Drawing(name: "bars-long", svg: long.svg()),
    Drawing(name: "bars-long-rtl", svg: long.svg(.rightToLeft)),
    Drawing(
      name: "bars-negative",
      svg: BarChart(
        words: words, bars: [12, -7, 0].map { .init(label: "增减", value: value($0)) }
      ).svg()),
    Drawing(name: "calendar", svg: calendar.svg()),
    Drawing(name: "spark-line", svg: spark(.line, [1, 3, nil, 2])),
    Drawing(name: "spark-bars", svg: spark(.bars, [1, 3, 0, 2])),
    Drawing(name: "bars-none", svg: BarChart(words: words, bars: []).svg()),
    Drawing(
      name: "bars-sixty",
      svg: BarChart(
        words: words, bars: (0..<60).map { .init(label: "县\($0)", value: value(Int64($0))) }
      ).svg()),
    Drawing(
      name: "columns-equal",
      svg: ColumnChart(
        words: words,
        columns: (0..<30).map { _ in .init(label: "a", shortLabel: "a", value: value(5)) }
      ).svg()),
    Drawing(
      name: "columns-negative",
      svg: ColumnChart(
        words: words,
        columns: [-3, 4, 0].map { .init(label: "\($0)", shortLabel: "", value: value($0)) }
      ).svg()),
    Drawing(
      name: "lines-one-point",
      svg: LineChart(
        words: words, ticks: ["1月"], current: .init(name: "今年", values: [value(3)]),
        gridlines: [.init(Rational(0), label: "0"), .init(Rational(4), label: "4")]
      ).svg()),
    Drawing(
      name: "lines-all-missing",
      svg: LineChart(
        words: words, ticks: ["1月", "2月"],
        current: .init(
          name: "今年", values: [ChartValue(nil, text: "—"), ChartValue(nil, text: "—")]),
        gridlines: [.init(Rational(0), label: "0"), .init(Rational(4), label: "4")]
      ).svg()),
  ]

  private static func spark(_ form: Sparkline.Form, _ values: [Int64?]) -> SafeHTML {
    Sparkline(form, values: values.map { $0.map { Rational($0) } }).svg() ?? SafeHTML(trusted: [])
  }

  @Test(arguments: drawings)
  func drawsAsRecorded(_ drawing: Drawing) throws {
    let text = String(decoding: drawing.svg.bytes, as: UTF8.self)
      .replacing("><", with: ">\n<")
    try Golden.compare(text + "\n", with: "\(ChartTests.golden)/\(drawing.name).svg")
  }

  @Test(arguments: drawings)
  func isWellFormedAndFitsAStrictPolicy(_ drawing: Drawing) throws {
    try WellFormed.check(drawing.svg)
  }

  /// A label as it lies on a column of 330 pixels, the narrowest that pages have.
  struct Label: CustomStringConvertible {
    let description: String
    let left: Double
    let right: Double
    let top: Double
    let bottom: Double

    func meets(_ other: Label) -> Bool {
      left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }
  }

  static func labels(in svg: SafeHTML) throws -> [Label] {
    let text = String(decoding: svg.bytes, as: UTF8.self)
    var labels: [Label] = []
    for piece in text.components(separatedBy: "<text ").dropFirst() {
      let parts = piece.components(separatedBy: "</text>")[0].split(separator: ">", maxSplits: 1)
      let tag = String(parts[0])
      func attribute(_ name: String) -> String {
        guard let start = (" " + tag).range(of: " \(name)=\"") else { return "" }
        return String((" " + tag)[start.upperBound...].prefix { $0 != "\"" })
      }
      let names = attribute("class").split(separator: " ")
      guard !names.contains("w") else { continue }
      var content = parts.count > 1 ? String(parts[1]) : ""
      for tag in ["title", "tspan"] {
        while let start = content.range(of: "<\(tag)"), let end = content.range(of: "</\(tag)>") {
          content.removeSubrange(start.lowerBound..<end.upperBound)
        }
      }
      for (entity, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&#39;", "'")] {
        content = content.replacing(entity, with: sign)
      }
      let size = names == ["val", "c"] ? 12.0 : 13.0
      let ems = content.unicodeScalars.reduce(0.0) { $0 + ($1.value >= 0x1100 ? 1 : 0.56) }
      let x = attribute("x")
      let place = try #require(Double(x.hasSuffix("%") ? String(x.dropLast()) : x)) * 3.3
      let dy = attribute("dy")
      let shift = dy.hasSuffix("em") ? (Double(dy.dropLast(2)) ?? 0) * size : Double(dy) ?? 0
      let base = try #require(Double(attribute("y"))) + shift
      let start = place + (Double(attribute("dx")) ?? 0)
      let width = ems * size
      let left =
        switch attribute("text-anchor") {
        case "end": start - width
        case "middle": start - width / 2
        default: start
        }
      labels.append(
        Label(
          description: "\(names.joined(separator: " ")) \(content)", left: left,
          right: left + width, top: base - size * 0.8, bottom: base + size * 0.1))
    }
    return labels
  }

  @Test(arguments: drawings)
  func labelsStayOnAPhoneAndApart(_ drawing: Drawing) throws {
    let labels = try ChartTests.labels(in: drawing.svg)
    for (index, label) in labels.enumerated() {
      #expect(label.left > -4 && label.right < 334 && label.top > -1, "\(label)")
      for other in labels[(index + 1)...] {
        #expect(!label.meets(other), "\(label) on \(other)")
      }
    }
  }

  @Test(arguments: Array(-30...10) as [Int64])
  func namesAtTheEndsOfLinesStayApart(distance: Int64) throws {
    for direction in [ChartDirection.leftToRight, .rightToLeft] {
      let svg = ChartTests.meeting(distance).svg(direction)
      let ends = try ChartTests.labels(in: svg).filter {
        $0.description.hasPrefix("end") || $0.description.hasPrefix("ref")
      }
      #expect(ends.count == 5)
      for (index, label) in ends.enumerated() {
        for other in ends[(index + 1)...] {
          #expect(!label.meets(other), "\(label) on \(other)")
        }
      }
    }
  }

  @Test func largeFractionsArePlacedExactly() {
    let values: [Rational?] = [(900_000_001, 900_000_007), (1, 899_999_999), (1, 3)].map {
      Rational($0.0, $0.1)
    }
    let text = Sparkline(.line, values: values).svg().map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    #expect(text?.contains("M2,4 L62,26 L122,18.67") == true, "\(text ?? "")")
  }

  @Test func labelsFromOutsideAreEscaped() {
    let text = String(decoding: ChartTests.bars.svg().bytes, as: UTF8.self)
    #expect(text.contains("&lt;西&amp;山&gt;"))
  }

  @Test func aMissingValueLeavesAGapInTheLine() {
    let text = String(decoding: ChartTests.lines.svg().bytes, as: UTF8.self)
    #expect(text.contains("M0,98.1 L9.09,87.2 M27.27,65.4"))
  }

  @Test func aCourseOfOneValueIsNotDrawn() {
    #expect(Sparkline(.line, values: [nil, Rational(1)]).svg() == nil)
  }

  @Test(
    arguments: [(0, 0), (16, 0), (17, 1), (50, 3), (99, 5), (100, 5), (120, 5), (-3, 0)]
      as [(Int64, Int)])
  func placesValuesOnSixSteps(value: Int64, level: Int) {
    #expect(heatLevel(of: Rational(value), from: Rational(0), to: Rational(100)) == level)
  }
}
