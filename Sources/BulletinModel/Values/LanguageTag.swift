/// A language of the site, as a BCP 47 tag such as `zh-Hans`, `en`, `ug` or `bo`.
public struct LanguageTag: Sendable, Hashable, Comparable, ExpressibleByStringLiteral {
  /// The tag as written in `lang` attributes.
  public let tag: String

  /// Makes a tag from its text.
  public init(_ tag: String) {
    self.tag = tag
  }

  /// Makes a tag from a literal.
  public init(stringLiteral value: String) {
    tag = value
  }

  /// The primary subtag: `zh` of `zh-Hans`.
  public var primary: String { String(tag.prefix { $0 != "-" }) }

  /// Tells whether the language is written from right to left.
  public var isRightToLeft: Bool {
    ["ar", "fa", "he", "ug", "ur", "ps", "sd", "yi"].contains(primary) || tag == "kk-Arab"
  }

  /// Tells whether two tags name the same language, `zh` and `zh-Hans` being one.
  public func matches(_ other: LanguageTag) -> Bool {
    tag == other.tag || primary == other.tag || tag == other.primary
  }

  /// Orders by tag.
  public static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.tag < right.tag }
}

/// A text in one or more languages, in the order in which they were written.
public struct LocalizedText: Sendable, Hashable {
  /// One language's text.
  public struct Entry: Sendable, Hashable {
    /// The language.
    public let language: LanguageTag
    /// The text in it.
    public let text: String

    /// Pairs a language with its text.
    public init(_ language: LanguageTag, _ text: String) {
      self.language = language
      self.text = text
    }
  }

  /// All texts; never empty of meaning: the first is the fallback.
  public let entries: [Entry]

  /// Makes a text from its entries.
  public init(_ entries: [Entry]) {
    self.entries = entries
  }

  /// The text in exactly this language (`zh` answers for `zh-Hans`), if there is one.
  public func exact(_ language: LanguageTag) -> String? {
    entries.first { $0.language.matches(language) }?.text
  }

  /// The text in a language, or the first text where that language has none.
  public func text(in language: LanguageTag) -> String {
    exact(language) ?? entries.first?.text ?? ""
  }
}
