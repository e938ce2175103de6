/// All issues by year.
struct IssueListPage: Sendable, Hashable {
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
}

/// The issues of a year.
struct IssueYearContext: Sendable, Hashable {
  /// 2025年.
  let title: String
  /// The head's id, unique in the page.
  let anchor: String
  /// Newest first.
  let issues: [IssueRowContext]
}

/// An issue in a list.
struct IssueRowContext: Sendable, Hashable {
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
}
