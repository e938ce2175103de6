import BulletinModel
import Synchronization
import Testing

@Suite struct PublishedFigureTests {
  private final class Calls: Sendable {
    let keys = Mutex<[FigureKey]>([])
  }

  private static func text(_ text: String) -> LocalizedText { LocalizedText([.init("zh", text)]) }

  @Test func eachFigureIsComputedOnceHoweverOftenItIsGivenAway() throws {
    let year = try #require(Period(.year, year: 2024))
    let measure = Measure(
      id: "boats", name: PublishedFigureTests.text("渡船"), register: "boats", unit: nil,
      format: .percent(decimals: 0), timing: .flow, dimensions: ["region"],
      formula: PublishedFigureTests.text("渡船"), definition: PublishedFigureTests.text("渡船"))
    let axis = DimensionAxis(
      dimension: Dimension(id: "region", field: "region", list: "regions"),
      name: PublishedFigureTests.text("地区"),
      members: ["east", "west"].map { .init(id: $0, name: PublishedFigureTests.text($0)) })
    let calls = Calls()
    let figures = Figures(
      measures: [measure], periods: ["boats": [year]], covered: [:], axes: ["boats": [axis]],
      resolver: { key in
        calls.keys.withLock { $0.append(key) }
        let isEast = key.members["region"] == "east"
        return Figure(key: key, value: isEast ? .absent(.notReported) : .exact(Rational(3)))
      }, finder: { _ in [] })
    let found = publishedFigures(of: figures)
    #expect(publishedFigures(of: measure, figures) == found)
    #expect(found.map(\.key.members) == [[:], ["region": "west"]])
    let asked = calls.keys.withLock { $0.map(\.members) }
    #expect(asked == [[:], ["region": "east"], ["region": "west"]])
  }
}
