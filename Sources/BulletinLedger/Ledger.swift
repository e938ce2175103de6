import BulletinModel

/// A register as its measures see it: asked for a cell, it answers with sums and rows.
protocol Ledger: Sendable {
  /// The measures that it serves.
  var definitions: [MeasureDefinition] { get }
  /// Faults that only a whole register shows.
  var faults: [Diagnostic] { get }
  /// Every period that has rows for a measure, of all kinds, rising.
  func periods(of definition: MeasureDefinition) -> [Period]
  /// The days from the first to the last row of a measure; nil when there is none.
  func covered(by definition: MeasureDefinition) -> ClosedRange<CivilDate>?
  /// The sums of a measure at members of its dimensions, in a period.
  func cell(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> Cell
  /// The rows behind that cell, rising.
  func rows(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period) -> [Int]
  /// The rows of the same members and period that the figure leaves out, rising.
  func leftOut(_ definition: MeasureDefinition, _ members: [String: String], _ period: Period)
    -> [LeftOutRow]
  /// What a tally of a measure adds up to in that cell; nil where it is no known whole number.
  func count(
    _ tally: Tally, of definition: MeasureDefinition, _ members: [String: String], _ period: Period
  ) -> Int64?
  /// The axis by which a measure is asked under a name.
  func axis(_ dimension: String, of definition: MeasureDefinition) -> Axis?
}

/// The sums behind one figure.
struct Cell: Sendable {
  /// A sum times `10^scale`, or such a sum divided by a number of rows.
  struct Sum: Sendable, Hashable {
    var units: Int64 = 0
    var scale = 0
    var divisor: Int64 = 1

    /// The exact value.
    var exact: Rational { Rational(units, power) ?? Rational(0) }
    /// The value where it is whole.
    var whole: Int64? { units % power == 0 ? units / power : nil }

    private var power: Int64 { Amounts.power(scale) * divisor }
  }

  /// Why there is no value; nil when there is one.
  var absence: AbsenceReason?
  var numerator = Sum()
  var denominator = Sum()
  var rowCount = 0
  var asOf: CivilDate?
  /// False where the period is not over, or the ledger does not reach over all of it, so that a
  /// sum may not be set beside that of another period.
  var isWhole = true
}
