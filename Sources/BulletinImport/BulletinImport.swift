public import BulletinModel

/// A file that an import would write, by its path below the site folder.
public struct ImportedFile: Sendable, Hashable {
  /// The path, with `/` separators.
  public let path: String
  /// The bytes.
  public let bytes: [UInt8]

  /// Names a file.
  public init(_ path: String, _ bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Files that belong together, such as an item and its photographs: all are written, or none.
public struct ImportedPiece: Sendable, Hashable {
  /// What it is called: a title, or a register.
  public let name: String
  /// The files; the first is the one to open.
  public var files: [ImportedFile]
  /// What is told of it.
  public var notes: [ImportNote]
  /// The rows of a ledger by the row of the written table: where each one came from.
  public var origins: [Int: ImportSpot]

  /// Puts a piece together.
  public init(
    _ name: String, files: [ImportedFile], notes: [ImportNote], origins: [Int: ImportSpot] = [:]
  ) {
    self.name = name
    self.files = files
    self.notes = notes
    self.origins = origins
  }
}

/// What an import has to know of the site and of the person's wishes.
public struct ImportGround: Sendable {
  /// The day on which somebody imports.
  public let today: CivilDate
  /// The site's first language.
  public let language: LanguageTag
  /// The columns of the bulletin.
  public let columns: [NewsColumn]
  /// The registers, the built-in ones included.
  public let schemas: [RegisterSchema]
  /// The controlled lists by id.
  public let vocabularies: [String: Vocabulary]
  /// For each register the names and ids by which its rows are known.
  public let rowNames: [String: [String]]
  /// For each list the words by which its members are known.
  private let known: [String: Set<String>]
  /// The day of items that bear none; nil for today.
  public var date: CivilDate?
  /// The column of items that name none.
  public var column: String?
  /// Tells whether items become drafts.
  public var isDraft = false

  /// Takes what the site has.
  public init(
    today: CivilDate, language: LanguageTag = "zh-Hans", columns: [NewsColumn] = [],
    schemas: [RegisterSchema] = [], vocabularies: [String: Vocabulary] = [:],
    rowNames: [String: [String]] = [:]
  ) {
    self.today = today
    self.language = language
    self.columns = columns
    self.schemas = schemas
    self.vocabularies = vocabularies
    self.rowNames = rowNames
    known = rowNames.mapValues { Set($0) }
      .merging(vocabularies.mapValues { Set(Self.words(of: $0)) }) { $1 }
  }

  /// The ids and names of a list.
  private static func words(of vocabulary: Vocabulary) -> [String] {
    vocabulary.terms.flatMap { term -> [String] in
      let names = term.name.entries + (term.short?.entries ?? [])
      return [term.id] + names.map(\.text)
    }
  }

  /// The words by which the members of a list are known.
  func words(of list: String) -> Set<String> { known[list] ?? [] }

  /// The id of the column that a name or id means; spaces do not count.
  func column(named name: String) -> String? {
    let wanted = name.withoutSpaces
    return columns.first { column in
      column.id == wanted || column.name.entries.contains { $0.text.withoutSpaces == wanted }
    }?.id
  }
}

/// A picture that stands beside a text or comes out of one.
public struct ImportedPicture: Sendable, Hashable {
  /// Its file name.
  public let name: String
  /// Its bytes.
  public let bytes: [UInt8]

  /// Names a picture.
  public init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// Reads newspaper or web text with one item or several.
///
/// - Parameters:
///   - text: The text with LF line ends.
///   - file: The name of the file, whose date and pictures count.
///   - pictures: The pictures beside it whose names begin like its own, in order.
///   - ground: The site.
/// - Returns: The items in the order of the text.
public func importedText(
  _ text: String, file: String, pictures: [ImportedPicture] = [], _ ground: ImportGround
) -> [ImportedPiece] {
  var reader = TextReader(file: file, pictures: pictures, ground)
  return reader.pieces(of: text)
}

/// What somebody wants of a table: the register that it goes into, and what it lacks.
public struct ImportedTableChoice: Sendable {
  /// The register's id; nil to tell it by the head.
  public let register: String?
  /// The name of a new register.
  public let title: String?
  /// Columns that the table lacks, with the value of every row.
  public let values: [(name: String, value: String)]

  /// Puts a choice together.
  public init(
    register: String? = nil, title: String? = nil, values: [(name: String, value: String)] = []
  ) {
    self.register = register
    self.title = title
    self.values = values
  }
}

/// Reads a ledger of comma-separated values.
///
/// - Parameters:
///   - text: The text with LF line ends.
///   - file: The name of the file.
///   - choice: The register, where the person names one.
///   - ground: The site.
/// - Returns: One piece; it has no files where nothing could be made of the table.
public func importedTable(
  _ text: String, file: String, _ choice: ImportedTableChoice, _ ground: ImportGround
) -> [ImportedPiece] {
  var ledger = LedgerImport(file: file, choice, ground)
  return ledger.pieces(of: [ImportedTable(csv: text)])
}
