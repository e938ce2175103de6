import BulletinClaims
public import BulletinModel

/// The published figures by their values: finds those that a number of the prose may mean.
///
/// What a number says depends on measure and value alone, so each pair of them is tried once however
/// many members and periods share it.
public struct FigureIndex: Sendable {
  /// A value of a measure, with all figures that have it.
  private struct Entry: Sendable {
    let size: Double
    let measure: Int
    var figures: [Figure]
  }

  private let figures: Figures
  private let tolerances: Claim.Tolerances
  private let now: CivilDate
  private let entries: [Entry]

  /// Takes up all figures that an edition gives away as data.
  public init(_ edition: Edition, figures: Figures) {
    let rules = edition.settings.figures
    self.figures = figures
    now = edition.now.date
    tolerances = Claim.Tolerances(near: rules.near, about: rules.about)
    var entries: [Entry] = []
    for (number, measure) in figures.measures.enumerated() {
      var places: [Rational: Int] = [:]
      for figure in publishedFigures(of: measure, figures) {
        guard let value = figure.exact else { continue }
        if let place = places[value] {
          entries[place].figures.append(figure)
        } else {
          places[value] = entries.count
          let size = abs(Double(value.numerator) / Double(value.denominator))
          entries.append(Entry(size: size, measure: number, figures: [figure]))
        }
      }
    }
    self.entries = entries.sorted { ($0.size, $0.measure) < ($1.size, $1.measure) }
  }

  /// A figure that a number may mean.
  public struct Candidate: Sendable, Hashable {
    /// The figure.
    public let figure: Figure
    /// Its measure.
    public let measure: Measure
    /// The number as a link to it: `[84.91%](stat:coverage?region=lhasa&period=2024)`.
    public let link: String
  }

  /// The figures that a number without a link may mean, the likeliest first, at most three.
  ///
  /// Nearest are those of the members that the text is about, then those of the whole; among them
  /// those of a period that ended shortly before the text's date. A measure at one set of members is
  /// named once.
  ///
  /// - Parameters:
  ///   - numeral: The number.
  ///   - text: The text in which it stands.
  /// - Returns: Each with a link that is ready to use.
  public func candidates(for numeral: LooseNumeral, in text: CitingText) -> [Candidate] {
    candidates(for: numeral, among: meanings(of: numeral), in: text)
  }

  /// What a number may mean whatever text it stands in: the same wherever it is typed the same.
  func meanings(of numeral: LooseNumeral) -> [Int] {
    entries(near: numeral).filter { place in
      let measure = figures.measures[entries[place].measure]
      return entries[place].figures.first.map { fits(numeral, $0, measure) } ?? false
    }
  }

  /// The same as `candidates(for:in:)`, from the meanings of the number.
  func candidates(
    for numeral: LooseNumeral, among meanings: [Int], in text: CitingText
  ) -> [Candidate] {
    var found: [Likeness: Figure] = [:]
    for entry in meanings.map({ entries[$0] }) {
      let measure = figures.measures[entry.measure]
      for figure in entry.figures {
        found[Likeness(figure.key, measure, entry.measure, text, now)] = figure
      }
    }
    var seen: Set<FigureKey> = []
    var candidates: [Candidate] = []
    for (_, figure) in found.sorted(by: { $0.key < $1.key }) {
      let key = figure.key
      let alike = FigureKey(key.measure, key.members, in: Period(.year, containing: now))
      guard seen.insert(alike).inserted, let measure = figures.measure(key.measure) else {
        continue
      }
      candidates.append(
        Candidate(figure: figure, measure: measure, link: numeral.linked(to: key)))
      if candidates.count == 3 { break }
    }
    return candidates
  }

  private func fits(_ numeral: LooseNumeral, _ figure: Figure, _ measure: Measure) -> Bool {
    Claim(text: numeral.text, figure: figure, measure: measure, tolerances: tolerances).holds
  }

  // MARK: Values

  /// The places of the entries whose value may round to a number, in any unit in which it may be meant.
  private func entries(near numeral: LooseNumeral) -> [Int] {
    guard let number = numeral.number else { return [] }
    let size = abs(Double(number.numerator) / Double(number.denominator))
    let (low, high) = FigureIndex.reach(of: numeral.text)
    var taken: Set<Int> = []
    for factor in FigureIndex.factors(of: numeral.unit) {
      let (start, end) = (size * factor * low, size * factor * high)
      var place = firstPlace(notBelow: start - abs(start) * 1e-9)
      while place < entries.count, entries[place].size <= end + end * 1e-9 {
        taken.insert(place)
        place += 1
      }
    }
    return taken.sorted()
  }

  /// How many units of a measure a unit of the prose may be.
  private static func factors(of unit: String?) -> [Double] {
    switch unit {
    case "%"?, "成"?, "个百分点"?, "百分点"?: [0.01, 1]
    case "‰"?: [0.001, 1]
    case "平方米"?, "m2"?, "亩"?, "公顷"?, "平方公里"?, "km2"?:
      [1, 15, 100, 1500, 10_000, 1_000_000, 2000 / 3.0].flatMap { [$0, 1 / $0] }
    case "斤"?, "公斤"?, "千克"?, "kg"?, "吨"?, "米"?, "m"?, "公里"?, "千米"?, "km"?:
      [1, 2, 1000, 2000].flatMap { [$0, 1 / $0] }
    case "年"?, "月"?, "个月"?, "小时"?, "个小时"?, "分钟"?:
      [1, 12, 60].flatMap { [$0, 1 / $0] }
    default: [1, 0.0001, 0.00000001]
    }
  }

  /// Between which multiples of a number the value may lie that it was rounded from.
  private static func reach(of text: String) -> (Double, Double) {
    let digits = text.utf8.filter { (48...57).contains($0) }.drop { $0 == 48 }.count
    let isPlain = !text.unicodeScalars.contains {
      "余多几成分半—–-−~～至到".unicodeScalars.contains($0)
    }
    guard isPlain, digits > 0 else { return (0.5, 10) }
    let half = (0..<(digits - 1)).reduce(0.5) { half, _ in half / 10 }
    return (1 - half, 1 + half)
  }

  private func firstPlace(notBelow size: Double) -> Int {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].size < size { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// How likely a text means a figure; less is likelier.
private struct Likeness: Hashable, Comparable {
  private let strangers: Int
  private let missing: Int
  private let days: Int
  private let months: Int
  private let measure: Int
  private let key: String

  init(
    _ key: FigureKey, _ measure: Measure, _ number: Int, _ text: CitingText, _ now: CivilDate
  ) {
    strangers = key.members.count { text.members[$0.key] != $0.value }
    missing = text.members.keys.count {
      measure.dimensions.contains($0) && key.members[$0] == nil
    }
    let date = text.date ?? now
    let distance = Int(date.days) - Int(key.period.end.days)
    // A period that has not ended can only be told of in part.
    days = distance >= 0 ? distance : 100_000 - distance
    months = -key.period.months
    self.measure = number
    self.key = key.text
  }

  static func < (left: Likeness, right: Likeness) -> Bool {
    let one = [left.strangers, left.missing, left.days, left.months, left.measure]
    let other = [right.strangers, right.missing, right.days, right.months, right.measure]
    return one != other
      ? one.lexicographicallyPrecedes(other)
      : precedes(left.key, right.key)
  }
}

extension LooseNumeral {
  /// The number as a link to a figure.
  func linked(to key: FigureKey) -> String { "[\(text)](\(key.link))" }
}

extension FigureKey {
  /// The key as the address of a link: `stat:coverage?region=lhasa&period=2024`.
  public var link: String {
    "stat:"
      + text.unicodeScalars.map { letter in
        switch letter {
        case "(": "%28"
        case ")": "%29"
        case " ": "%20"
        case "<": "%3C"
        case ">": "%3E"
        default: String(letter)
        }
      }.joined()
  }
}
