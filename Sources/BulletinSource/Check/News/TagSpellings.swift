import BulletinModel

/// One spelling for each tag: case and width make no other tag; the first in the order given wins.
struct TagSpellings {
  /// The items with their tags in one spelling, in the order given.
  let unified: [NewsItem]

  init(_ items: [NewsItem]) {
    var spellings: [String: String] = [:]
    var isMixed = false
    for item in items {
      for tag in item.tags {
        let first = spellings[TagSpellings.folded(tag), default: tag]
        spellings[TagSpellings.folded(tag)] = first
        if first != tag { isMixed = true }
      }
    }
    unified =
      isMixed
      ? items.map { item in
        var seen: Set<String> = []
        return item.with(
          tags: item.tags.map { spellings[TagSpellings.folded($0)] ?? $0 }
            .filter { seen.insert($0).inserted })
      } : items
  }

  /// Lower case and half width, spaces gone.
  static func folded(_ tag: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in composed(tag).unicodeScalars where scalar != " " && scalar != "\u{3000}" {
      let narrow =
        (0xFF01...0xFF5E).contains(scalar.value)
        ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
      scalars.append(contentsOf: narrow.properties.lowercaseMapping.unicodeScalars)
    }
    return String(scalars)
  }
}

extension NewsItem {
  fileprivate func with(tags: [String]) -> NewsItem {
    NewsItem(
      key: key, language: language, file: file, headline: headline, genre: genre, date: date,
      updated: updated, expires: expires, column: column, tags: tags, keywords: keywords,
      summary: summary, byline: byline, dateline: dateline, photos: photos,
      attachments: attachments, source: source, authorNote: authorNote, editorNote: editorNote,
      credits: credits, corrections: corrections, region: region, sector: sector, branch: branch,
      activity: activity, issue: issue, status: status, slug: slug, aliases: aliases, body: body,
      blocks: blocks)
  }
}
