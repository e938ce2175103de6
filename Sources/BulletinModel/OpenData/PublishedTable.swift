/// A register as it may be given away: the rows of one whose schema publishes rows, without what is
/// hidden, and beside each reference the name of what it refers to.
public struct PublishedTable: Sendable {
  /// One column.
  public struct Column: Sendable, Hashable {
    /// The key: the field's id, or that with `_name` for the name behind a reference.
    public let id: String
    /// The field that it shows.
    public let field: RegisterSchema.Field
    /// Tells whether it holds names instead of ids.
    public let isName: Bool

    /// What a column is called in a language.
    public func label(in language: LanguageTag) -> String {
      let label = field.label(in: language)
      guard isName else { return label }
      let isChinese = language.primary == "zh" || language.primary == "bo"
      return isChinese ? "\(label)名称" : "\(label) (name)"
    }
  }

  /// What the columns mean.
  public let schema: RegisterSchema
  /// The columns in order.
  public let columns: [Column]
  /// How many rows there are.
  public let rowCount: Int
  private let register: Register
  private let places: [Int]
  private let names: [String: [String: LocalizedText]]

  /// Makes the table of a register; nil where only its aggregates are public.
  public init?(_ register: Register, in edition: Edition) {
    guard register.schema.publication == .rows else { return nil }
    self.register = register
    schema = register.schema
    rowCount = register.rowCount
    let taken = Set(register.schema.fields.map(\.id))
    var columns: [Column] = []
    var places: [Int] = []
    var names: [String: [String: LocalizedText]] = [:]
    for (place, field) in register.schema.fields.enumerated() where !field.isHidden {
      columns.append(Column(id: field.id, field: field, isName: false))
      places.append(place)
      guard !taken.contains("\(field.id)_name"),
        let found = PublishedTable.names(of: field.type, in: edition)
      else { continue }
      names[field.id] = found
      columns.append(Column(id: "\(field.id)_name", field: field, isName: true))
      places.append(place)
    }
    self.columns = columns
    self.places = places
    self.names = names
  }

  /// Every table of an edition that may be given away, by id.
  public static func all(in edition: Edition) -> [PublishedTable] {
    edition.registers.sorted { $0.key < $1.key }
      .compactMap { PublishedTable($0.value, in: edition) }
  }

  /// The heads of all columns in a language, each once: a doubled one bears its key as well.
  public func heads(in language: LanguageTag) -> [String] {
    var taken: Set<String> = []
    return columns.map { column in
      let label = column.label(in: language)
      if taken.insert(label).inserted { return label }
      let longer = "\(label) (\(column.id))"
      taken.insert(longer)
      return longer
    }
  }

  /// A value; in a column of names the name in a language, else the id.
  public func cell(_ column: Int, row: Int, language: LanguageTag) -> CellValue {
    let value = register.cell(at: places[column], row: row)
    guard columns[column].isName, let names = names[columns[column].field.id] else { return value }
    switch value {
    case .text(let id): return .text(names[id]?.text(in: language) ?? id)
    case .list(let ids):
      return .list(
        ids.map { id in
          guard case .text(let id) = id else { return id }
          return .text(names[id]?.text(in: language) ?? id)
        })
    default: return value
    }
  }

  /// The names that a reference may lead to; nil for other fields, and where they are not public.
  private static func names(of type: RegisterSchema.FieldType, in edition: Edition)
    -> [String: LocalizedText]?
  {
    switch type {
    case .list(let item): names(of: item, in: edition)
    case .choice(let choices):
      Dictionary(choices.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    case .reference(let list):
      if let vocabulary = edition.vocabularies[list] {
        Dictionary(
          vocabulary.terms.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
      } else {
        edition.registers[list].flatMap { names(of: $0, main: edition.settings.mainLanguage) }
      }
    default: nil
    }
  }

  private static func names(of register: Register, main: LanguageTag) -> [String: LocalizedText]? {
    let schema = register.schema
    guard schema.publication == .rows, schema.field("id")?.isHidden == false,
      let title = schema.titleField, !title.isHidden, title.id != "id"
    else { return nil }
    var names: [String: LocalizedText] = [:]
    for row in 0..<register.rowCount {
      guard let id = register.text("id", row: row), let name = register.text(title.id, row: row)
      else { continue }
      names[id] = LocalizedText([.init(main, name)])
    }
    return names
  }
}

extension Register {
  /// The value of a cell, whatever its column holds.
  ///
  /// - Parameters:
  ///   - column: The column's place in `columns`.
  ///   - row: The row.
  /// - Returns: The value; a list of texts where the column holds lists.
  public func cell(at column: Int, row: Int) -> CellValue {
    switch columns[column] {
    case .coded(let codes, let dictionary):
      let code = codes[row]
      return code == Register.missingCode ? .empty : .text(dictionary[Int(code)])
    case .lists(let starts, let codes, let dictionary):
      let range = Int(starts[row])..<Int(starts[row + 1])
      return range.isEmpty ? .empty : .list(codes[range].map { .text(dictionary[Int($0)]) })
    case .dates(let days):
      return days[row] == Register.missingDate ? .empty : .date(CivilDate(days: days[row]))
    case .numbers(let values, let scale):
      guard values[row] != Register.missingNumber else { return .empty }
      let power = (0..<scale).reduce(Int64(1)) { power, _ in power * 10 }
      return Rational(values[row], power).map { .number($0) } ?? .empty
    case .flags(let values): return values[row] < 2 ? .flag(values[row] == 1) : .empty
    }
  }
}
