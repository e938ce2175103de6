import BulletinModel

/// What figure blocks may name: measures with their dimensions and members, registers, lists.
struct FigureNames: Sendable {
  /// A dimension as blocks name it.
  struct Axis: Sendable {
    let dimension: Dimension
    /// All words for it, the id first, then what readers call it.
    let words: [String]
    /// Its members; nil where they are not known.
    let members: ContentLists.List?
    /// Tells whether one row may stand with several members, or members share what they count.
    let overlaps: Bool
    /// Tells whether members stand below others.
    let isTree: Bool
    let hasLevels: Bool

    var id: String { dimension.id }
  }

  let ledgers: Ledgers
  let measures: [MeasureName]
  let levels: ContentLists.List?
  private let axes: [String: [Axis]]

  init(_ ledgers: Ledgers, _ declared: [MeasureDefinition]) {
    self.ledgers = ledgers
    measures = BuiltInMeasureNames.all + declared.map { MeasureName($0) }
    levels = ledgers.members(of: "levels")
    var lists: [String: ContentLists.List] = [:]
    var axes: [String: [Axis]] = [:]
    for measure in measures {
      axes[measure.id] = measure.dimensions.map { dimension in
        if let list = dimension.list, lists[list] == nil {
          lists[list] = ledgers.members(of: list)
        }
        return FigureNames.axis(dimension, measure.register, ledgers, lists)
      }
    }
    self.axes = axes
  }

  private static let commonWords: KeyValuePairs<String, [String]> = [
    "region": ["地区"], "sector": ["领域", "行业"], "branch": ["组织"], "kind": ["类别", "类型"],
    "level": ["层级"], "formation": ["组建方式"],
  ]

  private static func axis(
    _ dimension: Dimension, _ register: String, _ ledgers: Ledgers,
    _ lists: [String: ContentLists.List]
  ) -> Axis {
    let path = dimension.field.split(separator: ".").map(String.init)
    let field = ledgers.fields(path, of: register).last
    let common = commonWords.first { $0.key == dimension.id }?.value ?? []
    let own = field.map { $0.type == .id ? [] : $0.words } ?? []
    var words: [String] = []
    for word in [dimension.id] + common + own where !words.contains(word) { words.append(word) }
    let vocabulary = dimension.list.flatMap { ledgers.vocabularies[$0] }
    return Axis(
      dimension: dimension, words: words,
      members: dimension.list.flatMap { lists[$0] } ?? field.flatMap { choices(of: $0) },
      overlaps: field?.type.isList ?? false || !(vocabulary?.isPartition ?? true),
      isTree: dimension.list.map { ledgers.isTree($0) } ?? false,
      hasLevels: dimension.list.map { ledgers.hasLevels($0) } ?? false)
  }

  private static func choices(of field: RegisterSchema.Field) -> ContentLists.List? {
    switch field.type {
    case .choice(let choices), .list(of: .choice(let choices)):
      ContentLists.List(
        field.id, choices.map { ($0.id, $0.name.entries.map(\.text)) })
    default: nil
    }
  }

  // MARK: Looking up

  /// The measure that a word means: its id or its name in any language.
  func measure(_ word: String) -> MeasureName? {
    measures.first { $0.id == word }
      ?? measures.first { $0.name.entries.contains { $0.text == word } }
  }

  /// The measure that a misspelt word may mean, in the words of its kind.
  func nearMeasure(_ word: String) -> String? {
    nearest(word, in: measures.flatMap { [$0.id] + $0.name.entries.map(\.text) })
  }

  /// The dimension of a measure that a word means.
  func axis(_ word: String, of measure: MeasureName) -> Axis? {
    let axes = axes[measure.id] ?? []
    return axes.first { $0.id == word } ?? axes.first { $0.words.contains(word) }
  }

  /// The dimension of a measure that a misspelt word may mean.
  func nearAxis(_ word: String, of measure: MeasureName) -> String? {
    nearest(word, in: (axes[measure.id] ?? []).flatMap(\.words))
  }
}
