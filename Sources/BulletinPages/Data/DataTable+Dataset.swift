import BulletinModel

extension DataTable {
  /// A file of the table as search engines are told of it.
  struct Download: Sendable, Hashable {
    /// The absolute address.
    let address: String
    /// The media type, such as `text/csv`.
    let mediaType: String
    /// How many bytes it has.
    let size: Int
  }

  /// The table for search engines: a schema.org `Dataset`.
  ///
  /// - Parameters:
  ///   - page: The absolute address of the page about it.
  ///   - downloads: The files in which it is given away.
  ///   - publisher: Who gives it away, with the address of the site.
  ///   - licence: Under which terms.
  ///   - created: The day of the edition.
  /// - Returns: The object, for a `script` element or a file.
  func dataset(
    page: String, downloads: [Download], publisher: (name: String, address: String),
    licence: DataLicence?, created: CivilDate
  ) -> JSONText {
    let organisation = JSONText.object(
      ("@type", .string("Organization")), ("name", .string(publisher.name)),
      ("url", .string(publisher.address)))
    return .object(
      ("@context", .string("https://schema.org")), ("@type", .string("Dataset")),
      ("@id", .string("\(page)#dataset")), ("name", .string(title)),
      ("description", .string(fullDescription)), ("url", .string(page)),
      ("inLanguage", .string(language.tag)), ("isAccessibleForFree", .flag(true)),
      ("license", .optional(licence?.path)), ("creator", organisation),
      ("publisher", organisation), ("dateModified", .string(created.iso)),
      ("temporalCoverage", .optional(temporalCoverage)),
      ("variableMeasured", .list(columns.map { variable($0) })),
      ("distribution", .list(downloads.map { distribution($0) })))
  }

  private func variable(_ column: Column) -> JSONText {
    .object(
      ("@type", .string("PropertyValue")), ("name", .string(column.head)),
      ("description", .optional(column.description)), ("unitText", .optional(column.unit)))
  }

  private func distribution(_ download: Download) -> JSONText {
    .object(
      ("@type", .string("DataDownload")), ("encodingFormat", .string(download.mediaType)),
      ("contentUrl", .string(download.address)), ("contentSize", .string("\(download.size) B")))
  }

  /// The description with rows and columns: search engines ask for fifty characters at least.
  private var fullDescription: String {
    let isChinese = language.primary == "zh" || language.primary == "bo"
    let heads = columns.filter { !$0.head.isEmpty }.map(\.head)
    let facts =
      isChinese
      ? "《\(title)》数据共 \(rows.count) 行、\(columns.count) 列：\(heads.joined(separator: "、"))。"
      : "The table \(title) has \(rows.count) rows and \(columns.count) columns: "
        + "\(heads.joined(separator: ", "))."
    return description.map { "\($0)\(isChinese ? "" : " ")\(facts)" } ?? facts
  }

  /// From the first to the last day or period that the rows hold; nil where they hold none.
  private var temporalCoverage: String? {
    var first: CivilDate?
    var last: CivilDate?
    for row in rows {
      for (column, cell) in zip(columns, row) {
        guard let (start, end) = DataTable.span(of: cell, column) else { continue }
        first = min(first ?? start, start)
        last = max(last ?? end, end)
      }
    }
    guard let first, let last else { return nil }
    return "\(first.iso)/\(last.iso)"
  }

  private static func span(of cell: CellValue, _ column: Column) -> (CivilDate, CivilDate)? {
    switch cell {
    case .date(let date): return (date, date)
    case .text(let text) where column.isPeriod:
      return Period(text).map { ($0.start, $0.end) }
    default: return nil
    }
  }
}
