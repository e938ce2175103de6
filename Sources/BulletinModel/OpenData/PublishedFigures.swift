import Synchronization

/// Every figure that is given away as data: each measure as a whole and by each of its dimensions.
///
/// - Parameter figures: The resolver.
/// - Returns: By measure as the site lists them, then by dimension, period and member; where nothing
///   was reported there is no figure.
public func publishedFigures(of figures: Figures) -> [Figure] {
  figures.measures.flatMap { publishedFigures(of: $0, figures) }
}

/// Every figure of one measure that is given away as data; computed once however often it is asked.
///
/// Dimensions of more than 60 members, such as all units, stay out: their rows are given away
/// themselves where the register publishes them.
///
/// - Parameters:
///   - measure: The measure.
///   - figures: The resolver.
/// - Returns: The whole, then each dimension, each by period and member.
public func publishedFigures(of measure: Measure, _ figures: Figures) -> [Figure] {
  figures.published.figures(of: measure.id) { computed(measure, figures) }
}

/// Computes every figure that is given away as data, by several workers at once; who asks later need not wait.
///
/// - Parameters:
///   - figures: The resolver.
///   - workers: How many tasks work at once.
public func computePublishedFigures(of figures: Figures, workers: Int) async {
  _ = await concurrentMap(figures.measures, workers: workers, minimumChunk: 1) {
    publishedFigures(of: $0, figures).count
  }
}

private func computed(_ measure: Measure, _ figures: Figures) -> [Figure] {
  let periods = Period.Kind.allCases.flatMap { figures.periods(of: measure.id, $0) }
  let axes = measure.dimensions.compactMap { figures.axis($0, of: measure.id) }
    .filter { $0.members.count <= 60 }
  let wholes = periods.map { FigureKey(measure.id, in: $0) }
  let parts = axes.flatMap { axis in
    // Keys of one member share one dictionary.
    let members = axis.members.map { [axis.dimension.id: $0.id] }
    return periods.flatMap { period in members.map { FigureKey(measure.id, $0, in: period) } }
  }
  return (wholes + parts).lazy.map { figures.figure($0) }.filter { figure in
    switch figure.value {
    case .absent(.notReported), .absent(.unknown), .absent(.notAdditive): false
    default: true
    }
  }
}

/// The published figures that were computed already.
final class PublishedMemory: Sendable {
  private let kept = Mutex<[String: [Figure]]>([:])

  /// The figures of a measure; two tasks that ask at once may both compute them, to the same end.
  func figures(of measure: String, _ compute: () -> [Figure]) -> [Figure] {
    if let known = kept.withLock({ $0[measure] }) { return known }
    let computed = compute()
    kept.withLock { $0[measure] = computed }
    return computed
  }
}
