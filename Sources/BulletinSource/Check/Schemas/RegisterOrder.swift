import BulletinModel

/// In which order registers are read: each after those that its references name; registers that
/// refer to each other form one group.
///
/// Source: Tarjan, "Depth-First Search and Linear Graph Algorithms" (1972).
struct RegisterOrder {
  private(set) var groups: [[DeclaredSchema]] = []
  private let schemas: [DeclaredSchema]
  private let places: [String: Int]
  private var numbers: [Int?]
  private var lows: [Int]
  private var isOpen: [Bool]
  private var stack: [Int] = []
  private var next = 0

  init(_ schemas: [DeclaredSchema]) {
    self.schemas = schemas
    places = Dictionary(
      schemas.enumerated().map { ($1.schema.id, $0) }, uniquingKeysWith: { first, _ in first })
    numbers = Array(repeating: nil, count: schemas.count)
    lows = Array(repeating: 0, count: schemas.count)
    isOpen = Array(repeating: false, count: schemas.count)
    for place in schemas.indices where numbers[place] == nil { visit(place) }
  }

  private mutating func visit(_ place: Int) {
    let number = next
    next += 1
    numbers[place] = number
    lows[place] = number
    stack.append(place)
    isOpen[place] = true
    for target in schemas[place].schema.targets.compactMap({ places[$0] }) {
      if let known = numbers[target] {
        if isOpen[target] { lows[place] = min(lows[place], known) }
      } else {
        visit(target)
        lows[place] = min(lows[place], lows[target])
      }
    }
    guard lows[place] == number else { return }
    var group: [Int] = []
    while let last = stack.popLast() {
      isOpen[last] = false
      group.append(last)
      if last == place { break }
    }
    groups.append(group.sorted().map { schemas[$0] })
  }
}

extension RegisterSchema {
  /// The lists that its references name, in the order of the fields.
  var targets: [String] { fields.compactMap(\.type.target) }
}

extension RegisterSchema.FieldType {
  /// The list that a reference, or a list of references, names.
  var target: String? {
    switch self {
    case .reference(let target): target
    case .list(let item): item.target
    default: nil
    }
  }
}
