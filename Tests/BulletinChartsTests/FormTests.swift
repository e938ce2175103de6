import BulletinCharts
import BulletinModel
import BulletinTestSupport
import Foundation
import Testing

@Suite struct FormTests {
  @Test func everyFormDrawsAsRecorded() throws {
    for drawing in try FormSamples.drawings() + FormSamples.files() {
      let text = String(decoding: drawing.svg.bytes, as: UTF8.self).replacing("><", with: ">\n<")
      try Golden.compare(text + "\n", with: "\(ChartTests.golden)/\(drawing.name).svg")
    }
  }

  @Test func everyFormIsWellFormed() throws {
    for drawing in try FormSamples.drawings() + FormSamples.files() {
      try WellFormed.check(drawing.svg)
    }
  }

  @Test func labelsOfEveryFormStayOnAPhoneAndApart() throws {
    for drawing in try FormSamples.drawings() where !drawing.name.hasPrefix("multiples") {
      let labels = try ChartTests.labels(in: drawing.svg)
      for (index, label) in labels.enumerated() {
        #expect(
          label.left > -4 && label.right < 334 && label.top > -1, "\(drawing.name): \(label)")
        for other in labels[(index + 1)...] {
          #expect(!label.meets(other), "\(drawing.name): \(label) on \(other)")
        }
      }
    }
  }

  @Test func everyMarkHasAName() throws {
    let stack = try WellFormed.check(FormSamples.monthly(.columns).svg()).names
    #expect(stack.count == 45)
    #expect(stack.first == "1月 学习教育: \(FormSamples.course(9, seed: 2)[0])")
    let slope = try WellFormed.check(FormSamples.counties.svg()).names
    #expect(slope.contains("石渡县: 2024年三季度 80.3, 2025年三季度 89.7"))
    for drawing in try FormSamples.drawings() where drawing.name != "stack-none" {
      let names = try WellFormed.check(drawing.svg).names
      #expect(!names.isEmpty && !names.contains(""), "\(drawing.name)")
    }
  }

  @Test func aMissingValueIsNamedInWordsAndDrawnAsAGap() throws {
    let stack = try FormSamples.stack(.columns, ["1月"], series: ["甲", "乙", "丙"]) {
      [nil, 4, nil][$1]
    }
    let text = String(decoding: stack.svg().bytes, as: UTF8.self)
    #expect(try WellFormed.check(stack.svg()).names == ["1月 乙: 4", "1月 甲: 无数据; 丙: 无数据"])
    #expect(text.contains("class=\"gap\""))
    let slope = FormSamples.slope(["东城"], [nil], [800]).svg()
    #expect(try WellFormed.check(slope).names == ["东城: 2024年三季度 无数据, 2025年三季度 80.0"])
    let plot = FormSamples.multiples(.lines, ["东城"]) { _ in [1, 2, nil, 4, 5] }.svg()
    #expect(String(decoding: plot.bytes, as: UTF8.self).contains("3月 无数据, 4月 4"))
    let lines = try FormSamples.lines([("甲", [1, 2, nil, 4, 5])]).svg()
    #expect(String(decoding: lines.bytes, as: UTF8.self).contains("M0,216.18 L9.09,214.37 M27.27,"))
  }

  @Test func aPageFromTheRightMirrorsEveryArea() throws {
    for form in [StackedChart.Form.columns, .rows, .shares] {
      let chart = try FormSamples.monthly(form)
      let (one, other) = (areas(in: chart.svg()), areas(in: chart.svg(.rightToLeft)))
      #expect(one.count == 45 && other.count == 45)
      for (left, right) in zip(one, other) {
        #expect(abs(left.x + left.width + right.x - 100) < 0.001)
        #expect(left.width == right.width && left.y == right.y)
      }
    }
  }

  @Test func sharesFillEveryRowWhateverTheirRemainders() throws {
    for parts in [[1, 1, 1], [2, 3, 7], [1, 999, 1], [333, 333, 334]] as [[Int64]] {
      let chart = try FormSamples.stack(.shares, ["1", "2"], series: ["甲", "乙", "丙"]) {
        parts[$1]
      }
      let row = areas(in: chart.svg()).prefix(3)
      #expect(try #require(row.last).x + (row.last?.width ?? 0) == 100)
      for (one, next) in zip(row, row.dropFirst()) {
        #expect(abs(next.x - one.x - one.width) < 0.2501)
      }
    }
  }

  @Test func partsBelowZeroAreNoShares() throws {
    let chart = try FormSamples.stack(.shares, ["1", "2"], series: ["甲", "乙"]) {
      [[3, -1], [2, 2]][$0][$1]
    }
    let found = areas(in: chart.svg())
    #expect(found[1].x + found[1].width == found[0].x && found[1].width == 20)
  }

  @Test func equalValuesOfASlopeStandAboveOneAnotherInTheirOrder() throws {
    let names = FormSamples.members(9)
    let chart = FormSamples.slope(names, names.map { _ in 500 }, names.map { _ in 700 })
    let labels = try ChartTests.labels(in: chart.svg()).filter { $0.description.contains("第") }
    for side in [labels.prefix(9), labels.suffix(9)] {
      #expect(zip(side, names).allSatisfy { $0.description.hasSuffix($1) })
      #expect(zip(side, side.dropFirst()).allSatisfy { $1.top - $0.top >= 16.9 })
    }
    #expect(String(decoding: chart.svg().bytes, as: UTF8.self).contains("class=\"lead\""))
  }

  @Test func moreSeriesThanMarksCanTellApartAreRefused() {
    let words = FormSamples.words
    func names(_ count: Int) -> [String] { (0..<count).map { "\($0)" } }
    for count in [0, 6] {
      #expect(StackedChart(words: words, form: .rows, series: names(count), members: []) == nil)
    }
    for count in [0, 5] {
      let lines = names(count).map { LineChart.Series(name: $0, values: []) }
      #expect(LineChart(words: words, ticks: [], series: lines, gridlines: []) == nil)
      #expect(BarChart(words: words, series: names(count), groups: []) == nil)
      #expect(ColumnChart(words: words, series: names(count), groups: []) == nil)
    }
  }

  @Test func patternsOfTwoDrawingsInOnePageDoNotMeet() throws {
    let other = ChartWords(id: "g", title: "", summary: "")
    let markup = try [FormSamples.monthly(.columns), FormSamples.monthly(.rows, words: other)]
      .flatMap { $0.svg().bytes }
    let page = Array("<main>".utf8) + markup + Array("</main>".utf8)
    let ids = try WellFormed.check(SafeHTML(trusted: page)).ids
    #expect(ids.contains("f-p2") && ids.contains("g-p2"))
  }

  struct Area {
    let x: Double
    let y: Double
    let width: Double
  }

  /// The areas of series in the order drawn.
  private func areas(in svg: SafeHTML) -> [Area] {
    String(decoding: svg.bytes, as: UTF8.self).components(separatedBy: "<rect class=\"seg")
      .dropFirst().filter { $0.contains("role=\"img\"") }
      .map { piece in
        func number(_ name: String) -> Double {
          let rest = piece.components(separatedBy: " \(name)=\"").dropFirst().first ?? ""
          return Double(rest.prefix { $0 != "\"" && $0 != "%" }) ?? .nan
        }
        return Area(x: number("x"), y: number("y"), width: number("width"))
      }
  }
}
