extension FigureKey {
  /// Reads the canonical form, as `text` writes it; nil for anything else.
  public init?(canonical text: String) {
    let sides = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard sides.count == 2 else { return nil }
    var members: [String: String] = [:]
    for pair in sides[1].split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard halves.count == 2 else { return nil }
      members[halves[0]] = halves[1]
    }
    guard let time = members.removeValue(forKey: "period"), let period = Period(canonical: time)
    else { return nil }
    var measure = String(sides[0])
    var comparison = Comparison.value
    if let dot = measure.lastIndex(of: "."),
      let found = Comparison(rawValue: String(measure[measure.index(after: dot)...]))
    {
      comparison = found
      measure = String(measure[..<dot])
    }
    self.init(measure, members, in: period, comparison: comparison)
  }
}

extension Period {
  /// Reads a period or a range, as `id` writes them; nil for anything else.
  public init?(canonical text: String) {
    guard let mark = text.ranges(of: "..").first else {
      self.init(text)
      return
    }
    guard let first = Period(String(text[..<mark.lowerBound])),
      let last = Period(String(text[mark.upperBound...]))
    else { return nil }
    self.init(from: first, to: last)
  }
}
