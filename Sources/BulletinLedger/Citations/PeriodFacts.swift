import BulletinClaims
import BulletinModel

/// Holds the frozen facts of closed periods against the ledgers of today.
struct PeriodFacts {
  let edition: Edition
  let figures: Figures

  /// The faults at the lines of `figures.lock`: E58 for a fact that the ledger no longer says, E59
  /// where its definition changed; and the places of the notes that explain such a fact.
  func check() -> (faults: [Diagnostic], notes: Set<Int>) {
    var faults: [Diagnostic] = []
    var notes: Set<Int> = []
    for line in edition.lock where PeriodLock.period(of: line) != nil {
      guard let published = line.value else { continue }
      let key = FigureKey(canonical: line.key)
      let measure = key.flatMap { figures.measure($0.measure) }
      let current = key.flatMap { figures.figure($0).exact }
      let isRedefined = measure.map { $0.version != line.version } ?? false
      guard published != current || isRedefined else { continue }
      if let note = key.flatMap({ key in
        edition.revisionNotes.firstIndex { $0.covers(key) }
      }) {
        notes.insert(note)
        continue
      }
      faults.append(
        fault(line, published, current, key, isRedefined ? measure : nil, shownAs: measure))
    }
    return (faults, notes)
  }

  private func fault(
    _ line: LockedFigure, _ published: Rational, _ current: Rational?, _ key: FigureKey?,
    _ redefined: Measure?, shownAs measure: Measure?
  ) -> Diagnostic {
    if let redefined {
      return Diagnostic(
        .changedDefinition, at: line.span,
        ["m": redefined.id, "a": String(line.version), "b": String(redefined.version)])
    }
    func shown(_ value: Rational?) -> String {
      guard let value else { return "—" }
      guard let key, let measure else { return value.fraction }
      return canonicalText(of: Figure(key: key, value: .exact(value)), measure: measure)
    }
    return Diagnostic(
      .unexplainedRevision, at: line.span,
      ["a": shown(published), "b": shown(current), "k": line.key])
  }
}
