import BulletinModel
import Synchronization

/// The rows of a register in the time of one rule: what happens within periods, lives at their end
/// or was reported last in them.
///
/// A cube is made when it is first asked for, and kept.
final class EventTrack: Sendable {
  /// Where figures are asked: places in axes, those whose rows lie at several members first.
  typealias Spot = [(axis: Int, place: Int)]

  private struct CubeKey: Hashable {
    let tally: Int
    /// The axes, -1 for none.
    let first: Int
    let second: Int
  }

  private struct Cubes {
    /// The cubes, and nil where one would be too large.
    var made: [CubeKey: EventCube?] = [:]
    var cells = 0
  }

  let timeline: Timeline
  let columns: ReadColumns
  /// The rows by rising slot, and where each slot begins; for flows.
  private let order: [Int32]
  private let bounds: [Int]
  private let cubes = Mutex(Cubes())
  /// A pair of axes gets a cube of its own up to so many cells.
  private static let largestPair = 1 << 20
  /// One axis may have so many.
  private static let largestSingle = 1 << 22
  /// All cubes of a track together may have so many.
  private static let largestSum = 1 << 26

  init(_ timeline: Timeline, _ columns: ReadColumns) {
    self.timeline = timeline
    self.columns = columns
    (order, bounds) =
      timeline.isStock
      ? ([], []) : EventTrack.sorted(timeline.starts, slotCount: timeline.slotCount)
  }

  /// What a tally adds up to at some members over some slots.
  func sum(_ tally: Int, at spot: Spot, over slots: [Range<Int>]) -> Int64 {
    if let cube = cube(tally, spot) { return cube.sum(at: spot, over: slots) }
    let amounts = columns.tallies[tally]
    return rows(at: spot, over: slots).reduce(0) { $0 + amounts.value($1) }
  }

  /// The rows at some members in some slots, rising.
  func rows(at spot: Spot, over slots: [Range<Int>]) -> [Int] {
    let test = RowTest(spot.map { (columns.axes[$0.axis], $0.place) })
    guard !timeline.isStock else {
      let slot = Int32(slots.first?.lowerBound ?? 0)
      let (starts, ends) = (timeline.starts, timeline.ends)
      return starts.indices.filter { row in
        starts[row] >= 0 && starts[row] <= slot && (ends[row] < 0 || ends[row] > slot)
          && test.holds(row)
      }
    }
    return slots.flatMap { slots in
      order[bounds[slots.lowerBound]..<bounds[slots.upperBound]].lazy.map { Int($0) }
        .filter(test.holds)
    }.sorted()
  }

  /// A cube of some axes; nil where it would be too large, or where rows lie at several members of
  /// both axes.
  private func cube(_ tally: Int, _ spot: Spot) -> EventCube? {
    guard spot.count <= 2 else { return nil }
    let key = CubeKey(
      tally: tally, first: spot.isEmpty ? -1 : spot[0].axis,
      second: spot.count < 2 ? -1 : spot[1].axis)
    return cubes.withLock { cubes in
      if let made = cubes.made[key] { return made }
      let made = madeCube(tally, spot.map(\.axis), room: EventTrack.largestSum - cubes.cells)
      cubes.made.updateValue(made, forKey: key)
      cubes.cells += made?.cellCount ?? 0
      return made
    }
  }

  private func madeCube(_ tally: Int, _ numbers: [Int], room: Int) -> EventCube? {
    let axes = numbers.map { columns.axes[$0] }
    guard axes.allSatisfy({ !$0.members.isEmpty }), axes.filter({ !$0.isSingle }).count <= 1 else {
      return nil
    }
    let size = EventCube.size(axes, timeline.slotCount)
    let most = axes.count == 2 ? EventTrack.largestPair : EventTrack.largestSingle
    guard size <= min(most, room) else { return nil }
    return EventCube(axes, over: timeline, columns.tallies[tally])
  }

  /// The rows by rising slot, and where each slot begins, by counting.
  private static func sorted(_ slots: [Int32], slotCount: Int) -> (order: [Int32], bounds: [Int]) {
    var bounds = [Int](repeating: 0, count: slotCount + 1)
    for slot in slots where slot >= 0 { bounds[Int(slot) + 1] += 1 }
    for slot in 0..<slotCount { bounds[slot + 1] += bounds[slot] }
    var next = bounds
    var order = [Int32](repeating: 0, count: bounds[slotCount])
    for (row, slot) in slots.enumerated() where slot >= 0 {
      order[next[Int(slot)]] = Int32(row)
      next[Int(slot)] += 1
    }
    return (order, bounds)
  }
}
