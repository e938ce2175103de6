import BulletinModel

/// What a figure is, as far as prose is concerned.
enum ClaimSubject: Sendable, Hashable {
  /// A count in a unit: exact.
  case count(ClaimUnit?)
  /// A quantity in a unit: rounded.
  case quantity(ClaimUnit?)
  /// A share.
  case rate
  /// The difference of two shares.
  case points
  /// The difference of two means, in their unit.
  case difference(ClaimUnit?)
  /// The growth of a flow or stock.
  case growth
  /// A place.
  case rank

  init(_ figure: Figure, of measure: Measure) {
    let unit = (measure.unit?.text(in: LanguageTag("zh"))).map(ClaimUnit.init(ofMeasure:))
    switch (figure.key.comparison, measure.format) {
    case (.rank, _): self = .rank
    case (.share, _), (.value, .percent): self = .rate
    case (.value, .money): self = .quantity(.yuan)
    case (.value, .decimal): self = .quantity(unit)
    case (.value, .count): self = unit?.isContinuous == true ? .quantity(unit) : .count(unit)
    case (_, .percent): self = .points
    default: self = figure.denominator == nil ? .growth : .difference(unit)
    }
  }

  /// Tells whether the unit is the measure's own.
  var hasNamedUnit: Bool {
    switch self {
    case .count, .quantity, .difference: true
    default: false
    }
  }

  /// Tells whether the figure compares two periods and so has a sign.
  var isChange: Bool {
    switch self {
    case .points, .difference, .growth: true
    default: false
    }
  }

  /// The unit in which the value is given.
  var unit: ClaimUnit? {
    switch self {
    case .count(let unit), .quantity(let unit), .difference(let unit): unit
    case .rate, .growth: .percent
    case .points: .points
    case .rank: .place
    }
  }

  /// What the unit is called in messages.
  func unitName(of measure: Measure) -> (chinese: String, english: String) {
    switch self {
    case .rank: ("名次", "a rank")
    case .points: ("个百分点", "percentage points")
    default:
      unit.map {
        ($0.word, hasNamedUnit ? measure.unit?.exact("en") ?? $0.word : $0.word)
      } ?? ("无单位", "no unit")
    }
  }

  /// The value in a unit of the text, or in its own.
  func value(_ exact: Rational, in unit: ClaimUnit?) -> Rational? {
    switch self {
    case .rate, .growth, .points:
      let factor = unit?.dimension == .share ? unit?.factor : nil
      return exact.multiplied(by: Rational(1000))?.divided(by: factor ?? Rational(10))
    case .rank: return exact
    case .count(let own), .quantity(let own), .difference(let own):
      guard let own, let unit, own.dimension == unit.dimension else { return exact }
      return exact.multiplied(by: own.factor)?.divided(by: unit.factor)
    }
  }
}
