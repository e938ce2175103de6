import BulletinTemplates

/// A photograph with what is printed below it.
struct PhotoContext: TemplateContext {
  /// The largest file in the original's own format.
  let url: String
  /// All in that format with their widths, for `srcset`; nil where there is one.
  let candidates: String?
  /// The same in WebP; nil where there are none.
  let webP: String?
  /// In pixels.
  let width: String?
  /// In pixels.
  let height: String?
  /// The alternative text; empty where the headline beside it says it all.
  let alternative: String
  /// 图① where there are several.
  let number: String?
  /// The caption.
  let caption: String?
  /// 苏敏　摄.
  let credit: String?
  /// Tells whether it is the first of the page: loaded at once, not when it comes near.
  let isFirst: Bool

  /// Puts a photograph together.
  init(
    _ pictures: PhotoSet, alternative: String, number: String?, caption: String?,
    credit: String?, isFirst: Bool
  ) {
    url = pictures.route.href
    candidates = pictures.plain.count > 1 ? PhotoSet.candidates(pictures.plain) : nil
    webP = PhotoSet.candidates(pictures.modern)
    width = pictures.width.map(String.init)
    height = pictures.height.map(String.init)
    self.alternative = alternative
    self.number = number
    self.caption = caption
    self.credit = credit
    self.isFirst = isFirst
  }

  static let fields: [Field<Self>] = [
    Field("url", \.url),
    Field("candidates", \.candidates),
    Field("webP", \.webP),
    Field("width", \.width),
    Field("height", \.height),
    Field("alternative", \.alternative),
    Field("number", \.number),
    Field("caption", \.caption),
    Field("credit", \.credit),
    Field("isFirst", \.isFirst),
    Field("hasCaption", \.hasCaption),
  ]

  /// Tells whether anything is printed below it.
  var hasCaption: Bool { number != nil || caption != nil || credit != nil }
}
