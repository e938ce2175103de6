import BulletinModel

extension Desk {
  /// Every published figure that was revised: old and new value, reason, date, texts.
  func revisionsPage() -> ReportPage {
    let route = language.routes.route("statistics/revisions/")
    var subject = PageSubject(
      content: .revisions(language.place), route: route, title: words[.revisions])
    subject.description = words[.revisionsDescription]
    subject.section = .statistics
    subject.trail = [
      LinkContext(words[.statistics], to: language.routes.route("statistics/")),
      .plain(words[.revisions]),
    ]
    subject.metas = columnMetas(
      name: words[.revisions], description: subject.description, keywords: [],
      type: words[.columnTypeData])
    let revisions = index.cited.revisions
    return ReportPage(
      frame: frame(subject),
      label: LinkContext(words[.statistics], to: language.routes.route("statistics/")),
      title: words[.revisions], deck: words[.revisionsDescription], release: [],
      note: text(edition.settings.statistics.note), body: nil,
      parts: [
        ReportPartContext(
          anchor: "revisions", title: words[.revisions],
          text: revisions.isEmpty ? words[.noRevisionsYet] : nil,
          tables: revisions.isEmpty ? [] : [table(of: revisions)], points: [])
      ], beside: [], t: templateWords)
  }

  private func table(of revisions: [Revision]) -> BlockTableContext {
    BlockTableContext(
      id: "revised-figures", number: nil, title: words[.revisions], subtitle: nil,
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
