import BulletinModel
import Testing

@testable import BulletinLedger

/// Counts of persons: DOMAIN's two worked tables, and what must hold of every table.
@Suite struct SmallCellTests {
  private static let counties = ["jia", "yi", "bing"]
  private static let sectors = ["jobs", "social", "school"]

  /// A table of persons by county and sector, on one day in June 2025.
  private func fixture(_ table: [[Int64]], month: String = "06") -> DeclaredFixture {
    var fixture = DeclaredFixture()
    fixture.terms = [
      "counties": SmallCellTests.counties.map { ($0, nil) },
      "sectors": SmallCellTests.sectors.map { ($0, nil) },
    ]
    var rows: [[String]] = []
    for (county, line) in zip(SmallCellTests.counties, table) {
      for (sector, n) in zip(SmallCellTests.sectors, line) {
        let absent: Int64 = county == "bing" && sector == "jobs" ? 4 : 20
        rows.append([county, sector, "2025-\(month)-18", String(n), String(n + absent)])
      }
    }
    fixture.tables = [
      .init(
        id: "trained",
        fields: [
          DeclaredFixture.field("county", .reference(to: "counties")),
          DeclaredFixture.field("sector", .reference(to: "sectors")),
          DeclaredFixture.field("day", .date),
          DeclaredFixture.field("n", .count, persons: true),
          DeclaredFixture.field("invited", .count, persons: true),
        ], rows: rows)
    ]
    let dimensions: [(id: String, field: String, list: String?)] = [
      ("county", "county", "counties"), ("sector", "sector", "sectors"),
    ]
    let n = Aggregate(.sum("n", missing: 0))
    fixture.measures = [
      DeclaredFixture.measure("n", of: "trained", n, time: .within("day"), by: dimensions),
      DeclaredFixture.measure(
        "rate", of: "trained", n, over: Aggregate(.sum("invited", missing: 0)),
        time: .within("day"), by: dimensions),
      DeclaredFixture.measure(
        "mean", of: "trained", Aggregate(.mean("n")), time: .within("day"), by: dimensions,
        additive: false),
    ]
    return fixture
  }

  private func members(_ county: String?, _ sector: String?) -> [String: String] {
    var members: [String: String] = [:]
    members["county"] = county
    members["sector"] = sector
    return members
  }

  /// A published table, the totals last: `<5`, `*` or the number.
  private func published(_ value: Figures, _ period: String) throws -> [String] {
    let period = try #require(Period(period))
    return (SmallCellTests.counties.map { Optional($0) } + [nil]).map { county in
      (SmallCellTests.sectors.map { Optional($0) } + [nil]).map { sector in
        let figure = value.figure(FigureKey("n", members(county, sector), in: period))
        return switch figure.value {
        case .exact: figure.numerator.map(String.init) ?? "?"
        case .absent(.withheld(isPrimary: true)): "<5"
        case .absent(.withheld(isPrimary: false)): "*"
        case .absent: "-"
        }
      }.joined(separator: " ")
    }
  }

  @Test(arguments: ["2025H1", "2025-06", "2025Q2", "2025"])
  func theWorkedTableIsPublishedAsTheHandbookPrintsIt(period: String) throws {
    let value = try fixture([[26, 3, 14], [12, 9, 7], [18, 11, 0]]).figures()
    #expect(
      try published(value, period) == ["26 <5 * 43", "12 * * 28", "18 11 0 29", "56 23 21 100"])
  }

  @Test(arguments: ["2025H1", "2025-06", "2025Q2", "2025"])
  func twoCountsThatTheirTotalForcesTakeMoreWithThem(period: String) throws {
    let value = try fixture([[30, 1, 1], [12, 9, 7], [18, 11, 0]]).figures()
    #expect(
      try published(value, period) == ["* <5 <5 32", "* * * 28", "18 11 0 29", "60 21 8 89"])
  }

  @Test func aFigureAskedAloneIsTheOneInTheTable() throws {
    let table = fixture([[26, 3, 14], [12, 9, 7], [18, 11, 0]])
    let key = FigureKey("n", members("yi", "school"), in: try #require(Period("2025H1")))
    let alone = try table.figures().figure(key)
    #expect(alone.value == .absent(.withheld(isPrimary: false)))
    #expect(alone.numerator == nil)
    #expect(alone.rowCount == 0)
    #expect(try table.figures().rows(behind: key) == [])
  }

  /// Which cells are withheld takes all tables of a year to find out; the next time it is known.
  @Test func whatIsWithheldIsKnownTheNextTime() throws {
    let edition = fixture([[26, 3, 14], [12, 9, 7], [18, 11, 0]]).edition()
    let expected = ["26 <5 * 43", "12 * * 28", "18 11 0 29", "56 23 21 100"]
    func published(_ memory: LedgerMemory) throws -> [String] {
      let value = try #require(figures(of: edition, memory: memory).value)
      return try self.published(value, "2025H1")
    }
    let first = LedgerMemory()
    #expect(try published(first) == expected)
    let found = first.findings
    #expect(found.withheld.keys.contains { $0.hasSuffix(" 2025") })
    let second = LedgerMemory(found)
    #expect(try published(second) == expected)
    #expect(second.findings == found)
    // What is known is believed: with nothing withheld, as of another ledger, all would be told.
    let nothing = LedgerMemory(
      LedgerMemory.Findings(withheld: found.withheld.mapValues { _ in "" }))
    #expect(try published(nothing).first == "26 3 14 43")
    // What is no text of cells is not.
    for damage in [
      "6 2025 1 1 2 0 0", "5 2025 1 1 0", "6 2025 9 1 0", "x", "6 2025 1 1 3 0 0 1 1 2 2",
    ] {
      let memory = LedgerMemory(
        LedgerMemory.Findings(withheld: found.withheld.mapValues { "\($0) \(damage)" }))
      #expect(try published(memory) == expected, "\(damage)")
      #expect(memory.findings == found)
    }
  }

  @Test func ratesAndMeansGiveNothingAway() throws {
    let value = try fixture([[26, 3, 14], [12, 9, 7], [18, 11, 0]]).figures()
    let period = try #require(Period("2025H1"))
    let hidden = value.figure(FigureKey("rate", members("jia", "social"), in: period))
    #expect(hidden.value == .absent(.withheld(isPrimary: false)))
    #expect(hidden.denominator == nil)
    // Four of those invited did not come: the rate would tell.
    let near = value.figure(FigureKey("rate", members("bing", "jobs"), in: period))
    #expect(near.value == .absent(.withheld(isPrimary: false)))
    let whole = value.figure(FigureKey("rate", in: period))
    #expect(whole.exact == Rational(100, 264))
    let mean = value.figure(FigureKey("mean", members("jia", "school"), in: period))
    #expect(mean.value == .absent(.withheld(isPrimary: false)))
    #expect(value.figure(FigureKey("mean", members("bing", "jobs"), in: period)).exact != nil)
  }

  @Test func comparisonsGiveNothingAway() throws {
    var fixture = fixture([[26, 3, 14], [12, 9, 7], [18, 11, 0]])
    fixture.tables[0].rows +=
      self.fixture(
        [[26, 8, 14], [12, 9, 7], [18, 11, 0]], month: "07"
      ).tables[0].rows
    let value = try fixture.figures()
    let july = try #require(Period("2025-07"))
    let growth = FigureKey("n", members("jia", "social"), in: july, comparison: .change)
    #expect(value.figure(growth).exact == nil)
    let june = try #require(Period("2025-06"))
    func figure(_ sector: String, _ comparison: FigureKey.Comparison) -> Figure {
      value.figure(FigureKey("n", members("yi", sector), in: june, comparison: comparison))
    }
    #expect(figure("social", .share).value == .absent(.withheld(isPrimary: false)))
    #expect(figure("social", .rank).value == .absent(.withheld(isPrimary: false)))
    #expect(figure("jobs", .rank).exact == Rational(1))
  }

  @Test func aMonthIsNotKnownFromItsQuarter() throws {
    var fixture = fixture([[26, 8, 14], [12, 9, 7], [18, 11, 9]], month: "04")
    fixture.tables[0].rows +=
      self.fixture(
        [[26, 3, 14], [12, 9, 7], [18, 11, 9]], month: "05"
      ).tables[0].rows
    fixture.tables[0].rows +=
      self.fixture(
        [[26, 9, 14], [12, 9, 7], [18, 11, 9]], month: "06"
      ).tables[0].rows
    let value = try fixture.figures()
    func isShown(_ period: String) throws -> Bool {
      let key = FigureKey("n", members("jia", "social"), in: try #require(Period(period)))
      return value.figure(key).exact != nil
    }
    #expect(try !isShown("2025-05"))
    #expect(try !isShown("2025-04"))
    #expect(try isShown("2025Q2"))
  }

  @Test func noughtIsShownAndALimitOfOneWithholdsNothing() throws {
    var table = fixture([[26, 3, 14], [12, 9, 7], [18, 11, 0]])
    table.smallCell = 1
    #expect(
      try published(try table.figures(), "2025H1") == [
        "26 3 14 43", "12 9 7 28", "18 11 0 29", "56 23 21 100",
      ])
  }

  @Test func aTotalOfAFewWithholdsItsTable() throws {
    let value = try fixture([[1, 0, 2], [0, 0, 0], [0, 0, 0]]).figures()
    #expect(try published(value, "2025H1") == ["<5 0 <5 <5", "0 0 0 0", "0 0 0 0", "<5 0 <5 <5"])
  }

  /// Whoever reads the table and adds up must be left with two values for every withheld cell.
  @Test(arguments: 1...100)
  func noReaderCanKnowAWithheldCell(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    let table = (0..<3).map { _ in
      (0..<3).map { _ in
        Bool.random(using: &random)
          ? Int64.random(in: 0...4, using: &random) : Int64.random(in: 0...11, using: &random)
      }
    }
    let text = try published(try fixture(table).figures(), "2025H1")
    let reader = TableReader(text.map { $0.split(separator: " ").map(String.init) })
    let possible = reader.possible(&random)
    #expect(reader.isAnythingWithheld == !possible.isEmpty)
    for (cell, values) in possible {
      #expect(values.count > 1, "\(table) \(text) \(cell)")
    }
  }
}

/// A reader who tries every table that fits what was printed.
private struct TableReader {
  let cells: [[String]]

  init(_ cells: [[String]]) { self.cells = cells }

  var isAnythingWithheld: Bool {
    cells.joined().contains { Int64($0) == nil }
  }

  /// For each withheld cell the values that it can have, at most a few: two are enough to be safe.
  func possible(_ random: inout SplitMix) -> [String: Set<Int64>] {
    let withheld = cells.enumerated().flatMap { row, line in
      line.indices.filter { Int64(line[$0]) == nil }.map { "\(row)-\($0)" }
    }
    var found: [String: Set<Int64>] = [:]
    let lines = (0..<3).map { fits(cells[$0]).shuffled(using: &random) }
    for first in lines[0] {
      for second in lines[1] {
        for third in lines[2] where fit([first, second, third]) {
          note([first, second, third], in: &found)
          if withheld.allSatisfy({ (found[$0]?.count ?? 0) > 1 }) { return found }
        }
      }
    }
    return found
  }

  private func note(_ lines: [[Int64]], in found: inout [String: Set<Int64>]) {
    let inner = lines.map { $0 + [$0.reduce(0, +)] }
    let last = (0..<4).map { column in inner.reduce(0) { $0 + $1[column] } }
    for (row, line) in (inner + [last]).enumerated() {
      for column in 0..<4 where Int64(cells[row][column]) == nil {
        found["\(row)-\(column)", default: []].insert(line[column])
      }
    }
  }

  /// No cell of the test holds more than 11: a reader who stops at 13 finds fewer tables, not more.
  private func range(_ text: String, most: Int64) -> ClosedRange<Int64> {
    if let shown = Int64(text) { return shown...shown }
    return text == "<5" ? 1...4 : 5...max(5, most)
  }

  /// The lines of three cells that fit a printed row and its total.
  private func fits(_ row: [String]) -> [[Int64]] {
    let total = range(row[3], most: 40)
    var found: [[Int64]] = []
    for a in range(row[0], most: 13) {
      for b in range(row[1], most: 13) {
        for c in range(row[2], most: 13) where total.contains(a + b + c) {
          found.append([a, b, c])
        }
      }
    }
    return found
  }

  private func fit(_ lines: [[Int64]]) -> Bool {
    for column in 0..<3 {
      let sum = lines[0][column] + lines[1][column] + lines[2][column]
      guard range(cells[3][column], most: 60).contains(sum) else { return false }
    }
    let sum = lines.reduce(0) { $0 + $1.reduce(0, +) }
    return range(cells[3][3], most: 99).contains(sum)
  }
}
