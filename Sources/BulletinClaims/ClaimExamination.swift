import BulletinModel

/// Tests one claim in the order of the grammar: readable, unit, qualifiers, direction, value.
struct ClaimExamination: Sendable {
  /// A fault before its repair is known.
  struct Finding: Sendable, Hashable {
    let code: FaultCode
    var severity: Severity
    var values: [String: String]
    let range: Range<Int>
  }

  let claim: Claim
  let subject: ClaimSubject
  let folded: FoldedText
  let phrase: Phrase?

  init(_ claim: Claim) {
    self.claim = claim
    subject = ClaimSubject(claim.figure, of: claim.measure)
    folded = FoldedText(claim.text)
    var reader = PhraseReader(folded, of: claim, subject: subject)
    phrase = reader.read()
  }

  /// All that is wrong, up to the first test that fails.
  func findings() -> [Finding] {
    guard let phrase else {
      return [finding(.unreadableFigure, ["t": claim.text], nil)]
    }
    let form = formFindings(phrase)
    if form.contains(where: { $0.severity == .error }) { return form }
    let tests = [
      readingFindings, unitFindings, qualifierFindings, directionFindings, valueFindings,
    ]
    for test in tests {
      let found = test(phrase)
      if !found.isEmpty { return form + found }
    }
    return form
  }

  /// What was read, for those who show it.
  func reading() -> ClaimReading? {
    guard let phrase else { return nil }
    var (low, high): (Rational?, Rational?) = (phrase.numeral?.value, phrase.numeral?.high)
    if case .range(let first, let last) = phrase.amount { (low, high) = (first.value, last.value) }
    if phrase.amount == .zero { low = Rational(0) }
    return ClaimReading(
      number: low, upper: high, unit: phrase.unit?.word,
      qualifiers: phrase.qualifications.map(\.word), direction: phrase.direction?.prefix?.word,
      range: folded.bytes(of: phrase.amountRange))
  }

  func finding(_ code: FaultCode, _ values: [String: String], _ range: Range<Int>?) -> Finding {
    Finding(
      code: code, severity: code.severity, values: values,
      range: range.map(folded.bytes(of:)) ?? 0..<claim.text.utf8.count)
  }

  // MARK: Form

  private func formFindings(_ phrase: Phrase) -> [Finding] {
    var numerals: [Numeral] = phrase.numeral.map { [$0] } ?? []
    var isReversed = false
    if case .range(let first, let last) = phrase.amount {
      numerals = [first, last]
      isReversed = first.value >= last.value
    }
    let isUnreadable = isReversed || numerals.contains { $0.isMalformed }
    guard
      isUnreadable || folded.hasFoldedDigit || phrase.isUneven
        || numerals.contains(where: { $0.isIrregular })
    else { return [] }
    var found = finding(.numeralForm, ["v": claim.text], phrase.amountRange)
    if isUnreadable { found.severity = .error }
    return [found]
  }

  private func readingFindings(_ phrase: Phrase) -> [Finding] {
    if let numeral = phrase.numeral, !isRound(numeral, phrase) {
      return [finding(.unroundRemainder, ["v": written(phrase)], phrase.amountRange)]
    }
    guard subject.isChange, let unit = phrase.unit else { return [] }
    let unreadable = [finding(.unreadableFigure, ["t": claim.text], nil)]
    switch unit.dimension {
    case .multiples:
      return phrase.direction == nil && !phrase.hasRatioMark ? unreadable : []
    case .doublings:
      let hasWord = phrase.prefixes.contains { $0.kind == .doubling || $0.isDirection }
      return hasWord && phrase.numeral.flatMap(ClaimExamination.doublings) != nil
        ? [] : unreadable
    default: return []
    }
  }

  /// Tells whether 余 may stand after a number.
  private func isRound(_ numeral: Numeral, _ phrase: Phrase) -> Bool {
    guard let remainder = numeral.remainder, !numeral.hasScale, !numeral.isTenths else {
      return true
    }
    let unit = phrase.unit
    let isMultiple = unit?.dimension == .multiples || unit?.dimension == .doublings
    if remainder.position == .afterUnit, unit?.isContinuous == true || isMultiple { return true }
    return numeral.value > Rational(0) && numeral.round >= Rational(10)
  }

  /// Two to so many doublings; nil where they are no whole number from 1 to 20.
  static func doublings(_ numeral: Numeral) -> Rational? {
    guard numeral.value.denominator == 1, (1...20).contains(numeral.value.numerator),
      numeral.high == nil
    else { return nil }
    return Rational(1 << numeral.value.numerator)
  }

  /// The number as it stands in the text.
  func written(_ phrase: Phrase) -> String {
    String(scalars: folded.scalars[phrase.amountRange.clamped(to: 0..<folded.scalars.count)])
  }
}
