import BulletinModel

/// A published cell: at most two members, in a period.
struct CellKey: Sendable, Hashable {
  /// A member: the number of its dimension and its place there.
  struct Spot: Sendable, Hashable {
    let dimension: Int
    let place: Int
  }

  let first: Spot?
  let second: Spot?
  let period: Period

  /// Makes a key of members by rising dimension; nil where there are more than two.
  init?(_ spots: [Spot], in period: Period) {
    guard spots.count <= 2 else { return nil }
    let spots = spots.sorted { $0.dimension < $1.dimension }
    first = spots.first
    second = spots.count == 2 ? spots[1] : nil
    self.period = period
  }
}

/// The dimensions by which one count of persons is published, over all measures that show it.
struct CellSpace: Sendable {
  /// A measure with its dimensions as numbers.
  struct Table: Sendable {
    let owner: Resolver.Owner
    /// The numbers of its dimensions, in the measure's order.
    let dimensions: [Int]
    /// The region that stands for the whole, and the dimensions that make it needless.
    let root: CellKey.Spot?
    let freeing: Set<Int>
  }

  /// The axes by number, with the name of each in every table.
  let axes: [Axis]
  /// For each axis the members directly below each member.
  let children: [[[Int]]]
  let tables: [Table]
  private let numbers: [Dimension: Int]

  /// Numbers the dimensions of some measures that show the same count.
  init(_ owners: [Resolver.Owner], root: String?) {
    var axes: [Axis] = []
    var numbers: [Dimension: Int] = [:]
    tables = owners.map { owner in
      var dimensions: [Int] = []
      for dimension in owner.definition.dimensions {
        guard let axis = owner.ledger.axis(dimension.id, of: owner.definition) else { continue }
        if numbers[dimension] == nil {
          numbers[dimension] = axes.count
          axes.append(axis)
        }
        dimensions += numbers[dimension].map { [$0] } ?? []
      }
      let region = dimensions.first { axes[$0].dimension.id == "region" }
      let spot = region.flatMap { number in
        root.flatMap(axes[number].place(of:)).map { CellKey.Spot(dimension: number, place: $0) }
      }
      return Table(
        owner: owner, dimensions: dimensions, root: spot,
        freeing: Set(dimensions.filter { axes[$0].dimension.list == "branches" }))
    }
    self.axes = axes
    self.numbers = numbers
    children = axes.map(\.children)
  }

  /// The spots that some members of a measure name; nil for an unknown member.
  func spots(_ members: [String: String], _ table: Table) -> [CellKey.Spot]? {
    var spots: [CellKey.Spot] = []
    for dimension in table.owner.definition.dimensions {
      guard let member = members[dimension.id] else { continue }
      guard let number = numbers[dimension], let place = axes[number].place(of: member) else {
        return nil
      }
      spots.append(CellKey.Spot(dimension: number, place: place))
    }
    return spots
  }

  /// A table of two dimensions with more cells than this is never printed.
  private static let largestTable = 5000

  /// Tells whether the table of two dimensions is small enough to be protected and printed.
  func isPrinted(_ one: Int, _ other: Int) -> Bool {
    axes[one].members.count * axes[other].members.count <= CellSpace.largestTable
  }

  /// The key of a cell; nil for one that is never printed, for it has three members or more or
  /// stands in too large a table.
  ///
  /// The region that stands for the whole is not named: it is the same cell.
  func key(_ spots: [CellKey.Spot], _ table: Table, in period: Period) -> CellKey? {
    var spots = spots
    if let root = table.root, !spots.contains(where: { table.freeing.contains($0.dimension) }) {
      spots.removeAll { $0 == root }
    }
    if spots.count == 2, !isPrinted(spots[0].dimension, spots[1].dimension) { return nil }
    return CellKey(spots, in: period)
  }

  /// The members by name, as the ledger is asked.
  func members(_ spots: [CellKey.Spot], _ table: Table) -> [String: String] {
    var members: [String: String] = [:]
    for spot in spots {
      let axis = axes[spot.dimension]
      members[axis.dimension.id] = axis.members[spot.place]
    }
    return members
  }
}
