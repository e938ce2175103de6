public import BulletinModel

/// A figure in prose, to be held against the ledger: the text of a link and what it links to.
public struct Claim: Sendable {
  /// How far approximate words may be off; nil where the site declares nothing.
  public struct Tolerances: Sendable, Hashable {
    /// For 近: the share of the number by which the value may lie below it.
    public let near: Rational?
    /// For 约: the share of the number by which the value may differ.
    public let about: Rational?

    /// Makes tolerances, such as 1/20 for five percent.
    public init(near: Rational? = nil, about: Rational? = nil) {
      self.near = near
      self.about = about
    }
  }

  /// The two values behind a comparison, for 倍 and 番.
  public struct Base: Sendable, Hashable {
    /// The value of the figure's own period.
    public let current: Rational
    /// The value that it is compared with.
    public let earlier: Rational

    /// Pairs the values.
    public init(current: Rational, earlier: Rational) {
      self.current = current
      self.earlier = earlier
    }
  }

  /// Those among whom a place is taken.
  public struct Field: Sendable, Hashable {
    /// How many they are.
    public let count: Int64
    /// Tells whether another holds the same place.
    public let isTied: Bool

    /// Makes a field of so many.
    public init(count: Int64, isTied: Bool = false) {
      self.count = count
      self.isTied = isTied
    }
  }

  /// The link's text.
  public let text: String
  /// The prose right before it; twelve characters are enough.
  public let before: String
  /// The prose right after it; six are enough.
  public let after: String
  /// The language of the prose, in which other wordings are offered.
  public let language: LanguageTag
  /// What the ledger says.
  public let figure: Figure
  /// The measure of the figure.
  public let measure: Measure
  /// The values compared, where the figure is a change.
  public let base: Base?
  /// The field of a place.
  public let field: Field?
  /// How far approximate words may be off.
  public let tolerances: Tolerances

  /// Makes a claim.
  public init(
    text: String, before: String = "", after: String = "", language: LanguageTag = "zh",
    figure: Figure, measure: Measure, base: Base? = nil, field: Field? = nil,
    tolerances: Tolerances = Tolerances()
  ) {
    self.text = text
    self.language = language
    self.before = before
    self.after = after
    self.figure = figure
    self.measure = measure
    self.base = base
    self.field = field
    self.tolerances = tolerances
  }

  /// The same claim with another text.
  func with(text: String) -> Claim {
    Claim(
      text: text, before: before, after: after, language: language, figure: figure,
      measure: measure, base: base, field: field, tolerances: tolerances)
  }

  /// The same figure stated by another text with nothing around it.
  func alone(text: String) -> Claim {
    Claim(
      text: text, language: language, figure: figure, measure: measure, base: base, field: field,
      tolerances: tolerances)
  }

  /// Tells whether the prose is Chinese; every other language is worded like English.
  var isChinese: Bool { language.primary == "zh" }
}

/// What became of a claim.
public struct ClaimVerdict: Sendable, Hashable {
  /// One fault of a claim.
  public struct Fault: Sendable, Hashable {
    /// Which rule is broken.
    public let code: FaultCode
    /// How much it matters: E31 is an error where the number cannot be read at all.
    public let severity: Severity
    /// What the catalogue's texts name: t, n, counts, fix and others by code.
    public let values: [String: String]
    /// The bytes of the link's text that are at fault; empty where it lies in the prose around.
    public let range: Range<Int>
    /// A text for the whole link with which the claim is true; nil where the prose must change.
    public let replacement: String?
  }

  /// The faults; none where the text is true.
  public let faults: [Fault]
  /// What was read; nil where nothing could be.
  public let reading: ClaimReading?

  /// Tells whether the text is true, notes and warnings left aside.
  public var holds: Bool { faults.allSatisfy { $0.severity != .error } }
}

/// What a link's text states, as it was read.
public struct ClaimReading: Sendable, Hashable {
  /// The number, scale included; for 成 in percent, for ranges the lower end.
  public let number: Rational?
  /// The upper end of a range.
  public let upper: Rational?
  /// The unit, where one was found in the text or right after it.
  public let unit: String?
  /// The qualifying words in order.
  public let qualifiers: [String]
  /// The word of direction.
  public let direction: String?
  /// The bytes of the link's text that hold the number.
  public let range: Range<Int>
}
