import BulletinModel
import Testing

/// Small editions with registers and measures of their own, written as rows of text.
struct DeclaredFixture {
  struct Table {
    var id: String
    var fields: [RegisterSchema.Field]
    var rows: [[String]]
    var grain: [String] = []
    var expectation: RegisterSchema.Expectation?
  }

  var terms: [String: [(id: String, parent: String?)]] = [:]
  var overlapping: Set<String> = []
  var levels: [String: String] = [:]
  var tables: [Table] = []
  var branches: [Branch] = []
  var measures: [MeasureDefinition] = []
  var keySectors: [String] = []
  var root: String?
  var smallCell = 5
  var now = "2025-09-01"

  static func field(
    _ id: String, _ type: RegisterSchema.FieldType, persons: Bool = false
  ) -> RegisterSchema.Field {
    .init(id, alias: id, type, persons: persons)
  }

  static func measure(
    _ id: String, of register: String, _ numerator: Aggregate, over denominator: Aggregate? = nil,
    time: TimeRule, by dimensions: [(id: String, field: String, list: String?)],
    format: Measure.Format = .count, additive: Bool = true, persons: Bool = false
  ) -> MeasureDefinition {
    let name = LocalizedText([.init("zh", id)])
    return MeasureDefinition(
      measure: Measure(
        id: id, name: name, register: register, unit: nil, format: format, timing: time.timing,
        dimensions: dimensions.map(\.id).sorted(), formula: name, definition: name,
        isAdditive: additive, countsPersons: persons),
      numerator: numerator, denominator: denominator, time: time,
      dimensions: dimensions.map { Dimension(id: $0.id, field: $0.field, list: $0.list) })
  }

  /// A formula over the fields of a table.
  func formula(_ text: String, of table: String) throws -> Expression {
    let fields = try #require(tables.first { $0.id == table }).fields.map(\.id)
    return try Expression(parsing: text) { path in
      path.first.map(fields.contains) == true ? path : nil
    }
  }

  func figures() throws -> Figures {
    try #require(resolved(edition()))
  }

  func edition() -> Edition {
    var registers: [String: Register] = [:]
    for table in tables { registers[table.id] = DeclaredFixture.register(table) }
    let vocabularies = terms.map { id, terms in
      Vocabulary(
        id: id,
        terms: terms.map {
          .init(
            id: $0.id, name: LocalizedText([.init("zh", $0.id)]), parent: $0.parent,
            level: levels[$0.id], span: .whole("test"))
        }, isPartition: !overlapping.contains(id))
    }
    return Edition(
      settings: settings, now: CivilDateTime(LedgerFixture.date(now)),
      vocabularies: Dictionary(uniqueKeysWithValues: vocabularies.map { ($0.id, $0) }),
      columns: [], news: [], pages: [], issues: [], branches: branches, registers: registers,
      measures: measures, theme: Theme(templates: [], assets: [], strings: []))
  }

  private var settings: SiteSettings {
    SiteSettings(
      title: LocalizedText([.init("zh", "测试")]), tagline: nil, description: nil,
      baseURL: "https://test.example.org/", languages: ["zh-Hans"], timeZone: "Asia/Shanghai",
      since: nil, metaProfile: .none, siteIDCode: nil, pageSize: 10,
      home: .init(lead: nil, columns: [], notices: nil, keyFigures: []),
      statistics: .init(
        region: root, keySectors: keySectors, keySectorsName: nil, coverageTarget: nil, note: nil,
        source: nil, smallCell: smallCell),
      footer: .init(
        organiser: nil, operator_: nil, icp: nil, policeRecord: nil, telephone: nil, email: nil,
        address: nil, note: nil),
      severities: [:])
  }

  private static func register(_ table: Table) -> Register {
    let columns = table.fields.enumerated().map { place, field in
      column(field.type, table.rows.map { $0[place] })
    }
    let schema = RegisterSchema(
      id: table.id, name: LocalizedText([.init("zh", table.id)]), fields: table.fields,
      grain: table.grain, expectation: table.expectation)
    return Register(
      schema: schema, columns: columns, files: ["content/registers/\(table.id)/all.csv"],
      rowFiles: table.rows.map { _ in 0 }, rowLines: table.rows.indices.map { UInt32($0 + 2) })
  }

  private static func column(_ type: RegisterSchema.FieldType, _ cells: [String])
    -> Register.Column
  {
    switch type {
    case .date:
      return .dates(
        cells.map { $0.isEmpty ? Register.missingDate : LedgerFixture.date($0).days })
    case .count, .integer:
      return .numbers(cells.map { Int64($0) ?? Register.missingNumber }, scale: 0)
    case .decimal, .money:
      return .numbers(
        cells.map { Rational(decimal: $0)?.scaled(digits: 2) ?? Register.missingNumber }, scale: 2)
    case .flag: return .flags(cells.map { $0.isEmpty ? 2 : $0 == "yes" ? 1 : 0 })
    case .list:
      let lists = cells.map { $0.split(separator: " ").map(String.init) }
      let dictionary = Set(lists.joined()).sorted()
      let starts = lists.reduce(into: [UInt32(0)]) {
        $0.append(($0.last ?? 0) + UInt32($1.count))
      }
      return .lists(
        starts: starts,
        codes: lists.joined().compactMap { dictionary.firstIndex(of: $0).map(UInt32.init) },
        dictionary: dictionary)
    default:
      let dictionary = Set(cells.filter { !$0.isEmpty }).sorted()
      let places = Dictionary(
        uniqueKeysWithValues: dictionary.enumerated().map { ($1, UInt32($0)) })
      return .coded(
        codes: cells.map { places[$0] ?? Register.missingCode }, dictionary: dictionary)
    }
  }
}
