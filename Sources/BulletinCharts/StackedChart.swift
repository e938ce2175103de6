public import BulletinModel

/// Parts of a whole on top of, or beside, one another: columns over time, or rows of members.
public struct StackedChart: Sendable, Hashable {
  /// How the parts are laid.
  public enum Form: Sendable, Hashable {
    /// Upright, one column a period, with its total above.
    case columns
    /// Lying, one row a member, as long as its total.
    case rows
    /// Lying, every row of one length: the parts as shares.
    case shares
  }

  /// One column or row.
  public struct Member: Sendable, Hashable {
    let label: String
    let shortLabel: String
    let values: [ChartValue]
    let total: ChartValue

    /// Makes a column or row.
    ///
    /// - Parameters:
    ///   - label: Its name.
    ///   - shortLabel: What is left of the name below columns on narrow screens; a prefix of it.
    ///   - values: One value a series with the text printed in its part; fewer leave gaps.
    ///   - total: The whole as it is printed; its text is shown, its value is not drawn.
    public init(
      label: String, shortLabel: String? = nil, values: [ChartValue], total: ChartValue
    ) {
      self.label = label
      self.shortLabel = shortLabel ?? label
      self.values = values
      self.total = total
    }
  }

  let words: ChartWords
  let form: Form
  let series: [String]
  let members: [Member]

  /// Makes a stack of one to five series; nil for other counts, which no pattern tells apart.
  ///
  /// Values below zero lie on the other side of the zero line. Shares of a whole need parts that are
  /// not below zero: where one is, rows are drawn as long as they are.
  ///
  /// - Parameters:
  ///   - words: The drawing's name and description.
  ///   - form: How the parts are laid.
  ///   - series: The names of the parts, the most important first: it lies at the zero line.
  ///   - members: The columns or rows in order.
  public init?(words: ChartWords, form: Form, series: [String], members: [Member]) {
    guard (1...Drawing.mostAreas).contains(series.count) else { return nil }
    let hasLoss = members.contains { member in
      member.values.contains { ($0.exact ?? Rational(0)) < Rational(0) }
    }
    self.words = words
    self.form = form == .shares && hasLoss ? .rows : form
    self.series = series
    self.members = members
  }

  /// Draws the stack with a legend; every part carries its name and value.
  ///
  /// Height: columns 300 pixels, rows 64 each, and 29 or 38 where there are more than three.
  public func svg(_ direction: ChartDirection = .leftToRight) -> SafeHTML {
    var drawing = Drawing(direction)
    draw(&drawing)
    return drawing.markup
  }

  func draw(_ drawing: inout Drawing) {
    switch form {
    case .columns: drawColumns(&drawing)
    case .rows, .shares: drawRows(&drawing)
    }
  }

  /// The parts of a member by series; nil where there is no value.
  func parts(of member: Member) -> [Rational?] {
    series.indices.map { $0 < member.values.count ? member.values[$0].exact : nil }
  }

  /// What a part is called: 7月 走访关爱: 129.
  func name(of series: Int, in member: Member) -> String {
    let value = series < member.values.count ? member.values[series] : nil
    return "\(member.label) \(self.series[series]): \(words.spoken(value))"
  }

  /// The name of the gap of a member: every series without a value; nil when none is missing.
  func gapName(of member: Member) -> String? {
    let missing = parts(of: member).enumerated().filter { $0.element == nil }.map {
      "\(series[$0.offset]): \(words.missing)"
    }
    return missing.isEmpty ? nil : "\(member.label) \(missing.joined(separator: "; "))"
  }

  /// The sums of what is above and of what is below zero, in the steps of scales.
  func sums(of member: Member) -> (above: Int128, below: Int128) {
    let sizes = parts(of: member).compactMap { $0 }.map(Scale.fixed)
    return (
      sizes.filter { $0 > 0 }.reduce(0, +), sizes.filter { $0 < 0 }.reduce(0, +)
    )
  }

  /// Holds every sum on one line.
  func scale(length: Int) -> Scale {
    let all = members.map { sums(of: $0) }
    return Scale(
      low: all.map(\.below).min() ?? 0, high: all.map(\.above).max() ?? 0, length: length)
  }

  /// A part on its line: where it begins, and how long it is; both away from zero.
  struct Part {
    let series: Int
    let start: Int
    let length: Int
    let isBelow: Bool
    let isLast: Bool
  }

  /// Lays the parts of a member: away from zero on both sides, filling the two lengths exactly.
  func lay(_ member: Member, above: Int, below: Int) -> [Part] {
    let parts = parts(of: member)
    let zero = Rational(0)
    let up = Spreading.steps(of: above, by: parts.map { max(zero, $0 ?? zero) })
    let down = Spreading.steps(
      of: below, by: parts.map { $0.map { $0 < zero ? $0.negated ?? zero : zero } ?? zero })
    var (top, bottom) = (0, 0)
    var laid: [Part] = []
    for (index, part) in parts.enumerated() {
      guard let part else { continue }
      let isBelow = part < zero
      let length = isBelow ? down[index] : up[index]
      let start = isBelow ? bottom : top
      if isBelow { bottom += length } else { top += length }
      laid.append(
        Part(
          series: index, start: start, length: length, isBelow: isBelow,
          isLast: start + length == (isBelow ? below : above)))
    }
    return laid
  }
}
