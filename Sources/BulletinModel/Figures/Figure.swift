/// Which figure is meant: a measure at members of its dimensions, in a period.
public struct FigureKey: Sendable, Hashable {
  /// How a figure is compared.
  public enum Comparison: String, Sendable, Hashable, CaseIterable {
    /// The value itself.
    case value
    /// Against the previous period (环比).
    case change
    /// Against the same period a year before (同比).
    case yoy
    /// As a share of the whole: of the same measure without the last member named.
    case share
    /// The place among the members beside it, 1 for the largest.
    case rank
  }

  /// The measure's id.
  public let measure: String
  /// For each dimension the member's id; a dimension that is absent is taken as a whole.
  public let members: [String: String]
  /// The period.
  public let period: Period
  /// How it is compared.
  public let comparison: Comparison

  /// Makes a key.
  public init(
    _ measure: String, _ members: [String: String] = [:], in period: Period,
    comparison: Comparison = .value
  ) {
    self.measure = measure
    self.members = members
    self.period = period
    self.comparison = comparison
  }

  /// The canonical form: `coverage.yoy?period=2024&region=lhasa`.
  public var text: String {
    let name = comparison == .value ? measure : "\(measure).\(comparison.rawValue)"
    let parts =
      members.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" } + ["period=\(period.id)"]
    return "\(name)?\(parts.joined(separator: "&"))"
  }
}

extension FigureKey {
  /// The permanent name of the figure in addresses: `coverage-2024-` and ten letters that no other
  /// key of the measure and period has.
  public var traceID: String {
    var hash = StableHash(text.utf8).value
    let letters = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
    var name: [UInt8] = []
    for _ in 0..<10 {
      name.append(letters[Int(hash & 31)])
      hash >>= 5
    }
    let kind = comparison == .value ? "" : "-\(comparison.rawValue)"
    let when = period.isRange ? "\(period.first.id)-to-\(period.last.id)" : period.id
    return "\(measure)\(kind)-\(when)-\(String(decoding: name, as: UTF8.self))"
  }
}

/// Why there is no value.
public enum AbsenceReason: Sendable, Hashable {
  /// No row was reported.
  case notReported
  /// Some parts were reported, others not: how many of how many.
  case partial(reported: Int, due: Int)
  /// Division by zero: the base is 0.
  case zeroBase
  /// The parts overlap and cannot be added.
  case notAdditive
  /// There is no earlier figure to compare with.
  case noComparison
  /// Withheld, for it counts so few persons that some could be known; true for the count itself.
  case withheld(isPrimary: Bool)
  /// Nothing of the kind can be asked: an unknown measure, dimension, member or comparison.
  case unknown
}

/// One statistic with its arithmetic.
public struct Figure: Sendable, Hashable {
  /// What a figure came to.
  public enum Value: Sendable, Hashable {
    /// The exact value: a count, a share between 0 and 1, or a difference of such.
    case exact(Rational)
    /// No value, and why.
    case absent(AbsenceReason)
  }

  /// Which figure it is.
  public let key: FigureKey
  /// What it came to.
  public let value: Value
  /// The numerator, or the sum itself; nil where nothing was reported.
  public let numerator: Int64?
  /// The denominator of a ratio.
  public let denominator: Int64?
  /// For a stock, the day that it stands for.
  public let asOf: CivilDate?
  /// How many rows of the measure's register stand behind it.
  public let rowCount: Int

  /// Makes a figure.
  public init(
    key: FigureKey, value: Value, numerator: Int64? = nil, denominator: Int64? = nil,
    asOf: CivilDate? = nil, rowCount: Int = 0
  ) {
    self.key = key
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.asOf = asOf
    self.rowCount = rowCount
  }

  /// The exact value; nil where there is none.
  public var exact: Rational? {
    if case .exact(let value) = value { value } else { nil }
  }
}
