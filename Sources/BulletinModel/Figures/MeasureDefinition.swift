/// A measure as data: what it adds up, how its rows lie in time, and by which fields it may be asked.
///
/// The engine knows no measure by name: built-in and declared ones are values of this type.
public struct MeasureDefinition: Sendable, Hashable {
  /// What readers are told of it.
  public let measure: Measure
  /// What is counted.
  public let numerator: Aggregate
  /// What it is divided by.
  public let denominator: Aggregate?
  /// When a row counts for a period.
  public let time: TimeRule
  /// By what it may be asked.
  public let dimensions: [Dimension]

  /// Makes a definition.
  public init(
    measure: Measure, numerator: Aggregate, denominator: Aggregate? = nil, time: TimeRule,
    dimensions: [Dimension]
  ) {
    self.measure = measure
    self.numerator = numerator
    self.denominator = denominator
    self.time = time
    self.dimensions = dimensions
  }

  /// The fields of the register that it reads, each once.
  public var fields: [String] {
    var names: [String] = []
    for aggregate in [numerator] + (denominator.map { [$0] } ?? []) {
      switch aggregate.function {
      case .rows: break
      case .sum(let field, _), .mean(let field), .minimum(let field), .maximum(let field),
        .latest(let field), .percentile(let field, _):
        names.append(field)
      case .difference(let field, let other): names += [field, other]
      }
    }
    switch time {
    case .within(let field), .latest(let field): names.append(field)
    case .alive(let from, let to): names += [from, to]
    }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }

  /// Tells whether a value is a share, so that changes are differences and not growth.
  public var isRatio: Bool { denominator != nil }
}

/// A quantity over the rows that meet a condition.
public struct Aggregate: Sendable, Hashable {
  /// What is made of the rows.
  public enum Function: Sendable, Hashable {
    /// The number of rows.
    case rows
    /// The sum of a field; an empty cell counts as `missing`.
    case sum(String, missing: Int64)
    /// The sum of the differences of two fields.
    case difference(String, String)
    /// The smallest value of a field.
    case minimum(String)
    /// The largest.
    case maximum(String)
    /// The value of the latest row.
    case latest(String)
    /// The mean of the filled cells.
    case mean(String)
    /// The value below which so many percent of the filled cells lie; 50 is the median.
    ///
    /// Source: nearest rank, the median of an even number being the mean of the middle two.
    case percentile(String, percent: Int)
  }

  /// What is made of the rows.
  public let function: Function
  /// Which rows count; nil for all.
  public let condition: Expression?

  /// Makes a quantity.
  public init(_ function: Function, where condition: Expression? = nil) {
    self.function = function
    self.condition = condition
  }

  /// Tells whether values of parts add up to that of the whole.
  public var isAdditive: Bool {
    switch function {
    case .rows, .sum, .difference: true
    default: false
    }
  }
}

/// When a row counts for a period.
public enum TimeRule: Sendable, Hashable {
  /// A flow: when the day in the field lies in the period, or its period lies inside.
  case within(String)
  /// A stock of rows that live: from one day on, until before the other.
  case alive(from: String, to: String)
  /// A stock that is reported: the latest day inside the period, never carried forward.
  case latest(String)

  /// How such a measure lies in time.
  public var timing: Measure.Timing {
    if case .within = self { .flow } else { .stock }
  }
}

/// A field by which a measure may be asked, with the list that holds its members.
public struct Dimension: Sendable, Hashable {
  /// The name in keys, such as `region`.
  public let id: String
  /// The field of the register; with a dot it leads through a reference, such as `host.region`.
  public let field: String
  /// The vocabulary or register of its members; nil where the field lists its own choices.
  public let list: String?

  /// Makes a dimension.
  public init(id: String, field: String, list: String?) {
    self.id = id
    self.field = field
    self.list = list
  }
}
