import BulletinModel

/// Puts issues in order and finds the items that they name.
struct IssueDesk {
  private(set) var issues: [BulletinIssue] = []
  private(set) var faults: [Diagnostic] = []
  private(set) var unfinished: Set<String> = []
  /// What is printed only because drafts were asked for.
  private(set) var pending: [String: PendingText] = [:]
  /// Published issues whose day has not come.
  private(set) var coming: [ComingText] = []

  /// Takes all issues in; they come newest first.
  ///
  /// Faults: E74 items that are not there or not published, E98 numbers doubled or out of order.
  init(_ drafts: [IssueDraft], news: NewsDesk, now: CivilDateTime, includesDrafts: Bool) {
    guard !drafts.isEmpty else { return }
    let index = ItemIndex(news)
    var shown: [IssueDraft] = []
    for draft in drafts {
      let isOut = draft.status == .published && draft.issue.date <= now.date
      if draft.status != .withdrawn, isOut || includesDrafts {
        shown.append(draft)
        switch draft.status {
        case .draft: pending[draft.issue.file] = .draft
        case .review: pending[draft.issue.file] = .review
        case .published, .withdrawn:
          if !isOut { pending[draft.issue.file] = .future(CivilDateTime(draft.issue.date)) }
        }
      } else if draft.status != .published {
        unfinished.insert(draft.issue.file)
      } else {
        coming.append(
          ComingText(file: draft.issue.file, moment: CivilDateTime(draft.issue.date)))
      }
    }
    shown.sort {
      ($0.issue.date, $0.issue.total, $0.issue.number)
        == ($1.issue.date, $1.issue.total, $1.issue.number)
        ? precedes($0.issue.file, $1.issue.file)
        : ($0.issue.date, $0.issue.total, $0.issue.number)
          < ($1.issue.date, $1.issue.total, $1.issue.number)
    }
    checkNumbers(shown)
    issues = shown.reversed().map { draft in
      draft.issue.with(items: index.keys(of: draft, &faults))
    }
  }

  /// Numbers rise within a year, running numbers throughout; what is named is the later issue.
  private mutating func checkNumbers(_ drafts: [IssueDraft]) {
    for (last, next) in zip(drafts, drafts.dropFirst()) {
      if last.issue.date.year == next.issue.date.year, next.issue.number <= last.issue.number {
        wrong(next.issue.number, at: next.numberSpan)
      }
      if next.issue.total <= last.issue.total {
        wrong(next.issue.total, at: next.totalSpan)
      }
    }
  }

  private mutating func wrong(_ number: Int, at span: SourceSpan) {
    faults.append(Diagnostic(.issueNumber, at: span, ["n": String(number)]))
  }
}

/// The keys of all items by the words that an issue may use for them.
private struct ItemIndex {
  private let printed: Set<String>
  private let hidden: [String: PublicationStatus]
  private let keys: [String: String]
  private let words: [String]

  init(_ news: NewsDesk) {
    printed = Set(news.items.map(\.key))
    hidden = news.hidden
    let all = printed.union(news.hidden.keys).sorted(by: precedes)
    var keys: [String: String] = [:]
    for key in all {
      keys[String(key.split(separator: "/").last ?? "")] = key
    }
    for key in all { keys[key] = key }
    self.keys = keys
    words = all
  }

  func keys(of draft: IssueDraft, _ faults: inout [Diagnostic]) -> [String] {
    var found: [String] = []
    for node in draft.items {
      guard let typed = node.scalar?.trimmedOfSpaces else {
        faults.append(
          Diagnostic(
            .wrongType, at: node.span,
            ["v": node.summary, "type": "稿件的文件名", "type@en": "file name of an item"]))
        continue
      }
      if let key = key(typed) {
        if printed.contains(key) {
          if !found.contains(key) { found.append(key) }
          continue
        }
        // What was taken back disappears from old issues too.
        if hidden[key] == .withdrawn { continue }
      }
      var values = ["id": typed]
      values["near"] = nearest(word(typed), in: words)
      faults.append(Diagnostic(.danglingReference, at: node.span, values))
    }
    return found
  }

  private func word(_ typed: String) -> String {
    let name = typed.hasSuffix(".md") ? String(typed.dropLast(3)) : typed
    for folder in ["content/news/", "news/", "../news/"] where name.hasPrefix(folder) {
      return composed(String(name.dropFirst(folder.count)))
    }
    return composed(name)
  }

  private func key(_ typed: String) -> String? { keys[word(typed)] }
}

extension BulletinIssue {
  fileprivate func with(items: [String]) -> BulletinIssue {
    BulletinIssue(
      id: id, file: file, title: title, number: number, total: total, date: date, issuer: issuer,
      lead: lead, editorNote: editorNote, items: items, toUp: toUp, toSide: toSide,
      toDown: toDown, copies: copies, body: body,
      blocks: blocks, figures: figures)
  }
}
