import BulletinLedger
import BulletinModel

/// Statistics that are due by the site's own calendar of releases.
struct ReleaseReview: Sendable {
  /// How many days before its day a release is told of.
  static let notice = 7

  let edition: Edition
  let figures: Figures
  let words: Words
  private var today: CivilDate { edition.now.date }
  private var language: LanguageTag { words.language == .chinese ? "zh" : "en" }

  /// The last ended period of each kind that has a day of release.
  func findings() -> [Finding] {
    let releases = edition.settings.statistics.releases
    return Period.Kind.allCases.compactMap { kind in
      releases[kind].flatMap { finding(Period(kind, containing: today).previous, days: $0) }
    }
  }

  private func finding(_ period: Period, days: Int) -> Finding? {
    let day = CivilDate(days: period.end.days + Int32(days))
    let left = Int(day.days) - Int(today.days)
    let missing = missing(in: period)
    // What came out on its day, with all reports in, is nobody's concern any more.
    guard left >= 0 ? left <= ReleaseReview.notice : !missing.isEmpty else { return nil }
    let name = StarterValues.words(for: period, words.language)
    let text =
      left >= 0
      ? words.say(
        "\(name)的数应在 \(day.iso) 前发布，还有 \(left) 天", "\(name) is due on \(day.iso), in \(left) days")
      : words.say(
        "\(name)的数应在 \(day.iso) 前发布，已经过了 \(-left) 天",
        "\(name) was due on \(day.iso), \(-left) days ago")
    return Finding(
      topic: .releases, place: nil,
      text: missing.isEmpty
        ? text
        : text + words.say("；没有报的：", "; missing: ")
          + missing.joined(separator: words.say("；", "; ")),
      remedy: words.say(
        "催齐以后运行 bulletin close \(period.id)，再生成网站",
        "when all have reported, run bulletin close \(period.id) and build"))
  }

  /// Each register with those who have not reported it.
  private func missing(in period: Period) -> [String] {
    completeness(of: period, in: edition, figures: figures).compactMap { register in
      let missing = register.missing(in: language)
      guard register.reporting != nil, !missing.isEmpty else { return nil }
      let shown = missing.prefix(6).joined(separator: words.say("、", ", "))
      let rest = missing.count > 6 ? words.say("等 \(missing.count) 个", " and others") : ""
      return words.say(
        "\(register.name.text(in: language))（\(shown)\(rest)）",
        "\(register.name.text(in: language)) (\(shown)\(rest))")
    }
  }
}
