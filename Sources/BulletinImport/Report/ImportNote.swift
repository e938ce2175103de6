/// One line of what is told of an import: what was understood, what was guessed, what was left.
public struct ImportNote: Sendable, Hashable {
  /// How sure it is.
  public enum Kind: Int, Sendable, Hashable, CaseIterable {
    /// By a rule that leaves no doubt.
    case understood
    /// By a sign that may mislead: somebody should look.
    case guessed
    /// Nothing was made of it.
    case left
  }

  /// How sure it is.
  public let kind: Kind
  /// The place in the file that was read.
  public let spot: ImportSpot
  /// What it says in Chinese.
  public let chinese: String
  /// The same in English.
  public let english: String

  /// Puts a line together.
  public init(_ kind: Kind, _ spot: ImportSpot, _ chinese: String, _ english: String) {
    self.kind = kind
    self.spot = spot
    self.chinese = chinese
    self.english = english
  }
}

/// A place in a file as the person who has it before them would name it.
public enum ImportSpot: Sendable, Hashable {
  /// The file.
  case whole
  /// A line of a text, from 1.
  case line(Int)
  /// A paragraph of a Word file, from 1.
  case paragraph(Int)
  /// A row of a table, as a spreadsheet numbers it; with the sheet, where there are several.
  case row(Int, sheet: String?)
  /// A cell such as `B3`.
  case cell(String, sheet: String?)
  /// A sheet.
  case sheet(String)
  /// A file of a folder.
  case file(String)

  /// Its place in the file, for a report in the file's order; 0 for what concerns all of it.
  public var order: Int {
    switch self {
    case .line(let number), .paragraph(let number), .row(let number, _): number
    case .cell(let name, _): Int(name.drop { !$0.isDigit }) ?? 0
    case .whole, .sheet, .file: 0
    }
  }

  /// The place in Chinese; empty for the whole file.
  public var chinese: String {
    switch self {
    case .whole: ""
    case .line(let number): "第 \(number) 行"
    case .paragraph(let number): "第 \(number) 段"
    case .row(let number, let sheet): ImportSpot.inSheet(sheet, "第 \(number) 行")
    case .cell(let name, let sheet): ImportSpot.inSheet(sheet, name)
    case .sheet(let name): "工作表“\(name)”"
    case .file(let name): name
    }
  }

  /// The place in English; empty for the whole file.
  public var english: String {
    switch self {
    case .whole: ""
    case .line(let number): "line \(number)"
    case .paragraph(let number): "paragraph \(number)"
    case .row(let number, let sheet): ImportSpot.inSheet(sheet, "row \(number)")
    case .cell(let name, let sheet): ImportSpot.inSheet(sheet, name)
    case .sheet(let name): "sheet \"\(name)\""
    case .file(let name): name
    }
  }

  private static func inSheet(_ sheet: String?, _ place: String) -> String {
    sheet.map { "\($0)!\(place)" } ?? place
  }
}

/// Collects the notes of one file while it is read.
struct NoteBook: Sendable {
  private(set) var notes: [ImportNote] = []

  mutating func understood(_ spot: ImportSpot, _ chinese: String, _ english: String) {
    notes.append(ImportNote(.understood, spot, chinese, english))
  }

  mutating func guessed(_ spot: ImportSpot, _ chinese: String, _ english: String) {
    notes.append(ImportNote(.guessed, spot, chinese, english))
  }

  mutating func left(_ spot: ImportSpot, _ chinese: String, _ english: String) {
    notes.append(ImportNote(.left, spot, chinese, english))
  }
}
