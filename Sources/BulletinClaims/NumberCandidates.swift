import BulletinModel

/// Numbers near a value, worded with a qualifier, from coarse to fine.
struct NumberCandidates: Sendable {
  let value: Rational
  let style: Numeral
  let wording: ClaimWording

  /// The number alone, with more digits each time; one digit before 万 is told in full.
  func plain() -> [String?] {
    let rounded = (0...4).map { extra -> String? in
      guard let part = Rational.power(ofTen: -extra), let place = style.shown.multiplied(by: part),
        let number = value.rounded(to: place)
      else { return nil }
      return wording.text(number, decimals: extra > 0 ? style.decimals + extra : nil)
    }
    guard style.hasScale, style.digits == 1, let part = Rational.power(ofTen: -3),
      let place = style.shown.multiplied(by: part), value.rounded(to: place) == value
    else { return rounded }
    return [wording.text(value)] + rounded
  }

  /// Numbers that keep a qualifier, or say the same by another word.
  func texts(_ qualification: Phrase.Qualification) -> [String?] {
    switch qualification.kind {
    case .about: return each { rounded($0, .half, qualification) }
    case .near:
      let rest = wording.qualification(.remainder) ?? qualification
      return each { above($0, qualification) }
        + each { rounded($0, .down, rest) }.dropFirst()
    case .remainder:
      let near = wording.qualification(.near) ?? qualification
      if value > style.value { return each { remainder($0, qualification) } }
      return plain() + each { above($0, near) }
    case .above: return each { exceeding($0, qualification) }
    case .below:
      return (value == style.value ? plain() : []) + each { above($0, qualification) }
    case .atLeast: return each { rounded($0, .down, qualification) }
    case .atMost: return each { rounded($0, .up, qualification) }
    }
  }

  // MARK: Parts

  /// The place of the last digit that is not zero, and two finer ones.
  private func each(_ make: (Rational) -> String?) -> [String?] {
    let first = style.remainder?.position == .afterScale ? style.shown : style.round
    return (0...2).map { finer in
      Rational.power(ofTen: -finer).flatMap { first.multiplied(by: $0) }.flatMap(make)
    }
  }

  private func rounded(
    _ place: Rational, _ rounding: Rational.Rounding, _ qualification: Phrase.Qualification
  ) -> String? {
    value.rounded(to: place, rounding).flatMap { wording.text($0, qualifier: qualification) }
  }

  /// The next multiple above the value.
  private func above(_ place: Rational, _ qualification: Phrase.Qualification) -> String? {
    value.rounded(to: place, .down)?.plus(place).flatMap {
      wording.text($0, qualifier: qualification)
    }
  }

  private func remainder(_ place: Rational, _ qualification: Phrase.Qualification) -> String? {
    guard let number = value.rounded(to: place, .down) else { return nil }
    return wording.text(number, qualifier: number == value ? nil : qualification)
  }

  private func exceeding(_ place: Rational, _ qualification: Phrase.Qualification) -> String? {
    guard let number = value.rounded(to: place, .down) else { return nil }
    return wording.text(
      number, qualifier: number == value ? wording.qualification(.atLeast) : qualification)
  }
}
