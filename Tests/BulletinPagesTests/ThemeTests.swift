import BulletinModel
import BulletinTemplates
import Foundation
import Testing

@testable import BulletinPages

/// The theme that ships with the program, read from `templates/`.
enum ShippedTheme {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("templates")

  static func text(_ name: String) throws -> String {
    try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
  }

  static func templates() throws -> [Theme.Template] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
      .filter { $0.hasSuffix(".mustache") }
      .map {
        Theme.Template(
          name: String($0.dropLast(".mustache".count)), file: "templates/\($0)",
          source: Array(try text($0).utf8))
      }
  }

  /// The keys of a catalogue: two levels, one word a line.
  static func words(_ language: String) throws -> [String: String] {
    var words: [String: String] = [:]
    var group = ""
    for line in try text("strings/\(language).yml").split(separator: "\n") {
      guard !line.hasPrefix("#"), let colon = line.firstIndex(of: ":") else { continue }
      let key = line[..<colon].trimmingCharacters(in: .whitespaces)
      let word = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
      if line.hasPrefix(" ") { words["\(group).\(key)"] = word } else { group = key }
    }
    return words
  }

  static func library() throws -> TemplateLibrary {
    TemplateLibrary(templates: try templates(), words: try words("zh-Hans").keys)
  }
}

@Suite("The shipped theme")
struct ThemeTests {
  /// A page kind: its template, compiled against its context.
  struct Page: Sendable, CustomTestStringConvertible {
    let template: String
    let faults: @Sendable (TemplateLibrary) -> [Diagnostic]

    init<C: TemplateContext>(_ template: String, _ context: C.Type) {
      self.template = template
      faults = { $0.compile(template, for: context).diagnostics }
    }

    var testDescription: String { template }
  }

  static let pages = [
    Page("home", HomePage.self), Page("item", ItemPage.self), Page("list", ListPage.self),
    Page("issue", IssuePage.self), Page("issues", IssueListPage.self),
    Page("page", StandingTextPage.self), Page("branches", BranchDirectoryPage.self),
    Page("branch", BranchPage.self), Page("activities", ActivitiesPage.self),
    Page("month", ActivityMonthPage.self), Page("statistics", StatisticsPage.self),
    Page("measure", MeasurePage.self), Page("missing", MissingPage.self),
    Page("redirect", RedirectPage.self), Page("block", BlockContext.self),
    Page("registers", RegisterIndexPage.self), Page("register", RegisterPage.self),
    Page("row", RowPage.self), Page("trace", TracePage.self), Page("report", ReportPage.self),
    Page("reports", ReportListPage.self), Page("data", DataPage.self),
    Page("search", SearchPage.self),
  ]

  @Test("compiles every page kind against its context", arguments: pages)
  func compiles(_ page: Page) throws {
    let faults = page.faults(try ShippedTheme.library())
    #expect(faults.isEmpty, "\(faults)")
  }

  @Test("has a page kind or a user for every template")
  func usesEveryTemplate() throws {
    let templates = try ShippedTheme.templates()
    let sources = templates.map { String(decoding: $0.source, as: UTF8.self) }
    for template in templates where !Self.pages.contains(where: { $0.template == template.name }) {
      let isUsed = sources.contains {
        $0.contains("{{>\(template.name)}}") || $0.contains("{{<\(template.name)}}")
      }
      #expect(isUsed, "nothing uses \(template.name)")
    }
  }

  @Test("types no word into a template", arguments: try ShippedTheme.templates().map(\.name))
  func typesNoWord(_ name: String) throws {
    let source = try ShippedTheme.text("\(name).mustache")
    // The drawn cover names its faces in Latin letters; Han letters would be words.
    let han = source.unicodeScalars.filter { (0x3400...0x9FFF).contains($0.value) }
    #expect(han.isEmpty, "\(String(String.UnicodeScalarView(han)))")
  }

  @Test("has the same words in every language", arguments: ["en", "ug", "bo"])
  func wordsInEveryLanguage(_ language: String) throws {
    let main = try ShippedTheme.words("zh-Hans")
    let other = try ShippedTheme.words(language)
    #expect(main.keys.sorted() == other.keys.sorted())
    // Chinese writes an issue's number in Han figures, the others in digits.
    for (key, word) in main where key != "made.issueOrdinal" {
      #expect(names(in: word) == names(in: other[key] ?? ""), "\(key)")
    }
  }

  /// The `{names}` that the program fills in.
  private func names(in word: String) -> Set<Substring> {
    Set(word.split(separator: "{").dropFirst().compactMap { $0.split(separator: "}").first })
  }

  @Test("prints every word of the templates in a template")
  func usesEveryWord() throws {
    let source = try ShippedTheme.templates()
      .map { String(decoding: $0.source, as: UTF8.self) }.joined()
    // Words under `made` are put together by the program.
    for key in try ShippedTheme.words("zh-Hans").keys.sorted() where !key.hasPrefix("made.") {
      #expect(source.contains("{{t.\(key)}}"), "nothing prints \(key)")
    }
  }

  @Test(
    "asks nothing of other servers",
    arguments: [
      "assets/bulletin.css", "assets/bulletin.js", "assets/search.js", "assets/search-index.js",
    ])
  func asksNothingOfOthers(_ name: String) throws {
    let source = try ShippedTheme.text(name)
    #expect(!source.contains("http:") && !source.contains("https:") && !source.contains("@import"))
  }

  @Test("loads at most 8 KB of script with a page, and less than 10 KB more with a query")
  func keepsScriptsSmall() throws {
    func size(_ name: String) throws -> Int { try ShippedTheme.text("assets/\(name)").utf8.count }
    #expect(try size("bulletin.js") + size("search.js") <= 8 * 1024)
    #expect(try size("search-index.js") < 10 * 1024)
  }
}
