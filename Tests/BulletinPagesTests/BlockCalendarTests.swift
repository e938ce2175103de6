import BulletinModel
import Testing

@testable import BulletinPages

@Suite("Figures of blocks")
struct BlockCalendarTests {
  private static let rows = [
    (id: "a1", date: "2025-08-05", kind: "study", host: "b1"),
    (id: "a2", date: "2025-08-05", kind: "visit", host: "b1"),
    (id: "a3", date: "2025-08-09", kind: "visit", host: "b1"),
    (id: "a4", date: "2025-09-30", kind: "study", host: "b1"),
  ]

  private static func desk(
    isRatio: Bool = false, countsPersons: Bool = false, missing: [String] = []
  ) async throws -> Desk {
    let measure = Measure(
      id: "activities", name: SampleEdition.text("活动"), register: "activities",
      unit: SampleEdition.text("场"), format: .count, timing: .flow, dimensions: [],
      formula: SampleEdition.text("场次之和"), definition: SampleEdition.text("办了几场"),
      countsPersons: countsPersons)
    let periods = [(Period.Kind.month, 8), (.month, 9), (.quarter, 3)].compactMap {
      Period($0.0, year: 2025, index: $0.1)
    }
    @Sendable func places(_ key: FigureKey) -> [Int] {
      rows.indices.filter { key.period.contains(SampleEdition.day(rows[$0].date)) }
    }
    let sum = Aggregate(.sum("sessions", missing: 1))
    let figures = Figures(
      measures: [measure], periods: ["activities": periods],
      covered: ["activities": SampleEdition.day("2025-08-05")...SampleEdition.day("2025-09-30")],
      resolver: { key in
        let count = places(key).count
        guard key.comparison == .value, count > 0 else {
          return Figure(key: key, value: .absent(.notReported))
        }
        return Figure(key: key, value: .exact(Rational(Int64(count))), rowCount: count)
      }, finder: places,
      definitions: [
        MeasureDefinition(
          measure: measure, numerator: sum, denominator: isRatio ? sum : nil,
          time: .within("date"), dimensions: [])
      ],
      reporter: { _, _ in
        Reporting(
          list: "regions", deadline: SampleEdition.day("2025-10-10"), due: ["east", "west"],
          reported: ["east", "west"].filter { !missing.contains($0) }, late: [])
      })
    let edition = try SampleEdition.edition(
      branches: [SampleEdition.branch("b1")],
      registers: ["activities": SampleEdition.activities(rows)])
    let plan = try #require(await plan(edition, figures: figures).value)
    return try #require(Renderer(plan).desks.first)
  }

  private static func context(_ desk: Desk) throws -> FigureContext {
    let period = try #require(Period(.quarter, year: 2025, index: 3))
    let block = FigureBlock(
      kind: .chart, measures: ["activities"], span: .one(period), form: .calendar,
      at: .whole("content/statistics/a.md"))
    let place = BlockPlace(route: desk.language.routes.route("statistics/"), index: 0, number: 1)
    return try #require(BlockPresenter(desk: desk, block: block, place: place).context.figure)
  }

  private static func drawing(_ context: FigureContext) throws -> String {
    String(decoding: try #require(context.plot).bytes, as: UTF8.self)
  }

  @Test("as a calendar tell every day from its rows")
  func days() async throws {
    let context = try await Self.context(Self.desk())
    let svg = try Self.drawing(context)
    #expect(svg.contains("<title>8月5日：2场</title>"))
    #expect(svg.contains("<title>8月6日：0场</title>"))
    #expect(svg.contains("<title>9月30日：1场</title>"))
    #expect(context.table?.rows.map(\.cells.first?.text) == ["2", "1", "1"])
    #expect(context.legend.map(\.text) == ["0", "2场"])
  }

  @Test("that count persons or are shares are told by month", arguments: [true, false])
  func months(countsPersons: Bool) async throws {
    let context = try await Self.context(
      Self.desk(isRatio: !countsPersons, countsPersons: countsPersons))
    let svg = try Self.drawing(context)
    #expect(svg.contains("<title>2025年8月：3场</title>"))
    #expect(!svg.contains("8月5日"))
    #expect(svg.contains(#"class="hx""#))
  }

  @Test("are preliminary while a report is missing, else final")
  func status() async throws {
    #expect(try await Self.context(Self.desk(missing: ["west"])).status?.kind == "preliminary")
    #expect(try await Self.context(Self.desk()).status?.kind == "final")
  }

  @Test("name their ledger with its rows and lead to what is counted")
  func origin() async throws {
    let context = try await Self.context(Self.desk())
    #expect(context.source?.contains("活动，4行") == true)
    #expect(
      context.definition?.url?.hasSuffix("statistics/measures/activities/#definitions") == true)
  }
}
