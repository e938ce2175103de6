import BulletinTemplates

/// A photograph with what is printed below it.
struct PhotoContext: TemplateContext {
  /// The file.
  let url: String
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

  static let fields: [Field<Self>] = [
    Field("url", \.url),
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
