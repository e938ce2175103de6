import BulletinModel

/// How fresh home page and columns are, by the inspection rules.
///
/// Source: the 2019 inspection indicators of government sites: news on the home page and in columns is
/// not older than two weeks, notices and policies not older than six months; five columns out of date
/// or five empty ones fail the site.
struct ColumnReview: Sendable {
  /// How many days news may be old.
  static let newsDays = 14
  /// How many days notices and policies may be old.
  static let noticeDays = 183
  /// How many columns together fail an inspection.
  static let mostColumns = 5

  let edition: Edition
  let words: Words
  private var today: CivilDate { edition.now.date }
  private var language: LanguageTag { words.language == .chinese ? "zh" : "en" }

  /// What is out of date or empty, the oldest first.
  func findings() -> [Finding] {
    let newest = newestByColumn()
    var stale: [(days: Int, finding: Finding)] = []
    var empty: [Finding] = []
    for column in edition.columns {
      guard let last = newest[column.id] else {
        empty.append(emptyColumn(column))
        continue
      }
      let days = Int(today.days) - Int(last.days)
      let limit = column.maxAgeDays ?? usualLimit(of: column)
      if days > limit { stale.append((days, staleColumn(column, days, limit))) }
    }
    let rising = stale.enumerated().sorted {
      ($1.element.days, $0.offset) < ($0.element.days, $1.offset)
    }.map(\.element.finding)
    return homePage() + rising + veto(rising.count, .freshness) + empty
      + veto(empty.count, .emptyColumns)
  }

  private func newestByColumn() -> [String: CivilDate] {
    var newest: [String: CivilDate] = [:]
    for item in edition.news where item.date.date <= today {
      guard let column = item.column else { continue }
      newest[column] = max(newest[column] ?? item.date.date, item.date.date)
    }
    return newest
  }

  /// Two weeks, for notices and policies six months.
  private func usualLimit(of column: NewsColumn) -> Int {
    let names = column.name.entries.map(\.text) + [column.type ?? ""]
    let isNotice =
      column.id == edition.settings.home.notices
      || names.contains { name in ["通知", "公告", "公示", "政策", "法规"].contains { name.contains($0) } }
    return isNotice ? ColumnReview.noticeDays : ColumnReview.newsDays
  }

  private func homePage() -> [Finding] {
    guard let last = edition.news.map(\.date.date).filter({ $0 <= today }).max() else {
      return [
        Finding(
          topic: .freshness, place: "content/news/",
          text: words.say("还没有一篇稿件", "there is no item yet"),
          remedy: words.say(
            "写第一篇：bulletin new news \"标题\"", "write the first: bulletin new news \"Title\""))
      ]
    }
    let days = Int(today.days) - Int(last.days)
    guard days > ColumnReview.newsDays else { return [] }
    return [
      Finding(
        topic: .freshness, place: nil,
        text: words.say(
          "首页 \(days) 天没有新稿件（最近一篇 \(last.iso)），检查要求两周内有更新",
          "the home page has had no item for \(days) days (the last is of \(last.iso)); two weeks "
            + "are allowed"),
        remedy: words.say("发一篇新稿", "publish an item"))
    ]
  }

  private func place(of column: NewsColumn) -> String {
    "\(column.span.file):\(column.span.start.line)"
  }

  private func staleColumn(_ column: NewsColumn, _ days: Int, _ limit: Int) -> Finding {
    let name = column.name.text(in: language)
    return Finding(
      topic: .freshness, place: place(of: column),
      text: words.say(
        "栏目“\(name)”\(days) 天没有更新，期限 \(limit) 天",
        "column \"\(name)\" has had no item for \(days) days; \(limit) are allowed"),
      remedy: words.say(
        "发一篇新稿；不再办的栏目就从 columns.yml 里去掉；本来就更新得少，写上 max_age_days",
        "publish an item; remove a column that has ended; write max_age_days for a slow one"))
  }

  private func emptyColumn(_ column: NewsColumn) -> Finding {
    let name = column.name.text(in: language)
    return Finding(
      topic: .emptyColumns, place: place(of: column),
      text: words.say("栏目“\(name)”没有一篇稿件", "column \"\(name)\" has no item"),
      remedy: words.say(
        "发一篇稿件，或者从 columns.yml 里去掉它；空栏目网站上不显示",
        "publish an item or remove the column; the site does not show it"))
  }

  /// What an inspection makes of so many columns together.
  private func veto(_ count: Int, _ topic: Finding.Topic) -> [Finding] {
    guard count >= ColumnReview.mostColumns else { return [] }
    return [
      Finding(
        topic: topic, place: nil,
        text: topic == .freshness
          ? words.say(
            "一共 \(count) 个栏目过期：到 5 个，检查就不合格",
            "\(count) columns are out of date: 5 fail an inspection")
          : words.say(
            "一共 \(count) 个空栏目：到 5 个，检查就不合格", "\(count) columns are empty: 5 fail an inspection"),
        remedy: words.say("先补最久的几个", "see to the oldest first"))
    ]
  }
}
