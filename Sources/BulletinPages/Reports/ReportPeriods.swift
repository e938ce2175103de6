import BulletinModel

extension EditionIndex {
  /// The periods that have a report, rising: ended, told by the measures of at least two ledgers
  /// where a site has two; and those for which the site wrote prose.
  static func reportPeriods(_ edition: Edition, _ figures: Figures) -> [Period] {
    var registers: [Period: Set<String>] = [:]
    for measure in figures.measures {
      for kind in Period.Kind.allCases {
        guard let latest = figures.latestPeriod(of: measure.id, kind, at: edition.now.date) else {
          continue
        }
        for period in figures.periods(of: measure.id, kind) where period <= latest {
          registers[period, default: []].insert(measure.register)
        }
      }
    }
    let wanted = min(2, Set(figures.measures.map(\.register)).count)
    return Set(registers.filter { $0.value.count >= wanted && $0.key.end <= edition.now.date }.keys)
      .union(edition.reports.map(\.period)).sorted()
  }

  /// The figures that a period's report tells: of every measure that has one, in their order.
  func reportFigures(in period: Period) -> [ToldFigure] {
    reportFigures.value(of: period) {
      shownMeasures.compactMap { measure in
        let members = wholeMembersByMeasure[measure.id] ?? [:]
        let figure = figures.figure(FigureKey(measure.id, members, in: period))
        return figure.exact == nil ? nil : (measure, members, figure)
      }
    }
  }

  /// A measure with the members that stand for its whole, and its figure there.
  typealias ToldFigure = (measure: Measure, members: [String: String], figure: Figure)
}
