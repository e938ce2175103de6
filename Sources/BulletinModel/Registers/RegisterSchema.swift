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

    /// Makes a field.
    public init(
      _ id: String, alias: String, _ type: FieldType, required: Bool = false, unit: String? = nil
    ) {
      self.id = id
      self.alias = alias
      self.type = type
      self.isRequired = required
      self.unit = unit
    }
  }

  /// The register's id: its folder's name.
  public let id: String
  /// The register's name.
  public let name: LocalizedText
  /// The fields in order.
  public let fields: [Field]
  /// The fields that together name one row; empty where the id alone does.
  public let grain: [String]

  /// Makes a schema.
  public init(id: String, name: LocalizedText, fields: [Field], grain: [String] = []) {
    self.id = id
    self.name = name
    self.fields = fields
    self.grain = grain
  }
}
