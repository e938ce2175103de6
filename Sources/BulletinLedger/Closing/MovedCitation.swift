import BulletinClaims
public import BulletinModel

/// A figure of a report, as the earlier report had it and as the later one has it.
public struct MovedCitation: Sendable, Hashable {
  /// The earlier figure.
  public let old: Figure
  /// The later figure.
  public let new: Figure
  /// The words of the link that cites the earlier figure.
  public let oldText: String
  /// The words of the link that cites the later one.
  public let newText: String
  /// The earlier value in its canonical form.
  public let oldValue: String
  /// The later value likewise.
  public let newValue: String

  init(old: Figure, new: Figure, of measure: Measure, oldText: String, newText: String) {
    self.old = old
    self.new = new
    self.oldText = oldText
    self.newText = newText
    oldValue = canonicalText(of: old, measure: measure)
    newValue = canonicalText(of: new, measure: measure)
  }
}

/// A sentence whose word of direction contradicts the figure that it cites now.
public struct FlippedSentence: Sendable, Hashable {
  /// The sentence, links without their addresses.
  public let sentence: String
  /// The word.
  public let word: String
  /// The canonical form of the figure's key.
  public let key: String
  /// The figure as it reads now.
  public let value: String
  /// Where the figure stands.
  public let span: SourceSpan
}

/// A paragraph with figures, in the earlier and the later report.
public struct MovedPassage: Sendable, Hashable {
  /// The paragraph as it was, links without their addresses; empty where there was none.
  public let old: String
  /// The paragraph as it is.
  public let new: String
  /// Where the new one begins.
  public let span: SourceSpan
  /// Its figures.
  public let citations: [MovedCitation]
}

/// A place that a person must look at, for it could not be moved with certainty.
public struct DraftRemark: Sendable, Hashable {
  /// Why.
  public enum Reason: Sendable, Hashable {
    /// A word for a time that may mean several.
    case time
    /// A range that was counted from January and is so no longer.
    case yearToDate
    /// A link whose address stands in the file in another form.
    case unmovedLink
    /// A figure without a value in the new period.
    case noValue
  }

  /// Why.
  public let reason: Reason
  /// The words.
  public let text: String
  /// Where they stand.
  public let span: SourceSpan
}

/// What is to be looked over in one text of a report.
public struct DraftReview: Sendable, Hashable {
  /// The text's file.
  public let file: String
  /// The earlier text's file; nil where there is none.
  public let base: String?
  /// The paragraphs with figures.
  public let passages: [MovedPassage]
  /// The places that a person must look at.
  public let remarks: [DraftRemark]
  /// The sentences whose direction is wrong now.
  public let flips: [FlippedSentence]
}
