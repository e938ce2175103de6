import BulletinModel

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
