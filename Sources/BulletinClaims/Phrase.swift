import BulletinModel

/// A link's text and the words around it, taken apart.
struct Phrase: Sendable {
  /// A word before the number.
  struct Prefix: Sendable, Hashable {
    let kind: ClaimPrefix
    let word: String
    /// Its place in the link's text; nil in the prose before it.
    let range: Range<Int>?
  }

  /// A qualifier, with its place in the link's text where it stands there.
  struct Qualification: Sendable, Hashable {
    let kind: Qualifier
    let word: String
    let range: Range<Int>?
  }

  /// The words before the number, in the order in which they are read.
  var prefixes: [Prefix] = []
  /// What is stated.
  var amount = Amount.zero
  /// Where that stands in the link's text.
  var amountRange = 0..<0
  /// The unit, and whether the prose after the link holds it.
  var unit: ClaimUnit?
  var unitIsOutside = false
  var unitRange: Range<Int>?
  /// What stands where a unit should, and is none.
  var strayUnit: String?
  /// 以上, 左右 and the like.
  var tail: Qualification?
  /// Tells whether a range names its scale or its sign % on one side only.
  var isUneven = false
  /// 是上年的: what the number multiplies stands before it.
  var hasRatioMark = false
  /// What stands in the link's text before the number and is kept as it is.
  var ratioLead = ""

  /// The number, where one is stated.
  var numeral: Numeral? {
    if case .number(let numeral) = amount { numeral } else { nil }
  }

  /// Which way the text says that the figure went.
  var direction: (trend: Trend, prefix: Prefix?)? {
    for prefix in prefixes {
      switch prefix.kind {
      case .direction(let trend), .gain(let trend): return (trend, prefix)
      case .doubling: return (.up, prefix)
      default: continue
      }
    }
    return amount == .level ? (.level, nil) : nil
  }

  /// Tells whether 到 or 至 after a direction announces a level.
  var announcesLevel: Bool {
    guard let place = prefixes.firstIndex(where: { $0.isDirection }) else { return false }
    return prefixes[place...].contains { $0.kind == .level }
  }

  /// The sign that the text writes: true for minus.
  var isMinus: Bool? {
    for prefix in prefixes { if case .sign(let isMinus) = prefix.kind { return isMinus } }
    return nil
  }

  /// All that qualifies the number, in the order in which it is read.
  var qualifications: [Qualification] {
    var all = prefixes.compactMap { prefix -> Qualification? in
      guard case .qualifier(let kind) = prefix.kind else { return nil }
      return Qualification(kind: kind, word: prefix.word, range: prefix.range)
    }
    if amount == .majority { all.append(.init(kind: .above, word: "过半", range: amountRange)) }
    if let remainder = numeral?.remainder {
      all.append(.init(kind: .remainder, word: remainder.word, range: nil))
    }
    return all + (tail.map { [$0] } ?? [])
  }
}

extension Phrase.Prefix {
  var isDirection: Bool {
    switch kind {
    case .direction, .gain, .doubling: true
    default: false
    }
  }
}
