import BulletinModel

/// A measure as data: what it adds up, how its rows lie in time, and by which fields it may be asked.
///
/// The engine knows no measure by name: built-in and declared ones are values of this type.
struct MeasureDefinition: Sendable {
  let measure: Measure
  let numerator: Quantity
  let denominator: Quantity?
  let time: TimeRule
  let dimensions: [Dimension]

  /// Tells whether a value is a share, so that changes are differences and not growth.
  var isRatio: Bool { denominator != nil }
  /// What is added up.
  var quantities: [Quantity] { [numerator] + (denominator.map { [$0] } ?? []) }
}

/// What a measure adds up over rows.
enum Quantity: Sendable, Hashable {
  /// The number of rows.
  case rows
  /// The sum of a field; an empty cell counts as `missing`.
  case sum(String, missing: Int64)
  /// The sum of the differences of two fields.
  case difference(String, String)
}

/// When a row counts for a period.
enum TimeRule: Sendable, Hashable {
  /// A flow: when the day in the field lies in the period.
  case within(String)
  /// A stock of rows that live: from one day on, until before the other.
  case alive(from: String, to: String)
  /// A stock that is reported: the latest day inside the period, never carried forward.
  case latest(String)

  /// How such a measure lies in time.
  var timing: Measure.Timing {
    if case .within = self { .flow } else { .stock }
  }
}

/// A field by which a measure may be asked, with the list that holds its members.
struct Dimension: Sendable, Hashable {
  /// The name in keys, such as `region`.
  let id: String
  /// The field of the register.
  let field: String
  /// The vocabulary of its members, or `branches`.
  let list: String
}
