import BulletinTemplates

/// The foot of every page.
struct FooterContext: TemplateContext {
  /// Up to four lists of links.
  let columns: [FooterColumnContext]
  /// 主办单位.
  let organiser: String?
  /// 承办单位.
  let office: String?
  /// The office's address.
  let address: String?
  /// Its telephone.
  let telephone: String?
  /// Its e-mail.
  let email: String?
  /// A further line, such as the licence.
  let note: String?
  /// The ICP number; it links to the ministry's register.
  let icp: String?
  /// The public-security record and its register.
  let police: LinkContext?
  /// The code of a government site.
  let siteCode: String?

  static let fields: [Field<Self>] = [
    Field("columns", \.columns),
    Field("organiser", \.organiser),
    Field("office", \.office),
    Field("address", \.address),
    Field("telephone", \.telephone),
    Field("email", \.email),
    Field("note", \.note),
    Field("icp", \.icp),
    Field("police", \.police),
    Field("siteCode", \.siteCode),
  ]
}

/// One list of links in the foot.
struct FooterColumnContext: TemplateContext {
  /// Its head.
  let title: String
  /// The links.
  let links: [LinkContext]

  static let fields: [Field<Self>] = [
    Field("title", \.title),
    Field("links", \.links),
  ]
}
