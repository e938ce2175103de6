import BulletinModel

/// A register's schema with the places of its formulas, for faults that only rows can show.
struct DeclaredSchema: Sendable {
  let schema: RegisterSchema
  /// The texts of the rules, in their order.
  let rules: [FormulaText]
  /// The texts of the formulas of derived fields, by field.
  let derivations: [String: FormulaText]

  /// A built-in register as it is.
  init(_ schema: RegisterSchema) {
    self.init(schema: schema, rules: [], derivations: [:])
  }

  init(schema: RegisterSchema, rules: [FormulaText], derivations: [String: FormulaText]) {
    self.schema = schema
    self.rules = rules
    self.derivations = derivations
  }

  /// The folder of its rows, with its last `/`.
  var folder: String { DeclaredSchema.folder(schema.id, isBuiltIn: schema.isBuiltIn) }

  static func folder(_ id: String, isBuiltIn: Bool) -> String {
    isBuiltIn ? "content/\(id)/" : "content/registers/\(id)/"
  }
}
