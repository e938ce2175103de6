import BulletinModel

/// Texts that are written and not published: in review, as drafts, or with a day to come.
struct WaitingReview: Sendable {
  /// The site as readers see it.
  let published: Edition
  /// The same with its drafts.
  let everything: Edition
  let words: Words

  /// One finding a file, by path.
  func findings() -> [Finding] {
    let shown = files(of: published)
    let waiting = files(of: everything).subtracting(shown)
    var news: [String: NewsItem] = [:]
    for item in everything.news { news[item.file] = item }
    return waiting.sorted { precedes($0, $1) }
      .map { finding($0, news[$0]) }
  }

  private func files(of edition: Edition) -> Set<String> {
    Set(
      edition.news.map(\.file) + edition.pages.map(\.file) + edition.statisticsPages.map(\.file)
        + edition.issues.map(\.file) + edition.reports.map(\.file))
  }

  private func finding(_ file: String, _ item: NewsItem?) -> Finding {
    let today = published.now.date
    guard let item else {
      return Finding(
        topic: .waiting, place: file, text: words.say("草稿或待审", "draft or in review"),
        remedy: publish)
    }
    let days = Int(today.days) - Int(item.date.date.days)
    switch item.status {
    case .review:
      return Finding(
        topic: .waiting, place: file,
        text: days > 0
          ? words.say("送审，已经等了 \(days) 天", "in review for \(days) days")
          : words.say("送审", "in review"),
        remedy: words.say(
          "审好了，把 status 改成 published（状态: 发布）或删掉这一行",
          "when it is approved, write status: published or delete the line"))
    case .draft:
      return Finding(topic: .waiting, place: file, text: words.say("草稿", "draft"), remedy: publish)
    case .published, .withdrawn:
      return Finding(
        topic: .waiting, place: file,
        text: words.say("定在 \(item.date.iso) 发布", "to be published on \(item.date.iso)"),
        remedy: words.say("到时候再生成一次网站", "build the site again then"))
    }
  }

  private var publish: String {
    words.say("写好了就删掉 status: draft 一行", "delete the line status: draft when it is ready")
  }
}
