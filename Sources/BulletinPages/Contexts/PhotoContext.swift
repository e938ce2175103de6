/// A photograph with what is printed below it.
struct PhotoContext: Sendable, Hashable {
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
}
