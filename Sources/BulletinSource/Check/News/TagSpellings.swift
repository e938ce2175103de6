import BulletinModel

/// One spelling for each tag: case and width make no other tag; the first in the order given wins.
struct TagSpellings {
  /// The items with their tags in one spelling, in the order given.
  let unified: [NewsItem]

  init(_ items: [NewsItem]) {
    // By the tag as it was typed, and by its folded form.
    var spellings: [String: String] = [:]
    var first: [String: String] = [:]
    var isMixed = false
    for item in items {
      for tag in item.tags where spellings[tag] == nil {
        let folded = TagSpellings.folded(tag)
        let spelling = first[folded] ?? tag
        first[folded] = spelling
        spellings[tag] = spelling
        if spelling != tag { isMixed = true }
      }
    }
    unified =
      isMixed
      ? items.map { item in
        var seen: Set<String> = []
        return item.with(
          tags: item.tags.map { spellings[$0] ?? $0 }.filter { seen.insert($0).inserted })
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
