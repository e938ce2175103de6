import BulletinModel

/// Finds the row of a table that names its columns.
struct TableHead: Sendable {
  /// The place in `rows` of the first row below the heads.
  let firstRow: Int
  /// The number of the last row of heads.
  let row: Int
  /// The heads by column; one that stands over several columns is joined with those below it.
  let heads: [HeadText]
  /// The words above: a title, a unit, a day.
  let above: [ImportedTable.Row]

  /// The heads among the first rows; nil where no row looks like heads.
  init?(_ table: ImportedTable, schemas: [RegisterSchema]) {
    let known = Set(
      schemas.flatMap(\.fields).flatMap { ColumnMatcher.names(of: $0) } + HeadWords.groups.joined())
    var best: (place: Int, score: Int)?
    for (place, row) in table.rows.prefix(10).enumerated() {
      let words = row.cells.filter { !$0.isEmpty }
      guard words.count >= 2, words.allSatisfy(TableHead.isWord) else { continue }
      let score = words.count { known.contains(HeadText($0).name.lowercased()) } * 10 + words.count
      if score > best?.score ?? 0 { best = (place, score) }
    }
    guard let best else { return nil }
    above = Array(table.rows[..<best.place])
    let upper = table.rows[best.place]
    let lower = best.place + 1 < table.rows.count ? table.rows[best.place + 1] : nil
    if let lower, TableHead.isSecondRow(lower, below: upper, table) {
      heads = TableHead.joined(upper, lower)
      row = lower.number
      firstRow = best.place + 2
    } else {
      heads = upper.cells.map { HeadText($0) }
      row = upper.number
      firstRow = best.place + 1
    }
  }

  /// Tells whether a cell may be a head: words, no number and no day.
  private static func isWord(_ cell: String) -> Bool {
    cell.length <= 30 && CellForm.number(cell, unit: nil) == nil && DateFinder.whole(cell) == nil
  }

  /// A second row of heads fills what a head over several columns leaves blank.
  private static func isSecondRow(
    _ lower: ImportedTable.Row, below upper: ImportedTable.Row, _ table: ImportedTable
  ) -> Bool {
    let isSpread = table.merged.contains {
      $0.rows.lowerBound == upper.number && $0.columns.count > 1
    }
    let width = max(lower.cells.count, upper.cells.count)
    let fillsBlank = (0..<width).contains { upper[$0].isEmpty && !lower[$0].isEmpty }
    let isWords = lower.cells.allSatisfy { $0.isEmpty || isWord($0) }
    let blanks = (0..<width).count { lower[$0].isEmpty && !upper[$0].isEmpty }
    return isWords && fillsBlank && lower.filled >= 2 && (isSpread || blanks > 0)
  }

  private static func joined(_ upper: ImportedTable.Row, _ lower: ImportedTable.Row) -> [HeadText] {
    (0..<max(upper.cells.count, lower.cells.count)).map { column in
      HeadText(lower[column].isEmpty ? upper[column] : lower[column])
    }
  }

  /// The year that the words above a table or its file's name tell, as in `2025年活动台账`.
  static func year(in words: [String]) -> Int? {
    for word in words {
      let scalars = Array(word.halfWidth.unicodeScalars)
      guard scalars.count >= 4 else { continue }
      for start in 0...(scalars.count - 4) {
        let digits = scalars[start..<start + 4]
        guard digits.allSatisfy({ (0x30...0x39).contains($0.value) }),
          start == 0 || !(0x30...0x39).contains(scalars[start - 1].value),
          start + 4 == scalars.count || !(0x30...0x39).contains(scalars[start + 4].value),
          let year = Int(String(String.UnicodeScalarView(digits))), (1990...2100).contains(year)
        else { continue }
        return year
      }
    }
    return nil
  }
}
