import BulletinModel

/// The means of a figure over the units below each unit, which profiles stand beside their own.
struct PeerAverages: Sendable {
  /// The measures that profiles show.
  static let measures = ["activities", "attendance", "served", "members"]

  /// The last whole quarter of the activities, of which all profiles are told.
  let period: Period?
  /// For each unit, and each measure in order, the exact value; nil where there is none.
  let values: [[Figure]]
  /// For each unit, and each measure, the mean over the standing units directly below it.
  private let means: [[Rational?]]

  /// Asks every figure once.
  init(_ edition: Edition, _ figures: Figures, _ tree: BranchTree) {
    let now = edition.now.date
    let period =
      figures.latestPeriod(of: "activities", .quarter, at: now)
      ?? figures.periods(of: "activities", .quarter).last
    self.period = period
    guard let period, !edition.branches.isEmpty else {
      values = []
      means = []
      return
    }
    let values = edition.branches.map { branch in
      PeerAverages.measures.map { measure in
        figures.figure(FigureKey(measure, ["branch": branch.id], in: period))
      }
    }
    self.values = values
    means = tree.children.map { children in
      let standing = children.filter { edition.branches[$0].dissolved == nil }
      return PeerAverages.measures.indices.map { measure in
        guard standing.count > 1 else { return nil }
        let sum = standing.reduce(Rational(0)) {
          $0 + (values[$1][measure].exact ?? Rational(0))
        }
        return sum / Rational(Int64(standing.count))
      }
    }
  }

  /// The mean of a measure over the units directly below one.
  func mean(_ measure: Int, below unit: Int) -> Rational? {
    means.indices.contains(unit) ? means[unit][measure] : nil
  }
}
