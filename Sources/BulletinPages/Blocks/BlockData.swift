import BulletinModel

/// The figures of a block as files for other programs.
struct BlockData {
  let desk: Desk
  let grid: FigureGrid

  /// One figure a line: what it is of, the exact numerator and denominator, the value and its state.
  private var records: [[(key: String, value: String?)]] {
    grid.rows.indices.flatMap { row in
      grid.columns.indices.map { column in
        record(grid.cells[row][column], grid.rows[row], grid.columns[column])
      }
    }
  }

  private func record(
    _ figure: Figure, _ row: FigureGrid.Head, _ column: FigureGrid.Head
  ) -> [(key: String, value: String?)] {
    let isWithheld = if case .absent(.withheld) = figure.value { true } else { false }
    return [
      ("measure", figure.key.measure), ("comparison", figure.key.comparison.rawValue),
      ("period", figure.key.period.id),
      (
        "members",
        figure.key.members.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
          .joined(separator: "&")
      ),
      ("row", row.name), ("column", column.name),
      ("numerator", isWithheld ? nil : figure.numerator.map(String.init)),
      ("denominator", isWithheld ? nil : figure.denominator.map(String.init)),
      ("value", figure.exact.map(\.decimalText)),
      ("rows", isWithheld ? nil : String(figure.rowCount)),
      ("status", desk.reason(figure) ?? ""),
    ]
  }

  /// UTF-8 with a mark at the beginning, CRLF, for spreadsheets.
  func csv() -> [UInt8] {
    let records = records
    var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]
    bytes += Array((records.first ?? []).map(\.key).joined(separator: ",").utf8) + [13, 10]
    for record in records {
      for (place, pair) in record.enumerated() {
        if place > 0 { bytes.append(UInt8(ascii: ",")) }
        bytes += Array((pair.value ?? "").csvCell.utf8)
      }
      bytes += [13, 10]
    }
    return bytes
  }

  /// A list of objects.
  func json() -> [UInt8] {
    JSONText.list(
      records.map { record in
        .members(
          record.map { pair in
            (pair.key, pair.value.map { .string($0) })
          })
      }
    ).data
  }
}

extension String {
  /// The text as a cell of CSV; what a spreadsheet would run begins with an apostrophe.
  var csvCell: String {
    var cell = self
    if let first = utf8.first, "=+-@\t\r".utf8.contains(first), Rational(decimal: self) == nil {
      cell = "'" + cell
    }
    guard cell.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}

extension Rational {
  /// The value as a decimal: in full where it ends, else with twelve places.
  var decimalText: String {
    var rest = denominator
    var digits = 0
    for prime in [Int64(2), 5] {
      var count = 0
      while rest % prime == 0 {
        rest /= prime
        count += 1
      }
      digits = max(digits, count)
    }
    let places = rest == 1 ? min(digits, 12) : 12
    let scaled = String(scaled(digits: places).magnitude)
    let sign = numerator < 0 ? "-" : ""
    guard places > 0 else { return sign + scaled }
    let padded = String(repeating: "0", count: max(0, places + 1 - scaled.count)) + scaled
    return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
  }
}
