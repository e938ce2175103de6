import BulletinModel

/// A dimension of a register: its members, their tree, and the members of each row.
struct Axis: Sendable {
  /// Which members a row belongs to.
  enum Rows: Sendable {
    /// One place a row, or -1; a member holds what its subtree holds.
    case single([Int32])
    /// Row `r` lies in `places[starts[r]..<starts[r + 1]]`, rising, all members above included.
    case several(starts: [Int], places: [Int32])
  }

  /// The dimension that it serves.
  let dimension: Dimension
  /// The members' ids; a parent stands before its children.
  let members: [String]
  /// For each member its parent's place, or -1.
  let parents: [Int]
  /// For each member its level.
  let levels: [String?]
  /// False where members overlap, so that figures by member never add up.
  let isPartition: Bool
  /// The members of each row.
  let rows: Rows
  private let places: [String: Int]

  /// Maps a register's own codes to members once a distinct value, not once a row.
  init(_ dimension: Dimension, of register: Register, by reader: CellReader) {
    let column = PathColumn(dimension.path, of: register, by: reader)
    let list = MemberList(dimension, column: column, of: register.schema.id, by: reader)
    let ordered = Axis.parentsFirst(list.members)
    let places = Dictionary(
      ordered.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let parents = ordered.map { $0.parent.flatMap { places[$0] } ?? -1 }
    self.dimension = dimension
    self.members = ordered.map(\.id)
    self.places = places
    self.parents = parents
    levels = ordered.map(\.level)
    isPartition = list.isPartition
    rows = Axis.rows(of: column, places, parents, count: register.rowCount)
  }

  /// Tells whether a row lies at one member, so that sums over members can be added.
  var isSingle: Bool {
    if case .single = rows { true } else { false }
  }

  /// The place of a member.
  func place(of member: String) -> Int? { places[member] }

  /// For each member whether it is one of some places or lies below one.
  func inside(_ tops: [Int]) -> [Bool] {
    var inside = [Bool](repeating: false, count: members.count)
    for top in tops { inside[top] = true }
    for place in members.indices where parents[place] >= 0 && inside[parents[place]] {
      inside[place] = true
    }
    return inside
  }

  /// Tells whether a member is another or lies below it.
  func isAtOrBelow(_ place: Int, _ top: Int) -> Bool {
    var next = place
    while next >= 0, next != top { next = parents[next] }
    return next == top
  }

  /// The members without a parent.
  var roots: [Int] { members.indices.filter { parents[$0] < 0 } }

  /// For each member those directly below it, in the order of the list.
  var children: [[Int]] {
    var children = [[Int]](repeating: [], count: members.count)
    for place in members.indices where parents[place] >= 0 {
      children[parents[place]].append(place)
    }
    return children
  }

  /// The members as a reader walks down the tree: each before those below it.
  var walked: [String] {
    let children = children
    var walked: [String] = []
    var open = Array(roots.reversed())
    while let place = open.popLast() {
      walked.append(members[place])
      open += children[place].reversed()
    }
    return walked
  }

  /// The member above one.
  func parent(of member: String) -> String? {
    places[member].flatMap { parents[$0] < 0 ? nil : members[parents[$0]] }
  }

  /// The members beside one: of the same parent and the same level, itself included.
  func siblings(of place: Int) -> [Int] {
    members.indices.filter { parents[$0] == parents[place] && levels[$0] == levels[place] }
  }

  private static func rows(
    of column: PathColumn, _ places: [String: Int], _ parents: [Int], count: Int
  ) -> Rows {
    let found = column.values.map { MemberList.ids($0).compactMap { places[$0] } }
    let paths = found.map { Set($0.flatMap { path($0, parents) }).sorted() }
    switch column.raw {
    case .codes(let codes):
      let isSeveral = column.values.contains { if case .list = $0 { true } else { false } }
      guard isSeveral else {
        let mapped = found.map { Int32($0.first ?? -1) }
        return .single(codes.map { $0 == Register.missingCode ? -1 : mapped[Int($0)] })
      }
      return closed(count) { codes[$0] == Register.missingCode ? [] : paths[Int(codes[$0])] }
    case .lists(let starts, let codes):
      return closed(count) { row in
        let named = codes[Int(starts[row])..<Int(starts[row + 1])]
        guard named.count != 1, let first = named.first else {
          return named.first.map { paths[Int($0)] } ?? []
        }
        return Set(named.dropFirst().flatMap { paths[Int($0)] }).union(paths[Int(first)]).sorted()
      }
    case .flags(let flags):
      let mapped = ["no", "yes"].map { Int32(places[$0] ?? -1) } + [-1]
      return .single(flags.map { mapped[Int(min($0, 2))] })
    case .dates, .numbers, .nothing: return .single([Int32](repeating: -1, count: count))
    }
  }

  private static func path(_ place: Int, _ parents: [Int]) -> [Int32] {
    var path: [Int32] = []
    var next = place
    while next >= 0 {
      path.append(Int32(next))
      next = parents[next]
    }
    return path
  }

  /// Gives each row all members that it lies in, once each, though it may name parent and child.
  private static func closed(_ count: Int, _ places: (Int) -> [Int32]) -> Rows {
    var ends = [0]
    var all: [Int32] = []
    for row in 0..<count {
      all += places(row)
      ends.append(all.count)
    }
    return .several(starts: ends, places: all)
  }

  /// Orders members so that parents come first; what hangs in a cycle is left out.
  private static func parentsFirst(_ members: [MemberList.Member]) -> [MemberList.Member] {
    let known = Set(members.map(\.id))
    var below: [String: [MemberList.Member]] = [:]
    var next: [MemberList.Member] = []
    for member in members {
      if let parent = member.parent, known.contains(parent) {
        below[parent, default: []].append(member)
      } else {
        next.append(member)
      }
    }
    var ordered: [MemberList.Member] = []
    while !next.isEmpty {
      ordered += next
      next = next.flatMap { below[$0.id] ?? [] }
    }
    return ordered
  }
}
