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
    /// Yuan as 万元 with so many decimals.
    case money(decimals: Int)
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
  /// The number of the definition; it grows when the meaning changes.
  public let version: Int
  /// Tells whether parts may be added to a whole; never so for shares, means and medians.
  public let isAdditive: Bool
  /// Tells whether it counts persons, so that small counts are withheld.
  public let countsPersons: Bool
  /// Where it is declared; nil for what the program brings.
  public let span: SourceSpan?

  /// Makes a measure.
  public init(
    id: String, name: LocalizedText, register: String, unit: LocalizedText?, format: Format,
    timing: Timing, dimensions: [String], formula: LocalizedText, definition: LocalizedText,
    version: Int = 1, isAdditive: Bool = true, countsPersons: Bool = false,
    span: SourceSpan? = nil
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
    self.version = version
    self.isAdditive = isAdditive
    self.countsPersons = countsPersons
    self.span = span
  }
}
