import BulletinModel

/// The numbers without a link that are told of, text by text.
struct LooseNumerals {
  /// Those of one text.
  struct Told {
    /// How severe they are there.
    let severity: Severity
    /// Each, and whether it is looked for what it may mean.
    let numerals: [(numeral: LooseNumeral, isSearched: Bool)]
  }

  private let rules: SiteSettings.FigureRules
  /// For how many more numbers figures that they may mean are looked for.
  private(set) var searches = 200

  init(of edition: Edition) { rules = edition.settings.figures }

  /// Those of a text that are told of: each where it stops a release; else one a text is enough, for `bulletin
  /// figures` has all.
  ///
  /// - Returns: Them; nil where nothing is told of any.
  mutating func told(of text: CitingText) -> Told? {
    let loose = text.figures.loose
    guard !loose.isEmpty,
      let severity = rules.severityOfUnchecked(text.shelf, column: text.column)
    else { return nil }
    let named = severity == .error ? loose[...] : loose.prefix(1)
    return Told(
      severity: severity,
      numerals: named.map { numeral in
        defer { searches = max(0, searches - 1) }
        return (numeral, searches > 0)
      })
  }
}

extension LooseNumeral {
  /// The number with all that decides which figure it most likely means.
  func question(in text: CitingText) -> String {
    let members = text.members.sorted { precedes($0.key, $1.key) }.map { "\($0.key)=\($0.value)" }
    return ([self.text, number?.fraction ?? "", unit ?? "", text.date?.iso ?? ""] + members)
      .joined(separator: "\u{1F}")
  }
}
