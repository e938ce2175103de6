import BulletinModel

/// A figure as a page prints it.
struct Reading: Sendable, Hashable {
  /// The number; — where there is none.
  let value: String
  /// The unit, `%` for shares; empty where it has none or there is no value.
  let unit: String
  /// Why there is no value.
  let reason: String?
  /// Tells whether the exact value grew, fell or stayed, for comparisons.
  let direction: Int
}

extension Desk {
  /// A figure as text and key figures print it: 万 from ten thousand on.
  func reading(_ figure: Figure, of measure: Measure) -> Reading {
    guard let exact = figure.exact else {
      return Reading(
        value: NumberFormat.missing, unit: "", reason: reason(figure), direction: 0)
    }
    let unit = text(measure.unit) ?? ""
    let gap = tag.primary == "zh" || unit.isEmpty ? "" : " "
    switch measure.format {
    case .count:
      let (number, myriad) = numbers.telling(exact.scaled(digits: 0))
      return Reading(value: number, unit: gap + myriad + unit, reason: nil, direction: 0)
    case .percent(let digits):
      return Reading(
        value: numbers.percentNumber(exact, digits: digits), unit: "%", reason: nil,
        direction: 0)
    case .decimal(let digits):
      return Reading(
        value: numbers.decimal(exact, digits: digits), unit: gap + unit, reason: nil,
        direction: 0)
    case .money(let digits):
      return Reading(
        value: numbers.money(exact, digits: digits),
        unit: numbers.usesMyriads ? "万元" : gap + unit, reason: nil, direction: 0)
    }
  }

  /// A figure as tables print it: all digits, no unit; shares with their sign.
  func cell(_ figure: Figure, of measure: Measure) -> String {
    guard let exact = figure.exact else { return NumberFormat.missing }
    return switch measure.format {
    case .count: numbers.count(exact.scaled(digits: 0))
    case .percent(let digits): numbers.percent(exact, digits: digits)
    case .decimal(let digits): numbers.decimal(exact, digits: digits)
    case .money(let digits): numbers.money(exact, digits: digits)
    }
  }

  /// A comparison: points for shares, growth in percent for all else; — where there is none.
  func comparison(_ figure: Figure, of measure: Measure) -> Reading {
    guard let exact = figure.exact else {
      return Reading(
        value: NumberFormat.missing, unit: "", reason: reason(figure), direction: 0)
    }
    let direction = exact.numerator.signum()
    if case .percent(let digits) = measure.format {
      return Reading(
        value: numbers.points(exact, digits: digits), unit: words[.points], reason: nil,
        direction: Int(direction))
    }
    return Reading(
      value: numbers.growth(exact), unit: "", reason: nil, direction: Int(direction))
  }

  /// Why there is no value, in words.
  func reason(_ figure: Figure) -> String? {
    guard case .absent(let reason) = figure.value else { return nil }
    return switch reason {
    case .notReported: words[.notReported]
    case .partial(let reported, let due):
      words(.partlyReported, ["n": String(reported), "m": String(due)])
    case .zeroBase: words[.zeroBase]
    case .notAdditive: words[.notAdditive]
    case .noComparison: words[.noComparison]
    case .withheld: words[.withheld]
    case .unknown: words[.notAvailable]
    }
  }

  /// The figure of a key.
  func figure(
    _ measure: String, _ members: [String: String] = [:], in period: Period,
    _ comparison: FigureKey.Comparison = .value
  ) -> Figure {
    index.figures.figure(FigureKey(measure, members, in: period, comparison: comparison))
  }

  // MARK: Periods

  /// The period of which a measure is told.
  func tellingPeriod(of measure: Measure, at members: [String: String] = [:]) -> Period? {
    index.tellingPeriod(of: measure, at: members)
  }

  /// The last periods of a kind up to one, rising, as many as there are rows for.
  func course(to period: Period, count: Int, since first: Period?) -> [Period] {
    index.course(to: period, count: count, since: first)
  }

  /// A measure's course up to a period as a small drawing; nil with fewer than three points.
  func spark(
    _ measure: Measure, at members: [String: String] = [:], to period: Period
  ) -> SafeHTML? {
    let first = index.figures.periods(of: measure.id, period.kind).first
    let values = course(to: period, count: 12, since: first).map {
      figure(measure.id, members, in: $0).exact
    }
    guard values.compactMap({ $0 }).count >= 3 else { return nil }
    return ChartRoom.sparkline(values, language: tag)
  }

  // MARK: Key figures

  /// A row of key figures; nil where not one of the measures has a value.
  func keyFigures(
    _ measures: [String], at members: [String: String], in period: Period? = nil, title: String,
    anchor: String = "key-figures", note: String? = nil
  ) -> KeyFiguresContext? {
    var told: [(measure: Measure, figure: Figure)] = []
    var latest: (period: Period, day: CivilDate?)?
    for id in measures {
      guard let measure = index.figures.measure(id),
        members.keys.allSatisfy(measure.dimensions.contains),
        let period = period ?? tellingPeriod(of: measure, at: members)
      else { continue }
      let figure = figure(id, members, in: period)
      guard figure.exact != nil else { continue }
      told.append((measure, figure))
      if latest.map({ $0.period < period }) ?? true { latest = (period, figure.asOf) }
    }
    guard !told.isEmpty else { return nil }
    let figures = told.map {
      keyFigure($0.measure, $0.figure, members, isCommon: $0.figure.key.period == latest?.period)
    }
    return KeyFiguresContext(
      title: title, anchor: anchor, asOf: latest.map { dates.period($0.period) },
      how: index.shownMeasures.isEmpty
        ? nil
        : LinkContext(
          url: language.routes.route("statistics/").href + "#measures", text: words[.howComputed],
          current: false, count: nil),
      isFour: figures.count == 4, figures: figures, note: note)
  }

  private func keyFigure(
    _ measure: Measure, _ figure: Figure, _ members: [String: String], isCommon: Bool
  ) -> KeyFigureContext {
    let reading = reading(figure, of: measure)
    let period = figure.key.period
    return KeyFigureContext(
      name: LinkContext(
        url: statisticsAddress(of: measure),
        text: isCommon
          ? text(measure.name)
          : words(
            .figureInPeriod, ["name": text(measure.name), "period": dates.period(period)]),
        current: false, count: nil),
      value: reading.value, url: shownHref(figure),
      unit: reading.unit.isEmpty ? nil : reading.unit,
      change: change(measure, members, period), spark: spark(measure, at: members, to: period))
  }

  /// How a figure compares with a year before, else with the period before, in words.
  ///
  /// A period that is not over is compared with nothing.
  func change(_ measure: Measure, _ members: [String: String], _ period: Period) -> String? {
    guard !(edition.now.date < period.end) else { return nil }
    let yoy = figure(measure.id, members, in: period, .yoy)
    if yoy.exact != nil {
      let reading = comparison(yoy, of: measure)
      return words(.againstYear, ["change": reading.value + reading.unit])
    }
    let change = figure(measure.id, members, in: period, .change)
    guard change.exact != nil else { return nil }
    let reading = comparison(change, of: measure)
    return words(
      .againstPeriod,
      ["kind": words[Word(period: period.kind)], "change": reading.value + reading.unit])
  }

  /// Where a measure is told in full.
  func statisticsAddress(of measure: Measure) -> String {
    if measure.register == "coverage", index.hasCoveragePage {
      return language.routes.route("statistics/coverage/").href
    }
    return language.routes.route("statistics/measures/\(measure.id)/").href
  }

  /// 2025年第三季度统计: the name of the latest statistics; nil where there are none.
  var latestRelease: String? {
    guard let measure = index.shownMeasures.first, let period = tellingPeriod(of: measure) else {
      return nil
    }
    return words(
      .figureInPeriod, ["name": words[.statistics], "period": dates.period(period)])
  }
}

extension Word {
  /// The length of a period, as in 比上季度.
  init(period: Period.Kind) {
    self =
      switch period {
      case .month: .lastMonth
      case .quarter: .lastQuarter
      case .half: .lastHalf
      case .year: .lastYear
      }
  }

  /// The name of a day of the week.
  static func weekday(_ date: CivilDate) -> Word {
    [.monday, .tuesday, .wednesday, .thursday, .friday, .saturday, .sunday][date.weekday - 1]
  }
}
