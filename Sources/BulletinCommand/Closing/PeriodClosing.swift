import BulletinLedger
import BulletinModel
import BulletinPublish
import BulletinSource

/// What closing a period writes: the lock, the drafts and the review.
struct PeriodClosing: Sendable {
  /// The report stands already: it is looked over and not written.
  let isStanding: Bool
  /// The new texts of the report.
  let drafts: [ReportDraft]
  /// What a person has to look over, as a text.
  let reviewText: String
  private let period: Period
  private let words: Words
  private let lock: String
  private let lockedCount: Int
  private let flipCount: Int

  static let lockFile = "content/figures.lock"
  static let folder = "content/reports/"

  /// Works everything out; nothing is written yet.
  init(
    period: Period, content: Pipeline.Prepared, words: Words, isFrozenAnew: Bool
  ) throws {
    self.period = period
    self.words = words
    let (edition, figures, tree) = (content.edition, content.figures, content.tree)
    let facts = PeriodLock(period).lines(of: edition, figures: figures)
    let standing =
      tree.contains(PeriodClosing.lockFile) ? try tree.read(PeriodClosing.lockFile) : []
    lock = PeriodLock(period).merged(
      facts, into: String(decoding: standing, as: UTF8.self), isFrozenAnew: isFrozenAnew)
    lockedCount = facts.count
    isStanding = tree.entries(under: "\(PeriodClosing.folder)\(period.id).").contains {
      $0.path.hasSuffix(".md")
    }
    let earlier = edition.reports.map(\.period).filter {
      $0.kind == period.kind && $0 < period
    }.max()
    var reviews: [DraftReview] = []
    if isStanding {
      drafts = []
      for report in edition.reports where report.period == period {
        reviews.append(
          reportReview(
            of: report, bytes: try tree.read(report.file), against: earlier, figures: figures))
      }
    } else if let earlier {
      drafts = try edition.reports.filter { $0.period == earlier }.map {
        reportDraft(of: period, from: $0, bytes: try tree.read($0.file), figures: figures)
      }
      reviews = drafts.map(\.review)
    } else {
      drafts = [reportSkeleton(of: period, in: edition, figures: figures)]
      reviews = drafts.map(\.review)
    }
    flipCount = reviews.map(\.flips.count).reduce(0, +)
    reviewText = ReviewText(period: period, words: words).text(of: reviews)
  }

  /// The file of the review, which no page is made from.
  var reviewFile: String { "\(PeriodClosing.folder)\(period.id).review.txt" }

  /// Writes all files; a report that stands is never written over.
  func write(to files: ContentFiles) throws {
    try files.replace(PeriodClosing.lockFile, Array(lock.utf8))
    for draft in drafts { try files.create(draft.file, draft.bytes) }
    try files.replace(reviewFile, Array(reviewText.utf8))
  }

  /// What was written or would be.
  func announcement(isDone: Bool) -> String {
    let verb = isDone ? words.say("已写", "Wrote") : words.say("将写", "Would write")
    var lines = [
      "\(verb) \(PeriodClosing.lockFile)"
        + words.say("（本期 \(lockedCount) 个数）", " (\(lockedCount) figures of the period)")
    ]
    lines += drafts.map { "\(verb) \($0.file)" + words.say("（草稿）", " (draft)") }
    lines.append("\(verb) \(reviewFile)")
    if isStanding {
      lines.append(
        words.say("报告已有，没有改动，只核对。", "The report stands: it was looked over, not changed."))
    }
    if flipCount > 0 {
      lines.append(
        words.say(
          "有 \(flipCount) 处升降方向和数不符，见核对单末尾。",
          "\(flipCount) directions contradict their figures: see the end of the review."))
    }
    return lines.map { "\($0)\n" }.joined()
  }
}
