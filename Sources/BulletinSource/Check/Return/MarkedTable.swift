import BulletinModel

/// Writes a table again with one more column: its own bytes stay as they are.
struct MarkedTable {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let delimiter: UInt8
  private let notes: RowNotes
  private let head: Int
  /// The column of an earlier copy, which gives way to the new one.
  private var replaced: Int?
  private var width = 0
  private var output: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The table in UTF-8, with a mark and CRLF at the end of every row.
  static func bytes(of bytes: [UInt8], _ schema: RegisterSchema?, _ notes: RowNotes) -> [UInt8] {
    // A carriage return by itself ends lines of old; the rows are counted without it.
    let hasLoneReturn = bytes.indices.contains {
      bytes[$0] == 0x0D && ($0 + 1 == bytes.count || bytes[$0 + 1] != 0x0A)
    }
    let lines = hasLoneReturn ? SourceText(file: "", utf8: bytes).bytes : bytes
    return lines.withUnsafeBufferPointer { buffer in
      var table = MarkedTable(buffer, schema, notes)
      table.measure()
      table.write()
      return table.output
    }
  }

  private init(
    _ bytes: UnsafeBufferPointer<UInt8>, _ schema: RegisterSchema?, _ notes: RowNotes
  ) {
    self.bytes = bytes
    self.notes = notes
    let (delimiter, texts) = (CSVReader.delimiter(of: bytes), CellTexts(bytes: bytes))
    self.delimiter = delimiter
    head = schema.flatMap { texts.headRow(delimiter: delimiter, FieldHeads($0)) } ?? 1
    output.reserveCapacity(bytes.count + bytes.count / 8)
  }

  // MARK: Columns

  /// Finds how many columns the widest row has, and the column of an earlier copy.
  private mutating func measure() {
    var reader = CSVReader(bytes, delimiter: delimiter)
    var cells: [CSVReader.Cell] = []
    let texts = CellTexts(bytes: bytes)
    while reader.row < head, reader.next(into: &cells) {}
    if reader.row == head, let last = cells.lastIndex(where: { !texts.isEmpty($0) }),
      ReturnMark.isHead(texts.string(cells[last]))
    {
      replaced = last
    }
    reader = CSVReader(bytes, delimiter: delimiter)
    while reader.next(into: &cells) { width = max(width, kept(cells).count) }
  }

  /// The cells of a row without that of an earlier copy.
  private func kept(_ cells: [CSVReader.Cell]) -> ArraySlice<CSVReader.Cell> {
    guard let replaced, cells.count > replaced,
      cells[(replaced + 1)...].allSatisfy(CellTexts(bytes: bytes).isEmpty)
    else { return cells[...] }
    return cells[..<replaced]
  }

  // MARK: Rows

  private mutating func write() {
    var reader = CSVReader(bytes, delimiter: delimiter)
    var cells: [CSVReader.Cell] = []
    while reader.next(into: &cells) {
      let note = reader.row == head ? nil : notes.cell(ofRow: reader.row)
      let kept = kept(cells)
      writeCells(kept, before: kept.count < cells.count ? cells[kept.count].raw : nil)
      if reader.row == head {
        pad(kept.count)
        // What is wrong with the head itself stands beside its mark.
        let words = [ReturnMark.head(in: notes.language), notes.cell(ofRow: head)]
        output += MarkedTable.quoted(
          Array(words.compactMap { $0 }.joined(separator: ReturnMark.joint).utf8))
      } else if note != nil || cells.count > 1 || !CellTexts(bytes: bytes).isEmpty(cells[0]) {
        pad(kept.count)
        if let note { output += MarkedTable.quoted(Array(note.utf8)) }
      }
      output += [0x0D, 0x0A]
    }
  }

  /// Writes the delimiters up to the new column.
  private mutating func pad(_ count: Int) {
    output += Array(repeating: delimiter, count: width - count + 1)
  }

  /// Writes cells as they stand; a quote that never closes is closed, lest it swallow the new column.
  private mutating func writeCells(_ cells: ArraySlice<CSVReader.Cell>, before next: Int?) {
    guard let first = cells.first, let last = cells.last else { return }
    if let next {
      output += bytes[first.raw..<next - 1]
      return
    }
    if bytes[safe: last.raw] == 0x22, last.content.upperBound == bytes.count {
      output += withoutEnd(first.raw..<bytes.count) + [0x22]
      return
    }
    var end = last.content.upperBound
    while let byte = bytes[safe: end], byte != 0x0A { end += 1 }
    output += withoutReturn(first.raw..<end)
  }

  private func withoutReturn(_ range: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> {
    let hasReturn = !range.isEmpty && bytes[range.upperBound - 1] == 0x0D
    return bytes[hasReturn ? range.dropLast() : range]
  }

  /// The bytes of an unclosed cell without the line end that only ends the file.
  private func withoutEnd(_ range: Range<Int>) -> [UInt8] {
    var content = Array(bytes[range])
    if content.last == 0x0A { content.removeLast() }
    if content.last == 0x0D { content.removeLast() }
    return content
  }

  /// A cell in quotation marks.
  private static func quoted(_ content: [UInt8]) -> [UInt8] {
    var cell: [UInt8] = [0x22]
    for byte in content { cell += byte == 0x22 ? [0x22, 0x22] : [byte] }
    return cell + [0x22]
  }
}
