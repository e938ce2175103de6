import BulletinModel

extension Desk {
  /// Every published figure that was revised: old and new value, reason, date, texts.
  func revisionsPage() -> ReportPage {
    let revisions = index.cited.revisions
    return statisticsPage(
      .revisions(language.place), at: "statistics/revisions/", title: words[.revisions],
      description: words[.revisionsDescription],
      parts: [
        ReportPartContext(
          anchor: "revisions", title: words[.revisions],
          text: revisions.isEmpty ? words[.noRevisionsYet] : nil,
          tables: revisions.isEmpty ? [] : [table(of: revisions)], points: [])
      ])
  }

  private func table(of revisions: [Revision]) -> BlockTableContext {
    BlockTableContext(
      id: "revised-figures", number: nil, title: nil, subtitle: nil,
      table: TableContext(
        caption: words[.revisions],
        columns: [
          .text(words[.figureHead]), .number(words[.publishedHead]), .number(words[.currentHead]),
          .text(words[.dayHead]), .text(words[.reasonHead]), .text(words[.citedHead]),
        ], rows: revisions.map(row), totals: []), source: nil, note: nil, downloads: [])
  }

  private func row(_ revision: Revision) -> TableRowContext {
    let key = revision.key
    let measure = index.figures.measure(key.measure)
    func value(_ rational: Rational?) -> String {
      guard let rational, let measure else { return NumberFormat.missing }
      return printed(Figure(key: key, value: .exact(rational)), of: measure)
    }
    let texts = index.documents.filter { revision.files.contains($0.file) }
    return TableRowContext(
      head: LinkContext(
        url: traceHref(key), text: figureName(key), current: false, count: nil),
      cells: [
        .number(value(revision.published)), .number(value(revision.current)),
        .text(revision.date.map(dates.day) ?? NumberFormat.missing),
        .text(text(revision.reason) ?? NumberFormat.missing),
        TableCellContext(
          text: texts.map { title(of: $0) }.joined(separator: words[.listComma]),
          isNumber: false, heat: nil, url: texts.count == 1 ? texts[0].route.href : nil),
      ])
  }
}
