extension Edition {
  /// The edition with the values of cited figures in titles, summaries and captions.
  ///
  /// They stand where links had no text of their own. The prose keeps its holes.
  public func inserting(_ cited: CitedFigures) -> Edition {
    Edition(
      settings: settings, now: now, vocabularies: vocabularies, columns: columns,
      news: news.map { $0.inserting(Insertions(cited.figures(in: $0.file))) },
      pages: pages.map { $0.inserting(Insertions(cited.figures(in: $0.file))) },
      issues: issues.map { $0.inserting(Insertions(cited.figures(in: $0.file))) },
      branches: branches, registers: registers, measures: measures,
      statisticsPages: statisticsPages.map {
        $0.inserting(Insertions(cited.figures(in: $0.file)))
      },
      reports: reports.map { $0.inserting(Insertions(cited.figures(in: $0.file))) }, lock: lock,
      revisionNotes: revisionNotes, theme: theme, pending: pending, coming: coming,
      excepted: excepted)
  }
}

/// The values that take the places of insertion marks in one text.
private struct Insertions {
  private let figures: [CitedFigure]

  init(_ figures: [CitedFigure]) { self.figures = figures.filter { $0.citation.text.isEmpty } }

  var isEmpty: Bool { figures.isEmpty }

  /// A value of the head under a key; one made from the prose takes the prose's figures.
  func filled(_ text: String, _ key: String) -> String {
    filled(text) {
      if case .head(key, _) = $0 { true } else { false }
    }
  }

  func filled(_ text: String?, _ key: String) -> String? { text.map { filled($0, key) } }

  func filled(photos: [Photo]) -> [Photo] {
    photos.enumerated().map { number, photo in
      guard let caption = photo.caption, caption.contains(Body.insertionMark) else { return photo }
      let filled = filled(caption) {
        if case .caption(number, _) = $0 { true } else { false }
      }
      return Photo(
        file: photo.file, caption: filled, credit: photo.credit, alternative: photo.alternative,
        people: photo.people, hasConsent: photo.hasConsent, span: photo.span)
    }
  }

  func filled(blocks: [FigureBlock]) -> [FigureBlock] {
    blocks.enumerated().map { number, block in
      guard let title = block.title, title.contains(Body.insertionMark) else { return block }
      return block.with(
        title: filled(title) {
          if case .blockTitle(number, _) = $0 { true } else { false }
        })
    }
  }

  private func filled(_ text: String, _ isHere: (Citation.Place) -> Bool) -> String {
    guard text.contains(Body.insertionMark) else { return text }
    let own = figures.filter { isHere($0.citation.place) }
    let prose = figures.filter { if case .prose = $0.citation.place { true } else { false } }
    var values = (own.isEmpty ? prose : own).map(\.text)[...]
    let parts = text.split(separator: Body.insertionMark, omittingEmptySubsequences: false)
    var result = String(parts[0])
    for part in parts.dropFirst() { result += (values.popFirst() ?? "—") + part }
    return result
  }
}

extension NewsItem {
  fileprivate func inserting(_ insertions: Insertions) -> NewsItem {
    guard !insertions.isEmpty else { return self }
    let heads = Headline(
      lines: insertions.filled(headline.lines.joined(separator: "|"), "title")
        .split(separator: "|").map(String.init),
      kicker: insertions.filled(headline.kicker, "kicker"), kickerJoins: headline.kickerJoins,
      subtitle: insertions.filled(headline.subtitle, "subtitle"),
      short: insertions.filled(headline.short, "short_title"))
    return NewsItem(
      key: key, language: language, file: file, headline: heads, genre: genre, date: date,
      updated: updated, expires: expires, column: column, tags: tags, keywords: keywords,
      summary: insertions.filled(summary, "summary"), byline: byline, dateline: dateline,
      photos: insertions.filled(photos: photos), attachments: attachments, source: source,
      authorNote: insertions.filled(authorNote, "author_note"),
      editorNote: insertions.filled(editorNote, "editor_note"), credits: credits,
      corrections: corrections, region: region, sector: sector, branch: branch,
      activity: activity, issue: issue, status: status, slug: slug, aliases: aliases, body: body,
      blocks: insertions.filled(blocks: blocks), figures: figures)
  }
}

extension StandingPage {
  fileprivate func inserting(_ insertions: Insertions) -> StandingPage {
    guard !insertions.isEmpty else { return self }
    return StandingPage(
      key: key, language: language, file: file, title: insertions.filled(title, "title"),
      summary: insertions.filled(summary, "summary"), updated: updated, slug: slug, order: order,
      aliases: aliases, photos: insertions.filled(photos: photos), attachments: attachments,
      body: body, blocks: insertions.filled(blocks: blocks), figures: figures)
  }
}

extension BulletinIssue {
  fileprivate func inserting(_ insertions: Insertions) -> BulletinIssue {
    guard !insertions.isEmpty else { return self }
    return BulletinIssue(
      id: id, file: file, title: insertions.filled(title, "title"), number: number, total: total,
      date: date, issuer: issuer, lead: insertions.filled(lead, "lead"),
      editorNote: insertions.filled(editorNote, "editor_note"), items: items, toUp: toUp,
      toSide: toSide, toDown: toDown, copies: copies, body: body,
      blocks: insertions.filled(blocks: blocks), figures: figures)
  }
}

extension ReportText {
  fileprivate func inserting(_ insertions: Insertions) -> ReportText {
    guard !insertions.isEmpty else { return self }
    return ReportText(
      period: period, language: language, file: file, title: insertions.filled(title, "title"),
      summary: insertions.filled(summary, "summary"), parts: parts, isCircular: isCircular,
      number: number, date: date, body: body, blocks: insertions.filled(blocks: blocks),
      figures: figures)
  }
}
