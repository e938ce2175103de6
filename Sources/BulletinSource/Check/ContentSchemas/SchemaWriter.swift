/// Writes shapes as JSON Schema, draft 2020-12.
///
/// YAML types plain words by itself: `2025` is a number and `yes` may be a truth value, so a text may
/// be either. An empty value counts as an absent one everywhere.
struct SchemaWriter {
  private typealias Pairs = [(String, JSONText)]

  /// The schema of a whole file.
  mutating func document(_ shape: ValueShape, title: String) -> String {
    let head: Pairs = [
      ("$schema", .text("https://json-schema.org/draft/2020-12/schema")), ("title", .text(title)),
    ]
    guard case .object(let pairs) = schema(of: shape) else {
      preconditionFailure("a file is never of any shape")
    }
    return JSONText.object(head + pairs).formatted() + "\n"
  }

  private func schema(of shape: ValueShape) -> JSONText {
    switch shape {
    case .any: .flag(true)
    case .text: .object([("type", types("string", "number", "boolean", "null"))])
    case .pattern(let pattern):
      .object([("type", types("string", "number", "null")), ("pattern", .text(pattern))])
    case .localized: localized
    case .date: .object([("type", types("string", "null"))])
    case .integer(let bounds): integer(bounds)
    case .flag: flag
    case .choice(let words): choice(words)
    case .list(let item): list(item)
    case .entries(let item):
      .object([("type", types("array", "null")), ("items", schema(of: .either([item])))])
    case .mapping(let keys): mapping(keys)
    case .pairs(let pattern, let value):
      .object([
        ("type", types("object", "null")),
        ("patternProperties", .object([(pattern, schema(of: value))])),
        ("additionalProperties", .flag(false)),
      ])
    case .either(let shapes):
      shapes.count == 1
        ? schema(of: shapes[0]) : .object([("anyOf", .array(shapes.map { schema(of: $0) }))])
    }
  }

  private func types(_ names: String...) -> JSONText { .array(names.map { .text($0) }) }

  private var localized: JSONText {
    .object([
      (
        "anyOf",
        .array([
          schema(of: .text),
          .object([
            ("type", .text("object")), ("minProperties", .number(1)),
            (
              "patternProperties",
              .object([("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", schema(of: .text))])
            ),
            ("additionalProperties", .flag(false)),
          ]),
        ])
      )
    ])
  }

  private func integer(_ bounds: ClosedRange<Int>) -> JSONText {
    .object([
      (
        "anyOf",
        .array([
          .object([
            ("type", .text("integer")), ("minimum", .number(bounds.lowerBound)),
            ("maximum", .number(bounds.upperBound)),
          ]),
          .object([("type", .text("string")), ("pattern", .text("^\\s*-?[0-9]+\\s*$"))]),
          .object([("type", .text("null"))]),
        ])
      )
    ])
  }

  private var flag: JSONText {
    .object([
      (
        "enum",
        .array([.flag(true), .flag(false)] + ["yes", "no", "是", "否"].map { .text($0) } + [.null])
      )
    ])
  }

  /// Words, and the truth value that YAML makes of one.
  private func choice(_ words: [String]) -> JSONText {
    let isTruth = words.contains { ["no", "off", "false"].contains($0) }
    return .object([
      ("enum", .array(words.map { .text($0) } + (isTruth ? [.flag(false)] : []) + [.null]))
    ])
  }

  private func list(_ item: ValueShape) -> JSONText {
    .object([
      (
        "anyOf",
        .array([
          .object([
            ("type", .text("array")),
            (
              "items",
              .object([("anyOf", .array([schema(of: item), .object([("type", .text("null"))])]))])
            ),
          ]),
          schema(of: item), .object([("type", .text("null"))]),
        ])
      )
    ])
  }

  // MARK: Mappings

  private func mapping(_ keys: MappingKeys) -> JSONText {
    var properties: Pairs = []
    var rules: [JSONText] = []
    for key in keys.declarations {
      properties.append((key.name, described(key, other: key.alias)))
      if key.alias != key.name {
        properties.append((key.alias, described(key, other: key.name)))
        let both = JSONText.array([.text(key.name), .text(key.alias)])
        rules.append(.object([("not", .object([("required", both)]))]))
      }
      if key.isRequired {
        let either = Set([key.name, key.alias]).count == 1 ? [key.name] : [key.name, key.alias]
        rules.append(
          .object([
            ("anyOf", .array(either.map { .object([("required", .array([.text($0)]))]) }))
          ]))
      }
    }
    var pairs: Pairs = [
      ("type", types("object", "null")), ("properties", .object(properties)),
      ("additionalProperties", .flag(false)),
    ]
    if !rules.isEmpty {
      // Nothing is required of an empty value, which counts as absent.
      pairs += [
        ("if", .object([("type", .text("object"))])),
        ("then", .object([("allOf", .array(rules))])),
      ]
    }
    return .object(pairs)
  }

  private func described(_ key: KeyDeclaration, other: String) -> JSONText {
    var pairs: Pairs = []
    if case .object(let shape) = schema(of: key.value) { pairs = shape }
    guard !key.chinese.isEmpty else { return .object(pairs) }
    let isMust = key.isRequired ? "（必填）" : ""
    let text =
      "\(other) · \(key.chinese)\(isMust)\n\(key.english)\(key.isRequired ? " (required)" : "")"
    return .object([("description", .text(text))] + pairs)
  }
}
