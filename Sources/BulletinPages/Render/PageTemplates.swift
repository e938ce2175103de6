import BulletinModel
import BulletinTemplates

/// The template of every page kind, compiled against its context.
struct PageTemplates: Sendable {
  let home: CompiledTemplate<HomePage>
  let list: CompiledTemplate<ListPage>
  let item: CompiledTemplate<ItemPage>
  let standing: CompiledTemplate<StandingTextPage>
  let directory: CompiledTemplate<BranchDirectoryPage>
  let branch: CompiledTemplate<BranchPage>
  let year: CompiledTemplate<ActivitiesPage>
  let month: CompiledTemplate<ActivityMonthPage>
  let statistics: CompiledTemplate<StatisticsPage>
  let measure: CompiledTemplate<MeasurePage>
  let issues: CompiledTemplate<IssueListPage>
  let issue: CompiledTemplate<IssuePage>
  let missing: CompiledTemplate<MissingPage>
  let redirect: CompiledTemplate<RedirectPage>
  let registers: CompiledTemplate<RegisterIndexPage>
  let register: CompiledTemplate<RegisterPage>
  let row: CompiledTemplate<RowPage>
  let reports: CompiledTemplate<ReportListPage>
  let report: CompiledTemplate<ReportPage>
  let data: CompiledTemplate<DataPage>
  let trace: CompiledTemplate<TracePage>
  let search: CompiledTemplate<SearchPage>
  let block: CompiledTemplate<BlockContext>

  /// Compiles all templates of a theme; every fault of all of them is found in one go.
  static func compile(_ theme: Theme) -> Checked<PageTemplates> {
    var press = Press(theme)
    let home = press.compile("home", for: HomePage.self)
    let list = press.compile("list", for: ListPage.self)
    let item = press.compile("item", for: ItemPage.self)
    let standing = press.compile("page", for: StandingTextPage.self)
    let directory = press.compile("branches", for: BranchDirectoryPage.self)
    let branch = press.compile("branch", for: BranchPage.self)
    let year = press.compile("activities", for: ActivitiesPage.self)
    let month = press.compile("month", for: ActivityMonthPage.self)
    let statistics = press.compile("statistics", for: StatisticsPage.self)
    let measure = press.compile("measure", for: MeasurePage.self)
    let issues = press.compile("issues", for: IssueListPage.self)
    let issue = press.compile("issue", for: IssuePage.self)
    let missing = press.compile("missing", for: MissingPage.self)
    let redirect = press.compile("redirect", for: RedirectPage.self)
    let registers = press.compile("registers", for: RegisterIndexPage.self)
    let register = press.compile("register", for: RegisterPage.self)
    let row = press.compile("row", for: RowPage.self)
    let reports = press.compile("reports", for: ReportListPage.self)
    let report = press.compile("report", for: ReportPage.self)
    let data = press.compile("data", for: DataPage.self)
    let trace = press.compile("trace", for: TracePage.self)
    let search = press.compile("search", for: SearchPage.self)
    let block = press.compile("block", for: BlockContext.self)
    let faults = Set(press.faults).sorted()
    guard let home, let list, let item, let standing, let directory, let branch, let year,
      let month, let statistics, let measure, let issues, let issue, let missing, let redirect,
      let registers, let register, let row,
      let reports, let report, let data, let trace, let search, let block,
      faults.isEmpty
    else { return Checked(nil, diagnostics: faults) }
    return Checked(
      PageTemplates(
        home: home, list: list, item: item, standing: standing, directory: directory,
        branch: branch, year: year, month: month, statistics: statistics, measure: measure,
        issues: issues, issue: issue, missing: missing, redirect: redirect, registers: registers,
        register: register, row: row, reports: reports, report: report, data: data, trace: trace,
        search: search, block: block))
  }

  /// A copy that shares no storage, for a worker of its own.
  func copy() -> PageTemplates {
    PageTemplates(
      home: home.copy(), list: list.copy(), item: item.copy(), standing: standing.copy(),
      directory: directory.copy(), branch: branch.copy(), year: year.copy(), month: month.copy(),
      statistics: statistics.copy(), measure: measure.copy(), issues: issues.copy(),
      issue: issue.copy(), missing: missing.copy(), redirect: redirect.copy(),
      registers: registers.copy(), register: register.copy(),
      row: row.copy(), reports: reports.copy(), report: report.copy(), data: data.copy(),
      trace: trace.copy(),
      search: search.copy(), block: block.copy())
  }

  /// Compiles one template after the other and keeps their faults.
  private struct Press {
    private let library: TemplateLibrary
    private(set) var faults: [Diagnostic]

    init(_ theme: Theme) {
      library = TemplateLibrary(templates: theme.templates, words: theme.wordKeys)
      faults = library.diagnostics
    }

    mutating func compile<Context: TemplateContext>(_ name: String, for context: Context.Type)
      -> CompiledTemplate<Context>?
    {
      let checked = library.compile(name, for: context)
      faults += checked.diagnostics
      return checked.value
    }
  }
}

extension Theme {
  /// The words of a language; empty where it has no catalogue, which is a fault of its own.
  func words(in language: LanguageTag) -> [String: String] {
    strings.first { $0.language.matches(language) }?.words ?? [:]
  }

  /// The keys of the words of all languages together, sorted.
  var wordKeys: [String] {
    Set(strings.flatMap { $0.words.keys }).sorted {
      precedes($0, $1)
    }
  }
}
