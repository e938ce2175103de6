/// A ledger as dictionary-encoded columns: one pass over a column serves one measure.
public struct Register: Sendable {
  /// The values of one field, one a row.
  public enum Column: Sendable, Hashable {
    /// Codes into `dictionary`; `missingCode` where the cell is empty. Texts, ids, references.
    case coded(codes: [UInt32], dictionary: [String])
    /// Row `r` holds `codes[starts[r]..<starts[r + 1]]`, each a place in `dictionary`.
    case lists(starts: [UInt32], codes: [UInt32], dictionary: [String])
    /// Days since 1970-01-01; `missingDate` where the cell is empty.
    case dates([Int32])
    /// Numbers times `10^scale`; `missingNumber` where the cell is empty. Counts have scale 0.
    case numbers([Int64], scale: Int)
    /// 0 = no, 1 = yes, 2 = empty.
    case flags([UInt8])
  }

  /// The code of an empty cell.
  public static let missingCode = UInt32.max
  /// The day of an empty cell.
  public static let missingDate = Int32.min
  /// The number of an empty cell.
  public static let missingNumber = Int64.min

  /// What the columns mean.
  public let schema: RegisterSchema
  /// How many rows there are.
  public let rowCount: Int
  /// One column a field, in the schema's order.
  public let columns: [Column]
  /// The files that the rows come from.
  public let files: [String]
  /// For each row its file, a place in `files`.
  public let rowFiles: [UInt32]
  /// For each row its 1-based row in the file, as a spreadsheet numbers it.
  public let rowLines: [UInt32]

  /// Makes a register; every column has `rowLines.count` rows.
  public init(
    schema: RegisterSchema, columns: [Column], files: [String], rowFiles: [UInt32],
    rowLines: [UInt32]
  ) {
    precondition(columns.count == schema.fields.count && rowFiles.count == rowLines.count)
    self.schema = schema
    self.columns = columns
    self.files = files
    self.rowFiles = rowFiles
    self.rowLines = rowLines
    rowCount = rowLines.count
  }

  /// The column of a field; nil where the schema has no such field.
  public func column(_ field: String) -> Column? {
    schema.fields.firstIndex { $0.id == field }.map { columns[$0] }
  }

  /// Where a row stands in the sources.
  public func span(ofRow row: Int) -> SourceSpan {
    SourceSpan(file: files[Int(rowFiles[row])], line: Int(rowLines[row]), column: 1)
  }

  /// The text, id or reference in a cell; nil where it is empty.
  public func text(_ field: String, row: Int) -> String? {
    guard case .coded(let codes, let dictionary) = column(field),
      codes[row] != Register.missingCode
    else { return nil }
    return dictionary[Int(codes[row])]
  }

  /// The values of a list cell.
  public func list(_ field: String, row: Int) -> [String] {
    guard case .lists(let starts, let codes, let dictionary) = column(field) else { return [] }
    return codes[Int(starts[row])..<Int(starts[row + 1])].map { dictionary[Int($0)] }
  }

  /// The day in a cell; nil where it is empty.
  public func date(_ field: String, row: Int) -> CivilDate? {
    guard case .dates(let days) = column(field), days[row] != Register.missingDate else {
      return nil
    }
    return CivilDate(days: days[row])
  }

  /// The number in a cell; nil where it is empty.
  public func number(_ field: String, row: Int) -> Rational? {
    guard case .numbers(let values, let scale) = column(field),
      values[row] != Register.missingNumber
    else { return nil }
    var power: Int64 = 1
    for _ in 0..<scale { power *= 10 }
    return Rational(values[row], power)
  }

  /// The flag in a cell; nil where it is empty.
  public func flag(_ field: String, row: Int) -> Bool? {
    guard case .flags(let values) = column(field), values[row] < 2 else { return nil }
    return values[row] == 1
  }
}

extension Register {
  /// The value in a cell, as formulas see it.
  public func value(_ field: String, row: Int) -> CellValue {
    guard let column = column(field) else { return .empty }
    switch column {
    case .coded: return text(field, row: row).map { .text($0) } ?? .empty
    case .lists:
      let values = list(field, row: row)
      return values.isEmpty ? .empty : .list(values.map { .text($0) })
    case .dates: return date(field, row: row).map { .date($0) } ?? .empty
    case .numbers: return number(field, row: row).map { .number($0) } ?? .empty
    case .flags: return flag(field, row: row).map { .flag($0) } ?? .empty
    }
  }
}
