import BulletinModel

extension Desk {
  /// The page of a figure's rows, in the main language where there is none in this one; nil where it
  /// has none at all.
  func traceHref(_ key: FigureKey) -> String? {
    if index.traces.holds(key, in: language.place) { return traceRoute(key).href }
    guard index.traces.holds(key, in: 0) else { return nil }
    return index.languages[0].routes.route("figures/\(key.traceID)/").href
  }

  /// The page of a figure that is shown as a value; nil where there is no value.
  func shownHref(_ figure: Figure) -> String? {
    guard figure.exact != nil else { return nil }
    recorder?.note(figure.key)
    return traceHref(figure.key)
  }

  /// A figure in a table, which leads to its rows.
  func shownCell(_ text: String, _ figure: Figure, heat: String? = nil) -> TableCellContext {
    TableCellContext(text: text, isNumber: true, heat: heat, url: shownHref(figure))
  }

  /// Where the page of a figure's rows stands.
  func traceRoute(_ key: FigureKey) -> Route {
    language.routes.route("figures/\(key.traceID)/")
  }

  /// What prints the cited figures of a text's prose.
  func placedFigures(of document: Document) -> (Int) -> PlacedFigure? {
    var placed: [Int: PlacedFigure] = [:]
    for cited in index.cited.figures(in: document.file) {
      guard case .prose(let number) = cited.citation.place else { continue }
      placed[number] = PlacedFigure(
        href: traceHref(cited.key), label: figureName(cited.key),
        inserted: cited.citation.text.isEmpty ? cited.text : nil,
        mark: cited.standing == .revised ? words[.revisedMark] : nil)
    }
    let found = placed
    return { found[$0] }
  }

  /// The figures that a text cites, each once; nil where it cites none.
  func cited(in document: Document) -> CitedContext? {
    var seen: Set<FigureKey> = []
    let figures = index.cited.figures(in: document.file).filter {
      $0.figure.exact != nil && seen.insert($0.key).inserted
    }.compactMap { cited -> CitedFigureContext? in
      guard let measure = index.figures.measure(cited.key.measure) else { return nil }
      return CitedFigureContext(
        value: printed(cited.figure, of: measure), name: figureName(cited.key),
        source: LinkContext(
          url: traceHref(cited.key), text: words[.seeRows], current: false, count: nil),
        mark: cited.standing == .revised ? words[.revisedMark] : nil)
    }
    return figures.isEmpty ? nil : CitedContext(figures: figures)
  }

  /// What a figure is of: measure, comparison, members, period.
  func figureName(_ key: FigureKey) -> String {
    guard let measure = index.figures.measure(key.measure) else { return key.text }
    var parts = [text(measure.name)]
    for (dimension, id) in key.members.sorted(by: { $0.key < $1.key }) {
      let member = index.figures.axis(dimension, of: key.measure)?.member(id)
      parts.append(text(member?.name) ?? id)
    }
    parts.append(dates.period(key.period))
    if key.comparison != .value { parts.append(words[Word(comparison: key.comparison)]) }
    return parts.joined(separator: words[.clauseComma])
  }

  /// A figure of any kind with its unit, as prose prints it.
  func printed(_ figure: Figure, of measure: Measure) -> String {
    guard let exact = figure.exact else { return NumberFormat.missing }
    switch figure.key.comparison {
    case .value:
      if case .percent = measure.format { return cell(figure, of: measure) }
      let unit = unit(of: measure) ?? ""
      let gap = tag.primary == "zh" || unit.isEmpty ? "" : " "
      return cell(figure, of: measure) + gap + unit
    case .change, .yoy:
      let reading = comparison(figure, of: measure)
      return reading.value + reading.unit
    case .share: return numbers.percent(exact, digits: 2)
    case .rank: return words(.placeNumber, ["n": numbers.count(exact.scaled(digits: 0))])
    }
  }
}
