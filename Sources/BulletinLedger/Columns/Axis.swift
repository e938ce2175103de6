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
  /// The members of each row.
  let rows: Rows
  private let places: [String: Int]

  /// Maps a register's own codes to members once a distinct value, not once a row.
  init(_ dimension: Dimension, members: [(id: String, parent: String?)], of register: Register?) {
    let ordered = Axis.parentsFirst(members)
    let places = Dictionary(
      ordered.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let parents = ordered.map { $0.parent.flatMap { places[$0] } ?? -1 }
    self.dimension = dimension
    self.members = ordered.map(\.id)
    self.places = places
    self.parents = parents
    switch register?.column(dimension.field) {
    case .coded(let codes, let dictionary):
      let mapped = dictionary.map { Int32(places[$0] ?? -1) }
      rows = .single(codes.map { $0 == Register.missingCode ? -1 : mapped[Int($0)] })
    case .lists(let starts, let codes, let dictionary):
      let mapped = dictionary.map { Axis.path(places[$0] ?? -1, parents) }
      rows = Axis.closed(starts: starts, codes: codes, paths: mapped)
    default:
      rows = .single([Int32](repeating: -1, count: register?.rowCount ?? 0))
    }
  }

  /// Finds the members of an edition's list.
  init(_ dimension: Dimension, in edition: Edition, of register: Register?) {
    let members =
      dimension.list == "branches"
      ? edition.branches.map { ($0.id, $0.parent) }
      : (edition.vocabularies[dimension.list]?.terms ?? []).map { ($0.id, $0.parent) }
    self.init(dimension, members: members, of: register)
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

  /// The members without a parent.
  var roots: [Int] { members.indices.filter { parents[$0] < 0 } }

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
  private static func closed(starts: [UInt32], codes: [UInt32], paths: [[Int32]]) -> Rows {
    var ends = [0]
    var places: [Int32] = []
    for row in 0..<max(0, starts.count - 1) {
      let named = codes[Int(starts[row])..<Int(starts[row + 1])]
      places += Set(named.flatMap { paths[Int($0)] }).sorted()
      ends.append(places.count)
    }
    return .several(starts: ends, places: places)
  }

  /// Orders members so that parents come first; what hangs in a cycle is left out.
  private static func parentsFirst(_ members: [(id: String, parent: String?)])
    -> [(id: String, parent: String?)]
  {
    let known = Set(members.map(\.id))
    var below: [String: [(id: String, parent: String?)]] = [:]
    var next: [(id: String, parent: String?)] = []
    for member in members {
      if let parent = member.parent, known.contains(parent) {
        below[parent, default: []].append(member)
      } else {
        next.append(member)
      }
    }
    var ordered: [(id: String, parent: String?)] = []
    while !next.isEmpty {
      ordered += next
      next = next.flatMap { below[$0.id] ?? [] }
    }
    return ordered
  }
}

/// Which rows lie at some members, asked row by row.
struct RowTest: Sendable {
  private let tests: [(rows: Axis.Rows, inside: [Bool], place: Int32)]

  /// Tests for a member of each axis.
  init(_ members: [(axis: Axis, place: Int)]) {
    tests = members.map { ($0.axis.rows, $0.axis.inside([$0.place]), Int32($0.place)) }
  }

  /// Tells whether a row lies at all of them.
  func holds(_ row: Int) -> Bool {
    for test in tests {
      switch test.rows {
      case .single(let places):
        guard places[row] >= 0, test.inside[Int(places[row])] else { return false }
      case .several(let starts, let places):
        guard places[starts[row]..<starts[row + 1]].contains(test.place) else { return false }
      }
    }
    return true
  }
}
