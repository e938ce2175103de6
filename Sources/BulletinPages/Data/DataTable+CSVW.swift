import BulletinModel

extension DataTable {
  /// What the CSV file means, for programs that read CSV on the Web: `<name>.csv-metadata.json`.
  ///
  /// Source: W3C, Metadata Vocabulary for Tabular Data.
  ///
  /// - Parameters:
  ///   - file: The name of the CSV file beside the description.
  ///   - licence: Under which terms it is given away.
  ///   - source: Who the data come from.
  ///   - created: The day of the edition.
  /// - Returns: The bytes of the description.
  func csvw(file: String, licence: DataLicence?, source: String?, created: CivilDate) -> [UInt8] {
    JSONText.object(
      (
        "@context",
        .list([
          .string("http://www.w3.org/ns/csvw"), .object(("@language", .string(language.tag))),
        ])
      ), ("url", .string(file)), ("dc:title", .string(title)),
      ("dc:description", .optional(description)), ("dc:creator", .optional(source)),
      ("dc:date", .object(("@value", .string(created.iso)), ("@type", .string("xsd:date")))),
      ("dc:license", licence.map { .object(("@id", .string($0.path))) }),
      (
        "dialect",
        .object(
          ("encoding", .string("utf-8")), ("header", .flag(true)),
          ("lineTerminators", .list([.string("\r\n"), .string("\n")])))
      ),
      (
        "tableSchema",
        .object(
          ("columns", .list(columns.map { described($0) })),
          (
            "primaryKey",
            primaryKey.isEmpty ? nil : .list(primaryKey.map { .string($0) })
          ))
      )
    ).data + [10]
  }

  private func described(_ column: Column) -> JSONText {
    let datatype: JSONText =
      switch column.type {
      case .boolean:
        .object(("base", .string("boolean")), ("format", .string("true|false")))
      case .number: .string("decimal")
      case .string where column.isAddress: .string("anyURI")
      case .integer:
        .object(
          ("base", .string("integer")), ("minimum", column.minimum.map { .string(String($0)) }))
      case .string, .date: .string(column.type.rawValue)
      }
    return .object(
      ("name", .string(column.id)), ("titles", .string(column.head)), ("datatype", datatype),
      ("required", column.isRequired ? .flag(true) : nil),
      ("separator", column.isList ? .string(";") : nil),
      ("dc:description", .optional(column.description ?? column.unit)))
  }
}
