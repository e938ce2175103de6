/// What one row of a register is and which fields it has.
public struct RegisterSchema: Sendable, Hashable {
  /// What a field holds.
  public indirect enum FieldType: Sendable, Hashable {
    /// The row's own id.
    case id
    /// Text.
    case text
    /// The id of a term in a vocabulary, or of a row in a register.
    case reference(to: String)
    /// Several values, parted by `;`, `；`, `、` or spaces.
    case list(of: FieldType)
    /// A day.
    case date
    /// An exact non-negative whole number.
    case count
    /// A whole number.
    case integer
    /// A decimal number, kept exactly.
    case decimal
    /// Yuan, exact to the fen.
    case money
    /// Yes or no.
    case flag
    /// An http or https address.
    case url
    /// A period such as `2025Q3`.
    case period
    /// One of some values that the schema itself lists.
    case choice([Choice])
  }

  /// One value of a field that lists its own.
  public struct Choice: Sendable, Hashable {
    /// The id in rows and formulas.
    public let id: String
    /// The name in each language.
    public let name: LocalizedText

    /// Names a value.
    public init(id: String, name: LocalizedText) {
      self.id = id
      self.name = name
    }
  }

  /// One field.
  public struct Field: Sendable, Hashable {
    /// The English key, in snake_case.
    public let id: String
    /// The one Chinese alias, accepted wherever the key is and shown in messages.
    public let alias: String
    /// What it holds.
    public let type: FieldType
    /// Tells whether it must be filled.
    public let isRequired: Bool
    /// The unit of a number, such as 人次.
    public let unit: String?
    /// The name in each language, where the schema gives more than the alias.
    public let name: LocalizedText?
    /// Tells whether no two rows may share a value.
    public let isUnique: Bool
    /// The formula that the value comes from; such a field is never typed.
    public let derivation: Expression?
    /// Tells whether it counts persons, so that small counts are withheld.
    public let countsPersons: Bool
    /// Tells whether it is never shown, asked by or downloaded.
    public let isHidden: Bool

    /// Makes a field.
    public init(
      _ id: String, alias: String, _ type: FieldType, required: Bool = false, unit: String? = nil,
      name: LocalizedText? = nil, unique: Bool = false, derivation: Expression? = nil,
      persons: Bool = false, hidden: Bool = false
    ) {
      self.id = id
      self.alias = alias
      self.type = type
      self.isRequired = required
      self.unit = unit
      self.name = name
      isUnique = unique
      self.derivation = derivation
      countsPersons = persons
      isHidden = hidden
    }

    /// The name for readers of a language: the alias in Chinese where no name is given.
    public func label(in language: LanguageTag) -> String {
      if let name { return name.text(in: language) }
      return language.primary == "zh" || language.primary == "bo" ? alias : id
    }
  }

  /// A condition that every row must meet.
  public struct Rule: Sendable, Hashable {
    /// What must hold; a row in which it comes to nothing does not break it.
    public let condition: Expression
    /// What is said of a row that breaks it.
    public let message: LocalizedText
    /// The field at which it is said; nil for the row.
    public let field: String?

    /// Makes a rule.
    public init(_ condition: Expression, message: LocalizedText, field: String? = nil) {
      self.condition = condition
      self.message = message
      self.field = field
    }
  }

  /// How much of a register is made public.
  public enum Publication: String, Sendable, Hashable, CaseIterable {
    /// Every row may be listed and downloaded.
    case rows
    /// Sums, rates and tables only.
    case aggregates
  }

  /// Who must report, and how often.
  public struct Expectation: Sendable, Hashable {
    /// The list of those who report: `regions`, `branches` or another vocabulary or register.
    public let list: String
    /// The field of the register that names them.
    public let field: String
    /// What a member must be, such as `level: prefecture`; fields of a term or row.
    public let filter: [String: String]
    /// How often.
    public let every: Period.Kind
    /// The field that says for when: a period or a day.
    public let time: String
    /// Within how many days after a period's end a report is in time.
    public let days: Int

    /// Makes an expectation.
    public init(
      list: String, field: String, filter: [String: String] = [:], every: Period.Kind,
      time: String, days: Int = 15
    ) {
      self.list = list
      self.field = field
      self.filter = filter
      self.every = every
      self.time = time
      self.days = days
    }
  }

  /// The register's id: its folder's name.
  public let id: String
  /// The register's name.
  public let name: LocalizedText
  /// What it holds and how it is kept.
  public let description: LocalizedText?
  /// What one row is, in words, such as 一个驿站.
  public let rowName: LocalizedText?
  /// The fields in order.
  public let fields: [Field]
  /// The fields that together name one row; empty where the id alone does.
  public let grain: [String]
  /// What every row must meet.
  public let rules: [Rule]
  /// How much of it is made public.
  public let publication: Publication
  /// Tells whether `/registers/<id>/` lists it.
  public let hasListPage: Bool
  /// Tells whether every row has a page of its own.
  public let hasRowPages: Bool
  /// Who must report it.
  public let expectation: Expectation?
  /// Tells whether the program itself knows it: branches, activities, coverage.
  public let isBuiltIn: Bool
  /// The file that declares it; nil for a built-in one that no site extends.
  public let file: String?

  /// Makes a schema.
  public init(
    id: String, name: LocalizedText, fields: [Field], grain: [String] = [],
    description: LocalizedText? = nil, rowName: LocalizedText? = nil, rules: [Rule] = [],
    publication: Publication = .rows, hasListPage: Bool = false, hasRowPages: Bool = false,
    expectation: Expectation? = nil, isBuiltIn: Bool = false, file: String? = nil
  ) {
    self.id = id
    self.name = name
    self.fields = fields
    self.grain = grain
    self.description = description
    self.rowName = rowName
    self.rules = rules
    self.publication = publication
    self.hasListPage = hasListPage
    self.hasRowPages = hasRowPages
    self.expectation = expectation
    self.isBuiltIn = isBuiltIn
    self.file = file
  }

  /// The field with an id.
  public func field(_ id: String) -> Field? { fields.first { $0.id == id } }

  /// The fields that readers may see, in order.
  public var shownFields: [Field] { fields.filter { !$0.isHidden } }

  /// The field by whose text a row is called: `name`, `title`, else the first text, else the id.
  public var titleField: Field? {
    field("name") ?? field("title") ?? fields.first { $0.type == .text } ?? field("id")
  }
}
