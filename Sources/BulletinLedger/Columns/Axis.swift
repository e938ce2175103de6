import BulletinModel

/// A dimension of a register: its members, their tree, and the member of each row.
struct Axis: Sendable {
  /// The dimension's id, such as `region`.
  let dimension: String
  /// The members' ids; a parent stands before its children.
  let members: [String]
  /// For each member its parent's place, or -1.
  let parents: [Int]
  /// For each row the member it belongs to itself, or -1.
  let codes: [Int32]
  private let places: [String: Int]

  init(dimension: String, members: [(id: String, parent: String?)], rows: [String?]) {
    self.init(dimension: dimension, members: members) { places in
      rows.map { Int32($0.flatMap { places[$0] } ?? -1) }
    }
  }

  /// Maps a register's own codes to members once a distinct value, not once a row.
  init(
    dimension: String, members: [(id: String, parent: String?)], column: Register.Column?,
    rowCount: Int
  ) {
    self.init(dimension: dimension, members: members) { places in
      guard case .coded(let codes, let dictionary) = column else {
        return [Int32](repeating: -1, count: rowCount)
      }
      let mapped = dictionary.map { Int32(places[$0] ?? -1) }
      return codes.map { $0 == Register.missingCode ? -1 : mapped[Int($0)] }
    }
  }

  private init(
    dimension: String, members: [(id: String, parent: String?)],
    codes: ([String: Int]) -> [Int32]
  ) {
    let ordered = Axis.parentsFirst(members)
    let places = Dictionary(
      ordered.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.dimension = dimension
    self.members = ordered.map(\.id)
    self.places = places
    parents = ordered.map { $0.parent.flatMap { places[$0] } ?? -1 }
    self.codes = codes(places)
  }

  /// The place of a member.
  func place(of member: String) -> Int? { places[member] }

  /// The places of a member and of all below it, rising.
  func subtree(of place: Int) -> [Int] {
    var inside = [Bool](repeating: false, count: members.count)
    inside[place] = true
    for child in members.indices where parents[child] >= 0 && inside[parents[child]] {
      inside[child] = true
    }
    return inside.indices.filter { inside[$0] }
  }

  /// The places directly below each place.
  var children: [[Int]] {
    var lists = [[Int]](repeating: [], count: members.count)
    for (child, parent) in parents.enumerated() where parent >= 0 { lists[parent].append(child) }
    return lists
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

/// Makes the axes of an edition's registers from its vocabularies and units.
struct AxisMaker: Sendable {
  private let edition: Edition

  init(_ edition: Edition) {
    self.edition = edition
  }

  /// The axis of a field that names a term of a vocabulary or a unit.
  func axis(_ dimension: String, field: String, in register: Register?, members list: String)
    -> Axis
  {
    let members: [(id: String, parent: String?)] =
      list == "branches"
      ? edition.branches.map { ($0.id, $0.parent) }
      : (edition.vocabularies[list]?.terms ?? []).map { ($0.id, $0.parent) }
    return Axis(
      dimension: dimension, members: members, column: register?.column(field),
      rowCount: register?.rowCount ?? 0)
  }
}
