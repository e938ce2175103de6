import BulletinModel
import Testing

@testable import BulletinPages

/// A small invented site with every kind of page, in two languages.
enum SampleEdition {
  static let now = CivilDateTime(day("2025-10-20"), minute: 600)

  static func day(_ iso: String) -> CivilDate {
    let parts = iso.split(separator: "-").compactMap { Int($0) }
    return CivilDate(year: parts[0], month: parts[1], day: parts[2]) ?? CivilDate(days: 0)
  }

  static func text(_ zh: String, _ en: String? = nil) -> LocalizedText {
    LocalizedText([.init("zh", zh)] + (en.map { [.init("en", $0)] } ?? []))
  }

  static func body(
    _ html: String = "<p>正文。</p>", links: [String] = [], anchors: Set<String> = [],
    images: [String] = []
  ) -> Body {
    var bytes: [UInt8] = []
    var holes: [Body.Hole] = []
    // A `◯` stands for an address, a `▢` for a picture, a `◇` for the caption of the last picture.
    var counts = (0, 0)
    for character in html {
      switch character {
      case "◯":
        holes.append(.init(offset: bytes.count, filling: .address(counts.0)))
        counts.0 += 1
      case "▢":
        holes.append(.init(offset: bytes.count, filling: .image(counts.1)))
        counts.1 += 1
      case "◇": holes.append(.init(offset: bytes.count, filling: .caption(counts.1 - 1)))
      default: bytes += Array(String(character).utf8)
      }
    }
    let span = SourceSpan(file: "x.md", line: 3, column: 1)
    return Body(
      html: bytes, holes: holes,
      links: links.map { .init(destination: $0, text: "t", span: span) },
      images: images.map {
        .init(destination: $0, alternative: "a", caption: nil, isFigure: true, span: span)
      }, anchors: anchors, firstSentence: "正文。", wordCount: 3)
  }

  static func photo(_ path: String) -> Photo {
    Photo(
      file: MediaFile(path: path, width: 1200, height: 800, size: 90_000, hasMetadata: false),
      caption: "图注", credit: "甲　摄", alternative: "窗口", people: nil, hasConsent: false,
      span: .whole("x.md"))
  }

  static func item(
    _ slug: String, _ date: String = "2025-08-15", language: LanguageTag = "zh-Hans",
    title: String? = nil, column: String? = "headlines", tags: [String] = [],
    region: String? = nil, branch: String? = nil, activity: String? = nil,
    address: String? = nil, aliases: [String] = [], photos: [Photo] = [],
    attachments: [MediaFile] = [], body: Body = SampleEdition.body()
  ) -> NewsItem {
    let suffix = language == "zh-Hans" ? "" : ".\(language.tag)"
    let month = date.prefix(7).replacing("-", with: "/")
    return NewsItem(
      key: "\(month)/\(slug)", language: language,
      file: "content/news/\(month)/\(slug)\(suffix).md",
      headline: Headline(lines: [title ?? "标题\(slug)"]), genre: .news,
      date: CivilDateTime(day(date)), column: column, tags: tags, summary: "摘要",
      byline: [Credit(role: "记者", names: ["甲"])], photos: photos, attachments: attachments,
      region: region, branch: branch, activity: activity, slug: address ?? slug, aliases: aliases,
      body: body)
  }

  static func page(
    _ slug: String, language: LanguageTag = "zh-Hans", aliases: [String] = [],
    body: Body = SampleEdition.body()
  ) -> StandingPage {
    let suffix = language == "zh-Hans" ? "" : ".\(language.tag)"
    return StandingPage(
      key: slug, language: language, file: "content/pages/\(slug)\(suffix).md", title: "页\(slug)",
      summary: "摘要", slug: slug, aliases: aliases, body: body)
  }

  static func term(_ id: String, _ name: String, parent: String? = nil) -> Vocabulary.Term {
    Vocabulary.Term(
      id: id, name: text(name), parent: parent, span: .whole("content/vocabulary/regions.yml"))
  }

  static func branch(_ id: String, parent: String? = nil, region: String? = nil) -> Branch {
    Branch(
      id: id, name: "组织\(id)", level: "city", kind: "committee", parent: parent, region: region,
      founded: day("2020-01-01"), members: 12, span: .whole("content/branches/branches.csv"))
  }

  /// Activities as a register: id, day, title, kind, host, sessions, attendance.
  static func activities(
    _ rows: [(id: String, date: String, kind: String, host: String)]
  ) -> Register {
    func coded(_ values: [String]) -> Register.Column {
      let dictionary = Array(Set(values)).sorted()
      return .coded(
        codes: values.map { value in
          UInt32(dictionary.firstIndex(of: value) ?? 0)
        }, dictionary: dictionary)
    }
    let schema = RegisterSchema(
      id: "activities", name: text("活动"),
      fields: [
        .init("id", alias: "编号", .id), .init("date", alias: "日期", .date),
        .init("title", alias: "名称", .text),
        .init("kind", alias: "种类", .reference(to: "activity_kinds")),
        .init("host", alias: "主办", .reference(to: "branches")),
        .init("sessions", alias: "场次", .count), .init("attendance", alias: "人次", .count),
      ])
    return Register(
      schema: schema,
      columns: [
        coded(rows.map(\.id)), .dates(rows.map { day($0.date).days }),
        coded(rows.map { "活动\($0.id)" }), coded(rows.map(\.kind)), coded(rows.map(\.host)),
        .numbers(rows.map { _ in 1 }, scale: 0), .numbers(rows.map { _ in 20 }, scale: 0),
      ], files: ["content/activities/2025.csv"], rowFiles: rows.map { _ in 0 },
      rowLines: rows.indices.map { UInt32($0 + 2) })
  }

  static func settings(
    languages: [LanguageTag] = ["zh-Hans"], baseURL: String = "https://news.example.org/",
    profile: SiteSettings.MetaProfile = .none, siteIDCode: String? = nil
  ) -> SiteSettings {
    SiteSettings(
      title: text("同行", "Together"), tagline: nil, description: text("一个网站", "A site"),
      baseURL: baseURL, languages: languages, timeZone: "Asia/Shanghai", since: 2016,
      metaProfile: profile, siteIDCode: siteIDCode, pageSize: 10,
      home: .init(lead: nil, columns: ["headlines"], notices: nil, keyFigures: []),
      statistics: .init(
        region: nil, keySectors: [], keySectorsName: nil, coverageTarget: Rational(88),
        note: text("样例数据"), source: text("台账")),
      footer: .init(
        organiser: text("工作委员会", "The committee"), operator_: nil, icp: nil,
        policeRecord: nil, telephone: nil, email: nil, address: nil, note: nil),
      severities: [:])
  }

  static func theme(_ languages: [LanguageTag] = ["zh-Hans"]) throws -> Theme {
    Theme(
      templates: try ShippedTheme.templates(),
      assets: [
        .init(name: "bulletin.css", bytes: Array("body{}".utf8)),
        .init(name: "bulletin.js", bytes: Array("0".utf8)),
        .init(name: "icon.svg", bytes: Array("<svg/>".utf8)),
      ],
      strings: try languages.map { tag in
        let words = try ShippedTheme.words(tag.tag).mapValues { word in
          word.hasPrefix("\"") ? String(word.dropFirst().dropLast()) : word
        }
        return Theme.Strings(
          language: tag, file: "templates/strings/\(tag.tag).yml", words: words)
      })
  }

  static func edition(
    news: [NewsItem] = [], pages: [StandingPage] = [], issues: [BulletinIssue] = [],
    branches: [Branch] = [], registers: [String: Register] = [:],
    vocabularies: [Vocabulary] = [], settings: SiteSettings = SampleEdition.settings()
  ) throws -> Edition {
    Edition(
      settings: settings, now: now,
      vocabularies: Dictionary(uniqueKeysWithValues: vocabularies.map { ($0.id, $0) }),
      columns: [
        NewsColumn(
          id: "headlines", name: text("要闻", "Headlines"),
          span: SourceSpan(file: "content/columns.yml", line: 2, column: 1))
      ], news: news, pages: pages, issues: issues, branches: branches, registers: registers,
      theme: try theme(settings.languages))
  }

  static let noFigures = Figures(
    measures: [], periods: [:], covered: [:],
    resolver: { Figure(key: $0, value: .absent(.notReported)) }, finder: { _ in [] })

  /// Coverage in two quarters of two years: half a point more every quarter.
  static let coverage: Figures = {
    let periods = [(2024, 3), (2025, 2), (2025, 3)].compactMap {
      Period(.quarter, year: $0.0, index: $0.1)
    }
    let measure = Measure(
      id: "coverage", name: text("覆盖率", "Coverage"), register: "coverage", unit: nil,
      format: .percent(decimals: 2), timing: .stock, dimensions: ["region", "sector"],
      formula: text("已建 ÷ 应建"), definition: text("已建立组织的比例"))
    return Figures(
      measures: [measure], periods: ["coverage": periods],
      covered: ["coverage": day("2024-07-01")...day("2025-09-30")],
      resolver: { key in
        let values: [String: Int64] = ["2024Q3": 840, "2025Q2": 880, "2025Q3": 900]
        let shift: Int64 = ["east": 20, "west": -30][key.members["region"] ?? ""] ?? 0
        guard let now = values[key.period.id], key.members["sector"] == nil else {
          return Figure(key: key, value: .absent(.notReported))
        }
        let base =
          key.comparison == .value
          ? nil
          : values[(key.comparison == .yoy ? key.period.yearBefore : key.period.previous).id]
        if key.comparison != .value, base == nil {
          return Figure(key: key, value: .absent(.noComparison))
        }
        let exact = Rational(now + (base == nil ? shift : 0) - (base ?? 0), 1000)
        return Figure(
          key: key, value: exact.map { .exact($0) } ?? .absent(.zeroBase),
          numerator: now + shift, denominator: 1000, asOf: key.period.end, rowCount: 2)
      }, finder: { _ in [] })
  }()

  /// Three regions and two kinds of activities.
  static let vocabularies = [
    Vocabulary(
      id: "regions",
      terms: [
        term("city", "全市"), term("east", "东区", parent: "city"),
        term("west", "西区", parent: "city"),
      ]),
    Vocabulary(id: "activity_kinds", terms: [term("study", "学习"), term("visit", "走访")]),
  ]

  /// A site with everything, in two languages.
  static func whole() throws -> (Edition, Figures) {
    let news =
      (1...23).map { number in
        item(
          "n\(number)", "2025-\((number % 9 + 1).digits(2))-\((number % 27 + 1).digits(2))",
          tags: ["标签\(number % 3)"], region: number % 2 == 0 ? "east" : "west",
          branch: number % 5 == 0 ? "b1" : nil, photos: [photo("content/news/p\(number).jpg")])
      } + [
        item("n1", "2025-02-02", language: "en", title: "One", tags: ["Tag"], region: "east")
      ]
    let rows = (0..<40).map { number in
      (
        id: "a\(number)", date: number < 35 ? "2025-08-05" : "2025-10-2\(number - 35)",
        kind: number % 2 == 0 ? "study" : "visit", host: number % 3 == 0 ? "b1" : "b2"
      )
    }
    let issue = BulletinIssue(
      id: "2025-08", file: "content/issues/2025-08.md", number: 8, total: 56,
      date: day("2025-08-31"), issuer: "办公室", items: [news[0].key, news[1].key])
    let edition = try edition(
      news: news, pages: [page("about"), page("about", language: "en"), page("method")],
      issues: [issue],
      branches: [
        branch("b0"), branch("b1", parent: "b0", region: "east"), branch("b2", parent: "b0"),
      ],
      registers: ["activities": activities(rows)], vocabularies: vocabularies,
      settings: settings(languages: ["zh-Hans", "en"]))
    return (edition, coverage)
  }
}

/// Renders a whole plan into memory.
func pages(of plan: Plan, workers: Int = 1) async throws -> [String: String] {
  let shelf = Shelf()
  try await render(plan, workers: workers) { file in
    shelf.put(file)
    return false
  }
  return shelf.files
}

import Synchronization

/// Keeps rendered files for a test.
final class Shelf: Sendable {
  private let kept = Mutex<[String: String]>([:])

  func put(_ file: RenderedFile) {
    let text = String(decoding: file.bytes, as: UTF8.self)
    kept.withLock { $0[file.path] = text }
  }

  var files: [String: String] { kept.withLock { $0 } }
}
