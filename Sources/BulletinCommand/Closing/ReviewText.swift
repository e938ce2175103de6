import BulletinLedger
import BulletinModel

/// The review of a draft as a text: each paragraph old and new, its figures, and what must be looked
/// at.
struct ReviewText: Sendable {
  let period: Period
  let words: Words

  /// The whole review; what is said of directions stands at its end.
  func text(of reviews: [DraftReview]) -> String {
    var lines = [words.say("\(period.id) 核对单", "Review of \(period.id)"), ""]
    for review in reviews {
      lines.append("== \(review.file)" + (review.base.map { "  ←  \($0)" } ?? ""))
      lines.append("")
      lines += review.passages.flatMap(passage)
    }
    let remarks = reviews.flatMap(\.remarks)
    if !remarks.isEmpty {
      lines += [words.say("== 请人看的地方", "== To be looked at"), ""]
      lines += remarks.map { "\(place($0.span))  \(reason($0.reason))：\($0.text)" }
      lines.append("")
    }
    lines += [words.say("== 升降方向和数不符的句子", "== Directions that contradict figures"), ""]
    let flips = reviews.flatMap(\.flips)
    lines += flips.map {
      "\(place($0.span))  \($0.word) ≠ \($0.value)（\($0.key)）\n    \($0.sentence)"
    }
    if flips.isEmpty { lines.append(words.say("没有", "none")) }
    return lines.map { "\($0)\n" }.joined()
  }

  private func place(_ span: SourceSpan) -> String {
    "\(span.file):\(span.start.line):\(span.start.column)"
  }

  private func passage(_ passage: MovedPassage) -> [String] {
    var lines = [place(passage.span)]
    if !passage.old.isEmpty { lines += indented(words.say("旧", "old"), passage.old) }
    lines += indented(words.say("新", "new"), passage.new)
    lines += passage.citations.map { citation in
      "  \(words.say("数", "fig"))  \(citation.old.key.text) \(citation.oldValue)"
        + "  →  \(citation.new.key.text) \(citation.newValue)"
    }
    return lines + [""]
  }

  private func indented(_ label: String, _ text: String) -> [String] {
    text.split(separator: "\n").enumerated().map { number, line in
      number == 0 ? "  \(label)  \(line)" : "      \(line)"
    }
  }

  private func reason(_ reason: DraftRemark.Reason) -> String {
    switch reason {
    case .time: words.say("时间没有改", "the time was left")
    case .yearToDate:
      words.say("原来从年初算起，两头都移了", "was counted from January; both ends were moved")
    case .unmovedLink: words.say("链接没有改", "the link was left")
    case .noValue: words.say("这一期没有数", "no figure in this period")
    }
  }
}
