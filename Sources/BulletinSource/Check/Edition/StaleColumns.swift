import BulletinModel

/// E38 for every column with a time limit that is past it, or has no item at all.
func staleColumns(
  _ columns: [NewsColumn], news: [NewsItem], now: CivilDateTime
) -> [Diagnostic] {
  var newest: [String: CivilDate] = [:]
  for item in news {
    guard let column = item.column else { continue }
    newest[column] = max(newest[column] ?? item.date.date, item.date.date)
  }
  return columns.compactMap { column in
    guard let limit = column.maxAgeDays else { return nil }
    let name = column.name.text(in: "zh")
    let english = column.name.text(in: "en")
    guard let last = newest[column.id] else {
      return Diagnostic(
        .staleColumn, at: column.span,
        ["c": name, "c@en": english, "empty": "还没有稿件", "empty@en": "has no item"])
    }
    let days = Int(now.date.days) - Int(last.days)
    guard days > limit else { return nil }
    return Diagnostic(
      .staleColumn, at: column.span, ["c": name, "c@en": english, "d": String(days)])
  }
}
