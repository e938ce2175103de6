// One pass over a table with all that people do to tables: its steps share the row at hand.

import BulletinModel

/// Reads a CSV file into the columns of a register.
struct TableReader {
  private let schema: RegisterSchema
  private let heads: FieldHeads
  private let rules: RowChecks
  private let bytes: UnsafeBufferPointer<UInt8>
  private let texts: CellTexts
  private let text: SourceText
  private var part: RegisterPart
  private var reader: CSVReader
  private let delimiter: UInt8
  private var cells: [CSVReader.Cell] = []
  /// For each field its column in the file.
  private var columns: [Int?]
  private var headCount = 0
  private var firstRow = (offset: 0, row: 0)
  private var isRefused = false
  private var totalsChecked = 0
  /// For each field what its type says of cells.
  private let kinds: [CellKind]
  /// The fields that are never blank below a row that has them: a blank is a merged cell.
  private let mergeable: [Int]
  /// For each field whether the last row that was kept had a value.
  private var wasFilled: [Bool]

  static func read(
    _ text: SourceText, _ schema: RegisterSchema, _ columns: [ColumnBuilder]
  ) -> RegisterPart {
    text.bytes.withUnsafeBufferPointer { bytes in
      var table = TableReader(text, schema, columns, bytes)
      table.readHead()
      table.readPersonalNumbers()
      if !table.isRefused {
        // No file has more rows than lines.
        table.part.reserve(text.lineStarts.count)
        table.readRows()
        table.part.finish()
      }
      return table.part
    }
  }

  private init(
    _ text: SourceText, _ schema: RegisterSchema, _ columns: [ColumnBuilder],
    _ bytes: UnsafeBufferPointer<UInt8>
  ) {
    self.schema = schema
    self.bytes = bytes
    texts = CellTexts(bytes: bytes)
    heads = FieldHeads(schema)
    rules = RowChecks(schema)
    self.text = text
    part = RegisterPart(LateText(text), columns)
    delimiter = CSVReader.delimiter(of: bytes)
    reader = CSVReader(bytes, delimiter: delimiter)
    self.columns = Array(repeating: nil, count: schema.fields.count)
    wasFilled = Array(repeating: false, count: schema.fields.count)
    kinds = zip(schema.fields, columns).map { CellKind($0, $1) }
    mergeable = schema.fields.indices.filter { place in
      guard schema.fields[place].isRequired else { return false }
      switch schema.fields[place].type {
      case .reference, .date, .period, .choice: return true
      default: return false
      }
    }
  }

  /// What the type of a field says of its cells.
  private struct CellKind {
    let isText: Bool
    let isNumber: Bool
    let isRequired: Bool

    init(_ field: RegisterSchema.Field, _ column: ColumnBuilder) {
      (isText, isNumber, isRequired) = (column.isText, column.isNumber, field.isRequired)
    }
  }

  // MARK: Cells

  private func trimmed(_ cell: CSVReader.Cell) -> UnsafeBufferPointer<UInt8> {
    texts.trimmed(cell)
  }

  private func string(_ cell: CSVReader.Cell) -> String { texts.string(cell) }

  private func isEmpty(_ cell: CSVReader.Cell) -> Bool { texts.isEmpty(cell) }

  private func fault(
    _ code: FaultCode, _ cell: CSVReader.Cell, _ values: [String: String],
    replacement: String? = nil
  ) -> Diagnostic {
    let quotes = cell.content.lowerBound - cell.raw
    return part.fault(
      code, line: reader.row, rowStart: reader.start, place: cell.raw,
      length: cell.content.upperBound + quotes - cell.raw, values, replacement: replacement)
  }

  private func rowFault(_ code: FaultCode, _ values: [String: String]) -> Diagnostic {
    part.fault(
      code, line: reader.row, rowStart: reader.start, place: reader.start, length: 0, values)
  }

  private mutating func addSuspicious() {
    part.add(rowFault(.suspiciousRow, ["n": String(reader.row)]))
  }

  // MARK: The head

  /// Finds the header among the first rows, names what stands above it, and reads it.
  private mutating func readHead() {
    guard let head = texts.headRow(delimiter: delimiter, heads) else {
      isRefused = true
      return
    }
    while reader.next(into: &cells), reader.row < head {
      if !cells.allSatisfy(isEmpty) { addSuspicious() }
    }
    readHeads()
    part.layout = .table(delimiter: delimiter, columns: columns)
  }

  private mutating func readHeads() {
    var lastFilled = -1
    for (column, cell) in cells.enumerated() where !isEmpty(cell) {
      lastFilled = column
      readHead(string(cell), cell, column)
    }
    headCount = lastFilled + 1
    for (place, field) in schema.fields.enumerated() where field.isTyped && field.isRequired {
      guard columns[place] == nil else { continue }
      part.add(rowFault(.emptyRequired, ["f": field.alias]))
      isRefused = true
    }
  }

  private mutating func readHead(_ head: String, _ cell: CSVReader.Cell, _ column: Int) {
    if let place = heads.place(of: head) {
      guard columns[place] == nil else {
        part.add(fault(.wrongHeader, cell, ["c": head]))
        return
      }
      columns[place] = column
    } else if let computed = heads.computed(head) {
      part.add(fault(.wrongHeader, cell, computed))
    } else if ReturnMark.isHead(head) {
      // What a returned copy said of its rows is no data.
      return
    } else if HeaderWords.isPersonal(head) {
      part.add(fault(.personalColumn, cell, ["c": head]))
      isRefused = true
    } else if HeaderWords.isRate(head) {
      part.add(fault(.typedRate, cell, ["c": head]))
    } else {
      var values = ["c": head]
      values["near"] = heads.near(head)
      part.add(fault(.wrongHeader, cell, values))
    }
  }

  // MARK: Personal numbers

  private mutating func readPersonalNumbers() {
    let numbers = personalNumbers(in: text.bytes[...])
    guard !numbers.isEmpty else { return }
    var finder = CSVReader(bytes, delimiter: delimiter)
    var records: [CSVReader.Cell] = []
    var next = 0
    var previous = (row: 1, start: 0)
    while next < numbers.count {
      let goesOn = finder.next(into: &records)
      while next < numbers.count, !goesOn || numbers[next].range.lowerBound < finder.start {
        addPersonal(numbers[next], row: previous.row)
        next += 1
      }
      previous = (finder.row, finder.start)
    }
  }

  private mutating func addPersonal(_ number: PersonalNumber, row: Int) {
    let place = number.range.lowerBound
    let lineStart = text.lineStarts[text.line(at: place) - 1]
    let span = SourceSpan(
      file: text.file, line: row, column: place - lineStart + 1, length: number.range.count)
    part.add(number.fault(at: span, excerpt: text.excerpt(at: place)))
  }

  // MARK: Rows

  private mutating func readRows() {
    firstRow = (reader.start, reader.row)
    while reader.next(into: &cells) {
      if isData() { readRow() }
    }
  }

  /// Tells whether the record at hand is a row of data; what is not is named and left out.
  private mutating func isData() -> Bool {
    var filled = 0
    var first: CSVReader.Cell?
    for cell in cells where !isEmpty(cell) {
      if first == nil { first = cell }
      filled += 1
    }
    guard let first else { return false }
    if let byte = trimmed(first).first, RowMarks.mayBegin(byte),
      let mark = RowMarks.mark(string(first))
    {
      if mark != .note || filled <= 2 {
        mark == .total ? checkTotal(first) : addSuspicious()
        return false
      }
    }
    if filled == 1, headCount >= 3, !reader.isBroken {
      addSuspicious()
      return false
    }
    let hasExtra = cells.count > headCount && cells[headCount...].contains { !isEmpty($0) }
    if reader.isBroken || hasExtra || cells.count < headCount {
      let count = hasExtra || cells.count < headCount ? cells.count : headCount
      part.add(
        rowFault(
          .raggedRow, ["n": String(reader.row), "a": String(count), "b": String(headCount)]))
      return false
    }
    if isMergedBlank() {
      addSuspicious()
      return false
    }
    return true
  }

  /// A required reference or date is blank below a row that has one: a merged cell.
  private func isMergedBlank() -> Bool {
    mergeable.contains { place in
      guard let column = columns[place], wasFilled[place] else { return false }
      return isEmpty(cells[column])
    }
  }

  private mutating func readRow() {
    part.lines.append(UInt32(truncatingIfNeeded: reader.row))
    part.offsets.append(reader.start)
    for place in columns.indices {
      guard let column = columns[place] else {
        part.columns[place].appendEmpty()
        continue
      }
      read(cells[column], place)
    }
    for fault in rules.faults(of: part, row: part.lines.count - 1) { part.add(fault) }
  }

  private mutating func read(_ cell: CSVReader.Cell, _ place: Int) {
    let content = trimmed(cell)
    wasFilled[place] = !content.isEmpty
    guard !EmptyMarks.isEmpty(content, isText: kinds[place].isText) else {
      part.columns[place].appendEmpty()
      if kinds[place].isRequired {
        part.add(fault(.emptyRequired, cell, ["f": schema.fields[place].alias]))
      }
      return
    }
    let faults: [ColumnBuilder.Fault]
    if cell.hasDoubledQuotes {
      var text = string(cell)
      faults = text.withUTF8 { part.columns[place].append($0) }
    } else if kinds[place].isNumber {
      faults = part.columns[place].append(UnsafeBufferPointer(rebasing: bytes[cell.content]))
    } else {
      faults = part.columns[place].append(content)
    }
    for found in faults {
      part.add(fault(found.code, cell, found.values, replacement: found.replacement))
    }
  }

  // MARK: Totals

  /// Compares a row of totals with the rows above it that agree with its other filled cells.
  private mutating func checkTotal(_ mark: CSVReader.Cell) {
    totalsChecked += 1
    guard totalsChecked <= 50 else { return addSuspicious() }
    let keys = schema.fields.indices.compactMap { place -> (Int, String)? in
      guard let column = columns[place], column < cells.count, !part.columns[place].isNumber,
        cells[column].raw != mark.raw, !isEmpty(cells[column])
      else { return nil }
      return (column, string(cells[column]))
    }
    for place in schema.fields.indices where part.columns[place].isNumber {
      guard let column = columns[place], column < cells.count, !isEmpty(cells[column]),
        let kind = part.columns[place].numberKind,
        case .value(let total, _) = parseNumber(string(cells[column]), as: kind)
      else { continue }
      let sum = sum(of: column, kind, where: keys)
      guard sum != total else { continue }
      part.add(
        rowFault(
          .wrongTotal, ["a": decimalText(total, kind.scale), "b": decimalText(sum, kind.scale)]))
      return
    }
    addSuspicious()
  }

  private func sum(of column: Int, _ kind: NumberKind, where keys: [(Int, String)]) -> Int64 {
    var sum: Int64 = 0
    var scout = CSVReader(
      bytes, delimiter: delimiter, from: firstRow.offset, afterRow: firstRow.row - 1)
    var row: [CSVReader.Cell] = []
    _ = scout.next(into: &row)
    while scout.next(into: &row), scout.row < reader.row {
      guard column < row.count, keys.allSatisfy({ $0.0 < row.count && string(row[$0.0]) == $0.1 }),
        let first = row.first(where: { !isEmpty($0) }), RowMarks.mark(string(first)) == nil,
        case .value(let value, _) = parseNumber(string(row[column]), as: kind)
      else { continue }
      sum &+= value
    }
    return sum
  }
}

/// What people type where there is nothing.
enum EmptyMarks {
  /// Tells whether a cell without spaces at its ends means that there is no value.
  static func isEmpty(_ cell: UnsafeBufferPointer<UInt8>, isText: Bool) -> Bool {
    switch cell.count {
    case 0: return true
    case 1: return cell[0] == 0x2D || cell[0] == 0x2F && !isText
    case 3:
      // In the order of the bytes: — － and, where no text is expected, ／ 无.
      switch (cell[0], cell[1], cell[2]) {
      case (0xE2, 0x80, 0x94), (0xEF, 0xBC, 0x8D): return true
      case (0xEF, 0xBC, 0x8F), (0xE6, 0x97, 0xA0): return !isText
      default: return false
      }
    case 6: return cell.elementsEqual([0xE2, 0x80, 0x94, 0xE2, 0x80, 0x94])
    default: return false
    }
  }
}

/// A number times `10^scale` as a decimal, without zeros at its end.
func decimalText(_ value: Int64, _ scale: Int) -> String {
  guard scale > 0 else { return String(value) }
  var power: UInt64 = 1
  for _ in 0..<scale { power *= 10 }
  let whole = value.magnitude / power
  var fraction = String(value.magnitude % power)
  fraction = String(repeating: "0", count: scale - fraction.utf8.count) + fraction
  while fraction.hasSuffix("0") { fraction.removeLast() }
  return (value < 0 ? "-" : "") + String(whole) + (fraction.isEmpty ? "" : ".\(fraction)")
}
