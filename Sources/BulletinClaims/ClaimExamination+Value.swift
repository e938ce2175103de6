import BulletinModel

extension ClaimExamination {
  /// The number against the ledger: E53, E52, E50, E33, E46.
  func valueFindings(_ phrase: Phrase) -> [Finding] {
    if case .absent(let reason) = claim.figure.value { return [absent(reason)] }
    guard let exact = claim.figure.exact else { return [absent(.unknown)] }
    if case .rank(let place) = phrase.amount { return rankFindings(place, exact, phrase) }
    if let unit = phrase.unit, subject.isChange,
      unit.dimension == .multiples || unit.dimension == .doublings
    {
      guard let base = ratio(exact) else {
        let isZero = claim.base?.earlier == Rational(0)
        return [absent(isZero ? .zeroBase : .noComparison)]
      }
      return result(of: multiples(phrase, ratio: base), phrase)
    }
    guard let value = shown(exact, phrase) else { return [wrongFigure(phrase)] }
    return result(of: outcome(phrase, value), phrase)
  }

  // MARK: Values

  /// The value in the text's unit, without the sign where a word or sign tells it.
  func shown(_ exact: Rational, _ phrase: Phrase) -> Rational? {
    let isGain = phrase.direction != nil && !phrase.announcesLevel
    let minus = phrase.isMinus ?? false
    if subject.isChange || isGain || (minus && exact < Rational(0)) {
      return exact.magnitude.flatMap { subject.value($0, in: phrase.unit) }
    }
    let value = subject.value(exact, in: phrase.unit)
    return minus && exact > Rational(0) ? value?.negated : value
  }

  /// Current over earlier.
  func ratio(_ exact: Rational) -> Rational? {
    if let base = claim.base { return base.current.divided(by: base.earlier) }
    return subject == .growth ? exact.plus(Rational(1)) : nil
  }

  // MARK: Outcomes

  private func outcome(_ phrase: Phrase, _ value: Rational) -> ClaimTruth.Outcome {
    let truth = truth(phrase, value)
    let qualifier = phrase.qualifications.first?.kind
    let one = subject.value(Rational(1), in: phrase.unit) ?? Rational(1)
    switch phrase.amount {
    case .number(let numeral): return truth.test(numeral, qualifier)
    case .range(let first, let last): return truth.test(low: first.value, high: last.value)
    case .fraction(let above, let below):
      guard let fraction = Rational(above, below)?.multiplied(by: one) else { return .fails }
      return truth.test(
        fraction: fraction, qualifier, place: (above, below) == (1, 2) ? Rational(10) : nil)
    case .majority:
      return one.divided(by: Rational(2)).map { value > $0 } == true ? .holds : .fails
    case .all: return value == one ? .holds : .fails
    case .zero: return value == Rational(0) ? .holds : .fails
    case .level, .rank: return .holds
    }
  }

  private func truth(_ phrase: Phrase, _ value: Rational) -> ClaimTruth {
    let isContinuous = phrase.unit?.isContinuous ?? false
    let comparing: ClaimTruth.Comparing =
      switch subject {
      case .rate, .points, .growth: .rate
      case .quantity, .difference: .quantity
      case .count, .rank: isContinuous ? .quantity : .exactly
      }
    return ClaimTruth(
      value: value, comparing: comparing, isContinuous: isContinuous,
      tolerances: claim.tolerances)
  }

  /// 增长N倍 reads the growth, 是…的N倍 the ratio, 翻N番 the ratio to a power of two.
  private func multiples(_ phrase: Phrase, ratio: Rational) -> ClaimTruth.Outcome {
    let isDoubling = phrase.unit?.dimension == .doublings
    let isRatio = isDoubling || (phrase.direction == nil && phrase.hasRatioMark)
    guard let value = isRatio ? ratio : ratio.difference(from: Rational(1)) else { return .fails }
    let truth = ClaimTruth(
      value: value, comparing: .rate, isContinuous: true, tolerances: claim.tolerances)
    guard isDoubling else { return outcome(of: truth, phrase) }
    guard var numeral = phrase.numeral, let power = ClaimExamination.doublings(numeral),
      let tenth = Rational(1, 10)
    else { return .fails }
    numeral.value = power
    switch phrase.qualifications.first?.kind {
    case nil:
      numeral.shown = tenth
      return truth.test(numeral, nil)
    case .remainder:
      let next = power.plus(Rational(1)) ?? power
      return value > power && value < next ? .holds : .fails
    case let qualifier: return truth.test(fraction: power, qualifier, place: nil)
    }
  }

  private func outcome(of truth: ClaimTruth, _ phrase: Phrase) -> ClaimTruth.Outcome {
    switch phrase.amount {
    case .number(let numeral): truth.test(numeral, phrase.qualifications.first?.kind)
    case .range(let first, let last): truth.test(low: first.value, high: last.value)
    default: .fails
    }
  }

  // MARK: Findings

  private func result(of outcome: ClaimTruth.Outcome, _ phrase: Phrase) -> [Finding] {
    switch outcome {
    case .holds: []
    case .fails: [wrongFigure(phrase)]
    case .loose: [finding(.looseFigure, ["t": claim.text], phrase.amountRange)]
    case .intoWhole:
      [
        finding(
          .roundedIntoWhole, ["t": claim.text, "n": CanonicalText(claim).signed], phrase.amountRange
        )
      ]
    case .undeclared:
      [
        finding(
          .undeclaredTolerance, ["w": phrase.qualifications.first?.word ?? claim.text],
          phrase.qualifications.first?.range ?? 0..<0)
      ]
    }
  }

  private func wrongFigure(_ phrase: Phrase) -> Finding {
    var values = ["t": claim.text, "n": CanonicalText(claim).signed]
    values["counts"] = CanonicalText(claim).counts
    return finding(.wrongFigure, values, phrase.amountRange)
  }

  private func rankFindings(
    _ place: Amount.Place, _ rank: Rational, _ phrase: Phrase
  ) -> [Finding] {
    var number = Rational(place.number)
    if place.isFromEnd {
      guard let count = claim.field?.count else { return [absent(.unknown)] }
      guard let fromFront = Rational(count).difference(from: number)?.plus(Rational(1)) else {
        return [wrongFigure(phrase)]
      }
      number = fromFront
    }
    let isTied = claim.field?.isTied ?? false
    if number != rank || (place.isTied && !isTied) { return [wrongFigure(phrase)] }
    if isTied, !place.isTied {
      return [finding(.looseFigure, ["t": claim.text], phrase.amountRange)]
    }
    return []
  }

  private func absent(_ reason: AbsenceReason) -> Finding {
    let (chinese, english) = CanonicalText.reason(reason)
    return finding(.noFigure, ["why": chinese, "why@en": english], nil)
  }
}
