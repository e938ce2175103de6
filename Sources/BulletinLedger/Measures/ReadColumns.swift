import BulletinModel

/// The columns of a register as its measures read them, each made once however many ask for it.
struct ReadColumns: Sendable {
  /// How one quantity is read.
  enum Reading: Sendable {
    /// A sum: a place in `tallies`.
    case sum(Int)
    /// A sum divided by the number of filled cells.
    case mean(sum: Int, filled: Int)
    /// A look at each cell: a place in `series`.
    case pick(Series.Pick, Int)
  }

  /// How a measure is read.
  struct Plan: Sendable {
    let definition: MeasureDefinition
    let numerator: Reading
    let denominator: Reading?
    /// The rows behind a figure, a place in `tallies`.
    let behind: Int
    /// For each dimension's name its axis.
    let axes: [String: Int]
  }

  let register: Register
  private(set) var axes: [Axis] = []
  private(set) var tallies: [Amounts] = []
  private(set) var series: [Series] = []
  private(set) var plans: [String: Plan] = [:]
  private var dimensions: [Dimension: Int] = [:]
  private var places: [Tally: Int] = [:]
  private var picked: [Tally: Int] = [:]
  private var masks: [Expression: [Bool]] = [:]

  /// Reads what some measures ask of a register.
  init(_ definitions: [MeasureDefinition], of register: Register, by reader: CellReader) {
    self.register = register
    _ = place(of: Tally(.rows), by: reader)
    for definition in definitions {
      let behind = place(of: definition.behind, by: reader)
      let numerator = reading(definition.numerator, definition.time, by: reader)
      let denominator = definition.denominator.map { reading($0, definition.time, by: reader) }
      var axes: [String: Int] = [:]
      for dimension in definition.dimensions { axes[dimension.id] = axis(dimension, by: reader) }
      plans[definition.measure.id] = Plan(
        definition: definition, numerator: numerator, denominator: denominator, behind: behind,
        axes: axes)
    }
  }

  /// The place in `tallies` of all rows.
  static let allRows = 0

  /// The faults of the columns, each once.
  var faults: [Diagnostic] { Set(tallies.flatMap(\.faults)).sorted() }

  /// The place of what adds up, where some measure reads it.
  func place(of tally: Tally) -> Int? { places[tally] }

  /// Tells whether the fields of a measure are filled at all: a column left empty is not zero.
  func isFilled(_ plan: Plan) -> Bool {
    isFilled(plan.numerator) && plan.denominator.map(isFilled) ?? true
  }

  private func isFilled(_ reading: Reading) -> Bool {
    switch reading {
    case .sum(let place): !tallies[place].isBlank
    case .mean(_, let filled): !tallies[filled].isBlank
    case .pick(_, let place): !series[place].isBlank
    }
  }

  private mutating func reading(
    _ aggregate: Aggregate, _ time: TimeRule, by reader: CellReader
  ) -> Reading {
    let sum = place(of: aggregate.tally, by: reader)
    switch aggregate.function {
    case .rows, .sum, .difference: return .sum(sum)
    case .mean(let field):
      return .mean(
        sum: sum, filled: place(of: Tally(.filled(field), where: aggregate.condition), by: reader))
    case .minimum(let field): return .pick(.minimum, pick(field, aggregate, time, by: reader))
    case .maximum(let field): return .pick(.maximum, pick(field, aggregate, time, by: reader))
    case .latest(let field): return .pick(.latest, pick(field, aggregate, time, by: reader))
    case .percentile(let field, let percent):
      return .pick(.percentile(percent), pick(field, aggregate, time, by: reader))
    }
  }

  private mutating func axis(_ dimension: Dimension, by reader: CellReader) -> Int {
    if let known = dimensions[dimension] { return known }
    axes.append(Axis(dimension, of: register, by: reader))
    dimensions[dimension] = axes.count - 1
    return axes.count - 1
  }

  private mutating func place(of tally: Tally, by reader: CellReader) -> Int {
    if let known = places[tally] { return known }
    tallies.append(Amounts(tally.kind, mask: mask(tally.condition, by: reader), of: register))
    places[tally] = tallies.count - 1
    return tallies.count - 1
  }

  private mutating func pick(
    _ field: String, _ aggregate: Aggregate, _ time: TimeRule, by reader: CellReader
  ) -> Int {
    let key = Tally(.sum(field + "@" + time.fields[0], missing: 0), where: aggregate.condition)
    if let known = picked[key] { return known }
    series.append(
      Series(
        field, mask: mask(aggregate.condition, by: reader), days: register.days(time.fields[0]),
        of: register))
    picked[key] = series.count - 1
    return series.count - 1
  }

  private mutating func mask(_ condition: Expression?, by reader: CellReader) -> [Bool]? {
    guard let condition else { return nil }
    if let known = masks[condition] { return known }
    let mask = Condition(of: register, by: reader).mask(condition)
    masks[condition] = mask
    return mask
  }
}
