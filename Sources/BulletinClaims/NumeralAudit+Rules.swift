import BulletinModel

extension NumeralAudit {
  /// Tells a statistic from a date, a label or a number of a page.
  func isStatistic(_ phrase: Phrase) -> Bool {
    guard phrase.strayUnit == nil else { return false }
    var numerals: [Numeral] = phrase.numeral.map { [$0] } ?? []
    if case .range(let first, let last) = phrase.amount { numerals = [first, last] }
    guard let numeral = numerals.last, !numerals.contains(where: { $0.isMalformed }) else {
      if case .fraction = phrase.amount { return true }
      return false
    }
    let isApproximate = numeral.remainder != nil || numeral.hasScale || numeral.isTenths
    guard let unit = phrase.unit else { return isApproximate }
    switch unit.dimension {
    case .months, .days:
      return isApproximate && numeral.remainder != nil && unit.word != "日"
    case .share, .points, .multiples, .doublings: return true
    default:
      if unit.word == "期" || unit.word == "页" || unit.word == "届" { return false }
      let isSmallWord = numeral.isChinese && numeral.value < Rational(10)
      return isApproximate || !isSmallWord
    }
  }

  /// 第3批, A4, No.12, 〔2025〕3号, 1+6+3, 9:30, 2025年, 36岁.
  func isName(_ start: Int, _ end: Int) -> Bool {
    if let before = start > 0 ? folded.scalars[start - 1] : nil {
      if before.isLatinLetter || NumeralAudit.marksBeforeNames.contains(before) { return true }
    }
    guard end < folded.scalars.count else { return false }
    let next = folded.scalars[end]
    if next.isLatinLetter { return ClaimUnit.unit(at: end, in: folded.scalars) == nil }
    return NumeralAudit.marksAfterNames.contains(next) && !isRemainder(end) && !isDuration(end)
  }

  private static let marksBeforeNames = Set("第总+〔〕/:.#_".unicodeScalars)
  private static let marksAfterNames = Set("号岁时分秒周年月日版章+:/".unicodeScalars)

  /// 分钟 and 周 with 余 before them are no times of day.
  private func isDuration(_ end: Int) -> Bool {
    folded.scalars[end...].starts(with: "分钟".unicodeScalars)
  }

  /// 三十余年.
  private func isRemainder(_ end: Int) -> Bool {
    guard end > 0 else { return false }
    return folded.scalars[end - 1] == "余" || folded.scalars[end - 1] == "多"
  }

  /// 1. or 一、 at the beginning of a line, and （一）.
  func isHead(_ start: Int, _ end: Int) -> Bool {
    guard end < folded.scalars.count else { return false }
    let isFirst = start == 0 || folded.scalars[start - 1] == "\n"
    let before = start > 0 ? folded.scalars[start - 1] : " "
    let next = folded.scalars[end]
    return (isFirst && "、.)".unicodeScalars.contains(next))
      || (before == "(" && next == ")")
  }
}

/// Stretches of prose in which no statistic is looked for.
struct ProseStretches {
  /// For each scalar whether it lies in one.
  private(set) var skipped: [Bool]

  init(_ folded: FoldedText, bytes: [Range<Int>]) {
    skipped = [Bool](repeating: false, count: folded.scalars.count)
    skipBytes(folded, bytes.sorted { $0.lowerBound < $1.lowerBound })
    skipAddresses(folded.scalars)
    skipQuotations(folded.scalars)
  }

  private mutating func skipBytes(_ folded: FoldedText, _ ranges: [Range<Int>]) {
    var (next, reach) = (0, 0)
    for (place, bytes) in folded.bytes.enumerated() {
      while next < ranges.count, ranges[next].lowerBound <= bytes.lowerBound {
        reach = max(reach, ranges[next].upperBound)
        next += 1
      }
      if bytes.lowerBound < reach { skipped[place] = true }
    }
  }

  /// From `://`, `www.` or `@` on, as far as ASCII goes.
  private mutating func skipAddresses(_ scalars: [Unicode.Scalar]) {
    var place = 0
    while place < scalars.count {
      let isStart =
        switch scalars[place] {
        case "@": true
        case ":": scalars[place...].starts(with: "://".unicodeScalars)
        case "w": scalars[place...].starts(with: "www.".unicodeScalars)
        default: false
        }
      guard isStart else {
        place += 1
        continue
      }
      while place < scalars.count, scalars[place].isASCII, scalars[place] != "\n" {
        skipped[place] = true
        place += 1
      }
    }
  }

  /// Titles, and quotations of twelve signs at most.
  private mutating func skipQuotations(_ scalars: [Unicode.Scalar]) {
    var title: Int?
    var quotation: Int?
    for (place, scalar) in scalars.enumerated() {
      switch scalar {
      case "《": title = title ?? place
      case "》":
        if let start = title { skip(start...place) }
        title = nil
      case "“", "‘": quotation = place
      case "”", "’":
        if let start = quotation, place - start <= 13 { skip(start...place) }
        quotation = nil
      case "\n": (title, quotation) = (nil, nil)
      default: break
      }
    }
  }

  private mutating func skip(_ range: ClosedRange<Int>) {
    for place in range { skipped[place] = true }
  }
}
