import BulletinModel

/// Small editions for the ledger's tests, written as rows of text.
struct LedgerFixture {
  var regions: [(id: String, parent: String?)] = []
  var sectors: [String] = []
  var formations: [String] = []
  var sectorsArePartition = true
  var keySectors: [String] = []
  var root: String?
  var branches: [Branch] = []
  var coverage:
    [(region: String, sector: String, asOf: String, eligible: Int64, organised: Int64)] =
      []
  var activities: [Activity] = []
  var now = "2025-09-01"

  struct Activity {
    var date: String
    var kind: String
    var host: String
    var region: String
    var sessions: Int64?
    var attendance: Int64?
    /// In tenths.
    var hours: Int64?
  }

  static func date(_ text: String) -> CivilDate {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let date = CivilDate(year: parts[0], month: parts[1], day: parts[2])
    else { preconditionFailure("no such day: \(text)") }
    return date
  }

  func edition() -> Edition {
    let span = SourceSpan.whole("test")
    func term(_ id: String, _ parent: String? = nil) -> Vocabulary.Term {
      Vocabulary.Term(
        id: id, name: LocalizedText([.init("zh", id)]), parent: parent, span: span)
    }
    let kinds = Set(activities.map(\.kind)).sorted()
    let vocabularies = [
      Vocabulary(id: "regions", terms: regions.map { term($0.id, $0.parent) }),
      Vocabulary(
        id: "sectors", terms: sectors.map { term($0) }, isPartition: sectorsArePartition),
      Vocabulary(id: "formation", terms: formations.map { term($0) }),
      Vocabulary(id: "activity_kinds", terms: kinds.map { term($0) }),
      Vocabulary(id: "branch_kinds", terms: Set(branches.map(\.kind)).sorted().map { term($0) }),
      Vocabulary(id: "levels", terms: Set(branches.map(\.level)).sorted().map { term($0) }),
    ]
    return Edition(
      settings: settings, now: CivilDateTime(LedgerFixture.date(now)),
      vocabularies: Dictionary(uniqueKeysWithValues: vocabularies.map { ($0.id, $0) }),
      columns: [], news: [], pages: [], issues: [], branches: branches,
      registers: [
        "coverage": coverageRegister, "activities": activityRegister, "branches": branchRegister,
      ],
      theme: Theme(templates: [], assets: [], strings: []))
  }

  private var settings: SiteSettings {
    SiteSettings(
      title: LocalizedText([.init("zh", "测试")]), tagline: nil, description: nil,
      baseURL: "https://test.example.org/", languages: ["zh-Hans"], timeZone: "Asia/Shanghai",
      since: nil, metaProfile: .none, siteIDCode: nil, pageSize: 10,
      home: .init(lead: nil, columns: [], notices: nil, keyFigures: []),
      statistics: .init(
        region: root, keySectors: keySectors, keySectorsName: nil, coverageTarget: nil, note: nil,
        source: nil),
      footer: .init(
        organiser: nil, operator_: nil, icp: nil, policeRecord: nil, telephone: nil, email: nil,
        address: nil, note: nil),
      severities: [:])
  }

  private var coverageRegister: Register {
    register(
      "coverage",
      [
        ("region", .coded(coverage.map(\.region))), ("sector", .coded(coverage.map(\.sector))),
        ("as_of", .days(coverage.map(\.asOf))), ("eligible", .numbers(coverage.map(\.eligible))),
        ("organised", .numbers(coverage.map(\.organised))),
      ], rows: coverage.count)
  }

  private var activityRegister: Register {
    register(
      "activities",
      [
        ("date", .days(activities.map(\.date))), ("kind", .coded(activities.map(\.kind))),
        ("host", .coded(activities.map(\.host))), ("region", .coded(activities.map(\.region))),
        ("sessions", .numbers(activities.map(\.sessions))),
        ("attendance", .numbers(activities.map(\.attendance))),
        ("hours", .tenths(activities.map(\.hours))),
      ], rows: activities.count)
  }

  private var branchRegister: Register {
    register(
      "branches",
      [
        ("id", .coded(branches.map(\.id))), ("region", .coded(branches.map(\.region))),
        ("kind", .coded(branches.map(\.kind))), ("level", .coded(branches.map(\.level))),
        ("founded", .days(branches.map { $0.founded?.iso })),
        ("dissolved", .days(branches.map { $0.dissolved?.iso })),
        ("members", .numbers(branches.map { $0.members.map(Int64.init) })),
        ("sectors", .lists(branches.map(\.sectors))),
        ("formation", .coded(branches.map(\.formation))),
      ], rows: branches.count)
  }

  private enum Cells {
    case coded([String?])
    case days([String?])
    case numbers([Int64?])
    case tenths([Int64?])
    case lists([[String]])
  }

  private func register(_ id: String, _ fields: [(String, Cells)], rows: Int) -> Register {
    let columns = fields.map { _, cells -> (RegisterSchema.FieldType, Register.Column) in
      switch cells {
      case .coded(let texts):
        let dictionary = Set(texts.compactMap { $0 }).sorted()
        let places = Dictionary(
          uniqueKeysWithValues: dictionary.enumerated().map { ($1, UInt32($0)) })
        return (
          .text,
          .coded(
            codes: texts.map { $0.flatMap { places[$0] } ?? Register.missingCode },
            dictionary: dictionary)
        )
      case .days(let texts):
        return (
          .date,
          .dates(texts.map { $0.map { LedgerFixture.date($0).days } ?? Register.missingDate })
        )
      case .numbers(let values):
        return (.count, .numbers(values.map { $0 ?? Register.missingNumber }, scale: 0))
      case .tenths(let values):
        return (.decimal, .numbers(values.map { $0 ?? Register.missingNumber }, scale: 1))
      case .lists(let lists):
        let dictionary = Set(lists.joined()).sorted()
        let places = Dictionary(
          uniqueKeysWithValues: dictionary.enumerated().map { ($1, UInt32($0)) })
        let starts = lists.reduce(into: [UInt32(0)]) {
          $0.append(($0.last ?? 0) + UInt32($1.count))
        }
        return (
          .list(of: .text),
          .lists(
            starts: starts, codes: lists.joined().compactMap { places[$0] }, dictionary: dictionary)
        )
      }
    }
    let schema = RegisterSchema(
      id: id, name: LocalizedText([.init("zh", id)]),
      fields: zip(fields, columns).map { .init($0.0, alias: $0.0, $1.0) })
    return Register(
      schema: schema, columns: columns.map(\.1), files: ["content/\(id)/all.csv"],
      rowFiles: [UInt32](repeating: 0, count: rows), rowLines: (0..<rows).map { UInt32($0 + 2) })
  }
}
