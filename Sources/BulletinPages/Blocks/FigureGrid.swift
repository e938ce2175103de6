import BulletinModel

/// The figures of a block in rows and columns, read once for its drawing, its table and its files.
struct FigureGrid: Sendable {
  /// What a row or a column stands for.
  struct Head: Sendable, Hashable {
    /// What kind of thing it is.
    enum Kind: Sendable, Hashable {
      /// A member of a dimension.
      case member(dimension: String, id: String)
      /// A period.
      case period(Period)
      /// A measure.
      case measure(String)
      /// The value itself, or a comparison beside it.
      case comparison(FigureKey.Comparison)
      /// All members together.
      case whole
    }

    /// What it stands for.
    let kind: Kind
    /// The full name.
    let name: String
    /// A shorter one for charts.
    let short: String
  }

  /// What the figures are of, where they are all of one measure; else the first.
  let measure: Measure
  /// The measures of all cells.
  let measures: [Measure]
  /// The heads of the rows.
  let rows: [Head]
  /// The heads of the columns; one where each row has a single figure.
  let columns: [Head]
  /// A figure for each row and column.
  let cells: [[Figure]]
  /// The figures of the whole, one a column; empty where none is shown.
  let totals: [Figure]
  /// The members that are held still.
  let members: [String: String]
  /// The period of the newest figures.
  let period: Period
  /// All periods shown, rising.
  let periods: [Period]
  /// The name over the row heads.
  let rowTitle: String
  /// The measure of each column.
  let columnMeasures: [Measure]

  /// Tells whether the rows are periods.
  var isCourse: Bool {
    if case .period = rows.first?.kind { true } else { false }
  }

  /// Tells whether the columns are periods.
  var hasPeriodColumns: Bool {
    if case .period = columns.first?.kind { columns.count > 1 } else { false }
  }

  /// The measure of a cell.
  func measure(row: Int, column: Int) -> Measure {
    if case .measure(let id) = rows[row].kind {
      return measures.first { $0.id == id } ?? measure
    }
    return columnMeasures[column]
  }

  /// The day that stocks stand for, where all newest figures agree on one.
  var asOf: CivilDate? {
    let days = Set(
      cells.flatMap { $0 }.filter { $0.key.period == period && $0.exact != nil }.compactMap(\.asOf))
    return days.count == 1 ? days.first : nil
  }

  /// Tells whether a figure is there at all.
  var hasFigures: Bool { cells.contains { $0.contains { $0.exact != nil } } }

  /// Tells whether some are withheld.
  var hasWithheld: Bool {
    cells.contains { $0.contains { if case .absent(.withheld) = $0.value { true } else { false } } }
  }
}
