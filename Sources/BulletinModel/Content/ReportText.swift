/// The prose of a period report in one language; the figures come by themselves.
public struct ReportText: Sendable, Hashable {
  /// A part that the program writes.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    /// The main figures with their comparisons.
    case summary
    /// Members in order, with their movement.
    case rankings
    /// What added to the change.
    case contributions
    /// Who has not reported.
    case late
    /// Tasks that fall due next.
    case due
  }

  /// The period: the file's name.
  public let period: Period
  /// The language of this text.
  public let language: LanguageTag
  /// The file.
  public let file: String
  /// The title; nil for the one that the program makes.
  public let title: String?
  /// The summary as typed.
  public let summary: String?
  /// The parts in the order in which they are printed; those left out are not.
  public let parts: [Part]
  /// Tells whether it is a 通报 in its three parts.
  public let isCircular: Bool
  /// The document number (文号) of the 通报.
  public let number: String?
  /// The day on which it was signed.
  public let date: CivilDate?
  /// The prose, printed before the parts.
  public let body: Body
  /// What the prose has drawn, one for each of `body.blocks`.
  public let blocks: [FigureBlock]
  /// What it cites.
  public let figures: TextFigures

  /// Makes the prose of a report.
  public init(
    period: Period, language: LanguageTag, file: String, title: String? = nil,
    summary: String? = nil, parts: [Part] = Part.allCases, isCircular: Bool = false,
    number: String? = nil, date: CivilDate? = nil, body: Body,
    blocks: [FigureBlock] = [], figures: TextFigures = .none
  ) {
    self.period = period
    self.language = language
    self.file = file
    self.title = title
    self.summary = summary
    self.parts = parts
    self.isCircular = isCircular
    self.number = number
    self.date = date
    self.body = body
    self.blocks = blocks
    self.figures = figures
  }
}
