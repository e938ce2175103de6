/// Published counts of persons, and the sums by which one can be known from others.
struct CellLines: Sendable {
  /// A total that its parts add up to; parts are positive or negative, never 0.
  struct Line: Sendable {
    let total: Int
    let parts: [Int]
    /// Tells whether it leads from one period to another.
    let isInTime: Bool

    /// All cells of the line.
    var cells: [Int] { [total] + parts }
  }

  /// For each cell its value.
  private(set) var values: [Int64] = []
  /// For each cell whether it is printed nowhere: what a total holds beside its printed parts.
  private(set) var isRest: [Bool] = []
  /// The lines in order.
  private(set) var lines: [Line] = []

  /// Adds a cell and gives its number.
  mutating func add(_ value: Int64, isRest: Bool = false) -> Int {
    values.append(value)
    self.isRest.append(isRest)
    return values.count - 1
  }

  /// Adds a line; what the parts lack to the total becomes a cell that nobody prints.
  ///
  /// A line whose parts pass its total, as where reports contradict each other, proves nothing.
  mutating func addLine(total: Int, parts: [Int], isInTime: Bool = false) {
    let rest = values[total] - parts.reduce(0) { $0 + values[$1] }
    guard rest >= 0 else { return }
    var parts = parts
    if rest > 0 { parts.append(add(rest, isRest: true)) }
    lines.append(Line(total: total, parts: parts, isInTime: isInTime))
  }
}
