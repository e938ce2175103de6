import BulletinModel
import Testing

/// Random registers and measures: every figure must equal a plain recount of the rows.
@Suite struct DeclaredRecountTests {
  private struct World {
    var fixture: DeclaredFixture
    var rows: [[String]]
    let regions: [(id: String, parent: String?)]

    func isBelow(_ region: String, _ top: String) -> Bool {
      var next: String? = region
      while let one = next {
        if one == top { return true }
        next = regions.first { $0.id == one }?.parent
      }
      return false
    }
  }

  private static let months = ["2024-11", "2024-12", "2025-01", "2025-02", "2025-03"]
  private static let spans =
    months + ["2024Q4", "2025Q1", "2024H2", "2025H1", "2024", "2025", "2025Q2"]
  private static let fields = [
    DeclaredFixture.field("place", .reference(to: "places")),
    DeclaredFixture.field("tags", .list(of: .text)), DeclaredFixture.field("when", .date),
    DeclaredFixture.field("span", .period), DeclaredFixture.field("n", .count),
    DeclaredFixture.field("m", .decimal), DeclaredFixture.field("kind", .text),
  ]

  private func world(_ random: inout SplitMix) -> World {
    let regions = (0..<6).map { index -> (id: String, parent: String?) in
      ("r\(index)", index == 0 ? nil : "r\(Int.random(in: 0..<index, using: &random))")
    }
    var fixture = DeclaredFixture()
    fixture.terms = ["regions": regions]
    let places = (0..<8).map { ["p\($0)", "r\(Int.random(in: 0..<6, using: &random))"] }
    let rows = (0..<200).map { _ -> [String] in
      func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }
      let month = pick(DeclaredRecountTests.months)
      let tags = ["x", "y", "z"].filter { _ in Bool.random(using: &random) }
      return [
        "p\(Int.random(in: 0..<9, using: &random))", tags.joined(separator: " "),
        "\(month)-\(10 + Int.random(in: 0..<19, using: &random))",
        pick(DeclaredRecountTests.spans),
        Int.random(in: 0..<5, using: &random) == 0
          ? "" : String(Int.random(in: 0..<50, using: &random)),
        Int.random(in: 0..<5, using: &random) == 0
          ? "" : "\(Int.random(in: 0..<90, using: &random)).25",
        pick(["a", "b", "c", ""]),
      ]
    }
    fixture.tables = [
      .init(
        id: "places",
        fields: [
          DeclaredFixture.field("id", .id),
          DeclaredFixture.field("region", .reference(to: "regions")),
        ], rows: places),
      .init(id: "log", fields: DeclaredRecountTests.fields, rows: rows),
    ]
    return World(fixture: fixture, rows: rows, regions: regions)
  }

  private static let dimensions: [(id: String, field: String, list: String?)] = [
    ("kind", "kind", nil), ("place", "place", "places"), ("region", "place.region", "regions"),
    ("tag", "tags", nil),
  ]

  private func region(of place: String, _ world: World) -> String? {
    world.fixture.tables[0].rows.first { $0[0] == place }?[1]
  }

  private func lies(_ row: [String], _ members: [String: String], _ world: World) -> Bool {
    members.allSatisfy { dimension, member in
      switch dimension {
      case "kind": row[6] == member
      case "place": row[0] == member
      case "tag": row[1].split(separator: " ").contains(Substring(member))
      default: region(of: row[0], world).map { world.isBelow($0, member) } ?? false
      }
    }
  }

  private func members(_ random: inout SplitMix) -> [String: String] {
    var members: [String: String] = [:]
    for (name, choices) in [
      ("kind", ["a", "b", "c"]), ("place", ["p0", "p3", "p7"]), ("region", ["r0", "r1", "r4"]),
      ("tag", ["x", "y", "z"]),
    ] where Int.random(in: 0..<3, using: &random) == 0 {
      members[name] = choices.randomElement(using: &random)
    }
    return members
  }

  private func holds(_ text: String, _ row: [String], _ world: World) -> Bool {
    let n = Int(row[4])
    switch text {
    case "n > 20": return n.map { $0 > 20 } ?? false
    case "kind in [a, b] and n <= 30":
      return ["a", "b"].contains(row[6]) && n.map { $0 <= 30 } ?? false
    case "place.region == r1 or kind == c":
      return region(of: row[0], world) == "r1" || row[6] == "c"
    case "not (m < n)":
      guard let n, let m = Rational(decimal: row[5]) else { return false }
      return !(m < Rational(Int64(n)))
    default: return true
    }
  }

  /// What a quantity comes to over some rows, the plain way.
  private func plain(_ function: Aggregate.Function, _ rows: [[String]]) -> Rational? {
    let filled = rows.filter { !$0[4].isEmpty }
    let values = filled.compactMap { Rational(decimal: $0[4]) }.sorted()
    let sum = values.reduce(Rational(0), +)
    switch function {
    case .rows: return Rational(Int64(rows.count))
    case .sum: return sum
    case .difference:
      return rows.reduce(Rational(0)) {
        $0 + (Rational(decimal: $1[4]) ?? Rational(0)) - (Rational(decimal: $1[5]) ?? Rational(0))
      }
    case .minimum: return values.first
    case .maximum: return values.last
    case .mean: return values.isEmpty ? nil : sum / Rational(Int64(values.count))
    case .latest:
      return filled.enumerated().max { ($0.element[2], $0.offset) < ($1.element[2], $1.offset) }
        .flatMap { Rational(decimal: $0.element[4]) }
    case .percentile(_, let percent):
      guard !values.isEmpty else { return nil }
      let half = values.count / 2
      if percent == 50, values.count % 2 == 0 {
        return (values[half - 1] + values[half]) / Rational(2)
      }
      return values.first { value in
        values.count { $0 <= value } * 100 >= percent * values.count
      }
    }
  }

  private static let functions: [Aggregate.Function] = [
    .rows, .sum("n", missing: 0), .difference("n", "m"), .minimum("n"), .maximum("n"), .mean("n"),
    .latest("n"), .percentile("n", percent: 50), .percentile("n", percent: 90),
  ]
  private static let conditions = [
    "", "n > 20", "kind in [a, b] and n <= 30", "place.region == r1 or kind == c", "not (m < n)",
  ]

  @Test(arguments: 1...6)
  func flowsByDay(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    var world = world(&random)
    for (f, function) in DeclaredRecountTests.functions.enumerated() {
      for (c, text) in DeclaredRecountTests.conditions.enumerated() {
        let condition = text.isEmpty ? nil : try world.fixture.formula(text, of: "log")
        world.fixture.measures.append(
          DeclaredFixture.measure(
            "m\(f)-\(c)", of: "log", Aggregate(function, where: condition),
            time: .within("when"), by: DeclaredRecountTests.dimensions))
      }
    }
    let value = try world.fixture.figures()
    for _ in 0..<200 {
      let f = Int.random(in: 0..<9, using: &random)
      let c = Int.random(in: 0..<5, using: &random)
      let members = members(&random)
      let period = try #require(DeclaredRecountTests.spans.dropLast().randomElement(using: &random))
      let key = FigureKey("m\(f)-\(c)", members, in: try #require(Period(period)))
      let rows = world.rows.indices.filter {
        let row = world.rows[$0]
        return key.period.contains(LedgerFixture.date(row[2])) && lies(row, members, world)
          && holds(DeclaredRecountTests.conditions[c], row, world)
      }
      let expected = plain(DeclaredRecountTests.functions[f], rows.map { world.rows[$0] })
      #expect(value.figure(key).exact == expected, "\(key.text)")
      #expect(value.rows(behind: key) == rows, "\(key.text)")
    }
  }

  /// A row counts for every period that holds its own one whole.
  @Test(arguments: 1...6)
  func flowsByPeriod(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    var world = world(&random)
    world.fixture.measures = [
      DeclaredFixture.measure(
        "s", of: "log", Aggregate(.sum("n", missing: 0)), time: .within("span"),
        by: DeclaredRecountTests.dimensions)
    ]
    let value = try world.fixture.figures()
    for text in DeclaredRecountTests.spans + ["2025-06", "2024-01"] {
      let period = try #require(Period(text))
      let inside = world.rows.filter { row in
        guard let span = Period(row[3]) else { return false }
        return period.firstMonth <= span.firstMonth && span.lastMonth <= period.lastMonth
      }
      for members in [[:], ["kind": "a"], ["region": "r1"], ["tag": "x", "kind": "b"]] {
        let figure = value.figure(FigureKey("s", members, in: period))
        guard !inside.isEmpty else {
          #expect(figure.value == .absent(.notReported), "\(figure.key.text)")
          continue
        }
        let rows = inside.filter { lies($0, members, world) }
        #expect(figure.exact == plain(.sum("n", missing: 0), rows), "\(figure.key.text)")
        #expect(figure.rowCount == rows.count, "\(figure.key.text)")
      }
    }
  }

  /// Of each thing counted the latest row in the latest month of a period, never carried forward.
  @Test(arguments: 1...6)
  func reportedStocks(seed: Int) throws {
    var random = SplitMix(state: UInt64(seed))
    var world = world(&random)
    world.fixture.tables[1].grain = ["place", "when"]
    world.fixture.measures = [
      DeclaredFixture.measure(
        "s", of: "log", Aggregate(.sum("n", missing: 0)), time: .latest("when"),
        by: DeclaredRecountTests.dimensions)
    ]
    let value = try world.fixture.figures()
    for text in ["2024-12", "2024", "2025Q1", "2025-01", "2025-06"] {
      let period = try #require(Period(text))
      for members in [[:], ["kind": "a"], ["region": "r1"], ["place": "p3"], ["tag": "x"]] {
        let named = members.filter { $0.key == "place" || $0.key == "region" }
        let month = world.rows.filter {
          period.contains(LedgerFixture.date($0[2])) && lies($0, named, world)
        }.map { $0[2].prefix(7) }.max()
        var latest: [String: Int] = [:]
        for (index, row) in world.rows.enumerated() where row[2].prefix(7) == month {
          if let other = latest[row[0]], world.rows[other][2] > row[2] { continue }
          latest[row[0]] = index
        }
        let rows = latest.values.map { world.rows[$0] }.filter { lies($0, members, world) }
        let figure = value.figure(FigureKey("s", members, in: period))
        #expect(
          figure.exact == (month == nil ? nil : plain(.sum("n", missing: 0), rows)),
          "\(figure.key.text)")
      }
    }
  }
}
