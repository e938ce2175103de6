import BulletinModel

/// What a typed title says about the figures below it, held against them.
///
/// A title that names one of the rows as the highest or lowest, or says which way a course went, is a
/// statement like any other. Other words of a title are the editor's own.
struct TitleClaim {
  /// A title that the figures do not bear out.
  struct Fault: Sendable, Hashable {
    /// What the title says.
    let claim: String
    /// What the figures say, in the language of the page.
    let truth: String
  }

  let title: String
  let grid: FigureGrid
  let text: GridText

  /// The fault; nil where the title is true or says nothing of the kind.
  var fault: Fault? {
    guard grid.columns.count == 1, grid.rows.count > 1 else { return nil }
    return grid.isCourse ? courseFault : extremeFault
  }

  // MARK: The highest and the lowest

  private var extremeFault: Fault? {
    let words = TitleClaim.highest.map { ($0, true) } + TitleClaim.lowest.map { ($0, false) }
    guard let (word, isHighest) = words.first(where: { title.contains($0.0) }),
      let named = named, let own = grid.cells[named][0].exact
    else { return nil }
    let told = grid.rows.indices.filter { grid.cells[$0][0].exact != nil }
    let best = told.max { left, right in
      let (one, other) = (value(left), value(right))
      return isHighest ? one < other : one > other
    }
    guard let best, value(best) != own else { return nil }
    return Fault(
      claim: "\(grid.rows[named].name)\(word)",
      truth: "\(row(named))\(separator)\(row(best))")
  }

  /// The row that the title names, the longest name first; nil for none and for several.
  private var named: Int? {
    let found = grid.rows.indices.filter { row in
      let head = grid.rows[row]
      return [head.name, head.short].contains { !$0.isEmpty && title.contains($0) }
    }
    let longest = found.filter { row in
      !found.contains { $0 != row && grid.rows[$0].name.contains(grid.rows[row].name) }
    }
    return longest.count == 1 ? longest[0] : nil
  }

  // MARK: Courses

  private var courseFault: Fault? {
    let told = grid.rows.indices.filter { grid.cells[$0][0].exact != nil }
    guard let first = told.first, let last = told.last, first != last else { return nil }
    let up = TitleClaim.rising.first { title.contains($0) }
    let down = TitleClaim.falling.first { title.contains($0) }
    guard let word = up ?? down, (up == nil) != (down == nil) else { return nil }
    let isSteady = TitleClaim.steady.contains { title.contains($0) }
    let steps = isSteady ? Array(zip(told, told.dropFirst())) : [(first, last)]
    let broken = steps.first { from, to in
      up != nil ? value(to) <= value(from) : value(to) >= value(from)
    }
    guard let (from, to) = broken else { return nil }
    return Fault(claim: word, truth: "\(row(from))\(separator)\(row(to))")
  }

  // MARK: Parts

  private func value(_ row: Int) -> Rational { grid.cells[row][0].exact ?? Rational(0) }

  private func row(_ row: Int) -> String {
    "\(grid.rows[row].name) \(text.cell(grid.cells[row][0], row, 0))"
  }

  private var separator: String { text.desk.words[.clauseComma] }

  private static let highest = ["最高", "最多", "居首", "highest"]
  private static let lowest = ["最低", "最少", "垫底", "末位", "lowest", "fewest"]
  private static let rising = ["上升", "增长", "提高", "提升", "增加", "rose", "rising", "grew", "increase"]
  private static let falling = ["下降", "减少", "降低", "回落", "fell", "falling", "declin", "decrease"]
  private static let steady = ["连续", "逐月", "逐季", "逐年", "每月", "每季", "every"]
}
