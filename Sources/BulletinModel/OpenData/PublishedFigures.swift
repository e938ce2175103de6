/// Every figure that is given away as data: each measure as a whole and by each of its dimensions.
///
/// - Parameter figures: The resolver.
/// - Returns: By measure as the site lists them, then by dimension, period and member; where nothing
///   was reported there is no figure.
public func publishedFigures(of figures: Figures) -> [Figure] {
  figures.measures.flatMap { publishedFigures(of: $0, figures) }
}

/// Every figure of one measure that is given away as data.
///
/// Dimensions of more than 60 members, such as all units, stay out: their rows are given away
/// themselves where the register publishes them.
///
/// - Parameters:
///   - measure: The measure.
///   - figures: The resolver.
/// - Returns: The whole, then each dimension, each by period and member.
public func publishedFigures(of measure: Measure, _ figures: Figures) -> [Figure] {
  let periods = Period.Kind.allCases.flatMap { figures.periods(of: measure.id, $0) }
  let axes = measure.dimensions.compactMap { figures.axis($0, of: measure.id) }
    .filter { $0.members.count <= 60 }
  let wholes = periods.map { FigureKey(measure.id, in: $0) }
  let parts = axes.flatMap { axis in
    periods.flatMap { period in
      axis.members.map { FigureKey(measure.id, [axis.dimension.id: $0.id], in: period) }
    }
  }
  return (wholes + parts).map { figures.figure($0) }.filter { figure in
    ![.absent(.notReported), .absent(.unknown), .absent(.notAdditive)].contains(figure.value)
  }
}
