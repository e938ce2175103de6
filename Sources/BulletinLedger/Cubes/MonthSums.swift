import BulletinModel

/// Sums per month at every member of up to two axes, rolled up over their trees.
///
/// Shape: first axis × second axis × months, dense; an axis that is absent counts as one member.
struct MonthSums: Sendable {
  private let axes: [Axis]
  private let months: Range<Int>
  /// One array a quantity; the last counts rows.
  private var sums: [[Int64]]

  /// Adds up each quantity over all rows in one pass, then rolls up.
  ///
  /// - Parameters:
  ///   - axes: At most two.
  ///   - months: The months since year 0 that are covered.
  ///   - monthOfRow: For each row its month since year 0, or -1.
  ///   - quantities: For each quantity its value a row.
  /// - Complexity: O(rows × quantities + cells × depth).
  init(axes: [Axis], months: Range<Int>, monthOfRow: [Int32], quantities: [[Int64]]) {
    self.axes = axes
    self.months = months
    let width = axes.reduce(1) { $0 * $1.members.count }
    var sums = [[Int64]](
      repeating: [Int64](repeating: 0, count: width * months.count), count: quantities.count + 1)
    let places = MonthSums.places(axes, months, monthOfRow)
    for (quantity, values) in quantities.enumerated() {
      for (row, place) in places.enumerated() where place >= 0 {
        sums[quantity][Int(place)] &+= values[row]
      }
    }
    for place in places where place >= 0 { sums[quantities.count][Int(place)] += 1 }
    self.sums = sums
    rollUp()
  }

  /// The sums of a quantity over some months at the members named, one for each axis.
  func sum(_ quantity: Int, at members: [Int], in range: Range<Int>) -> Int64 {
    var place = 0
    for (axis, member) in zip(axes, members) { place = place * axis.members.count + member }
    let covered = range.clamped(to: months)
    let start = place * months.count - months.lowerBound
    return covered.reduce(0) { $0 + sums[quantity][start + $1] }
  }

  /// How many rows stand behind the sums.
  func rows(at members: [Int], in range: Range<Int>) -> Int {
    Int(sum(sums.count - 1, at: members, in: range))
  }

  private static func places(_ axes: [Axis], _ months: Range<Int>, _ monthOfRow: [Int32])
    -> [Int32]
  {
    var places = [Int32](repeating: 0, count: monthOfRow.count)
    for axis in axes {
      let width = Int32(axis.members.count)
      for row in places.indices where places[row] >= 0 {
        let code = axis.codes[row]
        places[row] = code < 0 ? -1 : places[row] * width + code
      }
    }
    let count = Int32(months.count)
    let first = Int32(months.lowerBound)
    for row in places.indices where places[row] >= 0 {
      let month = monthOfRow[row]
      places[row] = month < 0 ? -1 : places[row] * count + month - first
    }
    return places
  }

  /// Adds each member's cells to its parent's, deepest first, along each axis in turn.
  private mutating func rollUp() {
    for (index, axis) in axes.enumerated() {
      let inner = axes[(index + 1)...].reduce(months.count) { $0 * $1.members.count }
      let outer = axes[..<index].reduce(1) { $0 * $1.members.count }
      let count = axis.members.count
      for member in axis.members.indices.reversed() where axis.parents[member] >= 0 {
        for block in 0..<outer {
          let from = (block * count + member) * inner
          let to = (block * count + axis.parents[member]) * inner
          for quantity in sums.indices {
            for offset in 0..<inner { sums[quantity][to + offset] += sums[quantity][from + offset] }
          }
        }
      }
    }
  }
}
