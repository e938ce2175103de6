import BulletinModel

/// Coverage in one period: the whole, its regions and its sectors, read once for all its charts.
struct CoverageReport {
  /// A region or sector with its figure.
  struct Part {
    /// The term's id.
    let id: String
    /// Its name.
    let name: String
    /// Its coverage.
    let figure: Figure
    /// The coverage a year before.
    let before: Figure
  }

  let desk: Desk
  /// The measure.
  let measure: Measure
  /// The period that is told.
  let period: Period
  /// The members that stand for the whole: none, or the first sector where sectors overlap.
  let whole: [String: String]
  /// The coverage of the whole.
  let figure: Figure

  /// Reads the latest coverage; nil where none was reported.
  init?(desk: Desk) {
    guard let measure = desk.index.figures.measure("coverage"),
      desk.index.hasCoveragePage
    else { return nil }
    var candidates: [[String: String]] = [[:]]
    let statistics = desk.edition.settings.statistics
    let sectors =
      statistics.keySectors
      + (desk.edition.vocabularies["sectors"]?.terms ?? []).map(\.id)
    candidates += sectors.map { ["sector": $0] }
    for members in candidates {
      guard let period = desk.tellingPeriod(of: measure, at: members) else { continue }
      let figure = desk.figure("coverage", members, in: period)
      guard figure.exact != nil else { continue }
      self.desk = desk
      self.measure = measure
      self.period = period
      whole = members
      self.figure = figure
      return
    }
    return nil
  }

  private var words: Words { desk.words }

  /// The region that is the whole.
  private var root: String? {
    if let region = desk.edition.settings.statistics.region { return region }
    let roots = desk.edition.vocabularies["regions"]?.children(of: nil) ?? []
    return roots.count == 1 ? roots[0].id : nil
  }

  /// The name of what is measured: the whole place and, where sectors overlap, the sector.
  var scope: String {
    let place = root.map { desk.name(of: $0, in: "regions") } ?? desk.siteTitle
    if let sector = whole["sector"] {
      return place + gap + desk.name(of: sector, in: "sectors")
    }
    let sectors = desk.text(desk.edition.settings.statistics.keySectorsName)
    return place + (sectors.map { gap + $0 } ?? "")
  }

  private var gap: String { desk.tag.primary == "zh" ? "" : " " }

  /// The regions directly below the whole, highest first; those without a figure last.
  var regions: [Part] {
    let terms = desk.edition.vocabularies["regions"]?.children(of: root) ?? []
    return ordered(
      terms.map { part($0, members: whole.merging(["region": $0.id]) { $1 }) })
  }

  /// The sectors at the top of their list, highest first.
  var sectors: [Part] {
    let terms = desk.edition.vocabularies["sectors"]?.children(of: nil) ?? []
    return ordered(terms.map { part($0, members: ["sector": $0.id]) })
  }

  private func part(_ term: Vocabulary.Term, members: [String: String]) -> Part {
    Part(
      id: term.id, name: desk.text(term.short ?? term.name),
      figure: desk.figure("coverage", members, in: period),
      before: desk.figure("coverage", members, in: period.yearBefore))
  }

  /// Orders by falling coverage; parts that nobody reported at all are left out.
  private func ordered(_ parts: [Part]) -> [Part] {
    let reported = parts.filter { part in
      part.figure.exact != nil || part.before.exact != nil || part.figure.rowCount > 0
    }
    return reported.enumerated().sorted { left, right in
      switch (left.element.figure.exact, right.element.figure.exact) {
      case (let a?, let b?): a != b ? b < a : left.offset < right.offset
      case (_?, nil): true
      case (nil, _?): false
      case (nil, nil): left.offset < right.offset
      }
    }.map(\.element)
  }

  /// The target as a share; settings give it in percent.
  var target: Rational? {
    desk.edition.settings.statistics.coverageTarget.flatMap { $0 / Rational(100) }
  }

  // MARK: Charts

  /// The regions as bars with the target.
  func regionsFigure(number: Int?) -> FigureContext? {
    let parts = regions.filter { $0.figure.exact != nil }
    guard parts.count > 1 else { return nil }
    let absent = regions.filter { $0.figure.exact == nil }
    let title = words(.highest, ["name": parts[0].name, "value": text(parts[0])])
    let origin = desk.origin(
      of: parts.map(\.figure.key))
    return FigureContext(
      id: "coverage-regions", number: label(number), title: title,
      subtitle: subtitle(words[.byRegion]),
      plot: ChartRoom.bars(
        parts.map { bar($0) }, target: target, title: title, description: extremes(parts),
        id: "regions", desk: desk),
      heat: nil, legend: [], source: origin.source, note: note(absent),
      table: table(regions, head: words[.region]), downloads: [],
      status: origin.status, definition: origin.definition)
  }

  /// The sectors as bars.
  func sectorsFigure(number: Int?) -> FigureContext? {
    let parts = sectors.filter { $0.figure.exact != nil }
    guard parts.count > 1 else { return nil }
    let title = words(.highest, ["name": parts[0].name, "value": text(parts[0])])
    let origin = desk.origin(
      of: parts.map(\.figure.key))
    return FigureContext(
      id: "coverage-sectors", number: label(number), title: title,
      subtitle: subtitle(words[.bySector]),
      plot: ChartRoom.bars(
        parts.map { bar($0) }, target: target, title: title, description: extremes(parts),
        id: "sectors", desk: desk),
      heat: nil, legend: [], source: origin.source,
      note: note(sectors.filter { $0.figure.exact == nil }),
      table: table(sectors, head: words[.sector]), downloads: [],
      status: origin.status, definition: origin.definition)
  }

  /// The course over the last periods with the same periods a year before.
  ///
  /// - Parameters:
  ///   - number: The chart's number in the page.
  ///   - isWide: Tells whether there is room for the target's label.
  /// - Returns: The chart; nil with fewer than two values.
  func trendFigure(number: Int?, isWide: Bool) -> FigureContext? {
    let first = desk.index.figures.periods(of: "coverage", period.kind).first
    let periods = desk.course(to: period, count: period.kind == .month ? 12 : 8, since: first)
    let now = periods.map { desk.figure("coverage", whole, in: $0) }
    guard now.compactMap(\.exact).count >= 2 else { return nil }
    let before = periods.map { desk.figure("coverage", whole, in: $0.yearBefore) }
    let yoy = desk.figure("coverage", whole, in: period, .yoy)
    let title =
      yoy.exact == nil
      ? words(.valueInPeriod, ["period": desk.dates.period(period), "value": cell(figure)])
      : words(.valueAgainstYear, ["change": direction(yoy)])
    let origin = desk.origin(
      of: [figure.key])
    return FigureContext(
      id: "coverage-trend", number: label(number), title: title,
      subtitle: subtitle(
        words(
          .fromTo, ["from": desk.dates.period(periods[0]), "to": desk.dates.period(period)])),
      plot: ChartRoom.line(
        labels: periods.map(desk.dates.axis), now: now.map(\.exact), before: before.map(\.exact),
        title: title,
        description: words(
          .trendDescription,
          ["from": cell(now[0]), "to": cell(now[now.count - 1]), "n": String(periods.count)]),
        id: "trend", target: isWide ? target : nil, desk: desk),
      heat: nil, legend: [], source: origin.source, note: nil,
      table: trendTable(periods, now, before), downloads: [],
      status: origin.status, definition: origin.definition)
  }

  private func trendTable(
    _ periods: [Period], _ now: [Figure], _ before: [Figure]
  ) -> TableContext {
    TableContext(
      caption: subtitle(words[.byPeriod]) ?? "",
      columns: [
        .text(words[.period]), .number(words[.eligible]), .number(words[.organised]),
        .number(desk.text(measure.name)), .number(words[.yearAgo]),
      ],
      rows: periods.indices.map { place in
        TableRowContext(
          head: .plain(desk.dates.period(periods[place])),
          cells: [
            .number(now[place].denominator.map(desk.numbers.count) ?? NumberFormat.missing),
            .number(now[place].numerator.map(desk.numbers.count) ?? NumberFormat.missing),
            desk.shownCell(cell(now[place]), now[place]),
            desk.shownCell(cell(before[place]), before[place]),
          ])
      }, totals: [])
  }

  /// Sectors by regions as a heat table.
  func heatFigure(number: Int?) -> FigureContext? {
    let columns = sectors.filter { $0.figure.exact != nil }
    let rows = regions
    guard columns.count > 1, rows.count > 1 else { return nil }
    let title = heatTitle(rows, columns)
    func line(_ head: LinkContext, _ region: String?) -> TableRowContext {
      TableRowContext(
        head: head,
        cells: columns.map { column in
          var members = ["sector": column.id]
          members["region"] = region
          let figure = desk.figure("coverage", members, in: period)
          return desk.shownCell(cell(figure), figure, heat: figure.exact.map(HeatStep.name))
        })
    }
    let origin = desk.origin(
      of: columns.flatMap { column in
        rows.map { FigureKey("coverage", ["sector": column.id, "region": $0.id], in: period) }
      })
    return FigureContext(
      id: "coverage-heat", number: label(number), title: title,
      subtitle: subtitle(words[.byRegionAndSector]), plot: nil,
      heat: TableContext(
        caption: subtitle(words[.byRegionAndSector]) ?? title,
        columns: [.text(words[.region])] + columns.map { .number($0.name) },
        rows: rows.map { line(desk.link(toRegion: $0.id), $0.id) },
        totals: [line(.plain(words[.whole]), nil)]),
      legend: HeatStep.legend(desk.words), source: origin.source,
      note: words[.overlapNote], table: nil, downloads: [],
      status: origin.status, definition: origin.definition)
  }

  /// The sector that is highest in most regions, with their number.
  private func heatTitle(_ rows: [Part], _ columns: [Part]) -> String {
    var firsts = Array(repeating: 0, count: columns.count)
    var told = 0
    for row in rows {
      let values = columns.map { column in
        desk.figure("coverage", ["sector": column.id, "region": row.id], in: period).exact
      }
      guard let best = values.compactMap({ $0 }).max() else { continue }
      told += 1
      for (place, value) in values.enumerated() where value == best { firsts[place] += 1 }
    }
    let most = firsts.indices.max { firsts[$0] != firsts[$1] ? firsts[$0] < firsts[$1] : $1 < $0 }
    return words(
      .heatTitle,
      [
        "name": columns[most ?? 0].name, "n": String(firsts[most ?? 0]), "m": String(told),
      ])
  }

  // MARK: Parts of charts

  private func label(_ number: Int?) -> String? {
    number.map { words(.figureNumber, ["n": String($0)]) }
  }

  private func subtitle(_ what: String) -> String? {
    words(
      .chartSubtitle,
      [
        "measure": desk.text(measure.name), "place": scope, "period": desk.dates.period(period),
        "what": what,
      ])
  }

  private func bar(_ part: Part) -> ChartRoom.Bar {
    ChartRoom.Bar(
      label: part.name, value: part.figure.exact ?? Rational(0), text: text(part),
      before: part.before.exact)
  }

  /// A coverage as charts label it: one decimal.
  private func text(_ part: Part) -> String {
    part.figure.exact.map { desk.numbers.percent($0, digits: 1) } ?? NumberFormat.missing
  }

  private func cell(_ figure: Figure) -> String { desk.cell(figure, of: measure) }

  private func extremes(_ parts: [Part]) -> String {
    let (high, low) = (parts[0], parts[parts.count - 1])
    return words(
      .highestLowest, ["high": high.name, "a": text(high), "low": low.name, "b": text(low)])
  }

  private func note(_ absent: [Part]) -> String? {
    guard !absent.isEmpty else { return nil }
    return words(
      .withoutFigure,
      [
        "names": absent.map { part in
          desk.reason(part.figure).map {
            words(.nameWithReason, ["name": part.name, "reason": $0])
          } ?? part.name
        }.joined(separator: words[.listComma])
      ])
  }

  private func table(_ parts: [Part], head: String) -> TableContext {
    let rows = parts.map { part in
      row(.plain(part.name), part.figure, part.before, part.figure.key.members)
    }
    let before = desk.figure("coverage", whole, in: period.yearBefore)
    return TableContext(
      caption: subtitle(head) ?? head,
      columns: [
        .text(head), .number(words[.eligible]), .number(words[.organised]),
        .number(desk.text(measure.name)), .number(words[.yearAgo]), .number(words[.changeHead]),
      ],
      rows: rows, totals: [row(.plain(words[.whole]), figure, before, whole)])
  }

  private func row(
    _ head: LinkContext, _ figure: Figure, _ before: Figure, _ members: [String: String]
  ) -> TableRowContext {
    let yoy = desk.figure("coverage", members, in: period, .yoy)
    return TableRowContext(
      head: head,
      cells: [
        .number(figure.denominator.map(desk.numbers.count) ?? NumberFormat.missing),
        .number(figure.numerator.map(desk.numbers.count) ?? NumberFormat.missing),
        desk.shownCell(cell(figure), figure), desk.shownCell(cell(before), before),
        .number(desk.comparison(yoy, of: measure).value),
      ])
  }

  /// 提高1.24个百分点, 下降1.24个百分点 or 持平.
  func direction(_ change: Figure) -> String { desk.direction(change, of: measure) }
}

/// The six steps of a heat table for shares.
enum HeatStep {
  private static let bounds: [Int64] = [40, 60, 75, 85, 95]

  /// `h0` to `h5`.
  static func name(_ share: Rational) -> String {
    let step = bounds.firstIndex { bound in
      Rational(bound, 100).map { share < $0 } ?? false
    }
    return "h\(step ?? bounds.count)"
  }

  /// What the steps mean.
  static func legend(_ words: Words) -> [LegendContext] {
    var legend = [LegendContext(heat: "h0", text: words(.below, ["n": "\(bounds[0])%"]))]
    for (step, pair) in zip(bounds, bounds.dropFirst()).enumerated() {
      legend.append(
        LegendContext(
          heat: "h\(step + 1)", text: words(.range, ["from": "\(pair.0)%", "to": "\(pair.1)%"])))
    }
    legend.append(
      LegendContext(
        heat: "h\(bounds.count)", text: words(.atLeast, ["n": "\(bounds[bounds.count - 1])%"])))
    return legend
  }
}

extension Desk {
  /// A change in words with the right direction: 提高, 下降 or 持平 for shares, 增长 for counts.
  func direction(_ change: Figure, of measure: Measure) -> String {
    guard let exact = change.exact else { return NumberFormat.missing }
    if exact.numerator == 0 { return words[.unchanged] }
    let magnitude = exact < Rational(0) ? Rational(0) - exact : exact
    if case .percent(let digits) = measure.format {
      let value = numbers.points(magnitude, digits: digits).unsigned + words[.points]
      return words(exact.numerator > 0 ? .rose : .fell, ["n": value])
    }
    return words(exact.numerator > 0 ? .grew : .shrank, ["n": numbers.growth(magnitude).unsigned])
  }
}

extension String {
  /// The text without a plus sign before it.
  fileprivate var unsigned: String { hasPrefix("+") ? String(dropFirst()) : self }
}
