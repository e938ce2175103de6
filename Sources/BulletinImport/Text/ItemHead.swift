import BulletinModel

/// Reads what stands above the prose of an item: headline, kicker, subtitle, names, day, source.
struct ItemHead {
  private let ground: ImportGround
  private(set) var draft: ItemDraft
  private var titles: [Passage] = []
  /// Tells whether names or the day were read already: the headline is over.
  private var isPastTitle = false

  init(_ draft: ItemDraft, _ ground: ImportGround) {
    self.draft = draft
    self.ground = ground
  }

  /// Reads the head and returns the passages of the prose.
  mutating func read(_ passages: [Passage]) -> [Passage] {
    var place = 0
    while place < passages.count, take(place, passages) { place += 1 }
    setTitles()
    return Array(passages[place...])
  }

  /// Takes one passage; false where the prose begins.
  private mutating func take(_ place: Int, _ passages: [Passage]) -> Bool {
    let passage = passages[place]
    switch passage.form {
    case .block, .picture: return false
    case .heading(let level):
      guard !isPastTitle, level == 1 || titles.isEmpty else { return false }
      titles.append(passage)
      return true
    case .line, .paragraph: break
    }
    if takeNames(passage) || takeInfo(passage) {
      isPastTitle = isPastTitle || !titles.isEmpty
      return true
    }
    return takeHeadline(place, passages)
  }

  // MARK: Headline

  private mutating func takeHeadline(_ place: Int, _ passages: [Passage]) -> Bool {
    let passage = passages[place]
    var line = passage.text
    if titles.isEmpty, let (tag, rest) = LineSigns.columnTag(line) {
      takeColumn(tag, at: passage.spot)
      guard !rest.isEmpty else { return true }
      line = rest
    }
    if let subtitle = LineSigns.dashed(line), !titles.isEmpty, draft.subtitle == nil,
      subtitle.length <= 45, !subtitle.hasSuffix("。")
    {
      draft.subtitle = subtitle
      takeGenre(subtitle, at: passage.spot)
      return true
    }
    guard !isPastTitle, titles.count < 3, draft.subtitle == nil || line.length <= 12,
      LineSigns.isHeadLike(line, most: 45), LineSigns.numberedHead(line) == nil || titles.isEmpty,
      titles.isEmpty || standsAlone(place, passages)
    else { return false }
    var title = passage
    title.text = line
    titles.append(title)
    return true
  }

  /// Tells a further line of a headline from the first line of prose.
  private func standsAlone(_ place: Int, _ passages: [Passage]) -> Bool {
    let line = passages[place]
    if line.text.length <= 20, !line.text.contains("，") { return true }
    guard place + 1 < passages.count else { return false }
    let next = passages[place + 1]
    return next.form == .paragraph || next.blanksBefore > 0 || next.isIndented
      || LineSigns.dashed(next.text) != nil || LineSigns.byline(next.text) != nil
      || InfoLine(next.text) != nil || LineSigns.dateline(next.text) != nil
  }

  private mutating func takeColumn(_ tag: String, at spot: ImportSpot) {
    if let column = ground.column(named: tag) {
      draft.column = column
      draft.notes.understood(spot, "栏目：\(tag)", "column: \(tag)")
    } else {
      draft.tags.append(tag)
      draft.notes.guessed(
        spot, "没有叫“\(tag)”的栏目，先当标签", "there is no column \"\(tag)\": taken for a tag")
    }
  }

  private mutating func takeGenre(_ subtitle: String, at spot: ImportSpot) {
    let genres: [(String, Genre)] = [
      ("综述", .roundup), ("扫描", .roundup), ("纪实", .roundup), ("侧记", .feature),
    ]
    if let genre = genres.first(where: { subtitle.hasSuffix($0.0) })?.1 {
      draft.genre = genre
    } else if subtitle.hasPrefix("记") {
      draft.genre = .feature
    } else {
      return
    }
    draft.notes.guessed(
      spot, "看副题，体裁是\(draft.genre?.rawValue ?? "")",
      "by its subtitle the form is \(draft.genre?.rawValue ?? "")")
  }

  /// Makes headline and kicker of the lines that were read.
  private mutating func setTitles() {
    guard let first = titles.first else { return }
    if let marked = titles.firstIndex(where: { $0.form == .heading(1) }), marked > 0 {
      draft.kicker = titles[..<marked].map(\.text).joined(separator: " ")
      titles.removeSubrange(..<marked)
    }
    takeKickerLine()
    if titles.count == 1, let only = titles.first {
      setSingle(only)
      draft.notes.understood(only.spot, "标题：\(draft.title)", "headline: \(draft.title)")
      return
    }
    draft.titles = titles.map(\.text)
    if titles.count > 1 {
      draft.notes.guessed(
        first.spot, "标题看成\(titles.count == 2 ? "两" : "三")行：\(draft.titles.joined(separator: "｜"))",
        "taken for a headline of \(titles.count) lines: \(draft.titles.joined(separator: " | "))")
    }
  }

  /// A short line above or below the headline that names a place or a unit.
  private mutating func takeKickerLine() {
    guard titles.count > 1, draft.kicker == nil, let first = titles.first, let last = titles.last
    else { return }
    let isAbove =
      first.text.hasSuffix("：") || first.text.hasSuffix(":") || LineSigns.isPlaceLike(first.text)
      || first.text.length <= 10 && titles[1].text.length >= first.text.length * 3 / 2
      || titles.count == 3
    let kicker: Passage
    if isAbove {
      kicker = titles.removeFirst()
    } else if LineSigns.isPlaceLike(last.text) {
      kicker = titles.removeLast()
    } else {
      return
    }
    draft.kicker = kicker.text.trimmed(of: "：:")
    draft.notes.guessed(
      kicker.spot, "看成肩题：\(draft.kicker ?? "")", "taken for the kicker: \(draft.kicker ?? "")")
  }

  private mutating func setSingle(_ only: Passage) {
    var title = only.text
    if draft.kicker == nil,
      let colon = title.firstIndex(where: { $0 == "：" || $0 == ":" })
    {
      let left = String(title[..<colon]).trimmed
      let right = String(title[title.index(after: colon)...]).trimmed
      if LineSigns.isPlaceLike(left), left.length <= 12, right.length >= 4 {
        draft.kicker = left
        title = right
        draft.notes.guessed(
          only.spot, "冒号前看成肩题：\(left)", "before the colon taken for the kicker: \(left)")
      }
    }
    var clauses = title.words
    if draft.kicker == nil, clauses.count > 1, LineSigns.isPlaceLike(clauses[0]),
      clauses[1].length >= 4
    {
      draft.kicker = clauses.removeFirst()
      title = clauses.joined(separator: " ")
      draft.notes.guessed(
        only.spot, "空格前看成肩题：\(draft.kicker ?? "")",
        "before the space taken for the kicker: \(draft.kicker ?? "")")
    }
    if clauses.count == 2, clauses.allSatisfy({ $0.hasHan && $0.length >= 4 }) {
      draft.titles = clauses
      draft.notes.guessed(
        only.spot, "标题按空格分成两行", "the headline is parted into two lines at its space")
    } else {
      draft.titles = [clauses.joined(separator: " ")]
    }
  }

  // MARK: Names, day, source

  private mutating func takeNames(_ passage: Passage) -> Bool {
    if let note = LineSigns.editorNote(passage.text), !note.isEmpty, draft.editorNote == nil {
      draft.editorNote = note
    } else if let note = LineSigns.authorNote(passage.text) {
      draft.authorNote = note
    } else if let byline = LineSigns.byline(passage.text) {
      draft.byline = [draft.byline, byline].compactMap { $0 }.joined(separator: " ")
    } else if !titles.isEmpty, let staff = LineSigns.staff(passage.text) {
      draft.credits += staff
    } else {
      return false
    }
    draft.notes.understood(
      passage.spot, "署名、编审或按语：\(passage.text.excerpt)", "names or a note: \(passage.text.excerpt)")
    return true
  }

  private mutating func takeInfo(_ passage: Passage) -> Bool {
    if passage.text.hasPrefix("http"), passage.text.words.count == 1 {
      draft.takeURL(passage.text)
      return true
    }
    guard let info = InfoLine(passage.text) else { return false }
    draft.take(info, at: passage.spot)
    return true
  }
}

extension ItemDraft {
  /// Takes what a line tells of day, source and names.
  mutating func take(_ info: InfoLine, at spot: ImportSpot) {
    if let name = info.source {
      source = Source(
        name: name, title: source?.title, date: info.date?.date, page: info.page,
        url: info.url ?? source?.url)
      notes.understood(spot, "来源：\(name)", "source: \(name)")
    } else if let url = info.url {
      takeURL(url)
    }
    if let found = info.date { take(found, at: spot) }
    if let author = info.author, byline == nil {
      byline = LineSigns.byline(author) ?? "作者 \(author)"
      notes.understood(spot, "作者：\(author)", "author: \(author)")
    }
    if !info.editors.isEmpty { credits.append(("editor", info.editors)) }
    if info.hasViews {
      notes.left(spot, "浏览量没有要", "the count of views was dropped")
    }
  }

  /// Takes a web address for that of the original.
  mutating func takeURL(_ url: String) {
    if source == nil { source = Source(name: "", url: url) } else { source?.url = url }
  }

  private mutating func take(_ found: FoundDate, at spot: ImportSpot) {
    if let day = found.date {
      if date == nil { date = day }
      if found.hasGluedDigits {
        notes.guessed(
          spot, "日期后面粘着数字，取 \(day.iso)", "digits are glued to the date: \(day.iso) is taken")
      } else {
        notes.understood(spot, "日期：\(day.iso)", "date: \(day.iso)")
      }
    } else if found.year == nil, let year = date?.year, let day = found.inYear(year) {
      if source != nil { source?.date = day }
      notes.guessed(
        spot, "\(found.month)月\(found.day)日没有年份，当成 \(year) 年",
        "a day without a year is taken to be in \(year)")
    } else {
      notes.left(spot, "日期没有年份，没有用", "a date without a year was not used")
    }
  }
}
