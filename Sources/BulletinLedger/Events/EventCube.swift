import BulletinModel

/// Sums per month at every member of some axes, rolled up over their trees.
///
/// Shape: quantities × first axis × second axis × slots, dense. While rows are added every axis has
/// one member more, for the rows that name none; so a wider cube narrows to one with fewer axes.
struct EventCube: Sendable {
  let axes: [Axis]
  private let slotCount: Int
  /// One array a quantity.
  private var sums: [[Int64]]

  /// Adds up each quantity over all rows.
  ///
  /// - Parameters:
  ///   - axes: Single ones only; the product of their sizes decides the memory.
  ///   - slotCount: How many slots there are.
  ///   - entries: For each kind of entry the slot of each row, or -1, and whether it takes away.
  ///   - quantities: For each quantity its value a row.
  /// - Complexity: O(rows × quantities + cells × depth).
  init(
    axes: [Axis], slotCount: Int, entries: [(slots: [Int32], takesAway: Bool)],
    quantities: [[Int64]]
  ) {
    self.axes = axes
    self.slotCount = slotCount
    let cells = axes.reduce(slotCount) { $0 * ($1.members.count + 1) }
    sums = [[Int64]](
      repeating: [Int64](repeating: 0, count: cells), count: quantities.count)
    for entry in entries {
      let places = EventCube.places(axes, slotCount, entry.slots)
      for (index, values) in quantities.enumerated() {
        add(values, at: places, to: index, takesAway: entry.takesAway)
      }
    }
  }

  private init(axes: [Axis], slotCount: Int, sums: [[Int64]]) {
    self.axes = axes
    self.slotCount = slotCount
    self.sums = sums
  }

  /// The same sums over all members of the axes that are left out; before rolling up only.
  func narrowed(to kept: [Axis]) -> EventCube {
    let sizes = axes.map { $0.members.count + 1 }
    let isKept = axes.map { axis in kept.contains { $0.dimension.id == axis.dimension.id } }
    let cells = kept.reduce(slotCount) { $0 * ($1.members.count + 1) }
    var narrow = [[Int64]](
      repeating: [Int64](repeating: 0, count: cells), count: sums.count)
    for block in 0..<sizes.reduce(1, *) {
      var (rest, to, stride) = (block, 0, 1)
      for axis in axes.indices.reversed() {
        let member = rest % sizes[axis]
        rest /= sizes[axis]
        guard isKept[axis] else { continue }
        to += member * stride
        stride *= sizes[axis]
      }
      for (quantity, sums) in sums.enumerated() {
        narrow[quantity].withUnsafeMutableBufferPointer { narrow in
          for slot in 0..<slotCount {
            narrow[to * slotCount + slot] += sums[block * slotCount + slot]
          }
        }
      }
    }
    return EventCube(axes: kept, slotCount: slotCount, sums: narrow)
  }

  /// Adds each member's cells to its parent's, deepest first, along each axis in turn.
  func rolledUp() -> EventCube {
    var sums = sums
    for (index, axis) in axes.enumerated() {
      let inner = axes[(index + 1)...].reduce(slotCount) { $0 * ($1.members.count + 1) }
      let outer = axes[..<index].reduce(1) { $0 * ($1.members.count + 1) }
      let count = axis.members.count + 1
      for member in axis.members.indices.reversed() where axis.parents[member] >= 0 {
        for block in 0..<outer {
          let from = (block * count + member) * inner
          let to = (block * count + axis.parents[member]) * inner
          for quantity in sums.indices {
            sums[quantity].withUnsafeMutableBufferPointer { sums in
              for offset in 0..<inner { sums[to + offset] += sums[from + offset] }
            }
          }
        }
      }
    }
    return EventCube(axes: axes, slotCount: slotCount, sums: sums)
  }

  /// What has come together up to and with each slot, for stocks of rows that live.
  func accumulated() -> EventCube {
    var sums = sums
    for quantity in sums.indices {
      sums[quantity].withUnsafeMutableBufferPointer { sums in
        for start in stride(from: 0, to: sums.count, by: slotCount) {
          for place in (start + 1)..<(start + slotCount) { sums[place] += sums[place - 1] }
        }
      }
    }
    return EventCube(axes: axes, slotCount: slotCount, sums: sums)
  }

  /// The sum of a quantity over some slots at the members named, one for each axis.
  func sum(_ quantity: Int, at members: [Int], over slots: Range<Int>) -> Int64 {
    var place = 0
    for (axis, member) in zip(axes, members) { place = place * (axis.members.count + 1) + member }
    let start = place * slotCount
    return sums[quantity][(start + slots.lowerBound)..<(start + slots.upperBound)].reduce(0, +)
  }

  /// For each row its cell, or -1.
  private static func places(_ axes: [Axis], _ slotCount: Int, _ slots: [Int32]) -> [Int32] {
    var places = [Int32](repeating: 0, count: slots.count)
    for axis in axes {
      guard case .single(let codes) = axis.rows else { preconditionFailure("rows in several") }
      let none = Int32(axis.members.count)
      places.withUnsafeMutableBufferPointer { places in
        for (row, code) in codes.enumerated() {
          places[row] = places[row] * (none + 1) + (code < 0 ? none : code)
        }
      }
    }
    let width = Int32(slotCount)
    places.withUnsafeMutableBufferPointer { places in
      for (row, slot) in slots.enumerated() {
        places[row] = slot < 0 ? -1 : places[row] * width + slot
      }
    }
    return places
  }

  private mutating func add(
    _ values: [Int64], at places: [Int32], to quantity: Int, takesAway: Bool
  ) {
    let sign: Int64 = takesAway ? -1 : 1
    sums[quantity].withUnsafeMutableBufferPointer { sums in
      for (place, value) in zip(places, values) where place >= 0 {
        sums[Int(place)] += sign * value
      }
    }
  }
}
