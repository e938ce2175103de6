/// What a server asks of the site that it shows.
public struct PreviewSite: Sendable {
  /// The file at an address such as `/news/`; a page of its own where there is none.
  public let answer: @Sendable (_ path: String) async -> PreviewAnswer
  /// What whoever looks at a page should know about it, and about the site.
  public let notices: @Sendable (_ path: String) async -> [PreviewNotice]
  /// Addresses of texts that are not published yet, and what is to be said of each.
  public let unpublished: @Sendable () async -> [String: String]

  /// Takes what answers.
  public init(
    answer: @escaping @Sendable (_ path: String) async -> PreviewAnswer,
    notices: @escaping @Sendable (_ path: String) async -> [PreviewNotice],
    unpublished: @escaping @Sendable () async -> [String: String]
  ) {
    self.answer = answer
    self.notices = notices
    self.unpublished = unpublished
  }
}

/// A file as a browser is given it.
public struct PreviewAnswer: Sendable {
  /// Tells whether the file exists; a browser is given the page for missing ones otherwise.
  public let isFound: Bool
  /// The path of the file, by whose end its type is known.
  public let path: String
  /// The content.
  public let bytes: [UInt8]

  /// Keeps a file.
  public init(isFound: Bool, path: String, bytes: [UInt8]) {
    self.isFound = isFound
    self.path = path
    self.bytes = bytes
  }
}

/// Something that whoever looks at a page should know.
public struct PreviewNotice: Sendable, Hashable {
  /// How much it matters.
  public enum Weight: String, Sendable, Hashable {
    /// No release is made.
    case error
    /// A release is made.
    case warning
    /// Worth a look; also what is said of the page as a whole.
    case note
  }

  /// How much it matters.
  public let weight: Weight
  /// Where it is: file, line and column; empty for what is said of the page as a whole.
  public let place: String
  /// What is wrong.
  public let message: String
  /// What to do; empty where nothing needs to be done.
  public let remedy: String

  /// Says something.
  public init(weight: Weight, place: String, message: String, remedy: String) {
    self.weight = weight
    self.place = place
    self.message = message
    self.remedy = remedy
  }
}
