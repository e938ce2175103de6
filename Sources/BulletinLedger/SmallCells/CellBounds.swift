/// The smallest and largest value that each withheld cell can have, by what readers see.
///
/// Readers know the printed cells, that a small count lies from 1 to below the limit, and that any
/// other withheld one does not. Each line narrows its cells until nothing changes.
struct CellBounds {
  private let suppression: Suppression
  private var lowest: [Int64]
  private var highest: [Int64]
  private static let endless = Int64(1) << 60
  private static let mostRounds = 100

  init(_ suppression: Suppression) {
    self.suppression = suppression
    let (states, limit) = (suppression.states, suppression.limit)
    lowest = states.indices.map {
      CellBounds.first(states[$0], suppression.cells.values[$0], limit)
    }
    highest = states.indices.map { cell in
      switch states[cell] {
      case .shown: suppression.cells.values[cell]
      case .primary: limit - 1
      case .secondary, .rest: CellBounds.endless
      }
    }
    let lines = suppression.cells.lines.filter { $0.cells.contains(where: suppression.isUnknown) }
    var rounds = 0
    while rounds < CellBounds.mostRounds {
      var hasChanged = false
      for line in lines where narrow(line) { hasChanged = true }
      guard hasChanged else { break }
      rounds += 1
    }
  }

  /// The cells that must not be known and have one possible value left, rising.
  var determined: [Int] {
    suppression.states.indices.filter { cell in
      guard suppression.isSensitive(cell), lowest[cell] >= highest[cell] else { return false }
      return suppression.states[cell] != .primary || suppression.limit > 2
    }
  }

  private static func first(_ state: Suppression.State, _ value: Int64, _ limit: Int64) -> Int64 {
    switch state {
    case .shown: value
    case .primary: 1
    case .secondary: limit
    case .rest: 0
    }
  }

  /// What the parts of a line come to together, at least and at most.
  private struct Reach {
    var least: Int64 = 0
    /// Without the parts that have no end.
    var most: Int64 = 0
    var openCount = 0

    mutating func add(_ low: Int64, _ high: Int64, sign: Int64) {
      least += sign * low
      if high >= CellBounds.endless {
        openCount += Int(sign)
      } else {
        most += sign * high
      }
    }
  }

  private mutating func narrow(_ line: CellLines.Line) -> Bool {
    var reach = Reach()
    for part in line.parts { reach.add(lowest[part], highest[part], sign: 1) }
    var hasChanged = raise(line.total, to: reach.least)
    if reach.openCount == 0, lower(line.total, to: reach.most) { hasChanged = true }
    for part in line.parts where suppression.isUnknown(part) {
      reach.add(lowest[part], highest[part], sign: -1)
      if highest[line.total] < CellBounds.endless,
        lower(part, to: highest[line.total] - reach.least)
      {
        hasChanged = true
      }
      if reach.openCount == 0, raise(part, to: lowest[line.total] - reach.most) {
        hasChanged = true
      }
      reach.add(lowest[part], highest[part], sign: 1)
    }
    return hasChanged
  }

  private mutating func raise(_ cell: Int, to value: Int64) -> Bool {
    guard suppression.isUnknown(cell), value > lowest[cell] else { return false }
    lowest[cell] = value
    return true
  }

  private mutating func lower(_ cell: Int, to value: Int64) -> Bool {
    guard suppression.isUnknown(cell), value < highest[cell] else { return false }
    highest[cell] = value
    return true
  }
}
