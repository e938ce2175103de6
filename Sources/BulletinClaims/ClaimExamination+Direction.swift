import BulletinModel

extension ClaimExamination {
  /// Words of direction and comparison: E51, E48, E47.
  func directionFindings(_ phrase: Phrase) -> [Finding] {
    if let word = misfit(phrase) { return [word] }
    guard subject.isChange else { return gainFindings(phrase) }
    let isDecrease = phrase.direction?.trend == .down
    switch phrase.unit?.dimension {
    case .multiples where isDecrease, .doublings where isDecrease:
      return [finding(.decreaseInMultiples, ["t": claim.text], phrase.amountRange)]
    case .multiples where phrase.direction == nil: return []
    default: return signFindings(phrase)
    }
  }

  /// 同比, 环比, 增长到 or a direction that the link does not take.
  private func misfit(_ phrase: Phrase) -> Finding? {
    let direction = phrase.direction?.prefix
    for prefix in phrase.prefixes {
      guard case .comparison(let isYearly) = prefix.kind else { continue }
      let isAsked = claim.figure.key.comparison == (isYearly ? .yoy : .change)
      let isSame = subject.isChange && claim.figure.key.period.kind == .year
      if !isAsked, !isSame, !(phrase.announcesLevel && !subject.isChange) {
        return wrongComparison(prefix.word, prefix.range)
      }
    }
    if phrase.announcesLevel, subject.isChange {
      return wrongComparison((direction?.word ?? "") + "到", direction?.range)
    }
    guard !subject.isChange, !phrase.announcesLevel else { return nil }
    if phrase.amount == .level { return wrongComparison("持平", phrase.amountRange) }
    guard let direction else { return nil }
    if case .gain = direction.kind, subject != .rate, subject != .rank { return nil }
    return wrongComparison(direction.word, direction.range)
  }

  private func wrongComparison(_ word: String, _ range: Range<Int>?) -> Finding {
    let (chinese, english) =
      switch claim.figure.key.comparison {
      case .value: ("数值本身", "the value itself")
      case .change: ("环比", "the change against the period before (环比)")
      case .yoy: ("同比", "the change against a year before (同比)")
      case .share: ("占比", "a share")
      case .rank: ("名次", "a rank")
      }
    return finding(
      .wrongComparison, ["w": word, "cmp": chinese, "cmp@en": english], range ?? 0..<0)
  }

  /// 增加 before a flow: only what a negative one cannot be.
  private func gainFindings(_ phrase: Phrase) -> [Finding] {
    guard let (trend, prefix) = phrase.direction, !phrase.announcesLevel,
      let value = claim.figure.exact, value < Rational(0), trend == .up
    else { return [] }
    return [wrongDirection(.down, prefix?.word ?? claim.text, place(prefix))]
  }

  private func signFindings(_ phrase: Phrase) -> [Finding] {
    guard let value = claim.figure.exact else { return [] }
    let trend: Trend =
      value > Rational(0) ? .up : value < Rational(0) ? .down : .level
    let (said, prefix) = phrase.direction ?? (nil, nil)
    if phrase.amount == .level {
      return isLevel(value) ? [] : [wrongDirection(trend, "持平", phrase.amountRange)]
    }
    let isMinus = (phrase.isMinus ?? false) != (said == .down)
    switch trend {
    case .up where !isMinus, .down where isMinus: return []
    case .level:
      if said == nil || phrase.amount == .zero || phrase.numeral?.value == Rational(0) { return [] }
      return [wrongDirection(.level, prefix?.word ?? claim.text, place(prefix))]
    default:
      if phrase.amount == .zero { return [] }
      return [wrongDirection(trend, prefix?.word ?? claim.text, place(prefix))]
    }
  }

  /// Tells whether a change is none at the digits of the measure.
  private func isLevel(_ value: Rational) -> Bool {
    guard let size = value.magnitude, let shown = subject.value(size, in: nil),
      let place = Rational.power(ofTen: -CanonicalText.digits(claim.measure, subject))
    else { return false }
    return shown.rounded(to: place) == Rational(0)
  }

  /// Where a word stands in the text; nowhere for one in the prose, everywhere for none.
  private func place(_ prefix: Phrase.Prefix?) -> Range<Int>? {
    prefix.map { $0.range ?? 0..<0 }
  }

  private func wrongDirection(_ trend: Trend, _ word: String, _ range: Range<Int>?) -> Finding {
    finding(
      .wrongDirection, ["up": trend.word.chinese, "up@en": trend.word.english, "w": word],
      range)
  }
}
