import BulletinModel

/// An issue of the bulletin; prints as a 简报 on A4.
struct IssuePage: Sendable, Hashable {
  /// What the layout prints around the page.
  let frame: PageFrame
  /// The bulletin's name, for the masthead.
  let site: String
  /// 第86期.
  let name: String
  /// 第八十六期 or 2025年第8期（总第86期）.
  let ordinal: String
  /// Its own title.
  let title: String?
  /// The issuing office.
  let issuer: String
  /// The day of issue.
  let date: DateContext
  /// The lead (本期导读).
  let lead: String?
  /// The editor's note (编者按).
  let editorNote: String?
  /// The contents; each leads to an article below.
  let contents: [LinkContext]
  /// The items in order.
  let articles: [IssueArticleContext]
  /// Further prose.
  let body: SafeHTML?
  /// The strip of figures.
  let keyFigures: KeyFiguresContext?
  /// A chart.
  let figure: FigureContext?
  /// 报.
  let toUp: String?
  /// 送.
  let toSide: String?
  /// 发.
  let toDown: String?
  /// 共印120份, composed.
  let copies: String?
  /// The issue before.
  let previous: LinkContext?
  /// The issue after.
  let next: LinkContext?
  /// All issues, with their number.
  let archive: LinkContext
  /// The newest other issues.
  let others: [IssueRowContext]
}

/// An item inside an issue.
struct IssueArticleContext: Sendable, Hashable {
  /// The id, unique in the page.
  let anchor: String
  /// The item's own page.
  let url: String
  /// The kicker.
  let kicker: String?
  /// The headline's lines.
  let lines: [TextContext]
  /// The subtitle, without its dash.
  let subtitle: String?
  /// （苏敏　何嘉树）.
  let byline: String?
  /// Its first photograph.
  let photo: PhotoContext?
  /// The summary, where the prose is not printed.
  let summary: String?
  /// The prose; its ids must be unique in the page.
  let body: SafeHTML?
  /// Tells whether it is set small, with its headline run in.
  let isBrief: Bool
}
