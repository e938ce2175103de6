import BulletinModel

/// Where in a register the figures of one measure are asked.
struct EventPlaces: Sendable {
  private let axes: [Axis]
  private let names: [String: Int]
  /// The region that stands for the whole, where the site names one.
  private let root: (axis: Int, place: Int)?
  /// The dimensions that make the root needless when they are named.
  private let freeing: [String]
  /// The axes whose members overlap although each row reports for one of them only, with the members
  /// that the site declares disjoint.
  private let overlaps: [(axis: Int, disjoint: [Int])]
  /// True where reports for overlapping members can never be told apart.
  private let isNeverWhole: Bool
  /// The axes of those who report.
  private let reporting: Set<Int>

  init(
    _ plan: ReadColumns.Plan, _ columns: ReadColumns, key: RegisterKey, by reader: CellReader
  ) {
    let settings = reader.edition.settings.statistics
    let dimensions = plan.definition.dimensions
    axes = columns.axes
    names = plan.axes
    freeing = dimensions.filter { $0.id == "region" || $0.list == "branches" }.map(\.id)
    root = dimensions.first { $0.id == "region" }.flatMap { plan.axes[$0.id] }.flatMap { axis in
      settings.region.flatMap(columns.axes[axis].place(of:)).map { (axis, $0) }
    }
    reporting = Set(dimensions.filter(key.holds).compactMap { plan.axes[$0.id] })
    var overlaps: [(axis: Int, disjoint: [Int])] = []
    var isNeverWhole = false
    let overlapping = EventPlaces.isReported(plan, columns.register) ? key.fields : []
    for field in overlapping {
      guard case .coded = columns.register.column(field),
        let list = columns.register.schema.field(field)?.type.target
          ?? dimensions.first(where: { $0.field == field })?.list,
        reader.edition.vocabularies[list]?.isPartition == false
      else { continue }
      guard let axis = dimensions.first(where: { $0.field == field }).flatMap({ plan.axes[$0.id] })
      else {
        isNeverWhole = true
        continue
      }
      let disjoint = list == "sectors" ? settings.keySectors : []
      overlaps.append((axis, disjoint.compactMap(columns.axes[axis].place(of:))))
    }
    self.overlaps = overlaps
    self.isNeverWhole = isNeverWhole
  }

  /// Tells whether rows are reports on a state or a period, not events: their parts may overlap.
  private static func isReported(_ plan: ReadColumns.Plan, _ register: Register) -> Bool {
    switch plan.definition.time {
    case .within(let field): register.holdsPeriods(field)
    case .latest: true
    case .alive: false
    }
  }

  /// The places whose sum is the figure at some members: one, or one for each disjoint sector.
  ///
  /// - Returns: Nil for an unknown member; none where members overlap and cannot be added.
  func spots(_ members: [String: String]) -> [EventTrack.Spot]? {
    var spot: EventTrack.Spot = []
    for (dimension, member) in members {
      guard let axis = names[dimension], let place = axes[axis].place(of: member) else {
        return nil
      }
      spot.append((axis, place))
    }
    if let root, !freeing.contains(where: { members[$0] != nil }) { spot.append(root) }
    var spots = isNeverWhole ? [] : [spot]
    for (axis, disjoint) in overlaps where !spot.contains(where: { $0.axis == axis }) {
      spots = spots.flatMap { spot in disjoint.map { spot + [(axis, $0)] } }
    }
    return spots.map(sorted)
  }

  /// The part of a spot that says who reported.
  func reporters(_ spot: EventTrack.Spot) -> EventTrack.Spot {
    spot.filter { reporting.contains($0.axis) }
  }

  /// Axes whose rows lie at several members stand first.
  private func sorted(_ spot: EventTrack.Spot) -> EventTrack.Spot {
    guard spot.count > 1 else { return spot }
    return spot.sorted {
      (axes[$0.axis].isSingle ? 1 : 0, $0.axis, $0.place)
        < (axes[$1.axis].isSingle ? 1 : 0, $1.axis, $1.place)
    }
  }
}
