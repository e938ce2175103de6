public import BulletinModel

/// The accessible name and description of a drawing.
public struct ChartWords: Sendable, Hashable {
  /// A prefix for ids, unique in the page.
  public let id: String
  /// What is drawn.
  public let title: String
  /// What it shows: highest, lowest, exception.
  public let summary: String

  /// Makes the words of a drawing.
  public init(id: String, title: String, summary: String) {
    self.id = id
    self.title = title
    self.summary = summary
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
