public import BulletinModel

/// What stands for a figure where a link has no text of its own.
///
/// A change is written without its sign after a word of direction, else with a minus where it fell;
/// the unit is left out where the prose after the link begins with it. What is not whole or nothing
/// is never rounded into it, and no value is `—`.
///
/// - Parameters:
///   - figure: The figure.
///   - measure: Its measure.
///   - before: The prose right before the link.
///   - after: The prose right after it.
///   - language: The language of the prose: words other than the unit are Chinese or English.
/// - Returns: The text to insert.
public func canonicalText(
  of figure: Figure, measure: Measure, before: String = "", after: String = "",
  language: LanguageTag = "zh"
) -> String {
  let claim = Claim(
    text: "", before: before, after: after, language: language, figure: figure, measure: measure)
  return CanonicalText(claim).text
}

/// Writes figures as prose takes them.
struct CanonicalText: Sendable {
  let claim: Claim
  let subject: ClaimSubject

  init(_ claim: Claim) {
    self.claim = claim
    subject = ClaimSubject(claim.figure, of: claim.measure)
  }

  /// How many digits a measure prints after the point.
  static func digits(_ measure: Measure, _ subject: ClaimSubject) -> Int {
    switch (subject, measure.format) {
    case (.growth, _): 1
    case (_, .percent(let digits)), (_, .decimal(let digits)), (_, .money(let digits)):
      min(max(digits, 0), 6)
    case (.rate, .count): 2
    default: 0
    }
  }

  /// The text with its unit, as the words around it ask.
  var text: String {
    guard let exact = claim.figure.exact, let size = exact.magnitude else { return "—" }
    let (number, unit) = parts(size)
    var reader = PhraseReader(FoldedText("0"), of: claim, subject: subject)
    let around = reader.read()
    let saysSign = around?.direction != nil || around?.isMinus == true
    let isMinus = exact < Rational(0) && !(saysSign && around?.announcesLevel == false)
    let hasUnit = around?.unitIsOutside == true && around?.unit != nil
    let follows = hasUnit && (around?.unit.map { isPrinted($0, as: unit) } ?? false)
    return (isMinus ? "\u{2212}" : "") + (follows ? number : joined(number, unit))
  }

  /// Tells whether a unit in the prose is the one that would be printed.
  private func isPrinted(_ unit: ClaimUnit, as word: String) -> Bool {
    if claim.isChinese { return unit.word == word }
    return unit.dimension == subject.unit?.dimension && unit.factor == subject.unit?.factor
  }

  /// The unit in the language of the prose, for many.
  var unit: String {
    guard !claim.isChinese else { return subject.unit?.word ?? "" }
    switch subject {
    case .rank: return ""
    case .rate, .growth: return "%"
    case .points: return "percentage points"
    case .count, .quantity, .difference:
      let own = claim.measure.unit
      return own?.exact(claim.language) ?? own?.exact("en") ?? (isMoney ? "yuan" : "")
    }
  }

  /// The text with the word of its direction, for messages.
  var signed: String {
    guard let exact = claim.figure.exact, let size = exact.magnitude else { return "—" }
    let (number, unit) = parts(size)
    guard subject.isChange else {
      return (exact < Rational(0) ? "\u{2212}" : "") + joined(number, unit)
    }
    guard claim.isChinese else {
      if exact == Rational(0) { return "unchanged" }
      return joined(exact > Rational(0) ? "up" : "down", number, unit)
    }
    if exact == Rational(0) { return Trend.level.word.chinese }
    let up = subject == .growth ? "增长" : "上升"
    return (exact > Rational(0) ? up : "下降") + number + unit
  }

  /// The counts behind a figure: 67/76.
  var counts: String? {
    let figure = claim.figure
    if subject.isChange {
      guard let base = claim.base else { return nil }
      if subject == .growth {
        return plain(base.current).flatMap { now in plain(base.earlier).map { "\(now)÷\($0)" } }
      }
      return base.current.numerator < 0 || base.earlier.numerator < 0
        ? nil : "\(fraction(base.current))−\(fraction(base.earlier))"
    }
    guard subject != .rank, let above = figure.numerator, let below = figure.denominator else {
      return nil
    }
    return "\(above)/\(below)"
  }

  private func plain(_ value: Rational) -> String? { value.decimal(atLeast: 0, grouped: true) }
  private func fraction(_ value: Rational) -> String { "\(value.numerator)/\(value.denominator)" }

  // MARK: Numbers

  private func parts(_ size: Rational) -> (number: String, unit: String) {
    let digits = CanonicalText.digits(claim.measure, subject)
    guard claim.isChinese else { return partsInEnglish(size, digits) }
    switch subject {
    case .rank: return ("第\(size.numerator)位", "")
    case .rate: return (share(size, digits), "%")
    case .growth: return (small(subject.value(size, in: nil), digits), "%")
    case .points: return (small(subject.value(size, in: nil), digits), "个百分点")
    case .quantity where isMoney: return money(size, digits)
    case .count(let unit), .quantity(let unit), .difference(let unit):
      return (quantity(size, digits), unit?.word ?? "")
    }
  }

  private func partsInEnglish(_ size: Rational, _ digits: Int) -> (number: String, unit: String) {
    switch subject {
    case .rank: return ("\(size.numerator)\(EnglishWords.suffix(of: size.numerator))", "")
    case .rate: return (share(size, digits), unit)
    case .growth, .points: return (small(subject.value(size, in: nil), digits), unit)
    case .quantity where isMoney:
      guard let millions = size.divided(by: Rational(1_000_000)), millions >= Rational(1) else {
        return (quantity(size, size.denominator == 1 ? 0 : 2), unit)
      }
      return (quantity(millions, digits) + " million", unit)
    case .count, .quantity, .difference:
      let number = quantity(size, digits)
      return (number, number == "1" ? EnglishUnit.singular(unit) : unit)
    }
  }

  private var isMoney: Bool {
    if case .money = claim.measure.format { true } else { false }
  }

  /// A share in percent; ＞99.99 where it would round into all.
  private func share(_ size: Rational, _ digits: Int) -> String {
    guard let value = subject.value(size, in: nil), let place = Rational.power(ofTen: -digits),
      let rounded = value.rounded(to: place)
    else { return "—" }
    let all = Rational(100)
    if rounded == all, value < all, let below = all.difference(from: place) {
      return "＞" + (below.decimal(atLeast: digits, grouped: true) ?? "—")
    }
    if rounded == all, value > all { return "＞100" }
    if rounded == Rational(0), value > Rational(0) {
      return "＜" + (place.decimal(atLeast: digits, grouped: true) ?? "—")
    }
    return rounded.decimal(atLeast: digits, grouped: true) ?? "—"
  }

  /// A change: more digits where it would round into none or, for growth, into 100.
  private func small(_ value: Rational?, _ digits: Int) -> String {
    guard let value else { return "—" }
    for count in digits...9 {
      guard let place = Rational.power(ofTen: -count), let rounded = value.rounded(to: place) else {
        break
      }
      let isWhole = rounded == Rational(0) || rounded == Rational(100)
      if !isWhole || rounded == value {
        return rounded.decimal(atLeast: count, grouped: true) ?? "—"
      }
    }
    return "＜0.000000001"
  }

  /// A count in full, a quantity at the digits of its measure, with two digits at least.
  private func quantity(_ size: Rational, _ digits: Int) -> String {
    if case .count = subject, let exact = size.decimal(atLeast: 0, grouped: true) { return exact }
    for count in digits...9 {
      guard let place = Rational.power(ofTen: -count), let rounded = size.rounded(to: place) else {
        break
      }
      let isOneDigit =
        rounded.multiplied(by: Rational.power(ofTen: count) ?? place)
        .map { $0 < Rational(10) } ?? false
      if rounded == size || !isOneDigit {
        return rounded.decimal(atLeast: count, grouped: true) ?? "—"
      }
    }
    return "—"
  }

  private func money(_ size: Rational, _ digits: Int) -> (String, String) {
    guard let myriads = size.divided(by: Rational(10_000)) else { return ("—", "") }
    if myriads < Rational(1) { return (quantity(size, size.denominator == 1 ? 0 : 2), "元") }
    return (quantity(myriads, digits), "万元")
  }
}
