import BulletinModel
import Testing

@testable import BulletinCharts

@Suite("A calendar of years")
struct CalendarTests {
  private let chart = CalendarChart(
    words: ChartWords(id: "c", title: "场次", summary: "1月最多。"),
    years: [
      .init(
        label: "2025年",
        months: [
          .init(1, level: 5, text: "1月：9"), .init(6, level: 0, text: "6月：0"),
          .init(12, level: nil, text: "12月：未填报"),
        ])
    ])

  @Test("sets four months a row, from the side where reading begins")
  func places() {
    let left = String(decoding: chart.svg().bytes, as: UTF8.self)
    #expect(left.contains(#"<rect class="h5" x="0" y="0" width="26" height="26"><title>1月：9<"#))
    #expect(left.contains(#"<rect class="h0" x="28" y="28""#))
    let right = String(decoding: chart.svg(.rightToLeft).bytes, as: UTF8.self)
    #expect(right.contains(#"<rect class="h5" x="84" y="0""#))
    #expect(right.contains(#"<rect class="h0" x="56" y="28""#))
  }

  @Test("leaves a month without a value empty, not light")
  func missing() {
    let svg = String(decoding: chart.svg().bytes, as: UTF8.self)
    #expect(svg.contains(#"<rect class="hx" x="84" y="56""#))
    #expect(svg.components(ofClass: "h0") == 1)
  }
}

extension String {
  fileprivate func components(ofClass name: String) -> Int {
    split(separator: "class=\"\(name)\"", omittingEmptySubsequences: false).count - 1
  }
}
