/// Templates, assets and strings of a theme, as read.
public struct Theme: Sendable, Hashable {
  /// One text file of the theme.
  public struct Template: Sendable, Hashable {
    /// The name that a partial tag uses: the path below `templates/` without `.mustache`.
    public let name: String
    /// The file, for faults.
    public let file: String
    /// The text in UTF-8.
    public let source: [UInt8]

    /// Makes a template as read.
    public init(name: String, file: String, source: [UInt8]) {
      self.name = name
      self.file = file
      self.source = source
    }
  }

  /// A stylesheet, script or picture of the theme.
  public struct Asset: Sendable, Hashable {
    /// The path below `assets/`, such as `bulletin.css`.
    public let name: String
    /// The content.
    public let bytes: [UInt8]

    /// Makes an asset as read.
    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  /// The words of the theme in one language.
  public struct Strings: Sendable, Hashable {
    /// The language.
    public let language: LanguageTag
    /// The file, for faults.
    public let file: String
    /// The words by key; nested keys are joined by dots.
    public let words: [String: String]

    /// Makes a catalogue.
    public init(language: LanguageTag, file: String, words: [String: String]) {
      self.language = language
      self.file = file
      self.words = words
    }
  }

  /// All templates by name.
  public let templates: [Template]
  /// All assets by name.
  public let assets: [Asset]
  /// All catalogues, the main language first.
  public let strings: [Strings]

  /// Makes a theme.
  public init(templates: [Template], assets: [Asset], strings: [Strings]) {
    self.templates = templates
    self.assets = assets
    self.strings = strings
  }
}
