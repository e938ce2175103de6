import BulletinModel

/// The reports of one class, such as a sector: for each month what stands at every place.
///
/// A place with places below it is their sum. Where some below have not reported, the place's own
/// row stands for them; where it has none, the sum is partial. A place is due from its first row on.
struct StockTree: Sendable {
  /// What stands at a place in a month.
  struct Node: Sendable {
    /// Where the sums come from.
    enum Origin: Sendable {
      case nothing
      case ownRow
      case below
    }

    var origin = Origin.nothing
    var reported = 0
    var due = 0
    var rowCount = 0
    var firstDay = Int32.max
    var lastDay = Int32.min
    /// One sum a tally.
    var sums: [Int64]

    mutating func add(_ other: Node) {
      reported += other.reported
      due += other.due
      rowCount += other.rowCount
      firstDay = min(firstDay, other.firstDay)
      lastDay = max(lastDay, other.lastDay)
      for index in sums.indices { sums[index] += other.sums[index] }
    }
  }

  /// A report: where, in which month slot, on which day, in which row.
  struct Report: Sendable {
    let place: Int
    let slot: Int
    let day: Int32
    let row: Int
  }

  /// The places of the axis that have rows at or below them; parents first.
  private let places: [Int]
  private let positions: [Int: Int]
  private let children: [[Int]]
  /// For each slot and place the latest own row, or -1.
  private let ownRows: [[Int]]
  /// For each slot and place what stands there.
  private let nodes: [[Node]]

  /// Resolves every month.
  init(
    _ reports: [Report], parents: [Int], slotCount: Int, tallies: [Amounts]
  ) {
    var isUsed: Set<Int> = []
    for report in reports {
      var place = report.place
      while place >= 0, isUsed.insert(place).inserted { place = parents[place] }
    }
    let places = isUsed.sorted()
    let positions = Dictionary(uniqueKeysWithValues: places.enumerated().map { ($1, $0) })
    let above = places.map { positions[parents[$0]] ?? -1 }
    var latest = [[Report?]](
      repeating: [Report?](repeating: nil, count: places.count), count: slotCount)
    var firstSlots = [Int](repeating: slotCount, count: places.count)
    for report in reports {
      guard let position = positions[report.place] else { continue }
      firstSlots[position] = min(firstSlots[position], report.slot)
      if let other = latest[report.slot][position],
        (other.day, other.row) > (report.day, report.row)
      {
        continue
      }
      latest[report.slot][position] = report
    }
    nodes = (0..<slotCount).map { slot in
      StockTree.resolve(
        latest[slot], isDue: firstSlots.map { $0 <= slot }, above: above, tallies: tallies)
    }
    ownRows = latest.map { $0.map { $0?.row ?? -1 } }
    var children = [[Int]](repeating: [], count: places.count)
    for (position, parent) in above.enumerated() where parent >= 0 {
      children[parent].append(position)
    }
    self.children = children
    self.places = places
    self.positions = positions
  }

  /// What stands at a place in a slot; nil where the class has no rows there.
  func node(at place: Int, in slot: Int) -> Node? { positions[place].map { nodes[slot][$0] } }

  /// The rows behind a node.
  func rows(at place: Int, in slot: Int) -> [Int] {
    positions[place].map { rows(position: $0, slot) } ?? []
  }

  /// The places due that neither reported nor were reported for.
  func missing(at place: Int, in slot: Int) -> [Int] {
    positions[place].map { missing(position: $0, slot) } ?? []
  }

  /// The places whose own row stands beside complete rows below, with that row and both sums.
  func doubled(in slot: Int) -> [(place: Int, row: Int, below: [Int64])] {
    places.indices.compactMap { position in
      let (node, row) = (nodes[slot][position], ownRows[slot][position])
      guard node.origin == .below, row >= 0 else { return nil }
      return (places[position], row, node.sums)
    }
  }

  private func rows(position: Int, _ slot: Int) -> [Int] {
    switch nodes[slot][position].origin {
    case .nothing: []
    case .ownRow: [ownRows[slot][position]]
    case .below: children[position].flatMap { rows(position: $0, slot) }
    }
  }

  private func missing(position: Int, _ slot: Int) -> [Int] {
    let node = nodes[slot][position]
    guard node.reported < node.due else { return [] }
    guard node.origin == .below else { return [places[position]] }
    return children[position].flatMap { missing(position: $0, slot) }
  }

  private static func resolve(
    _ own: [Report?], isDue: [Bool], above: [Int], tallies: [Amounts]
  ) -> [Node] {
    let empty = Node(sums: [Int64](repeating: 0, count: tallies.count))
    var nodes = [Node](repeating: empty, count: own.count)
    for position in own.indices.reversed() {
      // What stands here so far was added up from below.
      if nodes[position].due > 0 { nodes[position].origin = .below }
      if nodes[position].due == 0 || nodes[position].reported < nodes[position].due {
        if let report = own[position] {
          nodes[position] = Node(
            origin: .ownRow, reported: 1, due: 1, rowCount: 1, firstDay: report.day,
            lastDay: report.day, sums: tallies.map { $0.value(report.row) })
        } else if nodes[position].due == 0, isDue[position] {
          nodes[position].due = 1
        }
      }
      if above[position] >= 0 { nodes[above[position]].add(nodes[position]) }
    }
    return nodes
  }
}
