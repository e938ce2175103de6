import BulletinModel

/// A table that is given away.
enum DataSubject: Sendable, Hashable {
  /// The rows of a register.
  case register(String)
  /// The figures of a measure.
  case measure(String)

  /// The path of a file of the table, below `/data/`.
  func path(_ format: DataFormat) -> String {
    switch self {
    case .register(let id): id + format.ending
    case .measure(let id): "measures/" + id + format.ending
    }
  }
}

/// How a table is written.
enum DataFormat: Sendable, Hashable, CaseIterable {
  case csv, json, xlsx, csvw

  /// The end of the file's name.
  var ending: String {
    switch self {
    case .csv: ".csv"
    case .json: ".json"
    case .xlsx: ".xlsx"
    case .csvw: ".csv-metadata.json"
    }
  }

  /// The name for readers.
  var label: String {
    switch self {
    case .csv: "CSV"
    case .json: "JSON"
    case .xlsx: "XLSX"
    case .csvw: "CSVW"
    }
  }
}

extension EditionIndex {
  /// The registers that are given away row by row, by their ids.
  var openRegisters: [Register] {
    edition.registers.values.filter { $0.schema.publication == .rows && $0.rowCount > 0 }
      .sorted { precedes($0.schema.id, $1.schema.id) }
  }

  /// All tables that are given away.
  var dataSubjects: [DataSubject] {
    openRegisters.map { .register($0.schema.id) } + shownMeasures.map { .measure($0.id) }
  }

  /// The table behind a subject; nil for one that is not public.
  ///
  /// Files of one table are made one after the other, so the last few tables are kept.
  func dataTable(_ subject: DataSubject) -> DataTable? {
    tables.table(of: subject) {
      switch subject {
      case .register(let id):
        return edition.registers[id].flatMap {
          DataTable($0, in: edition, language: languages[0].language)
        }
      case .measure(let id): return figures.measure(id).map { dataTable(of: $0) }
      }
    }
  }

  private func dataTable(of measure: Measure) -> DataTable {
    let names = measure.dimensions.compactMap { dimension in
      figures.axis(dimension, of: measure.id).map { (dimension, $0.name) }
    }
    return DataTable(
      measure, figures: publishedFigures(of: measure, figures),
      dimensionNames: Dictionary(names, uniquingKeysWith: { first, _ in first }),
      language: languages[0].language)
  }

  /// The CSV file of a table, with its description.
  func dataCSV(_ subject: DataSubject) -> [UInt8] {
    guard let table = dataTable(subject) else { return [] }
    let bytes = table.csv
    tables.keep(
      DataPackage.Resource(table: table, bytes: bytes, path: subject.path(.csv)), of: subject)
    return bytes
  }

  /// The description of a table and of its CSV file.
  func dataResource(_ subject: DataSubject) -> DataPackage.Resource? {
    if let known = tables.resource(of: subject) { return known }
    return dataTable(subject).map {
      DataPackage.Resource(table: $0, bytes: $0.csv, path: subject.path(.csv))
    }
  }

  /// The address of a file below `/data/`.
  func dataRoute(_ path: String) -> Route { languages[0].routes.route("data/" + path) }
}

extension Desk {
  /// The bytes of a table's file.
  func dataFile(_ subject: DataSubject, _ format: DataFormat) -> [UInt8] {
    switch format {
    case .csv, .xlsx: return index.dataCSV(subject)
    case .json: return index.dataTable(subject)?.json ?? []
    case .csvw:
      guard let table = index.dataTable(subject) else { return [] }
      let name = subject.path(.csv).split(separator: "/").last.map(String.init) ?? ""
      return table.csvw(
        file: name, licence: nil, source: statisticsSource ?? siteTitle,
        created: edition.now.date)
    }
  }

  /// The description of all tables, for programs.
  func dataPackage() -> [UInt8] {
    let name = index.address.host.split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
    let resources = index.dataSubjects.compactMap { index.dataResource($0) }
    return DataPackage(
      name: name.isEmpty ? "data" : name.lowercased(), title: siteTitle,
      description: text(edition.settings.description),
      homepage: index.address.absolute(language.routes.route("statistics/data/").href),
      created: edition.now.date, licence: nil, source: statisticsSource ?? siteTitle,
      resources: resources
    ).json
  }

  /// The files of a table as links.
  func downloads(of subject: DataSubject) -> [LinkContext] {
    [DataFormat.csv, .json, .xlsx].compactMap { format in
      if case .measure = subject, format == .xlsx { return nil }
      return LinkContext(
        url: index.dataRoute(subject.path(format)).href, text: format.label, current: false,
        count: nil)
    }
  }

  /// The data files of a ledger; none where only aggregates are published.
  func downloads(of schema: RegisterSchema) -> [LinkContext] {
    schema.publication == .rows && (edition.registers[schema.id]?.rowCount ?? 0) > 0
      ? downloads(of: .register(schema.id)) : []
  }

  /// All that is given away, with what each holds.
  func dataPage() -> DataPage {
    var subject = PageSubject(
      content: .dataPage(language.place), route: language.routes.route("statistics/data/"),
      title: words[.data])
    let (registers, measures) = (index.openRegisters, index.shownMeasures)
    subject.description = words(
      .dataDescription,
      [
        "n": numbers.count(Int64(registers.count)), "m": numbers.count(Int64(measures.count)),
      ])
    subject.section = .statistics
    subject.trail = [
      LinkContext(words[.statistics], to: language.routes.route("statistics/")),
      .plain(words[.data]),
    ]
    subject.metas = columnMetas(
      name: words[.data], description: subject.description, keywords: [],
      type: words[.columnTypeData])
    return DataPage(
      frame: frame(subject), title: words[.data], description: subject.description ?? "",
      whole: ["datapackage.json", "bulletin.sqlite"].map { name in
        LinkContext(
          url: index.dataRoute(name).href, text: name, current: false, count: nil)
      },
      registers: registers.map { entry($0) },
      measures: measures.map { measure in
        RegisterEntryContext(
          name: LinkContext(
            text(measure.name),
            to: language.routes.route("statistics/measures/\(measure.id)/")),
          description: text(measure.definition),
          extent: words(.formulaIs, ["formula": text(measure.formula)]), isAggregated: false,
          downloads: downloads(of: .measure(measure.id)))
      }, t: templateWords)
  }

  /// A ledger where it is listed.
  func entry(_ register: Register) -> RegisterEntryContext {
    let schema = register.schema
    let name = text(schema.name)
    return RegisterEntryContext(
      name: schema.hasListPage && !schema.isBuiltIn
        ? LinkContext(name, to: language.routes.route("registers/\(schema.id)/")) : .plain(name),
      description: text(schema.description),
      extent: words(
        .registerExtent,
        [
          "row": text(schema.rowName) ?? words[.row],
          "n": numbers.count(Int64(register.rowCount)),
        ]),
      isAggregated: schema.publication == .aggregates, downloads: downloads(of: schema))
  }
}
