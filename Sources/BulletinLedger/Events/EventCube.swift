import BulletinModel

/// A sum per slot at every member of some axes, rolled up over their trees.
///
/// Shape: first axis × second axis × slots, dense. An axis whose rows lie at several members brings
/// its trees along, every row naming all members above; at most one such axis stands first.
struct EventCube: Sendable {
  private let sizes: [Int]
  private let slotCount: Int
  private var sums: [Int64]

  /// How many cells a cube of some axes has.
  static func size(_ axes: [Axis], _ slotCount: Int) -> Int {
    axes.reduce(slotCount) { $0 * max(1, $1.members.count) }
  }

  /// Adds a quantity up over all rows.
  ///
  /// - Parameters:
  ///   - axes: Single ones, the first excepted; the product of their sizes decides the memory.
  ///   - timeline: The slot from which each row counts, and for rows that live until which.
  ///   - amounts: What each row brings.
  /// - Complexity: O(rows + cells × depth).
  init(_ axes: [Axis], over timeline: Timeline, _ amounts: Amounts) {
    sizes = axes.map(\.members.count)
    slotCount = timeline.slotCount
    sums = [Int64](repeating: 0, count: EventCube.size(axes, slotCount))
    for (slots, sign) in timeline.entries {
      let cells = EventCube.cells(axes, slotCount, slots)
      if case .several(let starts, let places) = axes.first?.rows {
        let width = axes.dropFirst().reduce(slotCount) { $0 * max(1, $1.members.count) }
        for row in cells.indices where cells[row] >= 0 {
          let value = sign * amounts.value(row)
          for place in places[starts[row]..<starts[row + 1]] {
            sums[Int(place) * width + Int(cells[row])] += value
          }
        }
      } else {
        amounts.add(to: &sums, at: cells, sign: sign)
      }
    }
    rollUp(axes)
    if timeline.isStock { accumulate() }
  }

  /// How many cells it has.
  var cellCount: Int { sums.count }

  /// The sum over some slots at the members named, one for each axis.
  func sum(at spot: EventTrack.Spot, over slots: [Range<Int>]) -> Int64 {
    var place = 0
    for axis in spot.indices { place = place * sizes[axis] + spot[axis].place }
    let start = place * slotCount
    var sum: Int64 = 0
    for run in slots {
      for slot in run { sum += sums[start + slot] }
    }
    return sum
  }

  /// For each row its cell within the single axes, or -1.
  private static func cells(_ axes: [Axis], _ slotCount: Int, _ slots: [Int32]) -> [Int32] {
    var cells = [Int32](repeating: 0, count: slots.count)
    for axis in axes {
      guard case .single(let codes) = axis.rows else { continue }
      let count = Int32(axis.members.count)
      cells.withUnsafeMutableBufferPointer { cells in
        for (row, code) in codes.enumerated() {
          cells[row] = cells[row] < 0 || code < 0 ? -1 : cells[row] * count + code
        }
      }
    }
    let width = Int32(slotCount)
    cells.withUnsafeMutableBufferPointer { cells in
      for (row, slot) in slots.enumerated() {
        cells[row] = cells[row] < 0 || slot < 0 ? -1 : cells[row] * width + slot
      }
    }
    return cells
  }

  /// Adds each member's cells to its parent's, deepest first, along each single axis in turn.
  private mutating func rollUp(_ axes: [Axis]) {
    for (index, axis) in axes.enumerated() where axis.isSingle {
      let inner = sizes[(index + 1)...].reduce(slotCount, *)
      let outer = sizes[..<index].reduce(1, *)
      for member in axis.members.indices.reversed() where axis.parents[member] >= 0 {
        for block in 0..<outer {
          let from = (block * sizes[index] + member) * inner
          let to = (block * sizes[index] + axis.parents[member]) * inner
          for cell in 0..<inner { sums[to + cell] += sums[from + cell] }
        }
      }
    }
  }

  /// What has begun and not ended stands in every slot after it.
  private mutating func accumulate() {
    sums.withUnsafeMutableBufferPointer { sums in
      for start in stride(from: 0, to: sums.count, by: max(1, slotCount)) {
        for place in (start + 1)..<(start + slotCount) { sums[place] += sums[place - 1] }
      }
    }
  }
}
