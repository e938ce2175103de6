import BulletinModel

/// Data files with a description that other programs read: `datapackage.json`.
///
/// Source: Frictionless Data Package and Tabular Data Package, version 1.
struct DataPackage {
  /// A table with its CSV file.
  struct Resource {
    /// The table; its rows are not looked at.
    let table: DataTable
    /// The CSV file of the table, by its path from the folder of the description.
    let file: DataFile
  }

  /// The package's name: lowercase letters, digits and `-`.
  let name: String
  /// What it is called.
  let title: String
  /// What it holds.
  let description: String?
  /// The address of the page about it.
  let homepage: String
  /// The day of the edition.
  let created: CivilDate
  /// Under which terms it is given away; nil where the site says nothing.
  let licence: DataLicence?
  /// Who the data come from.
  let source: String?
  /// The tables.
  let resources: [Resource]

  /// `datapackage.json`.
  var json: [UInt8] {
    JSONText.object(
      ("profile", .string("tabular-data-package")), ("name", .string(name)),
      ("title", .string(title)), ("description", .optional(description)),
      ("homepage", .string(homepage)), ("created", .string("\(created.iso)T00:00:00Z")),
      ("licenses", licences), ("sources", sources),
      ("resources", .list(resources.map { resource($0) }))
    ).data + [10]
  }

  private var licences: JSONText? {
    licence.map { licence in
      .list([
        .object(
          ("name", .string(licence.name)), ("title", .string(licence.title)),
          ("path", .string(licence.path)))
      ])
    }
  }

  private var sources: JSONText? {
    source.map { .list([.object(("title", .string($0)), ("path", .string(homepage)))]) }
  }

  private func resource(_ resource: Resource) -> JSONText {
    let table = resource.table
    return .object(
      ("profile", .string("tabular-data-resource")), ("name", .string(table.name)),
      ("title", .string(table.title)), ("description", .optional(table.description)),
      ("path", .string(resource.file.path)), ("format", .string("csv")),
      ("mediatype", .string("text/csv")), ("encoding", .string("utf-8")),
      ("bytes", .number(resource.file.size)), ("hash", .string("sha256:\(resource.file.hash)")),
      ("licenses", licences), ("sources", sources),
      (
        "dialect",
        .object(
          ("delimiter", .string(",")), ("lineTerminator", .string("\r\n")),
          ("quoteChar", .string("\"")), ("doubleQuote", .flag(true)), ("header", .flag(true)))
      ), ("schema", schema(of: table)))
  }

  private func schema(of table: DataTable) -> JSONText {
    let key = table.primaryKey.compactMap { id in table.columns.first { $0.id == id }?.head }
    let foreign = table.columns.compactMap { foreignKey($0) }
    return .object(
      ("fields", .list(table.columns.map { field($0) })), ("missingValues", .list([.string("")])),
      ("primaryKey", key.isEmpty ? nil : .list(key.map { .string($0) })),
      ("foreignKeys", foreign.isEmpty ? nil : .list(foreign)))
  }

  private func field(_ column: DataTable.Column) -> JSONText {
    .object(
      ("name", .string(column.head)), ("title", .string(column.id)),
      ("type", .string(column.type.rawValue)), ("format", column.isAddress ? .string("uri") : nil),
      ("description", .optional(column.description)), ("unit", .optional(column.unit)),
      ("trueValues", column.type == .boolean ? .list([.string("true")]) : nil),
      ("falseValues", column.type == .boolean ? .list([.string("false")]) : nil),
      ("constraints", constraints(of: column)))
  }

  private func constraints(of column: DataTable.Column) -> JSONText? {
    let choices = column.choices.count <= DataPackage.mostChoices ? column.choices : []
    let made = JSONText.object(
      ("required", column.isRequired ? .flag(true) : nil),
      ("unique", column.isUnique ? .flag(true) : nil),
      ("minimum", column.minimum.map { .number($0) }),
      ("enum", choices.isEmpty ? nil : .list(choices.map { .string($0) })))
    return made == .object([]) ? nil : made
  }

  /// A longer list of values is left out: it would be longer than the data.
  private static let mostChoices = 200

  /// The tie to another table of the package.
  private func foreignKey(_ column: DataTable.Column) -> JSONText? {
    guard let target = column.target, !column.isList,
      let other = resources.first(where: { $0.table.name == target })?.table,
      let id = other.columns.first(where: { $0.id == "id" })
    else { return nil }
    return .object(
      ("fields", .string(column.head)),
      (
        "reference",
        .object(("resource", .string(target)), ("fields", .string(id.head)))
      ))
  }
}

extension DataPackage.Resource {
  /// Describes a table, without keeping its rows, and the bytes of its CSV file.
  init(table: DataTable, bytes: [UInt8], path: String) {
    var own = table.withoutRows
    let folders = path.split(separator: "/").dropLast()
    if !folders.isEmpty { own.name = (folders + [own.name[...]]).joined(separator: "-") }
    self.init(table: own, file: DataFile(path: path, bytes: bytes))
  }
}
