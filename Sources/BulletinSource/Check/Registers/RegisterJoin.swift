import BulletinModel

/// Puts the files of a register together and checks what only the whole can tell.
struct RegisterJoin {
  private let parts: [RegisterPart]
  /// What the register is, with the places of its formulas.
  let declared: DeclaredSchema
  private let rules: RegisterRules
  private let vocabularies: [String: Vocabulary]
  private(set) var register: Register
  private(set) var faults: [Diagnostic] = []
  /// For each part the number of its first row.
  private let firstRows: [Int]
  /// For each part how many faults it has.
  private var tallies: [Int]

  private var schema: RegisterSchema { register.schema }

  /// Takes the rows out of the parts: what is left of these are the texts.
  init(
    taking parts: inout [RegisterPart], _ declared: DeclaredSchema,
    _ vocabularies: [String: Vocabulary]
  ) {
    self.declared = declared
    self.vocabularies = vocabularies
    let schema = declared.schema
    rules = RegisterRules.builtIn(schema.id)
    var first: [Int] = []
    var rowFiles: [UInt32] = []
    for (file, part) in parts.enumerated() {
      first.append(rowFiles.count)
      rowFiles += Array(repeating: UInt32(file), count: part.lines.count)
      faults += part.faults
    }
    firstRows = first
    tallies = parts.map(\.faults.count)
    var columns: [Register.Column] = []
    for (place, field) in schema.fields.enumerated() {
      columns.append(ColumnBuilder.column(field, parts.map { $0.columns[place] }))
      for part in parts.indices {
        parts[part].columns[place] = ColumnBuilder(field, referents: nil)
      }
    }
    register = Register(
      schema: schema, columns: columns, files: parts.map(\.file), rowFiles: rowFiles,
      rowLines: parts.flatMap(\.lines))
    self.parts = parts
  }

  /// Adds E14, E72 and E79: what rows say of each other.
  mutating func check() {
    for (place, field) in schema.fields.enumerated()
    where field.id == "id" || field.isUnique { checkUnique(place) }
    checkGrain()
  }

  /// Adds a fault that is not one of a row.
  mutating func add(_ fault: Diagnostic) { faults.append(fault) }

  private mutating func put(_ column: Register.Column, at place: Int) {
    var columns = register.columns
    columns[place] = column
    register = Register(
      schema: schema, columns: columns, files: register.files, rowFiles: register.rowFiles,
      rowLines: register.rowLines)
  }

  // MARK: References

  /// Gives the references of a column their ids, now that what they name is read.
  ///
  /// Faults: E74 for what names nothing, E14 for parents.
  mutating func resolve(_ place: Int, _ referents: Referents) {
    if let parent = rules.parent, schema.fields[place].id == parent {
      return checkParents(parent, place, referents)
    }
    switch register.columns[place] {
    case .coded(let codes, let dictionary):
      let (table, words) = RegisterJoin.table(dictionary, referents)
      for (row, code) in codes.enumerated() where code != Register.missingCode {
        if table[Int(code)] == Register.missingCode {
          addDangling(row, place, dictionary[Int(code)], referents)
        }
      }
      put(
        .coded(
          codes: codes.map { $0 == Register.missingCode ? $0 : table[Int($0)] },
          dictionary: words), at: place)
    case .lists(let starts, let codes, let dictionary):
      resolveLists(place, starts, codes, dictionary, referents)
    default: return
    }
  }

  private mutating func resolveLists(
    _ place: Int, _ starts: [UInt32], _ codes: [UInt32], _ dictionary: [String],
    _ referents: Referents
  ) {
    let (table, words) = RegisterJoin.table(dictionary, referents)
    var ends: [UInt32] = [0]
    var kept: [UInt32] = []
    for row in 0..<register.rowCount {
      for code in codes[Int(starts[row])..<Int(starts[row + 1])] {
        if table[Int(code)] == Register.missingCode {
          addDangling(row, place, dictionary[Int(code)], referents)
        } else {
          kept.append(table[Int(code)])
        }
      }
      ends.append(UInt32(kept.count))
    }
    put(.lists(starts: ends, codes: kept, dictionary: words), at: place)
  }

  /// For each word of a dictionary the code of the id that it means, with all those ids.
  private static func table(
    _ dictionary: [String], _ referents: Referents
  ) -> (codes: [UInt32], ids: [String]) {
    var words = WordCodes()
    let codes = dictionary.map { word in
      referents.id(of: word).map { words.code(of: $0) } ?? Register.missingCode
    }
    return (codes, words.dictionary)
  }

  private mutating func addDangling(
    _ row: Int, _ place: Int, _ word: String, _ referents: Referents
  ) {
    let (code, values) = referents.fault(for: word)
    addRowFault(code, row: row, field: schema.fields[place].id, values)
  }

  // MARK: Derived fields and rules

  /// Computes a derived field; E80 where it cannot hold the outcome.
  mutating func derive(_ field: String, _ formula: RowFormula) {
    guard let place = schema.fields.firstIndex(where: { $0.id == field }) else { return }
    let derived = DerivedColumn(schema.fields[place], formula, rows: register.rowCount)
    put(derived.column, at: place)
    let label = schema.fields[place].alias
    for (row, value) in derived.misfits {
      addRowFault(.outOfRange, row: row, field: nil, ["v": "\(label) \(value)"])
    }
  }

  /// Adds E75 for every row that breaks a rule.
  mutating func check(
    _ rule: RegisterSchema.Rule, _ text: String, _ formula: RowFormula
  ) {
    let values = [
      "say": rule.message.text(in: "zh"), "say@en": rule.message.text(in: "en"), "rule": text,
    ]
    for row in 0..<register.rowCount {
      guard case .flag(false) = formula.value(row) else { continue }
      addRowFault(.brokenRule, row: row, field: rule.field, values)
    }
  }

  /// Adds a fault of a row unless its file has too many already.
  private mutating func addRowFault(
    _ code: FaultCode, row: Int, field: String?, _ values: [String: String]
  ) {
    let file = Int(register.rowFiles[row])
    guard tallies[file] < RegisterPart.mostFaults else { return }
    tallies[file] += 1
    faults.append(fault(code, row: row, field: field, values))
  }

  private func fault(
    _ code: FaultCode, row: Int, field: String?, _ values: [String: String]
  ) -> Diagnostic {
    let file = Int(register.rowFiles[row])
    let local = row - firstRows[file]
    guard let field else { return parts[file].fault(code, row: local, values) }
    return parts[file].fault(code, row: local, field: field, values)
  }

  // MARK: Unique fields

  private mutating func checkUnique(_ place: Int) {
    if case .coded(let codes, let dictionary) = register.columns[place] {
      var first = [Int](repeating: -1, count: dictionary.count)
      for (row, code) in codes.enumerated() where code != Register.missingCode {
        if first[Int(code)] < 0 {
          first[Int(code)] = row
        } else {
          addDouble(row, place, before: first[Int(code)])
        }
      }
      return
    }
    var seen: [Int64: Int] = [:]
    for row in 0..<register.rowCount {
      let key = RegisterJoin.key(register.columns[place], row)
      guard key != .min else { continue }
      if let before = seen[key] {
        addDouble(row, place, before: before)
      } else {
        seen[key] = row
      }
    }
  }

  private mutating func addDouble(_ row: Int, _ place: Int, before: Int) {
    let field = schema.fields[place].id
    let span = register.span(ofRow: before)
    let value =
      register.text(field, row: row) ?? register.date(field, row: row)?.iso
      ?? register.number(field, row: row).map(RegisterJoin.shown) ?? ""
    addRowFault(
      .duplicateID, row: row, field: field,
      ["id": value, "file": span.file, "n": String(span.start.line)])
  }

  private static func shown(_ number: Rational) -> String {
    decimalText(number.scaled(digits: 6), 6)
  }

  // MARK: Grain

  private mutating func checkGrain() {
    guard !schema.grain.isEmpty else { return }
    let columns = schema.grain.compactMap { register.column($0) }
    var seen: [[Int64]: Int] = [:]
    seen.reserveCapacity(register.rowCount)
    for row in 0..<register.rowCount {
      let key = columns.map { RegisterJoin.key($0, row) }
      guard !key.contains(.min) else { continue }
      guard let before = seen[key] else {
        seen[key] = row
        continue
      }
      addRowFault(
        .duplicateGrain, row: row, field: nil,
        ["key": grainText(row)].merging(placeText(before, beside: row)) { first, _ in first })
    }
  }

  private static func key(_ column: Register.Column, _ row: Int) -> Int64 {
    switch column {
    case .coded(let codes, _): codes[row] == Register.missingCode ? .min : Int64(codes[row])
    case .dates(let days): days[row] == Register.missingDate ? .min : Int64(days[row])
    case .numbers(let values, _): values[row]
    case .flags(let flags): flags[row] < 2 ? Int64(flags[row]) : .min
    case .lists: .min
    }
  }

  private func grainText(_ row: Int) -> String {
    schema.grain.compactMap { field in
      register.date(field, row: row)?.iso
        ?? register.text(field, row: row).map { shown($0, field) }
        ?? register.number(field, row: row).map(RegisterJoin.shown)
    }.joined(separator: " ")
  }

  /// The name of what a reference points to.
  private func shown(_ id: String, _ field: String) -> String {
    guard let type = schema.fields.first(where: { $0.id == field })?.type,
      case .reference(let list) = type
    else { return id }
    return vocabularies[list]?.term(id)?.name.text(in: "zh") ?? id
  }

  /// Where a row stands; with its file where that is another than the row's beside it.
  private func placeText(_ row: Int, beside other: Int) -> [String: String] {
    let line = register.rowLines[row]
    let isSame = register.rowFiles[row] == register.rowFiles[other]
    let file = isSame ? "" : register.files[Int(register.rowFiles[row])] + " "
    return ["at": "\(file)第\(line)行", "at@en": "\(file)row \(line)"]
  }

  // MARK: Parents

  private mutating func checkParents(_ field: String, _ place: Int, _ referents: Referents) {
    guard case .coded(let codes, let words) = register.columns[place] else { return }
    let (table, dictionary) = RegisterJoin.table(words, referents)
    put(
      .coded(
        codes: codes.map { $0 == Register.missingCode ? $0 : table[Int($0)] },
        dictionary: dictionary), at: place)
    var rows: [String: Int] = [:]
    for row in 0..<register.rowCount {
      if let id = register.text("id", row: row), rows[id] == nil { rows[id] = row }
    }
    let depths = ParentTree(register, field, rows)
    for row in 0..<register.rowCount where codes[row] != Register.missingCode {
      let word = words[Int(codes[row])]
      guard let id = referents.id(of: word), let parent = rows[id] else {
        addParentFault(row, field, word, missing(word, referents))
        continue
      }
      if let (chinese, english) = depths.objection(to: parent, of: row, vocabularies["levels"]) {
        addParentFault(row, field, id, (chinese, english))
      }
    }
  }

  private func missing(_ word: String, _ referents: Referents) -> (String, String) {
    guard let near = referents.fault(for: word).values["near"] else {
      return ("没有这个组织", "there is no such unit")
    }
    return ("没有这个组织，相近：\(near)", "there is no such unit, close: \(near)")
  }

  private mutating func addParentFault(
    _ row: Int, _ field: String, _ parent: String, _ why: (chinese: String, english: String)
  ) {
    let path = "\(register.text("id", row: row) ?? "") → \(parent)"
    addRowFault(
      .wrongParent, row: row, field: field,
      ["path": "\(path)，\(why.chinese)", "path@en": "\(path): \(why.english)"])
  }
}

/// The tree that the rows of a register form by their parents.
private struct ParentTree {
  private let register: Register
  private let parents: [Int]
  /// For each row whether going up from it never ends.
  private let isCircular: [Bool]

  init(_ register: Register, _ field: String, _ rows: [String: Int]) {
    self.register = register
    let parents = (0..<register.rowCount).map { row in
      register.text(field, row: row).flatMap { rows[$0] } ?? -1
    }
    self.parents = parents
    var states = [UInt8](repeating: 0, count: parents.count)
    for row in parents.indices where states[row] == 0 {
      var path: [Int] = []
      var next = row
      while next >= 0, states[next] == 0 {
        states[next] = 1
        path.append(next)
        next = parents[next]
      }
      let circle = next >= 0 && states[next] == 1 ? path.firstIndex(of: next) : nil
      for (place, member) in path.enumerated() {
        states[member] = circle.map { place >= $0 } == true ? 3 : 2
      }
    }
    isCircular = states.map { $0 == 3 }
  }

  /// Why a row cannot stand below a parent; nil when it can.
  func objection(to parent: Int, of row: Int, _ levels: Vocabulary?) -> (String, String)? {
    if isCircular[row] { return ("上下级绕成了圈", "the parents form a circle") }
    if let levels, let own = register.text("level", row: row).flatMap({ levels.order(of: $0) }),
      let above = register.text("level", row: parent).flatMap({ levels.order(of: $0) }), above > own
    {
      return ("上级的层级比它低", "the parent's level is below it")
    }
    if let end = register.date("dissolved", row: parent),
      register.date("dissolved", row: row).map({ $0 > end }) ?? true
    {
      return ("上级已于 \(end.iso) 撤销", "the parent was dissolved on \(end.iso)")
    }
    return nil
  }
}
