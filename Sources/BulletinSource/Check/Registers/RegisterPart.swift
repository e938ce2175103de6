import BulletinModel
import Synchronization

/// The text of a file, which is read again where its rows are known and somebody asks for it all the same.
final class LateText: Sendable {
  /// The path of the file.
  let file: String
  private let read: @Sendable () -> [UInt8]?
  private let kept: Mutex<SourceText?>

  /// Takes a text that was read.
  init(_ text: SourceText) {
    file = text.file
    read = { nil }
    kept = Mutex(text)
  }

  /// Takes what reads the file.
  init(file: String, read: @escaping @Sendable () -> [UInt8]?) {
    self.file = file
    self.read = read
    kept = Mutex(nil)
  }

  /// The text; nil where the file has gone meanwhile.
  var value: SourceText? {
    kept.withLock { kept in
      if kept == nil { kept = read().flatMap { decodeText($0, file: file).value } }
      return kept
    }
  }
}

/// The rows of one file of a register, with the way back from a row to its cells in the text.
struct RegisterPart: Sendable {
  /// Where the cells of the rows stand.
  enum Layout: Sendable {
    /// For each field its column in the file; the rows are found again by their offsets.
    case table(delimiter: UInt8, columns: [Int?])
    /// For each row the spans of its fields.
    case list([[SourceSpan?]])
  }

  /// How many faults of one file are told before the rest is left for the next run.
  static let mostFaults = 1000

  private let text: LateText
  var columns: [ColumnBuilder]
  var layout: Layout
  /// For each row its number, as a spreadsheet shows it; in YAML its line.
  var lines: [UInt32] = []
  /// For each row the offset of its first byte.
  var offsets: [Int] = []
  private(set) var faults: [Diagnostic] = []

  init(_ text: LateText, _ columns: [ColumnBuilder]) {
    self.text = text
    self.columns = columns
    layout = .list([])
  }

  var fields: [RegisterSchema.Field] { columns.map(\.field) }

  /// The path of the file.
  var file: String { text.file }

  /// Makes room for as many rows.
  mutating func reserve(_ rows: Int) {
    lines.reserveCapacity(rows)
    offsets.reserveCapacity(rows)
    for place in columns.indices { columns[place].reserve(rows) }
  }

  /// Gives back what only reading needs.
  mutating func finish() {
    for place in columns.indices { columns[place].finish() }
  }

  /// Adds a fault unless the file has too many already.
  mutating func add(_ fault: Diagnostic) {
    if faults.count < RegisterPart.mostFaults { faults.append(fault) }
  }

  /// Adds faults found before the rows.
  mutating func add(_ found: [Diagnostic]) {
    for fault in found { add(fault) }
  }

  /// A fault in the row that begins at an offset and bears a number, at `length` bytes from `place`.
  func fault(
    _ code: FaultCode, line: Int, rowStart: Int, place: Int, length: Int,
    _ values: [String: String], replacement: String? = nil
  ) -> Diagnostic {
    guard let text = text.value else {
      return Diagnostic(code, at: SourceSpan(file: file, line: line, column: 1), values)
    }
    let lineStart = text.lineStarts[text.line(at: min(place, text.bytes.count)) - 1]
    let column = place - max(lineStart, 0) + 1
    return Diagnostic(
      code, at: SourceSpan(file: text.file, line: line, column: column, length: length), values,
      excerpt: text.excerpt(at: place), replacement: replacement)
  }

  /// A fault at the beginning of a row.
  func fault(_ code: FaultCode, row: Int, _ values: [String: String]) -> Diagnostic {
    fault(
      code, line: Int(lines[row]), rowStart: offsets[row], place: offsets[row], length: 0, values)
  }

  /// A fault at a field of a row.
  func fault(
    _ code: FaultCode, row: Int, field: String, _ values: [String: String]
  ) -> Diagnostic {
    guard let place = columns.firstIndex(where: { $0.field.id == field }) else {
      return fault(code, row: row, values)
    }
    switch layout {
    case .list(let spans):
      guard let text = text.value, let span = spans[row][place] else {
        return fault(code, row: row, values)
      }
      return text.fault(code, at: span, values)
    case .table(let delimiter, let tableColumns):
      guard let column = tableColumns[place], let cell = cell(row, column, delimiter) else {
        return fault(code, row: row, values)
      }
      return fault(
        code, line: Int(lines[row]), rowStart: offsets[row], place: cell.lowerBound,
        length: cell.count, values)
    }
  }

  /// Reads a row again for the offsets of one cell, its quotes included.
  private func cell(_ row: Int, _ column: Int, _ delimiter: UInt8) -> Range<Int>? {
    text.value?.bytes.withUnsafeBufferPointer { bytes in
      var reader = CSVReader(
        bytes, delimiter: delimiter, from: offsets[row], afterRow: Int(lines[row]) - 1)
      var cells: [CSVReader.Cell] = []
      guard reader.next(into: &cells), column < cells.count else { return nil }
      let cell = cells[column]
      let quotes = cell.content.lowerBound - cell.raw
      return cell.raw..<cell.content.upperBound + quotes
    }
  }
}
