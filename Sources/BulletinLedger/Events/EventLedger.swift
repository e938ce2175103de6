import BulletinModel

/// A register whose rows happen at a day or live from one day to another.
struct EventLedger: Ledger {
  let definitions: [MeasureDefinition]
  let faults: [Diagnostic]
  private let axes: [String: Axis]
  private let tracks: [TimeRule: EventTrack]
  private let amounts: [Quantity: Amounts]
  private let today: CivilDate
  /// The region that stands for the whole, where the site names one.
  private let root: String?
  /// Tells whether rows live, so that the register knows every month up to today.
  private let isCensus: Bool
  /// How many ended months are looked back on where rows live.
  private static let monthsBack = 60
  /// A run of months longer than this holds a mistyped year.
  private static let longestRun = 1200

  init(_ definitions: [MeasureDefinition], of register: Register, in edition: Edition) {
    self.definitions = definitions
    let dimensions = Set(definitions.flatMap(\.dimensions)).sorted { $0.id < $1.id }
    let axes = dimensions.map { Axis($0, in: edition, of: register) }
    let quantities = Set(definitions.flatMap(\.quantities))
    let amounts = Dictionary(
      uniqueKeysWithValues: quantities.map { ($0, Amounts($0, of: register)) })
    let today = edition.now.date
    var tracks: [TimeRule: EventTrack] = [:]
    if register.rowCount > 0 {
      for rule in Set(definitions.map(\.time)) {
        let used = Set(definitions.filter { $0.time == rule }.flatMap(\.quantities))
        tracks[rule] = EventTrack(
          rule, of: register, axes: axes, amounts: amounts.filter { used.contains($0.key) },
          today: today)
      }
    }
    self.axes = Dictionary(
      axes.map { ($0.dimension.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.tracks = tracks
    self.amounts = amounts
    self.today = today
    root = edition.settings.statistics.region
    isCensus = definitions.contains {
      if case .alive = $0.time { true } else { false }
    }
    faults = Set(amounts.values.flatMap(\.faults)).sorted()
  }

  func periods(of definition: MeasureDefinition) -> [Period] {
    guard isFilled(definition), let track = tracks[definition.time] else { return [] }
    if isCensus {
      guard let known = census else { return [] }
      return BulletinLedger.periods(holding: known)
    }
    guard let reach = track.reach else { return [] }
    return BulletinLedger.periods(holding: reach.suffix(EventLedger.longestRun))
  }

  func covered(by definition: MeasureDefinition) -> ClosedRange<CivilDate>? {
    let periods = periods(of: definition)
    guard let first = periods.first?.start else { return nil }
    if isCensus { return first...max(first, today) }
    return tracks[definition.time]?.days
  }

  func cell(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> Cell
  {
    guard isFilled(definition), let track = tracks[definition.time],
      let places = places(members), isKnown(period, track)
    else { return Cell(absence: .notReported) }
    func sum(_ quantity: Quantity) -> (sum: Cell.Sum, rows: Int) {
      guard let amounts = amounts[quantity] else { return (Cell.Sum(), 0) }
      let (units, rows) = track.sum(quantity, amounts, at: places, in: period)
      return (Cell.Sum(units: units, scale: amounts.scale), rows)
    }
    let numerator = sum(definition.numerator)
    return Cell(
      numerator: numerator.sum, denominator: definition.denominator.map { sum($0).sum } ?? .init(),
      rowCount: numerator.rows,
      asOf: definition.measure.timing == .stock ? min(period.end, today) : nil,
      isWhole: definition.measure.timing == .stock || isWhole(period, track))
  }

  func rows(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> [Int]
  {
    guard isFilled(definition), let track = tracks[definition.time],
      let places = places(members), isKnown(period, track)
    else { return [] }
    return track.rows(at: places, in: period)
  }

  /// The place of each member, and the site's region where none is named; nil for an unknown one.
  private func places(_ members: [String: String]) -> [(axis: Axis, place: Int)]? {
    var places: [(axis: Axis, place: Int)] = []
    for (dimension, member) in members {
      guard let axis = axes[dimension], let place = axis.place(of: member) else { return nil }
      places.append((axis, place))
    }
    if members["region"] == nil, members["branch"] == nil, let root, let axis = axes["region"],
      let place = axis.place(of: root)
    {
      places.append((axis, place))
    }
    return places
  }

  /// Tells whether the fields of a measure are filled at all: a column left empty is not zero.
  private func isFilled(_ definition: MeasureDefinition) -> Bool {
    definition.quantities.allSatisfy { amounts[$0]?.isBlank == false }
  }

  /// Tells whether the register can say anything of a period.
  private func isKnown(_ period: Period, _ track: EventTrack) -> Bool {
    if isCensus { return period.start <= today }
    guard let reach = track.reach else { return false }
    return period.firstMonth <= reach.upperBound && period.lastMonth >= reach.lowerBound
  }

  /// Tells whether the register reaches over all of a period that is over.
  private func isWhole(_ period: Period, _ track: EventTrack) -> Bool {
    guard period.end <= today else { return false }
    if isCensus { return true }
    guard let reach = track.reach else { return false }
    return period.firstMonth >= reach.lowerBound && period.lastMonth <= reach.upperBound
  }

  /// The ended months since the first beginning, at most so many, where rows live.
  private var census: ClosedRange<Int>? {
    let current = Period(.month, containing: today)
    let last = today == current.end ? current.firstMonth : current.firstMonth - 1
    let first = tracks.compactMap { rule, track in
      if case .alive = rule { track.reach?.lowerBound } else { nil }
    }.min()
    let start = max(first ?? last, last - EventLedger.monthsBack + 1)
    return start <= last ? start...last : nil
  }
}
