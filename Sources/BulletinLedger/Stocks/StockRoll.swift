import BulletinModel

/// The rows of a reported stock: a tree of places for each class, and which classes may be added.
struct StockRoll: Sendable {
  /// One class: its members in the axes other than that of the places.
  struct Class: Sendable {
    let codes: [Int32]
    let tree: StockTree
  }

  /// What a roll-up finds: classes and places in one month.
  struct Part: Sendable {
    var node: StockTree.Node
    let slot: Int
    let classes: [Class]
    let tops: [Int]

    /// The rows behind it, rising.
    var rows: [Int] {
      classes.flatMap { one in tops.flatMap { one.tree.rows(at: $0, in: slot) } }.sorted()
    }
  }

  /// Who reports.
  let places: Axis
  /// The other dimensions.
  let others: [Axis]
  /// The day of each row.
  let days: [Int32]
  let months: MonthSlots
  /// The classes in the order of their members.
  let classes: [Class]
  /// What the rows bring, a sum for each in every node.
  let tallies: [Amounts]
  /// The places whose sum is the whole.
  let roots: [Int]
  /// For each other axis the members whose sum is the whole; nil where members overlap.
  private let wholes: [[Int]?]

  /// Sorts the rows by class and place; the first axis says who reports.
  init(
    _ axes: [Axis], asOf field: String, tallies: [Amounts], of register: Register,
    in edition: Edition
  ) {
    let days = register.days(field)
    let months = MonthSlots([days])
    let slots = months.slots(of: days)
    let codes = axes.map { axis -> [Int32] in
      guard case .single(let codes) = axis.rows else {
        preconditionFailure("a stock is reported for one member of a dimension")
      }
      return codes
    }
    var reports: [[Int32]: [StockTree.Report]] = [:]
    for row in days.indices where slots[row] >= 0 && codes[0][row] >= 0 {
      let report = StockTree.Report(
        place: Int(codes[0][row]), slot: Int(slots[row]), day: days[row], row: row)
      reports[codes[1...].map { $0[row] }, default: []].append(report)
    }
    classes = reports.keys.sorted { $0.lexicographicallyPrecedes($1) }.map { key in
      Class(
        codes: key,
        tree: StockTree(
          reports[key] ?? [], parents: axes[0].parents, slotCount: months.months.count,
          tallies: tallies))
    }
    places = axes[0]
    others = Array(axes[1...])
    self.days = days
    self.months = months
    self.tallies = tallies
    roots =
      edition.settings.statistics.region.flatMap(axes[0].place(of:)).map { [$0] } ?? axes[0].roots
    wholes = axes[1...].map { StockRoll.whole($0, in: edition) }
  }

  /// What stands at some members, by field, in a period: the latest month in it for which anyone reported.
  ///
  /// - Returns: Nil where members overlap and cannot be added; else the parts, nil without a row.
  func part(at members: [String: String], in period: Period) -> Part?? {
    var tops = roots
    if let member = members[places.dimension.field] {
      guard let place = places.place(of: member) else { return .some(nil) }
      tops = [place]
    }
    var wanted = classes
    for (index, axis) in others.enumerated() {
      var above = wholes[index]
      if let member = members[axis.dimension.field] {
        guard let place = axis.place(of: member) else { return .some(nil) }
        above = [place]
      }
      guard let above else { return nil }
      let used = Set(classes.map { Int($0.codes[index]) })
      let cover = StockRoll.cover(above, axis, used: used)
      wanted.removeAll { !cover.contains(Int($0.codes[index])) }
    }
    for slot in months.slots(from: period.firstMonth, through: period.lastMonth).reversed() {
      let part = part(of: wanted, at: tops, in: slot)
      if part.node.reported > 0 { return part }
    }
    return .some(nil)
  }

  /// What stands at some places in a slot, all classes together.
  func part(of classes: [Class], at tops: [Int], in slot: Int) -> Part {
    var node = StockTree.Node(sums: [Int64](repeating: 0, count: tallies.count))
    for one in classes {
      for top in tops {
        if let found = one.tree.node(at: top, in: slot) { node.add(found) }
      }
    }
    return Part(node: node, slot: slot, classes: classes, tops: tops)
  }

  /// The members whose sum is the whole of an axis; nil where they overlap.
  private static func whole(_ axis: Axis, in edition: Edition) -> [Int]? {
    let settings = edition.settings.statistics
    if axis.dimension.list == "sectors", !settings.keySectors.isEmpty {
      return settings.keySectors.compactMap(axis.place(of:))
    }
    return axis.isPartition ? axis.roots : nil
  }

  /// Of some members and all below them those that have rows, the highest on each path only.
  private static func cover(_ tops: [Int], _ axis: Axis, used: Set<Int>) -> Set<Int> {
    var inside = axis.inside(tops)
    var cover: Set<Int> = []
    for place in axis.members.indices where inside[place] {
      let parent = axis.parents[place]
      if parent >= 0, !tops.contains(place), !inside[parent] {
        inside[place] = false
      } else if used.contains(place) {
        cover.insert(place)
        inside[place] = false
      }
    }
    return cover
  }
}
