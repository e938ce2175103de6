import BulletinModel
import BulletinTemplates

/// An issue of the bulletin; prints as a 简报 on A4.
struct IssuePage: TemplateContext {
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
  /// The QR code that leads from paper to the page.
  let code: String?
  /// The page as PDF, with its size.
  let document: LinkContext?
  /// The words of the theme in the page's language.
  let t: TemplateWords

  static let fields: [Field<Self>] = [
    Field("frame", \.frame),
    Field("site", \.site),
    Field("name", \.name),
    Field("ordinal", \.ordinal),
    Field("title", \.title),
    Field("issuer", \.issuer),
    Field("date", \.date),
    Field("lead", \.lead),
    Field("editorNote", \.editorNote),
    Field("contents", \.contents),
    Field("articles", \.articles),
    Field("body", \.body),
    Field("keyFigures", \.keyFigures),
    Field("figure", \.figure),
    Field("toUp", \.toUp),
    Field("toSide", \.toSide),
    Field("toDown", \.toDown),
    Field("copies", \.copies),
    Field("previous", \.previous),
    Field("next", \.next),
    Field("archive", \.archive),
    Field("others", \.others),
    Field("code", \.code),
    Field("document", \.document),
    .words("t", \.t),
    Field("hasBriefs", \.hasBriefs),
    Field("hasTail", \.hasTail),
    Field("hasOthers", \.hasOthers),
  ]

  /// Tells whether any item is a brief.
  var hasBriefs: Bool { articles.contains { $0.isBrief } }

  /// Tells whether 报, 送, 发 or the number of copies is printed.
  var hasTail: Bool { toUp != nil || toSide != nil || toDown != nil || copies != nil }

  /// Tells whether there are other issues.
  var hasOthers: Bool { !others.isEmpty }
}

/// An item inside an issue.
struct IssueArticleContext: TemplateContext {
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

  static let fields: [Field<Self>] = [
    Field("anchor", \.anchor),
    Field("url", \.url),
    Field("kicker", \.kicker),
    Field("lines", \.lines),
    Field("subtitle", \.subtitle),
    Field("byline", \.byline),
    Field("photo", \.photo),
    Field("summary", \.summary),
    Field("body", \.body),
    Field("isBrief", \.isBrief),
  ]
}
