import BulletinModel

/// Holds a number as written against a value in the same unit.
struct ClaimTruth: Sendable {
  /// What came of it.
  enum Outcome: Sendable, Hashable {
    case holds, fails
    /// True, but another wording is much closer.
    case loose
    /// Rounded into 100 % or 0 %.
    case intoWhole
    /// An approximate word without a declared tolerance.
    case undeclared
  }

  /// How a bare number is compared.
  enum Comparing: Sendable, Hashable {
    /// Exactly.
    case exactly
    /// Rounded to the digits shown, of which there must be two.
    case quantity
    /// Rounded to the digits shown.
    case rate
  }

  let value: Rational
  let comparing: Comparing
  let isContinuous: Bool
  let tolerances: Claim.Tolerances

  /// Tests a number with at most one qualifier.
  func test(_ numeral: Numeral, _ qualifier: Qualifier?) -> Outcome {
    if numeral.high != nil { return test(low: numeral.value, high: numeral.high ?? numeral.value) }
    switch qualifier {
    case nil: return bare(numeral)
    case .about:
      return approximate(numeral.value, at: numeral.round, tolerances.about, mayExceed: true)
    case .near:
      return approximate(numeral.value, at: numeral.round, tolerances.near, mayExceed: false)
    case .remainder:
      let reach = numeral.reach(isContinuous: isContinuous)
      guard let end = numeral.value.plus(reach), value > numeral.value, value < end else {
        return .fails
      }
      return isLoose(numeral.value) && halfMore(numeral.value).map { value >= $0 } == true
        ? .loose : .holds
    case let qualifier?: return compare(numeral.value, qualifier, place: numeral.round)
    }
  }

  /// Tests a range, both ends included.
  func test(low: Rational, high: Rational) -> Outcome {
    value >= low && value <= high ? .holds : .fails
  }

  /// Tests a fraction in words, in the unit of the value.
  func test(fraction: Rational, _ qualifier: Qualifier?, place: Rational?) -> Outcome {
    switch qualifier {
    case nil, .remainder: value == fraction ? .holds : .fails
    case .about: approximate(fraction, at: place, tolerances.about, mayExceed: true)
    case .near: approximate(fraction, at: place, tolerances.near, mayExceed: false)
    case let qualifier?: compare(fraction, qualifier, place: nil)
    }
  }

  // MARK: Parts

  private func bare(_ numeral: Numeral) -> Outcome {
    if value == numeral.value { return .holds }
    let isRounded =
      switch comparing {
      case .exactly: numeral.hasScale && numeral.digits >= 2
      case .quantity: numeral.digits >= 2
      case .rate: true
      }
    guard isRounded, value.rounded(to: numeral.shown) == numeral.value else { return .fails }
    let isWhole = numeral.value == Rational(100) || numeral.value == Rational(0)
    return comparing == .rate && isWhole ? .intoWhole : .holds
  }

  private func approximate(
    _ number: Rational, at place: Rational?, _ tolerance: Rational?, mayExceed: Bool
  ) -> Outcome {
    guard let tolerance else { return .undeclared }
    guard let margin = number.multiplied(by: tolerance),
      let distance = number.difference(from: value)
    else { return .fails }
    let isClose = distance <= margin && (value < number || mayExceed)
    let isWithin = distance.negated.map { $0 <= margin } ?? false
    let rounds = place.map { value.rounded(to: $0) == number } ?? true
    return isClose && isWithin && rounds ? .holds : .fails
  }

  private func compare(_ number: Rational, _ qualifier: Qualifier, place: Rational?) -> Outcome {
    let isTrue =
      switch qualifier {
      case .above: value > number
      case .below: value < number
      case .atLeast: value >= number
      default: value <= number
      }
    guard isTrue else { return .fails }
    guard let place, isLoose(number) else { return .holds }
    switch qualifier {
    case .above, .atLeast: return number.plus(place).map { value >= $0 } == true ? .loose : .holds
    default: return number.difference(from: place).map { value < $0 } == true ? .loose : .holds
    }
  }

  /// Small numbers are never called loose.
  private func isLoose(_ number: Rational) -> Bool { number >= Rational(10) }

  private func halfMore(_ number: Rational) -> Rational? {
    Rational(3, 2).flatMap { number.multiplied(by: $0) }
  }
}
