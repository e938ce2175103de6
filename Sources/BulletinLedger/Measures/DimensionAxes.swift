import BulletinModel

/// For each measure the dimensions by which it may be asked, with the names of their members.
func axes(
  _ definitions: [MeasureDefinition], of edition: Edition, by resolver: Resolver
) -> [String: [DimensionAxis]] {
  var known: [Dimension: [String: DimensionAxis]] = [:]
  var axes: [String: [DimensionAxis]] = [:]
  for definition in definitions {
    let register = definition.measure.register
    for dimension in definition.dimensions {
      guard let axis = resolver.axis(dimension.id, of: definition.measure.id) else { continue }
      let named =
        known[dimension]?[register] ?? AxisNames(edition, dimension, register: register).named(axis)
      known[dimension, default: [:]][register] = named
      axes[definition.measure.id, default: []].append(named)
    }
  }
  return axes
}

/// The names of a dimension and of its members.
private struct AxisNames {
  private let edition: Edition
  private let dimension: Dimension
  private let field: RegisterSchema.Field?
  private let titles: [String: String]

  init(_ edition: Edition, _ dimension: Dimension, register: String) {
    self.edition = edition
    self.dimension = dimension
    field = AxisNames.field(dimension.path, of: register, in: edition)
    titles = dimension.list.flatMap { edition.registers[$0] }.map(AxisNames.titles) ?? [:]
  }

  /// The axis with names, its members each before those below it.
  func named(_ axis: Axis) -> DimensionAxis {
    let list = dimension.list.flatMap { edition.vocabularies[$0] }
    let branches =
      dimension.list == "branches"
      ? Dictionary(
        edition.branches.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }) : [:]
    return DimensionAxis(
      dimension: dimension, name: name,
      members: axis.walked.map { id in
        let term = list?.term(id)
        let branch = branches[id]
        return DimensionAxis.Member(
          id: id, name: term?.name ?? name(of: id, branch),
          short: term?.short ?? branch?.short.map(AxisNames.plain),
          parent: axis.parent(of: id), level: term?.level ?? branch?.level)
      }, isPartition: axis.isPartition)
  }

  private var name: LocalizedText {
    guard let field else { return AxisNames.plain(dimension.id) }
    return field.name
      ?? LocalizedText([.init("zh", field.alias), .init("en", AxisNames.words(field.id))])
  }

  private func name(of id: String, _ branch: Branch?) -> LocalizedText {
    if let branch { return AxisNames.plain(branch.name) }
    if case .choice(let choices) = field?.type, let choice = choices.first(where: { $0.id == id }) {
      return choice.name
    }
    if field?.type == .flag {
      return LocalizedText([.init("zh", id == "yes" ? "是" : "否"), .init("en", id)])
    }
    return AxisNames.plain(titles[id] ?? id)
  }

  private static func plain(_ text: String) -> LocalizedText { LocalizedText([.init("zh", text)]) }

  private static func words(_ id: String) -> String {
    let text = id.split(separator: "_").joined(separator: " ")
    return text.prefix(1).uppercased() + text.dropFirst()
  }

  /// The field at the end of a path through references.
  private static func field(_ path: [String], of register: String, in edition: Edition)
    -> RegisterSchema.Field?
  {
    var next = edition.registers[register]?.schema
    var found: RegisterSchema.Field?
    for name in path {
      found = next?.field(name)
      guard case .reference(let target) = found?.type else { break }
      next = edition.registers[target]?.schema
    }
    return found
  }

  /// What each row of a register is called, by its id.
  private static func titles(_ register: Register) -> [String: String] {
    guard let title = register.schema.titleField?.id else { return [:] }
    var titles: [String: String] = [:]
    for row in 0..<register.rowCount {
      if let id = register.text("id", row: row), titles[id] == nil {
        titles[id] = register.text(title, row: row)
      }
    }
    return titles
  }
}
