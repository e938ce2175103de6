import BulletinModel

/// A register as its measures see it: asked for a cell, it answers with sums and rows.
protocol Ledger: Sendable {
  /// The measures of the register.
  var definitions: [MeasureDefinition] { get }
  /// Every period that has rows, of all kinds, rising.
  var periods: [Period] { get }
  /// The days from the first to the last row; nil when there is none.
  var covered: ClosedRange<CivilDate>? { get }
  /// The sums of a measure at members of its dimensions, in a period.
  func cell(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> Cell
  /// The rows behind that cell, rising.
  func rows(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> [Int]
}

/// The sums behind one figure.
struct Cell: Sendable {
  /// Why there is no value; nil when there is one.
  var absence: AbsenceReason?
  var numerator: Int64 = 0
  var denominator: Int64 = 0
  var rowCount = 0
  var asOf: CivilDate?
}

/// What a measure adds up.
enum Quantity: Sendable, Hashable {
  /// The number of rows.
  case rows
  /// The sum of a field; an empty cell counts as `missing`.
  case sum(String, missing: Int64)
  /// The sum of the differences of two fields.
  case difference(String, String)
}

/// A measure with what it adds up; declared measures take the same form.
struct MeasureDefinition: Sendable {
  let measure: Measure
  let numerator: Quantity
  let denominator: Quantity?

  init(_ measure: Measure, _ numerator: Quantity, over denominator: Quantity? = nil) {
    self.measure = measure
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Tells whether a value is a share, so that changes are differences and not growth.
  var isRatio: Bool { denominator != nil }
}
