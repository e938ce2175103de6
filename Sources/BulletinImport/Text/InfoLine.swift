import BulletinModel

/// The line of a web page or a reprint that tells day, source and names: `2025-08-15 10:30 来源：某报`.
struct InfoLine: Sendable {
  private(set) var date: FoundDate?
  private(set) var source: String?
  private(set) var page: String?
  private(set) var author: String?
  private(set) var editors: [String] = []
  private(set) var url: String?
  private(set) var hasViews = false

  /// Reads a line; nil where it is none of the kind.
  init?(_ line: String) {
    guard line.length <= 160, !line.hasSuffix("。") else { return nil }
    let words = InfoLine.fields(line)
    for (key, value) in words { take(key, value) }
    let found = DateFinder.first(in: line)
    let isNamed = source != nil || author != nil || url != nil || !editors.isEmpty
    if let found, found.year != nil || isNamed { date = found }
    // Without a name for anything, a date must be all there is.
    guard isNamed || hasViews || InfoLine.isDateAlone(line, found) else { return nil }
  }

  private static func isDateAlone(_ line: String, _ found: FoundDate?) -> Bool {
    guard let found, found.year != nil else { return false }
    let rest = line.unicodeScalars.enumerated().filter { !found.range.contains($0.offset) }
      .map(\.element)
    let others = rest.filter {
      !" \u{3000}\t:：0123456789-/年月日时分秒发布时间日期更新于()（）[]【】|".unicodeScalars.contains($0)
    }
    return others.isEmpty && line.length <= 40
  }

  private static let keys = [
    "转载来源", "文章来源", "信息来源", "来源", "原文链接", "原文地址", "链接", "网址", "作者", "文章作者", "责任编辑", "编辑",
    "发布时间", "发布日期", "发表时间", "时间", "日期", "浏览次数", "浏览量", "浏览", "阅读", "点击数", "点击", "访问量",
    "字号", "字体", "分享到", "分享", "打印",
  ]

  /// The named fields of a line in order.
  private static func fields(_ line: String) -> [(String, String)] {
    let scalars = Array(line.unicodeScalars)
    var starts: [(key: String, start: Int, value: Int)] = []
    for key in keys.sorted(by: { $0.length > $1.length }) {
      let wanted = Array(key.unicodeScalars)
      var place = 0
      while place + wanted.count < scalars.count {
        let end = place + wanted.count
        if scalars[place...].starts(with: wanted), scalars[end] == "：" || scalars[end] == ":",
          !starts.contains(where: { ($0.start..<$0.value).contains(place) })
        {
          starts.append((key, place, end + 1))
        }
        place += 1
      }
    }
    starts.sort { $0.start < $1.start }
    return starts.enumerated().map { order, field in
      let end = order + 1 < starts.count ? starts[order + 1].start : scalars.count
      let value = String(String.UnicodeScalarView(scalars[field.value..<max(field.value, end)]))
      return (field.key, value.trimmed(of: "|｜[]【】（("))
    }
  }

  private mutating func take(_ key: String, _ value: String) {
    switch key {
    case "转载来源", "文章来源", "信息来源", "来源": takeSource(value)
    case "原文链接", "原文地址", "链接", "网址": url = InfoLine.address(in: value)
    case "作者", "文章作者": author = value.isEmpty ? nil : value
    case "责任编辑", "编辑": editors += value.words
    case "浏览次数", "浏览量", "浏览", "阅读", "点击数", "点击", "访问量": hasViews = true
    default: break
    }
  }

  private mutating func takeSource(_ value: String) {
    url = url ?? InfoLine.address(in: value)
    var name = value
    if let open = name.firstIndex(of: "《"), let close = name.firstIndex(of: "》"), open < close {
      let rest = String(name[name.index(after: close)...])
      page = InfoLine.page(in: rest)
      name = String(name[open...close])
    } else {
      let scalars = Array(name.unicodeScalars)
      if let date = DateFinder.first(in: name) {
        page = InfoLine.page(
          in: String(String.UnicodeScalarView(scalars[date.range.upperBound...])))
        name = String(String.UnicodeScalarView(scalars[..<date.range.lowerBound]))
      }
      name = name.words.first { !$0.hasPrefix("http") } ?? ""
    }
    source = name.trimmed.isEmpty ? nil : name.trimmed
  }

  /// `3版`, `第3版`.
  private static func page(in text: String) -> String? {
    guard let end = text.firstIndex(of: "版") else { return nil }
    let digits = text[..<end].reversed().prefix { $0.isASCII && ($0.isNumber || $0.isLetter) }
    return digits.isEmpty ? nil : String(digits.reversed())
  }

  /// The first web address in a text.
  static func address(in text: String) -> String? {
    guard
      let word = text.words.first(where: { $0.hasPrefix("http://") || $0.hasPrefix("https://") })
    else { return nil }
    return String(word.prefix { $0.isASCII && !"<>\"|".contains($0) })
  }
}

extension String {
  /// The text without some characters and white space at its ends.
  func trimmed(of marks: String) -> String {
    var view = trimmed.unicodeScalars[...]
    while let first = view.first, marks.unicodeScalars.contains(first) { view.removeFirst() }
    while let last = view.last, marks.unicodeScalars.contains(last) { view.removeLast() }
    return String(String.UnicodeScalarView(view)).trimmed
  }
}
