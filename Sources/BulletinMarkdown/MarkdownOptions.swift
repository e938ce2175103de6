public import BulletinModel

/// How a text is to be read: where it comes from, and what beyond CommonMark it may use.
public struct MarkdownOptions: Sendable {
  /// The language that is read.
  public enum Dialect: Sendable, Hashable {
    /// All that the handbook promises: friendly emphasis, tables, figures, footnotes, anchors.
    case bulletin
    /// CommonMark as its specification has it.
    case commonMark
    /// CommonMark with GitHub's tables in GitHub's markup.
    case gitHubTables
  }

  /// The words that the markup needs beside the author's own.
  public struct Wording: Sendable, Hashable {
    /// The heading of the footnotes, read aloud only.
    public let footnotes: String
    /// The name of the link from a footnote back to the text.
    public let backToText: String
    /// The name of a table that has no caption.
    public let table: String

    /// Makes a wording from its parts.
    public init(footnotes: String, backToText: String, table: String) {
      self.footnotes = footnotes
      self.backToText = backToText
      self.table = table
    }

    /// The words for a language; English where there are none for it.
    public static func standard(for language: LanguageTag) -> Wording {
      switch language.primary {
      case "zh": Wording(footnotes: "注释", backToText: "返回正文", table: "表格")
      case "bo": Wording(footnotes: "མཆན་འགྲེལ།", backToText: "ཡི་གེར་ཕྱིར་ལོག", table: "རེའུ་མིག")
      case "ug": Wording(footnotes: "ئىزاھاتلار", backToText: "تېكىستكە قايتىش", table: "جەدۋەل")
      default: Wording(footnotes: "Notes", backToText: "Back to the text", table: "Table")
      }
    }
  }

  /// The file named in spans, relative to the site folder.
  public let file: String
  /// The number in the file of the text's first line.
  public let firstLine: Int
  /// The language of the text.
  public let language: LanguageTag
  /// What beyond CommonMark is read.
  public let dialect: Dialect
  /// The words that the markup needs.
  public let wording: Wording
  /// Ids that the page around the text uses itself; no heading takes them.
  public let reservedAnchors: Set<String>
  /// At most so many numbers that look like statistics and are no links are told.
  public let numeralLimit: Int
  /// Lets raw HTML and unsafe links through; only the tests of the specification ask for it.
  var allowsRawHTML = false

  /// Makes options; the defaults suit a news item.
  public init(
    file: String, firstLine: Int = 1, language: LanguageTag = "zh-Hans",
    dialect: Dialect = .bulletin, wording: Wording? = nil,
    reservedAnchors: Set<String> = Self.usualReservedAnchors, numeralLimit: Int = .max
  ) {
    self.numeralLimit = numeralLimit
    self.file = file
    self.firstLine = firstLine
    self.language = language
    self.dialect = dialect
    self.wording = wording ?? .standard(for: language)
    self.reservedAnchors = reservedAnchors
  }

  /// Ids that page templates commonly use.
  public static let usualReservedAnchors: Set<String> = [
    "content", "footer", "footnotes", "header", "main", "menu", "nav", "search", "toc", "top",
  ]

  var additions: Bool { dialect == .bulletin }
  var tables: Bool { dialect != .commonMark }
  var isChinese: Bool { ["zh", "ja"].contains(language.primary) }
}
