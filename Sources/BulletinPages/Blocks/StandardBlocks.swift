import BulletinModel

extension EditionIndex {
  /// The figure blocks of a page, whoever writes them.
  func blocks(of owner: BlockOwner) -> [FigureBlock] {
    switch owner {
    case .document(let place): documents[place].blocks
    case .measure(_, let id): figures.measure(id).map(blocks(ofMeasure:)) ?? []
    case .statistics, .report: []
    }
  }

  /// The page of a figure block.
  func route(of owner: BlockOwner) -> Route {
    switch owner {
    case .document(let place): documents[place].route
    case .measure(let language, let id):
      languages[language].routes.route("statistics/measures/\(id)/")
    case .statistics(let language): languages[language].routes.route("statistics/")
    case .report(let language, let period):
      languages[language].routes.route("reports/\(period.id)/")
    }
  }

  /// The language of a figure block's page, a place among the site's languages.
  func language(of owner: BlockOwner) -> Int {
    switch owner {
    case .document(let place):
      languages.firstIndex { $0.language.matches(documents[place].language) } ?? 0
    case .measure(let language, _), .statistics(let language), .report(let language, _): language
    }
  }

  /// What the page of a measure shows: its course, then its parts by each dimension that has several.
  func blocks(ofMeasure measure: Measure) -> [FigureBlock] {
    measureBlocks.value(of: measure.id) { foundBlocks(ofMeasure: measure) }
  }

  private func foundBlocks(ofMeasure measure: Measure) -> [FigureBlock] {
    let members = wholeMembers(of: measure)
    guard let period = tellingPeriod(of: measure, at: members) else { return [] }
    let place = measure.span ?? .whole("content/\(measure.register)/")
    var blocks: [FigureBlock] = []
    let first = figures.periods(of: measure.id, period.kind).first
    let course = course(to: period, count: period.kind == .month ? 12 : 8, since: first)
    let told = course.filter {
      figures.figure(FigureKey(measure.id, members, in: $0)).exact != nil
    }
    if told.count > 1, let from = told.first {
      blocks.append(
        FigureBlock(
          kind: .chart, measures: [measure.id], by: ["period"], members: members,
          span: .range(from, period), at: place))
    }
    for dimension in measure.dimensions {
      var held = members
      held[dimension] = nil
      guard count(measure, dimension, held, period) > 1 else { continue }
      blocks.append(
        FigureBlock(
          kind: .chart, measures: [measure.id], by: [dimension], members: held,
          span: .one(period), form: .bar, limit: 30, at: place))
    }
    return blocks
  }

  /// How many members at the top of a dimension have a figure.
  private func count(
    _ measure: Measure, _ dimension: String, _ members: [String: String], _ period: Period
  ) -> Int {
    guard let axis = figures.axis(dimension, of: measure.id) else { return 0 }
    var shown = axis.children(of: nil)
    while shown.count == 1, !axis.children(of: shown[0].id).isEmpty {
      shown = axis.children(of: shown[0].id)
    }
    return shown.filter { member in
      let key = FigureKey(
        measure.id, members.merging([dimension: member.id]) { $1 }, in: period)
      return figures.figure(key).exact.map { $0.numerator != 0 } ?? false
    }.count
  }
}
