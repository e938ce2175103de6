/// Which counts of persons are withheld, so that no small one can be known.
///
/// Small counts are withheld first. Then, while a line has one unknown cell, one more is withheld in
/// it. Then every withheld cell is tried: where the printed numbers leave it one value only, the
/// smallest cell beside it is withheld too, and all begins again.
struct Suppression: Sendable {
  /// What becomes of a cell.
  enum State: Sendable, Hashable {
    case shown
    /// Withheld, for it is small.
    case primary
    /// Withheld, for a small one could be known from it.
    case secondary
    /// Never printed.
    case rest
  }

  let cells: CellLines
  /// Counts from 1 to below this are small.
  let limit: Int64
  /// For each cell what becomes of it.
  private(set) var states: [State]
  /// For each cell its lines.
  let memberships: [[Int]]
  /// For each line how many of its cells are unknown, and the sum of their numbers.
  private var unknowns: [(count: Int, sum: Int)]
  /// The first line that may have one unknown cell.
  private var cursor = 0

  /// After so many rounds whole tables are withheld around cells that are still known.
  private static let mostRounds = 40

  /// Withholds what must be.
  init(_ cells: CellLines, limit: Int64) {
    self.cells = cells
    self.limit = limit
    states = cells.values.indices.map { cell in
      if cells.isRest[cell] { return .rest }
      return (1..<max(limit, 1)).contains(cells.values[cell]) ? .primary : .shown
    }
    var memberships = [[Int]](repeating: [], count: cells.values.count)
    for (number, line) in cells.lines.enumerated() {
      for cell in line.cells { memberships[cell].append(number) }
    }
    self.memberships = memberships
    unknowns = cells.lines.map { _ in (0, 0) }
    for cell in states.indices where states[cell] != .shown { count(cell) }
    guard states.contains(.primary) || states.indices.contains(where: isSensitive) else { return }
    var (safe, settled): (Set<Int>, Set<Int>) = ([], [])
    var rounds = 0
    repeat {
      close()
      rounds += 1
    } while protectAgain(&safe, &settled, isLate: rounds > Suppression.mostRounds)
  }

  /// Tells whether a cell is unknown to readers.
  func isUnknown(_ cell: Int) -> Bool { states[cell] != .shown }

  /// Tells whether a cell must not be known: it is withheld, or a small rest.
  func isSensitive(_ cell: Int) -> Bool {
    switch states[cell] {
    case .shown: false
    case .primary, .secondary: true
    case .rest: (1..<max(limit, 1)).contains(cells.values[cell])
    }
  }

  /// Withholds partners until no line has one unknown cell.
  private mutating func close() {
    cursor = 0
    while cursor < cells.lines.count {
      let line = cursor
      cursor += 1
      guard isOpen(line), let partner = partner(in: line) else { continue }
      withhold(partner)
    }
  }

  /// Tells whether a line has one unknown cell that must not be known.
  private func isOpen(_ line: Int) -> Bool {
    unknowns[line].count == 1 && isSensitive(unknowns[line].sum)
  }

  /// The cell to withhold: one whose other lines also lack one, else the smallest, else the first.
  private func partner(in line: Int) -> Int? {
    var best: (isCrossing: Bool, cell: Int)?
    for cell in shownParts(of: line) {
      let isCrossing = memberships[cell].contains { $0 != line && isOpen($0) }
      guard let known = best else {
        best = (isCrossing, cell)
        continue
      }
      let isSmaller = cells.values[cell] < cells.values[known.cell]
      if isCrossing != known.isCrossing ? isCrossing : isSmaller { best = (isCrossing, cell) }
    }
    if let best { return best.cell }
    let total = cells.lines[line].total
    return isUnknown(total) ? nil : total
  }

  private func shownParts(of line: Int) -> [Int] {
    cells.lines[line].parts.filter { !isUnknown($0) && cells.values[$0] > 0 }
  }

  private mutating func withhold(_ cell: Int) {
    states[cell] = .secondary
    count(cell)
  }

  private mutating func count(_ cell: Int) {
    for line in memberships[cell] {
      unknowns[line].count += 1
      unknowns[line].sum += cell
      cursor = min(cursor, line)
    }
  }

  /// Withholds one more beside each cell that has one possible value; false where none has.
  private mutating func protectAgain(
    _ safe: inout Set<Int>, _ settled: inout Set<Int>, isLate: Bool
  ) -> Bool {
    var bounds = CellBounds(self)
    var exposed = bounds.determined(safe: &safe)
    if exposed.allSatisfy(settled.contains) { exposed = CellRanks(self).determined }
    var touched: Set<Int> = []
    var hasChanged = false
    for cell in exposed where !settled.contains(cell) {
      guard touched.isDisjoint(with: memberships[cell]) else { continue }
      let more = isLate ? around(cell) : neighbours(of: cell)
      if more.isEmpty { settled.insert(cell) }
      for other in more {
        withhold(other)
        touched.formUnion(memberships[other])
        hasChanged = true
      }
    }
    return hasChanged
  }

  /// The smallest cell left beside one, else a total, else the whole table around it.
  private func neighbours(of cell: Int) -> [Int] {
    for line in memberships[cell] {
      let parts = shownParts(of: line)
      if let least = parts.min(by: { (cells.values[$0], $0) < (cells.values[$1], $1) }) {
        return [least]
      }
    }
    for line in memberships[cell] where !isUnknown(cells.lines[line].total) {
      return [cells.lines[line].total]
    }
    return around(cell)
  }

  /// All printed cells of the lines that cross those of a cell.
  private func around(_ cell: Int) -> [Int] {
    let beside = Set(memberships[cell].flatMap { cells.lines[$0].cells })
    let crossing = Set(beside.flatMap { memberships[$0] })
    let around = Set(crossing.flatMap { cells.lines[$0].cells })
    return around.sorted().filter { !isUnknown($0) && cells.values[$0] != 0 }
  }
}
