import BulletinCharts
import BulletinModel
import Testing

extension FormSamples {
  typealias Drawing = ChartTests.Drawing

  /// Every form as pages show it; a form that cannot be made fails the tests that draw it.
  static func drawings() throws -> [Drawing] {
    try stacks() + pairs() + panels() + groups()
  }

  /// Every form as a file of its own.
  static func files() throws -> [Drawing] {
    let sheet = ChartSheet(
      title: "石渡县<一年>升了两位", subtitle: "组织覆盖率，2025年9月30日，%", source: "来源：岚川市基层组织统计库。",
      language: "zh-Hans")
    let mirrored = ChartSheet(
      subtitle: String(repeating: "توشۇمال تىجارەت كوللېكتىپى بىرلەشمە ", count: 6), source: "",
      language: "ug")
    func course(_ index: Int) -> [Int64?] { FormSamples.course(9, seed: Int64(index)) }
    let plots = multiples(.lines, names, course)
    let several = try lines([("民办学校", FormSamples.course(12, seed: 3)), ("社会组织", [50, 60])])
    let stack = try monthly(.columns)
    let spark = Sparkline(.line, values: [1, 3, 2].map { (number: Int64) in Rational(number) })
    return [
      Drawing(name: "file-bars", svg: ChartTests.bars.standaloneSVG(sheet)),
      Drawing(name: "file-columns", svg: ChartTests.columns.standaloneSVG(sheet)),
      Drawing(name: "file-lines", svg: ChartTests.lines.standaloneSVG(sheet)),
      Drawing(name: "file-several-lines", svg: several.standaloneSVG(sheet)),
      Drawing(name: "file-calendar", svg: ChartTests.calendar.standaloneSVG(sheet)),
      Drawing(name: "file-stack", svg: stack.standaloneSVG(sheet)),
      Drawing(name: "file-stack-rtl", svg: stack.standaloneSVG(mirrored, .rightToLeft)),
      Drawing(name: "file-slope", svg: counties.standaloneSVG(sheet)),
      Drawing(
        name: "file-dumbbell",
        svg: dumbbell(names, names.map { _ in 300 }, names.map { _ in 450 }).standaloneSVG(sheet)),
      Drawing(name: "file-multiples", svg: plots.standaloneSVG(sheet)),
      Drawing(name: "file-multiples-rtl", svg: plots.standaloneSVG(mirrored, .rightToLeft)),
      Drawing(
        name: "file-spark", svg: try #require(spark.standaloneSVG(sheet, words: words))),
    ]
  }

  private static func stacks() throws -> [Drawing] {
    let mixed: [[Int64?]] = [
      [30, -12, 5], [nil, 20, -40], [0, 0, 0], [nil, nil, nil], [9, 8, 7],
    ]
    let few = try stack(.shares, ["2024年第三季度", "2025年第三季度"]) {
      [[101, 70, 52, 30, 14], [118, 92, 58, 31, 12]][$0][$1]
    }
    let three = Array(kinds.prefix(3))
    let sixty = course(300, seed: 5)
    return [
      Drawing(name: "stack-columns", svg: try monthly(.columns).svg()),
      Drawing(name: "stack-columns-rtl", svg: try monthly(.columns).svg(.rightToLeft)),
      Drawing(
        name: "stack-columns-mixed",
        svg: try stack(.columns, members(5), series: three) { mixed[$0][$1] }.svg()),
      Drawing(
        name: "stack-columns-sixty",
        svg: try stack(.columns, members(60), series: longNames) { sixty[$0 * 5 + $1] }.svg()),
      Drawing(
        name: "stack-columns-one",
        svg: try stack(.columns, ["1月"], series: ["场次"]) { _, _ in 4 }.svg()),
      Drawing(name: "stack-shares", svg: few.svg()),
      Drawing(name: "stack-shares-rtl", svg: few.svg(.rightToLeft)),
      Drawing(
        name: "stack-shares-gaps",
        svg: try stack(.shares, members(4), series: three) {
          [[1, nil, 3], [nil, nil, nil], [0, 0, 0], [2, 2, 2]][$0][$1]
        }.svg()),
      Drawing(
        name: "stack-rows-mixed",
        svg: try stack(.shares, members(5), series: three) { mixed[$0][$1] }.svg()),
      Drawing(
        name: "stack-rows-long",
        svg: try stack(.rows, longNames) { Int64(20 * $0 + 30 * $1) }.svg()),
      Drawing(
        name: "stack-rows-sixty",
        svg: try stack(.rows, members(60), series: three) { sixty[$0 * 3 + $1] }.svg()),
      Drawing(name: "stack-none", svg: try stack(.columns, []) { _, _ in nil }.svg()),
    ]
  }

  private static func pairs() -> [Drawing] {
    let (old, new) = (course(60, seed: 3, from: 700, over: 60), course(60, seed: 8, from: 800))
    let gaps: ([Int64?], [Int64?]) = (
      [882, nil, nil, -42, 0], [928, 700, nil, 61, nil]
    )
    let fields = dumbbell(
      ["民办学校", "社会组织", "中介组织", "非公有制企业", "快递外卖网约车", "“小个专”"],
      [970, 927, 885, 812, 181, 244], [986, 954, 932, 872, 432, 337])
    return [
      Drawing(name: "slope", svg: counties.svg()),
      Drawing(name: "slope-rtl", svg: counties.svg(.rightToLeft)),
      Drawing(name: "slope-gaps", svg: slope(members(5), gaps.0, gaps.1).svg()),
      Drawing(
        name: "slope-equal", svg: slope(names, names.map { _ in 500 }, names.map { _ in 500 }).svg()
      ),
      Drawing(name: "slope-long", svg: slope(longNames, gaps.0, gaps.1).svg()),
      Drawing(name: "slope-long-rtl", svg: slope(longNames, gaps.0, gaps.1).svg(.rightToLeft)),
      Drawing(name: "slope-sixty", svg: slope(members(60), old, new).svg()),
      Drawing(name: "slope-one", svg: slope(["东城"], [100], [120]).svg()),
      Drawing(name: "dumbbell", svg: fields.svg()),
      Drawing(name: "dumbbell-rtl", svg: fields.svg(.rightToLeft)),
      Drawing(
        name: "dumbbell-gaps",
        svg: dumbbell(longNames, gaps.0, gaps.1, lines: [-50, 0, 50, 100]).svg()),
      Drawing(name: "dumbbell-sixty", svg: dumbbell(members(60), new, old, lines: []).svg()),
      Drawing(name: "dumbbell-one", svg: dumbbell(["东城"], [100], [100], lines: []).svg()),
    ]
  }

  private static func panels() -> [Drawing] {
    func regular(_ index: Int) -> [Int64?] { course(9, seed: Int64(index)) }
    func broken(_ index: Int) -> [Int64?] {
      [[5, nil, -8, nil, 4, 6, nil, nil, 3], [nil], [], [7], [0, 0, 0]][index % 5]
    }
    return [
      Drawing(name: "multiples", svg: multiples(.lines, names, regular).svg()),
      Drawing(name: "multiples-rtl", svg: multiples(.lines, names, regular).svg(.rightToLeft)),
      Drawing(name: "multiples-gaps", svg: multiples(.lines, longNames, broken).svg()),
      Drawing(name: "multiples-columns", svg: multiples(.columns, longNames, broken).svg()),
      Drawing(
        name: "multiples-columns-rtl",
        svg: multiples(.columns, longNames, broken).svg(.rightToLeft)),
      Drawing(name: "multiples-sixty", svg: multiples(.columns, members(60), regular).svg()),
    ]
  }

  private static func groups() throws -> [Drawing] {
    let rows: [[Int64?]] = [[30, 12, 44, 8], [-20, nil, 31, 5], [7, 0], []]
    let years = ["2022年", "2023年", "2024年", "2025年"]
    func bars(_ labels: [String], _ series: [String]) throws -> BarChart {
      try #require(
        BarChart(
          words: words, series: series,
          groups: zip(labels, rows).map { .init(label: $0, values: values($1)) },
          target: .init(Rational(20), label: "目标20")))
    }
    func columns(_ count: Int, _ series: [String]) throws -> ColumnChart {
      try #require(
        ColumnChart(
          words: words, series: series,
          groups: (0..<count).map {
            .init(label: "\($0 + 1)月", shortLabel: "\($0 + 1)", values: values(rows[$0 % 4]))
          }))
    }
    let meeting = try lines(
      zip(longNames, [80, 81, 82, 79]).map { name, end in
        (name, course(11, seed: end, from: 40, over: 60) + [end])
      })
    let apart = try lines(
      [("民办学校", course(12, seed: 3)), ("社会组织", [50, nil, 60, nil, -40, -30]), ("无", [])], from: -60)
    return [
      Drawing(name: "groups-bars", svg: try bars(names, years).svg()),
      Drawing(
        name: "groups-bars-rtl", svg: try bars(longNames, longNames.dropLast()).svg(.rightToLeft)),
      Drawing(name: "groups-columns", svg: try columns(4, years).svg()),
      Drawing(name: "groups-columns-rtl", svg: try columns(12, ["今年", "上年"]).svg(.rightToLeft)),
      Drawing(name: "groups-columns-sixty", svg: try columns(60, years).svg()),
      Drawing(name: "several-lines", svg: apart.svg()),
      Drawing(name: "several-lines-meeting", svg: meeting.svg()),
      Drawing(name: "several-lines-rtl", svg: meeting.svg(.rightToLeft)),
    ]
  }
}
