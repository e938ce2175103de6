import BulletinModel

/// Prints the outcome of a query.
struct AnswerText {
  let desk: Desk
  let answer: QueryTable

  /// Tells whether a column holds numbers alone.
  private func isNumber(_ column: Int) -> Bool {
    answer.rows.allSatisfy { row in
      switch row[column] {
      case .number, .empty: true
      default: false
      }
    }
  }

  private func text(_ value: CellValue) -> String {
    switch value {
    case .empty: NumberFormat.missing
    case .number(let number): desk.numbers.shortest(number)
    case .date(let day): desk.dates.day(day)
    case .text(let text): text
    case .flag(let flag): desk.words[flag ? .yes : .no]
    case .list(let values): values.map(text).joined(separator: desk.words[.listComma])
    }
  }

  /// The outcome as a table; its first column heads the rows.
  func table(caption: String) -> TableContext {
    let numbers = answer.columns.indices.map(isNumber)
    return TableContext(
      caption: caption,
      columns: answer.columns.enumerated().map { place, name in
        place > 0 && numbers[place] ? .number(name) : .text(name)
      },
      rows: answer.rows.map { row in
        TableRowContext(
          head: .plain(row.first.map(text) ?? ""),
          cells: row.indices.dropFirst().map { place in
            numbers[place] ? .number(text(row[place])) : .text(text(row[place]))
          })
      }, totals: [])
  }

  /// The outcome as bars; nil unless it is a name and a number a row.
  func bars(id: String, title: String) -> SafeHTML? {
    guard answer.columns.count == 2, isNumber(1), (2...60).contains(answer.rows.count) else {
      return nil
    }
    let bars = answer.rows.map { row in
      var exact: Rational?
      if case .number(let number) = row[1] { exact = number }
      return ChartRoom.Bar(label: text(row[0]), value: exact, text: text(row[1]), before: nil)
    }
    return ChartRoom.bars(
      bars, target: nil, title: title, description: title, id: id, desk: desk)
  }

  /// UTF-8 with a mark at the beginning, CRLF, for spreadsheets.
  var csv: [UInt8] {
    let lines = [answer.columns.map(\.csvCell)] + answer.rows.map { $0.map { text($0).csvCell } }
    return [0xEF, 0xBB, 0xBF]
      + lines.flatMap { Array($0.joined(separator: ",").utf8) + [13, 10] }
  }

  /// A list of objects.
  var json: [UInt8] {
    JSONText.list(
      answer.rows.map { row in
        .members(zip(answer.columns, row).map { ($0, .string(text($1))) })
      }
    ).data
  }
}
