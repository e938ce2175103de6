public import BulletinModel

/// The accessible name and description of a drawing.
public struct ChartWords: Sendable, Hashable {
  /// A prefix for ids, unique in the page.
  public let id: String
  /// What is drawn.
  public let title: String
  /// What it shows: highest, lowest, exception.
  public let summary: String
  /// What the name of a mark says where there is no value, such as 无数据.
  public let missing: String

  /// Makes the words of a drawing.
  ///
  /// - Parameters:
  ///   - id: A prefix for ids, unique in the page: letters, digits and hyphens.
  ///   - title: What is drawn.
  ///   - summary: What it shows.
  ///   - missing: What stands for a missing value in the names of marks.
  public init(id: String, title: String, summary: String, missing: String = "—") {
    self.id = id
    self.title = title
    self.summary = summary
    self.missing = missing
  }

  /// The name of a mark with several values: 石渡县: 2024年 80.3, 2025年 89.7.
  func name(of label: String, _ values: [(period: String, value: ChartValue?)]) -> String {
    "\(label): \(values.map { "\($0.period) \(spoken($0.value))" }.joined(separator: ", "))"
  }

  /// One value a series: what is missing at the end stands as such, what is too much is left.
  func padded(_ values: [ChartValue], to count: Int) -> [ChartValue] {
    (0..<count).map { $0 < values.count ? values[$0] : ChartValue(nil, text: missing) }
  }

  /// A value as the name of its mark says it.
  func spoken(_ value: ChartValue?) -> String {
    guard let value, value.exact != nil else { return missing }
    return value.text
  }
}

/// The direction of the page that holds the drawing; right to left mirrors it.
public enum ChartDirection: Sendable, Hashable {
  /// The reading starts at the left.
  case leftToRight
  /// The reading starts at the right.
  case rightToLeft
}

/// A value with the text printed for it; a missing value leaves a gap, never a zero.
public struct ChartValue: Sendable, Hashable {
  /// The exact value; nil when there is none.
  public let exact: Rational?
  /// How it is printed, such as `89.8` or `—`.
  public let text: String

  /// Pairs a value with its text.
  public init(_ exact: Rational?, text: String) {
    self.exact = exact
    self.text = text
  }
}
