import BulletinModel

/// Puts the files of a register together and checks what only the whole can tell.
struct RegisterJoin {
  private let parts: [RegisterPart]
  private let schema: RegisterSchema
  private let rules: RegisterRules
  private let vocabularies: [String: Vocabulary]
  private var register: Register
  private(set) var faults: [Diagnostic] = []
  /// For each part the number of its first row.
  private let firstRows: [Int]

  init(_ parts: [RegisterPart], _ schema: RegisterSchema, _ vocabularies: [String: Vocabulary]) {
    self.parts = parts
    self.schema = schema
    self.vocabularies = vocabularies
    rules = RegisterRules.builtIn(schema.id)
    var first: [Int] = []
    var rowFiles: [UInt32] = []
    for (file, part) in parts.enumerated() {
      first.append(rowFiles.count)
      rowFiles += Array(repeating: UInt32(file), count: part.lines.count)
      faults += part.faults
    }
    firstRows = first
    register = Register(
      schema: schema,
      columns: schema.fields.indices.map { place in
        ColumnBuilder.column(schema.fields[place], parts.map { $0.columns[place] })
      },
      files: parts.map(\.text.file), rowFiles: rowFiles, rowLines: parts.flatMap(\.lines))
  }

  /// The register, with E14, E72 and E79 among the faults.
  mutating func joined() -> Register {
    checkIDs()
    checkGrain()
    if let parent = rules.parent { checkParents(parent) }
    return register
  }

  private func fault(
    _ code: FaultCode, row: Int, field: String?, _ values: [String: String]
  ) -> Diagnostic {
    let file = Int(register.rowFiles[row])
    let local = row - firstRows[file]
    guard let field else { return parts[file].fault(code, row: local, values) }
    return parts[file].fault(code, row: local, field: field, values)
  }

  private mutating func checkIDs() {
    guard case .coded(let codes, let dictionary) = register.column("id") else { return }
    var first = [Int](repeating: -1, count: dictionary.count)
    for (row, code) in codes.enumerated() where code != Register.missingCode {
      let before = first[Int(code)]
      guard before >= 0 else {
        first[Int(code)] = row
        continue
      }
      let span = register.span(ofRow: before)
      faults.append(
        fault(
          .duplicateID, row: row, field: "id",
          ["id": dictionary[Int(code)], "file": span.file, "n": String(span.start.line)]))
    }
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
      faults.append(
        fault(
          .duplicateGrain, row: row, field: nil,
          ["key": grainText(row)].merging(placeText(before, beside: row)) { first, _ in first }))
    }
  }

  private static func key(_ column: Register.Column, _ row: Int) -> Int64 {
    switch column {
    case .coded(let codes, _): codes[row] == Register.missingCode ? .min : Int64(codes[row])
    case .dates(let days): days[row] == Register.missingDate ? .min : Int64(days[row])
    case .numbers(let values, _): values[row]
    case .flags(let flags): Int64(flags[row])
    case .lists: .min
    }
  }

  private func grainText(_ row: Int) -> String {
    schema.grain.compactMap { field in
      register.date(field, row: row)?.iso
        ?? register.text(field, row: row).map { shown($0, field) }
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

  private mutating func checkParents(_ field: String) {
    guard let place = schema.fields.firstIndex(where: { $0.id == field }),
      case .coded(let codes, let words) = register.columns[place]
    else { return }
    let referents = Referents(register)
    let ids = words.map { referents.id(of: $0) }
    var columns = register.columns
    columns[place] = .coded(
      codes: codes.map { $0 != Register.missingCode && ids[Int($0)] != nil ? $0 : .max },
      dictionary: zip(ids, words).map { $0 ?? $1 })
    register = Register(
      schema: schema, columns: columns, files: register.files, rowFiles: register.rowFiles,
      rowLines: register.rowLines)
    var rows: [String: Int] = [:]
    for row in 0..<register.rowCount {
      if let id = register.text("id", row: row), rows[id] == nil { rows[id] = row }
    }
    let depths = ParentTree(register, field, rows)
    for row in 0..<register.rowCount where codes[row] != Register.missingCode {
      let word = words[Int(codes[row])]
      guard let id = ids[Int(codes[row])], let parent = rows[id] else {
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
    faults.append(
      fault(
        .wrongParent, row: row, field: field,
        ["path": "\(path)，\(why.chinese)", "path@en": "\(path): \(why.english)"]))
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
