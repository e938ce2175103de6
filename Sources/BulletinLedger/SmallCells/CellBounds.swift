/// The smallest and largest value that each withheld cell can have, by what readers see.
///
/// Readers know the printed cells, that a small count lies from 1 to below the limit, and that any
/// other withheld one does not. Each line narrows its cells until nothing changes. Then each cell is
/// tried one above and one below what it is: where both contradict some line, it can be known.
struct CellBounds {
  private let suppression: Suppression
  private var lowest: [Int64]
  private var highest: [Int64]
  /// Lines to look at again, each once.
  private var open: [Int] = []
  private var isOpen: [Bool]
  /// What a trial changed, to be undone.
  private var trail: [(cell: Int, low: Int64, high: Int64)] = []
  private var isContradiction = false
  private static let endless = Int64(1) << 60
  /// So many looks at lines are taken for each line before narrowing stops.
  private static let mostRounds = 100
  /// A trial takes so many looks.
  private static let mostLooks = 4000

  init(_ suppression: Suppression) {
    self.suppression = suppression
    let (states, limit) = (suppression.states, suppression.limit)
    lowest = states.indices.map { cell in
      switch states[cell] {
      case .shown: suppression.cells.values[cell]
      case .primary: 1
      case .secondary: min(limit, suppression.cells.values[cell])
      case .rest: 0
      }
    }
    highest = states.indices.map { cell in
      switch states[cell] {
      case .shown: suppression.cells.values[cell]
      case .primary: limit - 1
      case .secondary, .rest: CellBounds.endless
      }
    }
    isOpen = [Bool](repeating: false, count: suppression.cells.lines.count)
    let lines = suppression.cells.lines
    for line in lines.indices.reversed()
    where lines[line].cells.contains(where: suppression.isUnknown) {
      reopen(line)
    }
    narrowAll(looks: CellBounds.mostRounds * lines.count)
    trail = []
    undo()
  }

  /// The cells that must not be known and have one possible value left, rising.
  ///
  /// Cells known to be safe are not tried again: each further cell withheld leaves readers more
  /// tables to choose from, never fewer.
  mutating func determined(safe: inout Set<Int>) -> [Int] {
    var found: [Int] = []
    for cell in suppression.states.indices
    where suppression.isSensitive(cell) && !safe.contains(cell) {
      let value = suppression.cells.values[cell]
      let isForced = suppression.states[cell] == .primary && suppression.limit == 2
      if isForced || isPossible(cell, value + 1) || isPossible(cell, value - 1) {
        safe.insert(cell)
      } else {
        found.append(cell)
      }
    }
    return found
  }

  /// Tells whether no line contradicts a value of a cell.
  private mutating func isPossible(_ cell: Int, _ value: Int64) -> Bool {
    guard value >= lowest[cell], value <= highest[cell] else { return false }
    defer { undo() }
    set(cell, value, value)
    narrowAll(looks: CellBounds.mostLooks)
    return !isContradiction
  }

  private mutating func undo() {
    for (cell, low, high) in trail.reversed() { (lowest[cell], highest[cell]) = (low, high) }
    trail = []
    for line in open { isOpen[line] = false }
    open = []
    isContradiction = false
  }

  private mutating func reopen(_ line: Int) {
    guard !isOpen[line] else { return }
    isOpen[line] = true
    open.append(line)
  }

  private mutating func narrowAll(looks: Int) {
    var looks = looks
    while !isContradiction, looks > 0, let line = open.popLast() {
      isOpen[line] = false
      narrow(suppression.cells.lines[line])
      looks -= 1
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

  private mutating func narrow(_ line: CellLines.Line) {
    var reach = Reach()
    for part in line.parts { reach.add(lowest[part], highest[part], sign: 1) }
    bound(line.total, from: reach.least, to: reach.openCount == 0 ? reach.most : nil)
    for part in line.parts where suppression.isUnknown(part) {
      reach.add(lowest[part], highest[part], sign: -1)
      bound(
        part, from: reach.openCount == 0 ? lowest[line.total] - reach.most : nil,
        to: highest[line.total] < CellBounds.endless ? highest[line.total] - reach.least : nil)
      reach.add(lowest[part], highest[part], sign: 1)
    }
  }

  private mutating func bound(_ cell: Int, from low: Int64?, to high: Int64?) {
    let least = max(lowest[cell], low ?? lowest[cell])
    let most = min(highest[cell], high ?? highest[cell])
    guard least <= most else {
      isContradiction = true
      return
    }
    if least != lowest[cell] || most != highest[cell] { set(cell, least, most) }
  }

  private mutating func set(_ cell: Int, _ low: Int64, _ high: Int64) {
    trail.append((cell, lowest[cell], highest[cell]))
    (lowest[cell], highest[cell]) = (low, high)
    for line in suppression.memberships[cell] { reopen(line) }
  }
}
