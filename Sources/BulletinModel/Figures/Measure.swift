/// What is counted and how: a statistic of the site.
public struct Measure: Sendable, Hashable {
  /// How a value is printed.
  public enum Format: Sendable, Hashable {
    /// A whole number with thousands separators.
    case count
    /// A share in percent with so many decimals.
    case percent(decimals: Int)
    /// A decimal number with so many decimals.
    case decimal(decimals: Int)
  }

  /// How a measure lies in time.
  public enum Timing: Sendable, Hashable {
    /// A flow: what happened inside a period, summed.
    case flow
    /// A stock: what stands at the end of a period.
    case stock
  }

  /// The id, such as `coverage`.
  public let id: String
  /// The name.
  public let name: LocalizedText
  /// The register that it counts.
  public let register: String
  /// The unit, such as 场 or 人次; nil for shares.
  public let unit: LocalizedText?
  /// How a value is printed.
  public let format: Format
  /// How it lies in time.
  public let timing: Timing
  /// The dimensions by which it may be asked.
  public let dimensions: [String]
  /// The formula in words.
  public let formula: LocalizedText
  /// What it means, and what is left out.
  public let definition: LocalizedText

  /// Makes a measure.
  public init(
    id: String, name: LocalizedText, register: String, unit: LocalizedText?, format: Format,
    timing: Timing, dimensions: [String], formula: LocalizedText, definition: LocalizedText
  ) {
    self.id = id
    self.name = name
    self.register = register
    self.unit = unit
    self.format = format
    self.timing = timing
    self.dimensions = dimensions
    self.formula = formula
    self.definition = definition
  }
}
