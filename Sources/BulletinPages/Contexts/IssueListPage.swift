import BulletinTemplates

/// All issues by year.
struct IssueListPage: TemplateContext {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The head.
  let title: String
  /// What the bulletin is.
  let description: String?
  /// 共86期, composed.
  let total: String
  /// By year, newest first; empty prints the empty state.
  let years: [IssueYearContext]
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("title", \.title),
    Field("description", \.description),
    Field("total", \.total),
    Field("years", \.years),
    .words("t", \.t),
  ]
}

/// The issues of a year.
struct IssueYearContext: TemplateContext {
  /// 2025年.
  let title: String
  /// The head's id, unique in the page.
  let anchor: String
  /// Newest first.
  let issues: [IssueRowContext]

  static let fields: [Field<Self>] = [
    Field("title", \.title),
    Field("anchor", \.anchor),
    Field("issues", \.issues),
  ]
}

/// An issue in a list.
struct IssueRowContext: TemplateContext {
  /// The issue.
  let url: String
  /// 第86期.
  let name: String
  /// Its title or first headline.
  let title: String?
  /// The day of issue.
  let date: DateContext
  /// 6篇, composed.
  let count: String?
  /// The lead.
  let summary: String?

  static let fields: [Field<Self>] = [
    Field("url", \.url),
    Field("name", \.name),
    Field("title", \.title),
    Field("date", \.date),
    Field("count", \.count),
    Field("summary", \.summary),
  ]
}
