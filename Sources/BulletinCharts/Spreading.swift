import BulletinModel

/// Shares room out: labels that would meet are pushed apart, and rounded parts fill their whole.
enum Spreading {
  /// Moves places apart, each as little as may be, so that none of them meet.
  ///
  /// The squares of all moves together are as small as they can be (isotonic regression by pooling
  /// neighbours). Equal places keep the order given. Where the room is too small for all, they run
  /// past its end rather than into one another.
  ///
  /// - Parameters:
  ///   - wanted: Where each would stand alone.
  ///   - sizes: How much room each takes around its place.
  ///   - room: The first and the last edge.
  /// - Returns: The places in the order given.
  /// - Complexity: O(n log n).
  static func apart(_ wanted: [Int], sizes: [Int], within room: ClosedRange<Int>) -> [Int] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    guard let first = order.first, let last = order.last else { return [] }
    var offsets = [0]
    for (one, next) in zip(order, order.dropFirst()) {
      offsets.append((offsets.last ?? 0) + (sizes[one] + sizes[next] + 1) / 2)
    }
    let pooled = rising(zip(order, offsets).map { wanted[$0] - $1 })
    let top = room.lowerBound + sizes[first] / 2
    let bottom = max(top, room.upperBound - sizes[last] / 2 - (offsets.last ?? 0))
    var places = wanted
    for (index, offset, place) in zip3(order, offsets, pooled) {
      places[index] = min(bottom, max(top, place)) + offset
    }
    return places
  }

  private static func zip3(_ a: [Int], _ b: [Int], _ c: [Int]) -> [(Int, Int, Int)] {
    zip(a, zip(b, c)).map { ($0, $1.0, $1.1) }
  }

  /// The nearest course that never falls.
  private static func rising(_ values: [Int]) -> [Int] {
    var pools: [(sum: Int, count: Int)] = []
    for value in values {
      var pool = (sum: value, count: 1)
      while let before = pools.last, before.sum * pool.count > pool.sum * before.count {
        pool = (pool.sum + before.sum, pool.count + before.count)
        pools.removeLast()
      }
      pools.append(pool)
    }
    return pools.flatMap { Array(repeating: Int(floor: $0.sum, $0.count), count: $0.count) }
  }

  /// Cuts a length into whole steps in proportion to its parts, so that they fill it exactly.
  ///
  /// By the largest remainder; of equal remainders the first part takes the step. For drawing only:
  /// what is printed is the caller's. Parts below zero count as none.
  static func steps(of length: Int, by parts: [Rational]) -> [Int] {
    let sizes = parts.map { max(0, Scale.fixed($0)) }
    let whole = sizes.reduce(0, +)
    guard whole > 0 else { return parts.map { _ in 0 } }
    var steps = sizes.map { Int($0 * Int128(length) / whole) }
    let remainders = sizes.map { $0 * Int128(length) % whole }
    let order = parts.indices.sorted {
      remainders[$0] != remainders[$1] ? remainders[$0] > remainders[$1] : $0 < $1
    }
    for index in order.prefix(length - steps.reduce(0, +)) { steps[index] += 1 }
    return steps
  }
}

extension Int {
  /// Divides downwards, below zero too.
  fileprivate init(floor dividend: Int, _ divisor: Int) {
    let quotient = dividend / divisor
    self = dividend % divisor < 0 ? quotient - 1 : quotient
  }
}
