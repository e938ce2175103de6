import BulletinModel
import BulletinPublish
import BulletinSource

/// Makes the files that `bulletin new` writes, from a site as it stands.
struct NewDesk: Sendable {
  let edition: Edition
  private let starter: Starter
  private let language: MessageLanguage
  private var day: CivilDate { edition.now.date }

  init(_ edition: Edition, _ starter: Starter, _ language: MessageLanguage) {
    self.edition = edition
    self.starter = starter
    self.language = language
  }

  /// The language in which a site's new texts begin.
  static func language(of edition: Edition) -> MessageLanguage {
    edition.settings.languages.first?.primary == "zh" ? .chinese : .english
  }

  private var values: StarterValues { StarterValues(day, language) }

  /// An item: `content/news/2025/10/2025-10-21-标题.md`.
  func news(_ title: String, column: String?) throws(NewFailure) -> [Starter.File] {
    var values = values
    values.set(title: title)
    let column = try id(ofColumn: column) ?? edition.columns.first?.id
    values["column_line"] = column.map { "column: \($0)\n" } ?? ""
    let folder = "content/news/\(day.year)/\(day.iso.dropFirst(5).prefix(2))"
    let name = fileName(from: title)
    return [
      (
        "\(folder)/\(day.iso)\(name.isEmpty ? "" : "-\(name)").md",
        try starter.text("news.md", values)
      )
    ]
  }

  /// A column's id by its id or name.
  private func id(ofColumn typed: String?) throws(NewFailure) -> String? {
    guard let typed else { return nil }
    let column = edition.columns.first { column in
      column.id == typed || column.name.entries.contains { $0.text == typed }
    }
    if let column { return column.id }
    throw .unknownColumn(
      typed: typed,
      columns: edition.columns.map {
        "\($0.id)（\($0.name.text(in: edition.settings.languages.first ?? "zh-Hans"))）"
      })
  }

  /// A page: `content/pages/标题.md`.
  func page(_ title: String) throws(NewFailure) -> [Starter.File] {
    var values = values
    values.set(title: title)
    let name = fileName(from: title)
    return [
      ("content/pages/\(name.isEmpty ? "page" : name).md", try starter.text("page.md", values))
    ]
  }

  /// An issue with the items that came since the last one, and its numbers counted on.
  func issue() throws(NewFailure) -> [Starter.File] {
    let latest = edition.issues.max { $0.total < $1.total }
    let ofYear = edition.issues.filter { $0.date.year == day.year }.map(\.number).max()
    var values = values
    values["number"] = String((ofYear ?? 0) + 1)
    values["total"] = String((latest?.total ?? 0) + 1)
    values["issuer"] = yamlText(latest?.issuer ?? publisher)
    values["items"] = items(since: latest)
    values["distribution"] = distribution(of: latest)
    let taken = Set(edition.issues.map(\.id))
    let month = Period(.month, containing: day).id
    let name = taken.contains(month) ? day.iso : month
    return [("content/issues/\(name).md", try starter.text("issue.md", values))]
  }

  private var publisher: String {
    let footer = edition.settings.footer
    let language = edition.settings.languages.first ?? "zh-Hans"
    return (footer.operator_ ?? footer.organiser ?? edition.settings.title).text(in: language)
  }

  /// The published items that no issue has, newest first, eight at most.
  private func items(since latest: BulletinIssue?) -> String {
    let used = Set(edition.issues.flatMap(\.items))
    let language = edition.settings.languages.first ?? "zh-Hans"
    let fresh = edition.news.filter { item in
      item.language == language && item.status == .published && item.date <= edition.now
        && !used.contains(item.key) && latest.map { item.date.date >= $0.date } ?? true
    }.sorted { ($0.date, $1.key) > ($1.date, $0.key) }
    guard !fresh.isEmpty else { return " []" }
    return fresh.prefix(8).map { "\n  - \(yamlText($0.key))" }.joined()
  }

  private func distribution(of latest: BulletinIssue?) -> String {
    guard let latest else { return "" }
    let lines = [("to_up", latest.toUp), ("to_side", latest.toSide), ("to_down", latest.toDown)]
      .filter { !$0.1.isEmpty }
      .map { "\($0.0): [\($0.1.map(yamlText).joined(separator: ", "))]\n" }
    return lines.joined() + (latest.copies.map { "copies: \($0)\n" } ?? "")
  }

  /// A circular for a period; without one, for the last whole quarter.
  func circular(_ period: Period?) throws(NewFailure) -> [Starter.File] {
    let period = period ?? Period(.quarter, containing: day).previous
    var values = values
    values["period_words"] = StarterValues.words(for: period, language)
    return [("content/reports/\(period.id).md", try starter.text("circular.md", values))]
  }

  /// A register with three sample rows, a measure and a statistics page.
  ///
  /// - Parameters:
  ///   - id: The register's id.
  ///   - title: What it is called.
  ///   - measures: The bytes of `measures.yml`; nil where there is none.
  /// - Returns: The new files, and `measures.yml` as it is to stand.
  /// - Throws: `NewFailure` where the id is taken or `measures.yml` cannot grow.
  func register(
    _ id: String, title: String, measures: [UInt8]?
  ) throws(NewFailure) -> (files: [Starter.File], measures: [UInt8]) {
    guard edition.registers[id] == nil, edition.vocabularies[id] == nil else {
      throw .registerInUse(id: id)
    }
    let known = Set(edition.measures.map(\.measure.id))
    var measure = "\(id)_amount"
    while known.contains(measure) { measure += "_2" }
    var values = values
    values.set(title: title)
    values["id"] = id
    values["measure"] = measure
    var grown = measures ?? []
    guard String(validating: grown, as: UTF8.self) != nil else {
      throw .foreignEncoding(file: NewDesk.measures)
    }
    if let last = grown.last, last != UInt8(ascii: "\n") { grown.append(UInt8(ascii: "\n")) }
    grown += try starter.text("register/measure.yml", values)
    return (
      [
        ("content/registers/\(id)/register.yml", try starter.text("register/register.yml", values)),
        ("content/registers/\(id)/\(id).csv", try starter.text("register/rows.csv", values)),
        ("content/statistics/\(id).md", try starter.text("register/page.md", values)),
      ], grown
    )
  }

  static let measures = "content/statistics/measures.yml"
}
