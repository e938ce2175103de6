public import BulletinTemplates

/// What every template of a page may say.
public struct ThemeOutline: Sendable {
  /// A template that is rendered by itself, and the type of its context.
  public struct Page: Sendable {
    /// The template's name, without `.mustache`.
    public let template: String
    /// The type of what it prints.
    public let type: String
  }

  /// The templates of pages, and of what stands in prose.
  public let pages: [Page]
  /// The names of their contexts and of all contexts in these, each type once.
  public let types: [TemplateOutline]

  /// Reads the declarations of all templates.
  public init() {
    pages = ThemeOutline.contexts.map {
      Page(template: $0.template, type: String(describing: $0.context))
    }
    types = TemplateOutline.all(from: ThemeOutline.contexts.map(\.context))
  }

  private static let contexts: [(template: String, context: any TemplateContext.Type)] = [
    ("home", HomePage.self), ("list", ListPage.self), ("item", ItemPage.self),
    ("page", StandingTextPage.self), ("issues", IssueListPage.self), ("issue", IssuePage.self),
    ("branches", BranchDirectoryPage.self), ("branch", BranchPage.self),
    ("activities", ActivitiesPage.self), ("month", ActivityMonthPage.self),
    ("statistics", StatisticsPage.self), ("measure", MeasurePage.self),
    ("trace", TracePage.self), ("reports", ReportListPage.self), ("report", ReportPage.self),
    ("registers", RegisterIndexPage.self), ("register", RegisterPage.self), ("row", RowPage.self),
    ("data", DataPage.self), ("search", SearchPage.self), ("block", BlockContext.self),
    ("missing", MissingPage.self), ("redirect", RedirectPage.self),
  ]
}
