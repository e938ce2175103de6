/// A figure as it may be given away: numerator, denominator and value, and nothing where it is
/// withheld.
public struct PublishedFigure: Sendable, Hashable {
  /// What the figure came to.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    /// There is a value.
    case known = "ok"
    /// Withheld, for it counts few persons.
    case withheld
    /// No row was reported.
    case notReported = "not_reported"
    /// Only some parts were reported.
    case partial
    /// The base is 0.
    case zeroBase = "zero_base"
    /// There is none of the kind.
    case none
  }

  /// What the figure came to.
  public let status: Status
  /// The numerator; value = numerator ÷ denominator.
  public let numerator: Rational?
  /// The denominator, 1 for what is no ratio.
  public let denominator: Rational?
  /// The exact value.
  public let value: Rational?

  /// Takes from a figure what may be told.
  public init(_ figure: Figure) {
    status =
      switch figure.value {
      case .exact: .known
      case .absent(.withheld): .withheld
      case .absent(.notReported): .notReported
      case .absent(.partial): .partial
      case .absent(.zeroBase): .zeroBase
      case .absent(.notAdditive), .absent(.noComparison), .absent(.unknown): .none
      }
    value = figure.exact
    guard status != .withheld else {
      numerator = nil
      denominator = nil
      return
    }
    if let whole = figure.numerator {
      numerator = Rational(whole)
      denominator = Rational(figure.denominator ?? 1)
    } else {
      numerator = value.map { Rational($0.numerator) }
      denominator = value.map { Rational($0.denominator) }
    }
  }
}
