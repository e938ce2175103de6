import BulletinClaims
import BulletinModel
import Testing

/// One row of the table of acceptance examples: a link in prose and what the ledger says.
struct ClaimRow: Sendable, CustomTestStringConvertible {
  enum Ledger: Sendable {
    case value(Int64, Int64, String)
    case rate(Int64, Int64)
    case points(Int64, Int64, Int64, Int64)
    case growth(Int64, Int64, isYearly: Bool)
    case rank(Int64, of: Int64, isTied: Bool)
    case absent
  }

  enum Verdict: Sendable {
    /// No fault.
    case holds
    /// A note or a warning.
    case remarked
    /// An error.
    case refused
  }

  let before: String
  let text: String
  let after: String
  let ledger: Ledger
  let verdict: Verdict
  let code: FaultCode?
  var testDescription: String { "\(before)[\(text)]\(after) \(ledger)" }

  init(
    _ before: String, _ text: String, _ after: String, _ ledger: Ledger, _ verdict: Verdict,
    _ code: FaultCode? = nil
  ) {
    self.before = before
    self.text = text
    self.after = after
    self.ledger = ledger
    self.verdict = verdict
    self.code = code
  }

  static let fivePercent = Rational(1, 20)

  /// The claim that the row makes, five percent being near and about.
  func claim(tolerance: Rational? = fivePercent) throws -> Claim {
    let tolerances = Claim.Tolerances(near: tolerance, about: tolerance)
    var (unit, format): (String?, Measure.Format) = (nil, .percent(decimals: 2))
    var comparison = FigureKey.Comparison.value
    var value: Rational?
    var counts: (Int64?, Int64?) = (nil, nil)
    var base: Claim.Base?
    var field: Claim.Field?
    switch ledger {
    case .value(let above, let below, let name):
      value = Rational(above, below)
      (unit, format) = (name, name == "元" ? .money(decimals: 2) : .count)
    case .rate(let above, let below):
      value = Rational(above, below)
      counts = (above, below)
    case .points(let above, let below, let earlier, let earlierBelow):
      comparison = .change
      let (now, then) = (
        try #require(Rational(above, below)), try #require(Rational(earlier, earlierBelow))
      )
      value = now - then
      base = Claim.Base(current: now, earlier: then)
      counts = (above, below)
    case .growth(let now, let then, let isYearly):
      comparison = isYearly ? .yoy : .change
      (unit, format) = ("次", .count)
      value = (Rational(now) - Rational(then)) / Rational(then)
      base = Claim.Base(current: Rational(now), earlier: Rational(then))
    case .rank(let place, let count, let isTied):
      comparison = .rank
      value = Rational(place)
      field = Claim.Field(count: count, isTied: isTied)
    case .absent: break
    }
    let period = try #require(Period("2025-06"))
    let missing: AbsenceReason = base == nil ? .notReported : .zeroBase
    let figure = Figure(
      key: FigureKey("m", in: period, comparison: comparison),
      value: value.map { .exact($0) } ?? .absent(missing), numerator: counts.0,
      denominator: counts.1)
    return Claim(
      text: text, before: before, after: after, figure: figure,
      measure: ClaimRow.measure(unit: unit, format: format), base: base, field: field,
      tolerances: tolerances)
  }

  static func measure(unit: String?, format: Measure.Format) -> Measure {
    func text(_ text: String) -> LocalizedText { LocalizedText([.init("zh", text)]) }
    return Measure(
      id: "m", name: text("数"), register: "r", unit: unit.map(text), format: format, timing: .flow,
      dimensions: [], formula: text("和"), definition: text("和"))
  }
}
