import BulletinModel

/// What adds up over rows: the parts of which every sum, mean and count is made.
struct Tally: Sendable, Hashable {
  /// What one row brings.
  enum Kind: Sendable, Hashable {
    /// One.
    case rows
    /// The value of a field; an empty cell counts as `missing`.
    case sum(String, missing: Int64)
    /// The difference of two fields.
    case difference(String, String)
    /// One where the field is filled.
    case filled(String)
  }

  let kind: Kind
  let condition: Expression?

  init(_ kind: Kind, where condition: Expression? = nil) {
    self.kind = kind
    self.condition = condition
  }
}

extension Aggregate {
  /// The sum that an additive quantity is; for others the sum over the same field.
  var tally: Tally {
    switch function {
    case .rows: Tally(.rows, where: condition)
    case .sum(let field, let missing): Tally(.sum(field, missing: missing), where: condition)
    case .difference(let one, let other): Tally(.difference(one, other), where: condition)
    case .minimum(let field), .maximum(let field), .latest(let field), .mean(let field),
      .percentile(let field, _):
      Tally(.sum(field, missing: 0), where: condition)
    }
  }

  /// The fields that it reads, without those of its condition.
  var fields: [String] {
    switch function {
    case .rows: []
    case .sum(let field, _), .minimum(let field), .maximum(let field), .latest(let field),
      .mean(let field), .percentile(let field, _):
      [field]
    case .difference(let one, let other): [one, other]
    }
  }
}

extension MeasureDefinition {
  /// What is counted, and what it is divided by.
  var aggregates: [Aggregate] { [numerator] + (denominator.map { [$0] } ?? []) }

  /// The rows behind a figure: those that meet the condition of either side.
  var behind: Tally {
    guard let one = numerator.condition else { return Tally(.rows) }
    guard let denominator else { return Tally(.rows, where: one) }
    guard let other = denominator.condition else { return Tally(.rows) }
    return Tally(.rows, where: one == other ? one : .binary(.or, one, other))
  }

  /// The field paths that it reads.
  var paths: [[String]] {
    aggregates.flatMap { $0.condition?.paths ?? [] } + dimensions.map(\.path)
  }
}

extension TimeRule {
  /// The fields that say when.
  var fields: [String] {
    switch self {
    case .within(let field), .latest(let field): [field]
    case .alive(let from, let to): [from, to]
    }
  }
}
