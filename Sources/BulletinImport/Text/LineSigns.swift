import BulletinModel

/// Tells by their form what lines of newspapers and web pages are.
///
/// Source: the table of recognisers of the domain handbook, 1.2.
enum LineSigns {
  // MARK: What stands around an item

  /// Breadcrumbs, counts of views and what else a web page says of itself.
  static func isChrome(_ line: String) -> Bool {
    let bare = line.withoutSpaces.halfWidth
    if bare.begins(with: ["首页>", "首页›", "首页»", "当前位置", "您的位置", "您现在的位置", "你的位置"]) { return true }
    if bare.begins(with: ["上一篇:", "下一篇:", "上一条:", "下一条:", "上一页", "下一页"]) { return true }
    if views(in: bare) { return true }
    guard bare.length <= 24 else { return false }
    return bare.begins(with: [
      "点我访问", "扫一扫", "扫码", "打印本页", "关闭窗口", "返回顶部", "返回首页", "返回列表", "分享到", "分享:",
      "字号:", "字体:", "【打印", "[打印", "【关闭", "[关闭", "【字体", "[字体", "相关链接", "相关新闻", "相关阅读",
      "责任编辑:admin", "阅读原文", "点击查看", "无障碍", "收藏本",
    ])
  }

  private static func views(in bare: String) -> Bool {
    let names = ["浏览", "阅读", "点击", "访问"]
    guard bare.length <= 16, let name = names.first(where: bare.hasPrefix) else { return false }
    let rest = bare.dropFirst(name.count).drop { "次数量率:".contains($0) }
    return !rest.isEmpty && rest.allSatisfy { $0.isNumber || $0 == "次" || $0 == "," }
  }

  /// A line of signs alone that parts two items.
  static func isRule(_ line: String) -> Bool {
    let bare = line.withoutSpaces
    return bare.length >= 3
      && bare.unicodeScalars.allSatisfy { "=-*_—＊＝－─━·~～#☆★◆◇".unicodeScalars.contains($0) }
  }

  // MARK: Names

  /// `本报昌都电（记者 甲 乙）` or `本报昌都8月15日电`, at the start of a paragraph: the dateline, its names, and the rest.
  static func dateline(_ text: String) -> (place: String, names: String?, rest: String)? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count > 3, scalars[0] == "本", "报网刊台".unicodeScalars.contains(scalars[1])
    else { return nil }
    var end = 2
    while end < scalars.count, end <= 14, scalars[end] != "电", scalars[end] != "讯" {
      guard isHan(scalars[end]) || (0x30...0x39).contains(scalars[end].value) else { return nil }
      end += 1
    }
    guard end < scalars.count, scalars[end] == "电" || scalars[end] == "讯" else { return nil }
    let place = String(String.UnicodeScalarView(scalars[...end]))
    var rest = scalars[(end + 1)...]
    var names: String?
    if let open = rest.first, open == "（" || open == "(",
      let close = rest.firstIndex(where: { $0 == "）" || $0 == ")" })
    {
      let inside = String(String.UnicodeScalarView(rest[(end + 2)..<close])).trimmed
      guard (2...40).contains(inside.length) else { return nil }
      names = inside
      rest = rest[(close + 1)...]
    } else if rest.first?.properties.isWhitespace != true {
      return nil
    }
    return (place, names, String(String.UnicodeScalarView(rest)).trimmed)
  }

  private static let roles = [
    "本报特约记者", "本报实习记者", "本报见习记者", "本报特约通讯员", "本报摄影记者", "本网记者", "本刊记者",
    "本报通讯员", "本报记者", "特约记者", "实习记者", "见习记者", "摄影记者", "特约通讯员", "本网通讯员",
    "本刊通讯员", "通讯员", "记者", "撰文", "作者", "文/图", "图/文", "文图", "图文",
  ]

  /// A line of roles and names alone, without its mark; nil for others.
  static func byline(_ line: String) -> String? {
    var text = line
    while let first = text.first, "■□◎●○（(".contains(first) { text.removeFirst() }
    while let last = text.last, "）)".contains(last) { text.removeLast() }
    text = text.trimmed
    guard text.length <= 50, !text.contains("。"), !text.contains("，"),
      let role = roles.first(where: text.hasPrefix)
    else { return nil }
    let rest = String(text.dropFirst(role.count))
    guard let next = rest.unicodeScalars.first else { return nil }
    let isParted = next.properties.isWhitespace || ":：/".unicodeScalars.contains(next)
    let isGlued = (2...4).contains(rest.length) && rest.unicodeScalars.allSatisfy(isHan)
    let names = rest.words
    guard isParted ? names.allSatisfy({ $0.length <= 12 }) : isGlued || names.count > 1 else {
      return nil
    }
    return text.unicodeScalars.contains("摄") && !text.hasPrefix("摄") ? nil : text
  }

  /// `责任编辑：甲`: the key of `credits` and the names.
  static func staff(_ line: String) -> [(key: String, names: [String])]? {
    let keys = [
      ("责任编辑", "editor"), ("责编", "editor"), ("编辑/设计", "editor"), ("编辑", "editor"),
      ("版式", "design"), ("设计", "design"), ("美编", "design"), ("审校", "review"),
      ("校对", "review"), ("审核", "review"), ("监制", "producer"),
    ]
    var bare = line
    if let first = bare.first, "（(【[".contains(first),
      bare.last.map({ "）)】]".contains($0) }) == true
    {
      bare = String(bare.dropFirst().dropLast()).trimmed
    }
    guard bare.length <= 60, !bare.contains("。") else { return nil }
    var found: [(key: String, names: [String])] = []
    for word in bare.words {
      let parts = word.split(whereSeparator: { $0 == "：" || $0 == ":" }).map(String.init)
      if let key = keys.first(where: { $0.0 == parts.first }),
        word.contains(where: { "：:".contains($0) })
      {
        found.append((key.1, Array(parts.dropFirst())))
      } else if found.isEmpty {
        return nil
      } else {
        found[found.count - 1].names.append(word)
      }
    }
    return found.isEmpty ? nil : found.filter { !$0.names.isEmpty }
  }

  /// `（作者系某中心志愿者）`: what stands in the brackets.
  static func authorNote(_ line: String) -> String? {
    guard let first = line.first, first == "（" || first == "(",
      let last = line.last, last == "）" || last == ")"
    else { return nil }
    let inside = String(line.dropFirst().dropLast()).trimmed
    return inside.begins(with: ["作者系", "作者为", "作者单位"]) && inside.length <= 80 ? inside : nil
  }

  /// `（原载《某报》2025年9月28日2版）`: where a reprint stood first.
  static func origin(_ line: String) -> InfoLine? {
    let bare = line.trimmed(of: "（）()")
    guard bare.length <= 60, !bare.hasSuffix("。"),
      let word = ["原载", "转自", "摘自", "据"].first(where: bare.hasPrefix), bare.contains("《")
    else { return nil }
    return InfoLine("来源：" + bare.dropFirst(word.count).drop { "：:于自 ".contains($0) })
  }

  /// `编者按：…`: what follows.
  static func editorNote(_ line: String) -> String? {
    for mark in ["编者按", "【编者按】", "编 者 按"] where line.hasPrefix(mark) {
      return String(line.dropFirst(mark.count).drop { "：: 　".contains($0) })
    }
    return nil
  }

  // MARK: Pictures

  /// `▲图为…`, `图①：…`, `图为…`: the caption without its mark.
  static func caption(_ line: String) -> String? {
    if line.hasPrefix("▲") || line.hasPrefix("△") {
      let rest = String(line.dropFirst()).trimmed
      return rest.isEmpty ? nil : caption(rest) ?? rest
    }
    if line.hasPrefix("图为") || line.hasPrefix("上图为") || line.hasPrefix("下图为") { return line }
    let scalars = Array(line.unicodeScalars)
    guard scalars.count > 3, scalars[0] == "图" else { return nil }
    var place = 1
    while place < scalars.count, place < 4,
      (0x2460...0x2473).contains(scalars[place].value)
        || (0x30...0x39).contains(scalars[place].value)
    {
      place += 1
    }
    guard scalars[place] == "：" || scalars[place] == ":" else { return nil }
    return String(String.UnicodeScalarView(scalars[(place + 1)...])).trimmed
  }

  /// `这是…现场。` behind another sentence: a caption by its wording alone.
  static func isLikelyCaption(_ line: String) -> Bool {
    guard line.length <= 90, line.hasSuffix("。"),
      let start = line.range(ofText: "这是"), start > 0
    else { return false }
    let rest = line.unicodeScalars.dropFirst(start + 2)
    return (3...21).contains(rest.count) && rest.filter { $0 == "。" }.count == 1
  }

  /// `本报记者 甲 摄`, `单位供图`, `资料图片`, alone on a line.
  static func credit(_ line: String) -> String? {
    var text = line
    if let first = text.first, "（(".contains(first), text.last.map({ "）)".contains($0) }) == true {
      text = String(text.dropFirst().dropLast()).trimmed
    }
    guard (3...30).contains(text.length), !text.contains("。"), !text.contains("，") else {
      return nil
    }
    let isMade =
      text.hasSuffix("供图") || text.hasSuffix("资料图片") || text.hasSuffix(" 摄")
      || text.hasSuffix("\u{3000}摄") || text.hasSuffix("/摄")
      || text.hasSuffix("摄") && text.words.count > 1
    return isMade ? text : nil
  }

  /// A caption and the credit at its end.
  static func parted(_ caption: String) -> (caption: String, credit: String?) {
    let marks =
      CharacterPlaces.after("。）)", in: caption) + CharacterPlaces.after("\u{3000}", in: caption)
    let scalars = Array(caption.unicodeScalars)
    for place in marks.sorted(by: >) where place < scalars.count {
      let tail = String(String.UnicodeScalarView(scalars[place...])).trimmed
      if let credit = credit(tail) {
        return (String(String.UnicodeScalarView(scalars[..<place])).trimmed, credit)
      }
    }
    if caption.hasSuffix("）") || caption.hasSuffix(")"),
      let open = scalars.lastIndex(where: { $0 == "（" || $0 == "(" }),
      let credit = credit(String(String.UnicodeScalarView(scalars[open...])))
    {
      return (String(String.UnicodeScalarView(scalars[..<open])).trimmed, credit)
    }
    return (caption, nil)
  }

  /// A loose `①` that was drawn into the picture.
  static func isLooseMark(_ line: String) -> Bool {
    line.length == 1 && line.unicodeScalars.allSatisfy { (0x2460...0x2473).contains($0.value) }
  }

  // MARK: Heads

  /// `——…`: a subtitle, or an item of a list, without its dash.
  static func dashed(_ line: String) -> String? {
    let dashes = line.unicodeScalars.prefix { "—－―─-".unicodeScalars.contains($0) }
    guard dashes.count >= 2, dashes.count <= 4 else { return nil }
    let rest = String(String.UnicodeScalarView(line.unicodeScalars.dropFirst(dashes.count))).trimmed
    return rest.isEmpty ? nil : rest
  }

  /// `【…】标题`: the tag and what follows it.
  static func columnTag(_ line: String) -> (tag: String, rest: String)? {
    guard line.hasPrefix("【"), let close = line.firstIndex(of: "】") else { return nil }
    let tag = String(line[line.index(after: line.startIndex)..<close]).trimmed
    guard (2...12).contains(tag.length) else { return nil }
    return (tag, String(line[line.index(after: close)...]).trimmed)
  }

  /// The level of a numbered head: `一、…` is 2, `（一）…` is 3; nil for other lines.
  static func numberedHead(_ line: String) -> Int? {
    guard line.length <= 40, !line.contains("。"), !line.endsSentence else { return nil }
    let numerals = "一二三四五六七八九十".unicodeScalars
    let scalars = Array(line.unicodeScalars)
    let digits = scalars.prefix { numerals.contains($0) }.count
    if digits > 0, digits < scalars.count - 1, scalars[digits] == "、" { return 2 }
    guard scalars.count > 4, scalars[0] == "（" || scalars[0] == "(" else { return nil }
    let inner = scalars.dropFirst().prefix { numerals.contains($0) }.count
    let close = 1 + inner
    guard inner > 0, scalars[close] == "）" || scalars[close] == ")" else { return nil }
    return 3
  }

  /// A short line that no sentence ends: a title, a kicker or a section head.
  static func isHeadLike(_ line: String, most: Int) -> Bool {
    guard (2...most).contains(line.length), let last = line.unicodeScalars.last,
      !"。；，、,;.".unicodeScalars.contains(last)
    else { return false }
    return caption(line) == nil && credit(line) == nil && byline(line) == nil
      && staff(line) == nil && dashed(line) == nil && !isRule(line) && !line.hasPrefix("http")
      && dateline(line) == nil && authorNote(line) == nil && DateFinder.whole(line) == nil
      && bullet(line) == nil
  }

  /// A kicker by its last word: a place or a unit.
  static func isPlaceLike(_ line: String) -> Bool {
    guard (2...16).contains(line.length), line.hasHan, !line.contains("，") else { return false }
    return [
      "省", "市", "区", "县", "旗", "州", "盟", "乡", "镇", "村", "街道", "社区", "公司", "集团", "协会", "商会",
      "学会", "联合会", "工会", "委员会", "工委", "支部", "党委", "局", "厅", "中心", "医院", "学校", "学院", "大学",
      "银行", "合作社", "服务站", "园区", "开发区", "新区",
    ].contains { line.hasSuffix($0) }
  }

  /// `• …`, `● …`: what follows the mark of a list.
  static func bullet(_ line: String) -> String? {
    guard let first = line.first, "•●◆■▪◦○★☆►▶·".contains(first) else { return nil }
    let rest = String(line.dropFirst()).trimmed
    return rest.length >= 2 ? rest : nil
  }
}

/// Places of characters in a text, counted in scalars.
enum CharacterPlaces {
  /// The places right behind each of some characters.
  static func after(_ marks: String, in text: String) -> [Int] {
    text.unicodeScalars.enumerated().filter { marks.unicodeScalars.contains($0.element) }
      .map { $0.offset + 1 }
  }
}

extension String {
  /// The place in scalars of the last stretch that reads like a text; nil where none does.
  func range(ofText text: String) -> Int? {
    let (all, wanted) = (Array(unicodeScalars), Array(text.unicodeScalars))
    guard !wanted.isEmpty, all.count >= wanted.count else { return nil }
    return (0...all.count - wanted.count).last { all[$0...].starts(with: wanted) }
  }
}
